import { identifierKey } from '../claims/entities.ts'
import { ONE_FOR_EACH } from '../claims/merge-conflicts.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'
import { TIMEOUT_MS } from './check.ts'
import type { Gathered } from './gather.ts'

const SHARED_IDENTIFIERS = loadCypher(import.meta.url, './shared-identifiers.cypher')

/** How many of the entities among these records have a number that a register gives to one thing only, and that another record has too. */
export async function countSharing(graph: Graph, records: readonly Gathered[]): Promise<number> {
  const numbers = new Map<string, Set<string>>()
  for (const record of records) {
    if (!('entity' in record)) continue
    const { id, identifiers } = record.entity
    const own = identifiers.filter(({ scheme }) => ONE_FOR_EACH.includes(scheme)).map(identifierKey)
    if (own.length > 0) numbers.set(id, new Set([...(numbers.get(id) ?? []), ...own]))
  }
  if (numbers.size === 0) return 0
  const rows = [...numbers].map(([id, own]) => [id, [...own]])
  const [row] = await graph.read(SHARED_IDENTIFIERS, { rows }, { timeoutMs: TIMEOUT_MS })
  return (row?.[0] ?? 0) as number
}
