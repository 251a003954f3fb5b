/**
 * Who rivals whom. Readings:
 *  1. Where a market is asked for, a claimed rivalry counts only if it names that market, a presence only if it is one in it.
 *  2. Only companies are rivals. Within one control group only a claim makes rivals; these stand for themselves.
 *  3. Rival pairs are pairs of groups. For a pair two companies are named: claimed rivals that have a direct way; else those that have the
 *     most controllers, both together; then the surer rivalry; then a claimed one; then by ids. Every way rests on the rivalry of
 *     those two.
 */
import { both, type Grounds, restOn } from './grounds.ts'
import type { Groups } from './groups.ts'
import { type OracleWorld, ofType } from './world.ts'

export interface Rivalry {
  x: string
  y: string
  claimed: boolean
  grounds: Grounds
}

/** Every rivalry, once for either way round. */
export function rivalriesIn(world: OracleWorld, groups: Groups, market: string | null): Rivalry[] {
  const isCompany = (id: string): boolean => world.kindOf(id) === 'COMPANY'
  const claimed = ofType(world, 'RIVALRY')
    .filter((link) => market === null || link.key === market)
    .map((link) => ({ x: link.from, y: link.to, claimed: true, grounds: restOn(link) }))
  const presences = ofType(world, 'COMPETES_IN').filter((link) => market === null || link.to === market)
  const derived = presences.flatMap((one) =>
    presences
      .filter((other) => other.to === one.to && !groups.sameGroup(one.from, other.from))
      .map((other) => ({
        x: one.from,
        y: other.from,
        claimed: false,
        grounds: both(restOn(one), restOn(other)),
      })),
  )
  const turned = claimed.map((each) => ({ ...each, x: each.y, y: each.x }))
  return [...claimed, ...turned, ...derived].filter(({ x, y }) => isCompany(x) && isCompany(y))
}

/** Rivalries between two different groups, each seen from the first. */
export const between = (
  groups: Groups,
  rivalries: readonly Rivalry[],
  first: string,
  second: string,
): Rivalry[] =>
  rivalries.filter(
    ({ x, y }) => !groups.sameGroup(x, y) && groups.label(x) === first && groups.label(y) === second,
  )

/** Pairs of labels of groups that are rivals, each once. */
export function rivalPairs(groups: Groups, rivalries: readonly Rivalry[]): (readonly [string, string])[] {
  const pairs = rivalries
    .filter(({ x, y }) => !groups.sameGroup(x, y))
    .map(({ x, y }) => [groups.label(x), groups.label(y)] as const)
    .filter(([first, second]) => first < second)
  return pairs.filter(([a, b], index) => pairs.findIndex(([c, d]) => a === c && b === d) === index)
}

/** Reading 3. */
export function named(
  groups: Groups,
  rivalries: readonly Rivalry[],
  isDirect: (x: string, y: string) => boolean,
): Rivalry | null {
  const direct = rivalries.filter(({ claimed, x, y }) => claimed && isDirect(x, y))
  const specific = ({ x, y }: Rivalry): number => groups.depth(x) + groups.depth(y)
  const [first] = (direct.length > 0 ? direct : [...rivalries]).sort(
    (a, b) =>
      specific(b) - specific(a) ||
      b.grounds.confidence - a.grounds.confidence ||
      Number(b.claimed) - Number(a.claimed) ||
      (`${a.x} ${a.y}` < `${b.x} ${b.y}` ? -1 : 1),
  )
  return first ?? null
}
