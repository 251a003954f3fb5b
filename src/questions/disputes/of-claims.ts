import type { Lens } from '../../claims/lens.ts'
import { toTieRow } from '../../claims/rows.ts'
import { worldOf } from '../../claims/world.ts'
import { loadCypher } from '../../graph/cypher.ts'
import type { Graph } from '../../graph/graph.ts'
import { type Dispute, disputeOf } from './decide.ts'
import { disagreements } from './positions.ts'

export const OF_CLAIMS = loadCypher(import.meta.url, './of-claims.cypher')

const MOST = 100

/** The disputes of the day in which one of these claims takes a side; at most 100. One trip. */
export async function disputesOf(graph: Graph, claims: readonly string[], lens: Lens): Promise<Dispute[]> {
  if (claims.length === 0) return []
  const { validAt, knownAt } = lens
  const rows = await graph.read(OF_CLAIMS, { ids: [...claims], limit: MOST, validAt, knownAt, wide: true })
  const asked = new Set(claims)
  return [...worldOf(rows.map(toTieRow), lens).histories.values()]
    .flatMap((history) => disagreements(history, validAt).map((found) => disputeOf(history, found)))
    .filter(({ positions }) => positions.some((position) => position.claims.some((id) => asked.has(id))))
    .slice(0, MOST)
}
