import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'

const WITHDRAWN = loadCypher(import.meta.url, './cypher/withdrawn.cypher')

/** How many of these claims were retracted and not recorded again. One round trip; none for no claims. */
export async function countWithdrawn(graph: Graph, ids: readonly string[], now: Date): Promise<number> {
  if (ids.length === 0) return 0
  const [row] = await graph.read(WITHDRAWN, { ids: [...ids], now: now.toISOString() })
  return Number(row?.[0] ?? 0)
}
