import { resolveEntities } from '../claims/resolve.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'

const FORMER_LINKS = loadCypher(import.meta.url, './former-links.cypher')

/**
 * What each id stands for now: itself, what it was merged into, or the thing that an identifier "SCHEME:value" identifies, whatever
 * the case of its scheme. Ids that lead nowhere are absent.
 */
export async function resolveIds(graph: Graph, ids: readonly string[]): Promise<Map<string, string>> {
  const [links, others] = [ids.filter(isLink), ids.filter((id) => !isLink(id))]
  const found = new Map<string, string>()
  if (links.length > 0) {
    for (const [id, current] of await graph.read(FORMER_LINKS, { ids: links }))
      found.set(id as string, current as string)
  }
  if (others.length > 0) {
    for (const [id, entity] of await resolveEntities(graph, others)) found.set(id, entity.id)
  }
  return found
}

const isLink = (id: string): boolean => id.startsWith('link_')
