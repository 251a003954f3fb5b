import { fromCursor, type SortKey, toCursor } from '../claims/cursor.ts'
import { compareText } from '../claims/order.ts'
import { requireKinds, resolveMeant } from '../claims/resolve.ts'
import type { Entity } from '../claims/types.ts'
import { DealgraphError } from '../errors.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value } from '../graph/graph.ts'
import { ENTITY_KINDS, type EntityKind } from '../graph/vocabulary.ts'
import { indexQuery } from './index-query.ts'
import { entityOf, readFacts, type Verdict } from './records.ts'
import { mayReach, type Read, type Reason, readTraits, scorePair } from './score.ts'

const PAGE_OF_ENTITIES = loadCypher(import.meta.url, './cypher/page-of-entities.cypher')
/** Parameter: id. */
export const ONE_ENTITY = loadCypher(import.meta.url, './cypher/one-entity.cypher')
const NEAR_ENTITIES = loadCypher(import.meta.url, './cypher/near-entities.cypher')

/** Entities whose likes are looked for on one page, and those that are passed over to find so many of the wanted kinds. */
const MOST_LOOKED_AT = 50
/** So many first; how long that takes says how many more there is time for. */
const FIRST_LOOKED_AT = 10
const LOOK_MS = 1_000
const MOST_PASSED_OVER = 2_000
/** What the index gives for each: names that many share, such as those of funds, can have more. */
const MOST_NEAR = 50
/** Of how many pairs the graph is asked what stands between them. */
const MOST_PAIRS = 300
const MOST_FIRST = 100

/** Agreements come to be by what claims say of them: two of them are one by what they say, not by a merge. */
export const MERGED_KINDS = ENTITY_KINDS.filter((kind) => kind !== 'AGREEMENT')

export interface Sought {
  kinds: readonly EntityKind[] | null
  /** Only pairs with this one: an id, a former id, or SCHEME:value. */
  about: string | null
  minScore: number
  first: number
  after: string | null
  /** Whether pairs on which somebody gave a verdict are told too. */
  judged: boolean
}
/** Two records that may be of one thing. */
export interface SameThing {
  a: Entity
  b: Entity
  score: number
  reasons: Reason[]
  verdict: Verdict | null
  claims: { a: number; b: number }
}
export interface SamePage {
  pairs: { pair: SameThing; cursor: string }[]
  /** Where the next page begins; null after the last. It may be there though this page has no pair. */
  next: string | null
  /** How many entities were looked at for this page. */
  examined: number
}

/** Where a pair stands in the list: by its first entity, then best first. */
const PAIR_KEY = 3
const keyOf = ({ a, b, score }: SameThing): SortKey => [a.id, rank(score), b.id]
const rank = (score: number): string => String(1000 - Math.round(score * 1000)).padStart(4, '0')
/** Stands after all pairs of an entity. */
const END = '9999'

/**
 * Records that may be of one thing. The whole graph is looked through in pages: of each, so many entities in the order of their ids, and
 * for each of them the others of its kind that share an identifier with it or are called alike. At most five trips, each well within the time
 * of a read: on a large or busy database a page covers fewer.
 */
export async function sameThings(graph: Graph, sought: Sought, now: Date): Promise<SamePage> {
  const kinds = check(sought)
  const list = JSON.stringify(['sameThings', sought.kinds, sought.about, sought.minScore, sought.judged])
  const after = sought.after === null ? null : fromCursor(list, sought.after, PAIR_KEY)
  const { entities, next } =
    sought.about === null
      ? await nextEntities(graph, kinds, after)
      : await oneEntity(graph, kinds, sought.about)
  const anchors = entities.map((entity): [Entity, Read] => [entity, readTraits(entity)])
  const { near, reached } = await nearOnes(graph, anchors, sought.about !== null)
  // Whole entities at a time, so that none of their pairs is lost between two pages.
  const taken: [Entity, Read, Entity, Read][] = []
  let done = 0
  for (const [entity, read] of anchors.slice(0, reached)) {
    const likely = (near.get(entity.id) ?? []).filter(([, other]) => mayReach(read, other, sought.minScore))
    if (done > 0 && taken.length + likely.length > MOST_PAIRS) break
    taken.push(...likely.map(([b, other]): (typeof taken)[number] => [entity, read, b, other]))
    done++
  }
  const facts = await readFacts(
    graph,
    taken.map(([a, , b]) => [a, b]),
    now.toISOString(),
  )
  const found = taken
    .map(([a, x, b, y]): SameThing => {
      const between = { shared: facts.shared(a.id, b.id), against: facts.againstByClaims(a, b) }
      const claims = { a: facts.claimsOf(a.id), b: facts.claimsOf(b.id) }
      return { a, b, ...scorePair(x, y, between), verdict: facts.verdict(a.id, b.id), claims }
    })
    .filter(({ score, verdict }) => score >= sought.minScore && (sought.judged || verdict === null))
    .filter((pair) => after === null || compareKeys(keyOf(pair), after) > 0)
    .sort((p, q) => compareKeys(keyOf(p), keyOf(q)))
  const shown = found.slice(0, sought.first)
  const [lastShown, lastDone] = [shown.at(-1), anchors[done - 1]?.[0]]
  const goesOn =
    found.length > shown.length
      ? lastShown && keyOf(lastShown)
      : done < anchors.length
        ? lastDone && [lastDone.id, END, '']
        : next
  return {
    pairs: shown.map((pair) => ({ pair, cursor: toCursor(list, keyOf(pair)) })),
    next: goesOn ? toCursor(list, goesOn) : null,
    examined: done,
  }
}

const compareKeys = (p: SortKey, q: SortKey): number =>
  p.reduce((found, part, i) => found || compareText(part, q[i] ?? ''), 0)

function check({ kinds, minScore, first }: Sought): EntityKind[] {
  const bad = (message: string): never => {
    throw new DealgraphError('BAD_INPUT', message)
  }
  if (!(minScore >= 0 && minScore <= 1)) bad(`\`minScore\` must be from 0 to 1, not ${minScore}.`)
  if (!(Number.isInteger(first) && first >= 1 && first <= MOST_FIRST))
    bad(`\`first\` must be a whole number from 1 to ${MOST_FIRST}, not ${first}.`)
  const wanted = MERGED_KINDS.filter((kind) => kinds === null || kinds.includes(kind))
  if (wanted.length === 0)
    bad(`\`kinds\` must name one of ${MERGED_KINDS.join(', ')}: agreements are not merged.`)
  return wanted
}

interface Anchors {
  entities: Entity[]
  /** The key from which the page after this one goes on. */
  next: SortKey | null
}

async function nextEntities(
  graph: Graph,
  kinds: readonly EntityKind[],
  after: SortKey | null,
): Promise<Anchors> {
  const params = {
    from: after?.[0] ?? '',
    kinds: [...kinds],
    scanned: MOST_PASSED_OVER,
    most: MOST_LOOKED_AT + 1,
  }
  const [row] = await graph.read(PAGE_OF_ENTITIES, params)
  const [last, passedOver, found] = row ?? []
  const all = ((found ?? []) as Value[]).map(entityOf)
  // The one at which the last page ended is looked at again only if some of its pairs are left.
  const rest = all.filter(({ id }) => !(after?.[0] === id && after[1] === END))
  const entities = rest.slice(0, MOST_LOOKED_AT)
  const end =
    all.length > MOST_LOOKED_AT
      ? entities.at(-1)?.id
      : passedOver === MOST_PASSED_OVER
        ? (last as string)
        : null
  return { entities, next: end == null ? null : [end, END, ''] }
}

async function oneEntity(graph: Graph, kinds: readonly EntityKind[], about: string): Promise<Anchors> {
  const meant = await resolveMeant(graph, [about])
  const found = (await requireKinds(graph, [{ id: about, kinds }], meant)).get(about)
  const rows = await graph.read(ONE_ENTITY, { id: found?.id ?? about })
  return { entities: rows.map(([entity]) => entityOf(entity ?? null)), next: null }
}

interface Near {
  /** For each entity the others that may be the same; of two that find each other, for one of them only. */
  near: Map<string, [Entity, Read][]>
  /** How many of the entities there was time for. */
  reached: number
}

async function nearOnes(graph: Graph, anchors: readonly [Entity, Read][], isOne: boolean): Promise<Near> {
  const near: Near['near'] = new Map()
  const began = performance.now()
  await look(anchors.slice(0, FIRST_LOOKED_AT))
  const each = (performance.now() - began) / FIRST_LOOKED_AT
  const reached = Math.min(anchors.length, Math.max(FIRST_LOOKED_AT, Math.floor(LOOK_MS / each)))
  await look(anchors.slice(FIRST_LOOKED_AT, reached))
  return { near, reached }

  async function look(some: readonly [Entity, Read][]): Promise<void> {
    const byId = new Map(some.map((anchor) => [anchor[0].id, anchor]))
    const rows = some.flatMap(([{ id, kind }, { names }]) => {
      const query = indexQuery(names)
      return query === null ? [] : [{ id, kind, query }]
    })
    if (rows.length === 0) return
    const reads = new Map<string, Read>()
    for (const [id, value] of await graph.read(NEAR_ENTITIES, { rows, most: MOST_NEAR })) {
      const [other, anchor] = [entityOf(value ?? null), byId.get(id as string)]
      if (!anchor) continue
      const read = reads.get(other.id) ?? readTraits(other)
      reads.set(other.id, read)
      if (!isOne && !findsTheOther(anchor, [other, read])) continue
      near.set(anchor[0].id, [...(near.get(anchor[0].id) ?? []), [other, read]])
    }
  }
}

/**
 * The index holds names as they are written. Gazprom is found by who looks for Газпром, OpenAI by who looks for Open AI, and not the other
 * way round: so a pair is told with the one that finds the other; where both do, with the lower id.
 */
function findsTheOther([a, x]: readonly [Entity, Read], [b, y]: readonly [Entity, Read]): boolean {
  const reach = ({ names }: Read): number =>
    (names.some(({ latin }) => latin !== null) ? 1000 : 0) + (names[0]?.own.words.length ?? 0)
  return reach(x) - reach(y) > 0 || (reach(x) === reach(y) && a.id < b.id)
}
