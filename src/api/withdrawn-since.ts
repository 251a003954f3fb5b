import { countWithdrawn } from '../claims/withdrawn.ts'
import type { Graph } from '../graph/graph.ts'
import { sayDate } from '../words/say-amounts.ts'

/** The line that tells how many of these claims, which were shown at that moment, were withdrawn since; none where none were. */
export async function withdrawnSince(
  graph: Graph,
  claims: readonly string[],
  since: string,
  now = new Date(),
): Promise<string[]> {
  const gone = await countWithdrawn(graph, claims, now)
  if (gone === 0) return []
  return [`${gone} ${gone === 1 ? 'fact' : 'facts'} withdrawn since ${sayDate(since.slice(0, 10))}.`]
}
