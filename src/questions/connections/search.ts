import { worldOf } from '../../claims/world.ts'
import { loadCypher } from '../../graph/cypher.ts'
import type { Statement } from '../../graph/graph.ts'
import type { Found, Search } from '../define-question.ts'
import { unlessLate } from '../search.ts'
import { DEFAULT_TYPES, type Parameters } from './parameters.ts'
import { Hops } from './paths.ts'
import { Ties } from './ties.ts'

const MOST_HOPS = 6
/** Relationships between two things that are near: all longer ways between them can be looked for, not only others. */
const NEAR = 4
/** Ways of single links that one trip brings: few things with several links between each two have hundreds. */
const MOST_WAYS = 1000
const SHORTEST = loadCypher(import.meta.url, './connections.cypher')
const LONGER = loadCypher(import.meta.url, './longer.cypher')

/** Nobody should walk into a market with thousands of competitors only to turn back: without these two types a text of its own. */
const narrow = ({ name, text }: Statement): Statement => ({
  name: `${name}-default`,
  text: text.replaceAll('RIVALRY|', '').replaceAll('|COMPETES_IN', ''),
})
const forEachHops = (
  { name, text }: Statement,
  bound: (hops: number) => readonly [string, string],
): readonly Statement[] =>
  Array.from({ length: MOST_HOPS }, (_, i) => ({
    name: `${name}-${i + 1}`,
    text: text.replaceAll(...bound(i + 1)),
  }))
const shortest = (statement: Statement) => forEachHops(statement, (hops) => ['*..12', `*..${2 * hops}`])
const longer = (statement: Statement) =>
  forEachHops(statement, (hops) => ['{1,6}', `{1,${Math.min(2 * hops, NEAR + 2)}}`]).slice(0, 3)

const TEXTS = {
  default: { shortest: shortest(narrow(SHORTEST)), longer: longer(narrow(LONGER)) },
  any: { shortest: shortest(SHORTEST), longer: longer(LONGER) },
}
export const STATEMENTS: readonly Statement[] = Object.values(TEXTS).flatMap((texts) => [
  ...texts.shortest,
  ...texts.longer,
])

/**
 * First the shortest ways, counted in relationships; then, between things that are near, those up to two longer, and between others the
 * shortest that do without the links of the first. The scope narrows the search itself: a graph of all days has so many ways that those of
 * the day would not be among the first. What it keeps out is searched for beside: the shortest ways of any day, however sure.
 */
export async function searchWays(search: Search, { from, to, types, maxHops }: Parameters): Promise<Found> {
  const texts = types.every((type) => DEFAULT_TYPES.includes(type)) ? TEXTS.default : TEXTS.any
  const pick = (statements: readonly Statement[]): Statement => {
    const found = statements[Math.min(maxHops, statements.length) - 1]
    if (!found) throw new RangeError(`There is no statement for ${maxHops} hops.`)
    return found
  }
  const { lens } = search
  const least = lens.minConfidence ?? 0
  const params = { from, to, types: [...types], least }
  const short = { ...params, paths: MOST_WAYS, known: [], beside: search.withClaims || least > 0 }
  const first = await search.ties(pick(texts.shortest), short)
  const ties = new Ties(worldOf(first, lens), types, least)
  const length = ties.distance(from, to)
  if (length === null) return { rows: first, explored: first.length, truncated: false }

  const isNear = length <= NEAR
  // Longer ways are an extra: if they take too long, the shortest are an answer, and it says that it was cut short.
  const more = isNear
    ? await unlessLate(search.ties(pick(texts.longer), { ...params, paths: MOST_WAYS + 1 }))
    : await search.ties(pick(texts.shortest), { ...short, known: ties.onShortest(from, to), beside: false })
  const rows = [...first, ...(more ?? [])]
  const world = worldOf(rows, lens)
  const { cut } = new Hops(world, types, (link) => link.confidence >= least).paths(from, to, maxHops)
  const isCut = () => new Ties(world, types, least).hasMoreWays(from, to, NEAR + 2, MOST_WAYS)
  return { rows, explored: rows.length, truncated: cut || !isNear || more === null || isCut() }
}
