import { ask } from './ask.ts'

export interface Thing {
  id: string
  name: string
  kind: string
}

/** What has been picked or met so far, by id. */
const met = new Map<string, Thing>()
export const meet = (thing: Thing): void => void met.set(thing.id, thing)
export const nameOf = (id: string): string => met.get(id)?.name ?? id
export const isMet = (id: string): boolean => met.has(id)
export const thingOf = (id: string | undefined): Thing | undefined => met.get(id ?? '')

const FIND = `query find($text: String!, $id: ID!, $kinds: [EntityKind!]) {
  entity(id: $id) { id name kind }
  search(text: $text, kinds: $kinds, first: 5) { matched entity { id name kind } }
}`

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** The one thing that is called so, or has this id; null where there is none, or more than one. */
export async function findThing(text: string, kinds: readonly string[]): Promise<Thing | null> {
  const { entity, search } = await ask<{
    entity: Thing | null
    search: { matched: string; entity: Thing }[]
  }>(FIND, { text, id: text, kinds })
  const exact = search.filter((hit) =>
    [hit.matched, hit.entity.name].some((name) => fold(name) === fold(text)),
  )
  const found =
    entity && kinds.includes(entity.kind) ? entity : exact.length === 1 ? (exact[0]?.entity ?? null) : null
  if (found) meet(found)
  return found
}

/** Whether something has this id already: an entity, an agreement or a source. */
export async function isTaken(id: string): Promise<boolean> {
  const { entity, source } = await ask<{ entity: unknown; source: unknown }>(
    'query taken($id: ID!) { entity(id: $id) { id } source(id: $id) { id } }',
    { id },
  )
  return entity !== null || source !== null
}
