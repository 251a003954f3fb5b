import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'
import type { EntityRef } from './world.ts'

const RESOLVE_IDS = loadCypher(import.meta.url, './cypher/resolve-ids.cypher')
const NEAREST_NAMES = loadCypher(import.meta.url, './cypher/nearest-names.cypher')
const KNOWN_SOURCES = loadCypher(import.meta.url, './cypher/known-sources.cypher')

/** Schemes are capitals in the store; callers write them as they like. */
const written = (id: string): string => id.replace(/^[A-Za-z0-9_-]+(?=:)/, (scheme) => scheme.toUpperCase())

/** Ids, former ids and identifiers (SCHEME:value) → the entities that they stand for now; unknown ones are absent. */
export async function resolveEntities(graph: Graph, ids: readonly string[]): Promise<Map<string, EntityRef>> {
  const asked = new Map(ids.map((id) => [written(id), id]))
  const rows = await graph.read(RESOLVE_IDS, { ids: [...asked.keys()] })
  return new Map(
    rows.map(([id, current, kind, name, form]) => [
      asked.get(id as string) ?? (id as string),
      { id: current, kind, name, form: form ?? null } as EntityRef,
    ]),
  )
}

/** Up to five entities named like this text, nearest first. */
export async function nearestNames(graph: Graph, text: string): Promise<{ id: string; name: string }[]> {
  // Only letters and digits reach the index, each word with two typos allowed: nothing of its query language is left.
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return []
  const rows = await graph.read(NEAREST_NAMES, { text: words.map((word) => `${word}~2`).join(' OR ') })
  return rows.map(([id, name]) => ({ id: id as string, name: name as string }))
}

export async function unknownSources(graph: Graph, ids: readonly string[]): Promise<string[]> {
  const known = new Set((await graph.read(KNOWN_SOURCES, { ids: [...ids] })).map(([id]) => id))
  return ids.filter((id) => !known.has(id))
}
