import { brief, DealgraphError } from '../errors.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value } from '../graph/graph.ts'
import type { EntityKind } from '../graph/vocabulary.ts'
import { isNear } from './nearness.ts'
import type { EntityRef } from './world.ts'

/** Parameters: ids; sources. Both may stand as a part of another statement, so that nothing is asked for them alone. */
export const RESOLVE_IDS = loadCypher(import.meta.url, './cypher/resolve-ids.cypher')
export const UNKNOWN_SOURCES = loadCypher(import.meta.url, './cypher/unknown-sources.cypher')
const NEAREST_NAMES = loadCypher(import.meta.url, './cypher/nearest-names.cypher')

/** What an id turned out to stand for. Sources have ids of the same sort as entities, and are easily taken for one. */
export interface Meant extends Omit<EntityRef, 'kind'> {
  kind: EntityKind | 'SOURCE'
}

/** An id that an argument names, and the kinds of thing that it may stand for there. */
export interface Wanted {
  id: string
  kinds: readonly EntityKind[]
}

/** Schemes are capitals in the store; callers write them as they like. */
export const written = (id: string): string =>
  id.replace(/^[A-Za-z0-9_-]+(?=:)/, (scheme) => scheme.toUpperCase())

/** From the columns of RESOLVE_IDS: the id as it was asked for, and what it stands for. */
export const toMeant = ([asked, id, kind, name, form]: readonly Value[]): [string, Meant] => [
  asked as string,
  { id, kind, name, form: form ?? null } as Meant,
]

/** Ids, former ids and identifiers (SCHEME:value) → what they stand for now, sources too; unknown ones are absent. */
export async function resolveMeant(graph: Graph, ids: readonly string[]): Promise<Map<string, Meant>> {
  const asked = new Map(ids.map((id) => [written(id), id]))
  const rows = await graph.read(RESOLVE_IDS, { ids: [...asked.keys()] })
  return new Map(rows.map(toMeant).map(([id, meant]) => [asked.get(id) ?? id, meant]))
}

/** The same of entities alone. */
export async function resolveEntities(graph: Graph, ids: readonly string[]): Promise<Map<string, EntityRef>> {
  return new Map(
    [...(await resolveMeant(graph, ids))].filter((one): one is [string, EntityRef] => isEntity(one[1])),
  )
}

const isEntity = (meant: Meant): meant is EntityRef => meant.kind !== 'SOURCE'

/**
 * What each wanted id stands for. NOT_FOUND where one leads nowhere or to a thing of another kind: an empty answer would read as
 * "there is none".
 */
export async function requireKinds(
  graph: Graph,
  wanted: readonly Wanted[],
  meant: ReadonlyMap<string, Meant>,
): Promise<Map<string, EntityRef>> {
  const found = new Map<string, EntityRef>()
  for (const { id, kinds } of wanted) {
    const thing = meant.get(id)
    if (!thing || !isEntity(thing) || !kinds.includes(thing.kind))
      throw await notFound(graph, { id, kinds }, thing)
    found.set(id, thing)
  }
  return found
}

async function notFound(
  graph: Graph,
  { id, kinds }: Wanted,
  thing: Meant | undefined,
): Promise<DealgraphError> {
  const kind = thing?.kind ?? kindOfComputed(id)
  const near = await nearestNames(graph, thing?.name ?? id.replaceAll('-', ' '), kinds)
  const fault = kind
    ? `${brief(id)} is ${named(kind)}, not ${anyOf(kinds.map(named))}.`
    : `There is nothing with the id ${brief(id)}.`
  const hint =
    near.length > 0 ? ` Is one of these meant? ${near.map((e) => `${e.name} (${e.id})`).join(', ')}.` : ''
  return new DealgraphError('NOT_FOUND', fault + hint, {
    id: brief(id),
    ...(kind && { kind }),
    wanted: kinds,
    nearest: near,
  })
}

type Told = Meant['kind'] | 'CLAIM' | 'LINK'
const kindOfComputed = (id: string): Told | null =>
  id.startsWith('claim_') ? 'CLAIM' : id.startsWith('link_') ? 'LINK' : null
const named = (kind: Told): string => `${kind === 'AGREEMENT' ? 'an' : 'a'} ${kind.toLowerCase()}`
const anyOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`

/** How many names are suggested. */
const MOST_NAMES = 5
/** Of a text of any length so much is looked for: a word with two typos may be fifty words to the index, which takes a thousand. */
const LONGEST_ASKED = 200
const MOST_WORDS = 16

/** Entities of these kinds whose name, or another name, may have been meant by this text, nearest first. */
async function nearestNames(
  graph: Graph,
  text: string,
  kinds: readonly EntityKind[],
): Promise<{ id: string; name: string }[]> {
  // Only small letters and digits reach the index, each word with two typos allowed: nothing of its query language is left.
  const asked = text.slice(0, LONGEST_ASKED).normalize('NFC').toLowerCase()
  const words = (asked.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const query = words.map((word) => `${word}~2`).join(' OR ')
  const rows = await graph.read(NEAREST_NAMES, { text: query, kinds: [...kinds] })
  return rows
    .map(([id, name, aliases]) => ({
      id: id as string,
      name: name as string,
      others: (aliases ?? []) as string[],
    }))
    .filter(({ id, name, others }) => [id, name, ...others].some((one) => isNear(asked, one)))
    .slice(0, MOST_NAMES)
    .map(({ id, name }) => ({ id, name }))
}

/** A misspelt source would leave everything in place, and the answer would seem to stand without it. */
export function refuseUnknownSources(unknown: readonly string[]): void {
  if (unknown.length === 0) return
  const message = `withoutSources names what is no source: ${[...unknown].sort().join(', ')}.`
  throw new DealgraphError('NOT_FOUND', message, { ids: [...unknown].sort().map((id) => brief(id)) })
}
