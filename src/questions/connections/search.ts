import type { Link } from '../../claims/types.ts'
import { type TieRow, worldOf } from '../../claims/world.ts'
import { loadCypher } from '../../graph/cypher.ts'
import type { Params, Statement } from '../../graph/graph.ts'
import type { Found, Search } from '../define-question.ts'
import { unlessLate } from '../search.ts'
import { DEFAULT_TYPES, type Parameters } from './parameters.ts'
import { Hops, MOST_PATHS } from './paths.ts'

const MOST_HOPS = 6
/** Relationships between two things that are near: all longer ways between them can be looked for, not only others. */
const NEAR = 4
const SHORTEST = loadCypher(import.meta.url, './connections.cypher')
const LONGER = loadCypher(import.meta.url, './longer.cypher')

/** Nobody should walk into a market with thousands of competitors only to turn back: without these two types a text of its own. */
const narrow = ({ name, text }: Statement): Statement => ({
  name: `${name}-default`,
  text: text.replace('RIVALRY|', '').replace('|COMPETES_IN', ''),
})
const forEachHops = (
  { name, text }: Statement,
  bound: (hops: number) => readonly [string, string],
): readonly Statement[] =>
  Array.from({ length: MOST_HOPS }, (_, i) => ({
    name: `${name}-${i + 1}`,
    text: text.replace(...bound(i + 1)),
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

/** So few links make fewer than MOST_PATHS ways: of n links at most (n / length) to the power of the length. */
const FEW = 11

/**
 * First the shortest ways, counted in relationships; then, between things that are near, those up to two longer, and between others the
 * shortest that do without the links of the first. The least confidence narrows the search itself, so what it keeps out is searched for
 * beside: the shortest ways without it.
 */
export async function searchWays(search: Search, { from, to, types, maxHops }: Parameters): Promise<Found> {
  const texts = types.every((type) => DEFAULT_TYPES.includes(type)) ? TEXTS.default : TEXTS.any
  const pick = (statements: readonly Statement[]): Statement => {
    const found = statements[Math.min(maxHops, statements.length) - 1]
    if (!found) throw new RangeError(`There is no statement for ${maxHops} hops.`)
    return found
  }
  const least = search.lens.minConfidence ?? 0
  const params = { from, to, types: [...types], least, skip: 0, paths: MOST_PATHS }
  const [first, unsure] = await Promise.all([
    search.ties(pick(texts.shortest), { ...params, known: [] }),
    least > 0 ? search.ties(pick(texts.shortest), { ...params, known: [], least: 0 }) : [],
  ])
  if (first.length === 0) return { rows: unsure, explored: unsure.length, truncated: false }

  const isNear = lengthOf(first, from, to) <= NEAR
  const known = first.filter((row) => row.type !== 'AGREEMENT').map((row) => row.id)
  // Longer ways are an extra: if they take too long, the shortest are an answer, and it says that it was cut short.
  const more = isNear
    ? await unlessLate(searchLonger(search, pick(texts.longer), params))
    : { rows: await search.ties(pick(texts.shortest), { ...params, known }), cut: true }
  const rows = [...first, ...(more?.rows ?? []), ...unsure]
  const isSure = (link: Link) => link.confidence >= least
  const { cut } = new Hops(worldOf(rows, search.lens), types, isSure).paths(from, to, maxHops)
  return { rows, explored: rows.length, truncated: cut || (more?.cut ?? true) }
}

/** Ways, and whether there are more than one trip brings: many links between few things make many, of which nothing else would tell. */
async function searchLonger(
  search: Search,
  statement: Statement,
  params: Params,
): Promise<{ rows: TieRow[]; cut: boolean }> {
  const rows = await search.ties(statement, params)
  // With their claims ties come once, however many periods a search met.
  const isFew = rows.length <= FEW && rows.every((row) => row.claims === null)
  const beyond = isFew ? [] : await search.ties(statement, { ...params, skip: MOST_PATHS, paths: 1 })
  return { rows, cut: beyond.length > 0 }
}

/** How many links the shortest way has. */
function lengthOf(rows: readonly TieRow[], from: string, to: string): number {
  const distance = new Map([[from, 0]])
  for (const [id, far] of distance) {
    for (const row of rows) {
      for (const [a, b] of [[row.from.id, row.to.id] as const, [row.to.id, row.from.id] as const]) {
        if (a === id && !distance.has(b)) distance.set(b, far + 1)
      }
    }
  }
  return distance.get(to) ?? 0
}
