/**
 * Who controls whom. Readings:
 *  1. Votes or shares are chosen holding by holding: where any bound of the votes is stated its votes (lower bound), else its share. No
 *     lower bound counts 0. Only companies are controlled, nothing by itself.
 *  2. `controls: false` is no claim of control and takes none away that votes give.
 *  3. A link of control is one holding that controls by itself, or several that make a majority together with those of what the holder
 *     already controls, none of them being enough alone; these are one link, of the holder with the fewest companies that has them all. maxHops bounds how many
 *     links of control lie between two things.
 *  4. How sure control is: the highest confidence at which it still follows from the links and attributes that are at least so sure;
 *     whether votes or shares count is settled before, on all links in scope.
 */
import { both, type Grounds, NOTHING, restOn, surest } from './grounds.ts'
import { known, type OracleWorld, ofType, rangeOf, type SeenLink } from './world.ts'

/** One holding. Parts are millionths, so that sums are exact. */
export interface Stake {
  link: SeenLink
  says: Grounds | null
  power: Part
  share: Part
  votes: Part
}
export interface Part {
  holder: string
  company: string
  /** Null where no lower bound is known. */
  millionths: number | null
  grounds: Grounds
}

function part(world: OracleWorld, link: SeenLink, name: string): Part {
  const stated = known(world, link, name)
  const min = rangeOf(stated)?.min ?? null
  return {
    holder: link.from,
    company: link.to,
    millionths: min === null ? null : Math.round(min * 1e6),
    grounds: restOn(link, stated?.confidence ?? 1),
  }
}

export function stakesOf(world: OracleWorld): Stake[] {
  return ofType(world, 'OWNERSHIP')
    .filter((link) => link.from !== link.to && world.kindOf(link.to) === 'COMPANY')
    .map((link) => {
      const controls = link.attributes['controls']
      const [share, votes] = [part(world, link, 'share'), part(world, link, 'votes')]
      return {
        link,
        says: controls?.value === true ? restOn(link, controls.confidence) : null,
        power: known(world, link, 'votes') === null ? share : votes,
        share,
        votes,
      }
    })
}

/** The known parts at this confidence of what the holders have in the company. */
export const partsIn = (
  stakes: readonly Stake[],
  holders: readonly string[],
  company: string,
  which: 'power' | 'share' | 'votes',
  least: number,
): Part[] =>
  stakes
    .map((stake) => stake[which])
    .filter((each) => holders.includes(each.holder) && each.company === company)
    .filter((each) => each.millionths !== null && each.grounds.confidence >= least)

export const sum = (parts: readonly Part[]): number =>
  parts.reduce((total, each) => total + (each.millionths ?? 0), 0)

/** Every confidence at which something may change, highest first; 0 counts everything. */
export const levels = (stakes: readonly Stake[]): number[] => {
  const all = stakes.flatMap((stake) =>
    [stake.power, stake.share, stake.votes].map((each) => each.grounds.confidence),
  )
  const said = stakes.flatMap((stake) => (stake.says === null ? [] : [stake.says.confidence]))
  return [...new Set([...all, ...said, 0])].sort((a, b) => b - a)
}

/** One link of control. */
export interface Step {
  holder: string
  company: string
  grounds: Grounds
}
const HALF = 500_000

/** Holdings that control by themselves. */
const alone = (stakes: readonly Stake[]): Step[] =>
  stakes.flatMap(({ link, says, power }) => {
    const grounds = surest([
      ...(says === null ? [] : [says]),
      ...(sum([power]) > HALF ? [power.grounds] : []),
    ])
    return grounds === null ? [] : [{ holder: link.from, company: link.to, grounds }]
  })

/** Rests on every part that is counted, and on the control of those who hold them. */
export const standTogether = (parts: readonly Part[], holders: ReadonlyMap<string, Grounds>): Grounds =>
  both(...parts.flatMap((each) => [each.grounds, holders.get(each.holder) ?? NOTHING]))

/** The first new link of control that votes held together make at this confidence. */
function nextTogether(
  stakes: readonly Stake[],
  steps: readonly Step[],
  maxHops: number,
  least: number,
): Step | null {
  const sure = steps.filter((step) => step.grounds.confidence >= least)
  const own = new Map(
    [...new Set(stakes.map((stake) => stake.link.from))]
      .concat(sure.map((step) => step.holder))
      .map((holder) => [holder, runs(holder, downward(sure), maxHops)]),
  )
  const nearestFirst = [...own].sort(([a, x], [b, y]) => x.size - y.size || (a < b ? -1 : 1))
  for (const company of [...new Set(stakes.map((stake) => stake.link.to))].sort()) {
    for (const [holder, controlled] of nearestFirst) {
      const parts = partsIn(stakes, [...controlled.keys()], company, 'power', least)
      const isOne = parts.some((each) => sum([each]) > HALF)
      if (!controlled.has(company) && !isOne && sum(parts) > HALF) {
        return { holder, company, grounds: standTogether(parts, controlled) }
      }
    }
  }
  return null
}

/** Every link of control, by what is surest first: what controls at a high confidence does so at a lower one too. */
export function stepsOf(stakes: readonly Stake[], maxHops: number): Step[] {
  const steps = alone(stakes)
  for (const level of levels(stakes)) {
    for (let found = nextTogether(stakes, steps, maxHops, level); found !== null; ) {
      steps.push(found)
      found = nextTogether(stakes, steps, maxHops, level)
    }
  }
  return steps
}

export interface Move {
  to: string
  grounds: Grounds
}
export const downward =
  (steps: readonly Step[]) =>
  (at: string): Move[] =>
    steps.filter((step) => step.holder === at).map(({ company, grounds }) => ({ to: company, grounds }))

/** The surest run of at most so many moves from a thing to every other and itself, by trying all runs without a repetition. */
export function runs(
  start: string,
  moves: (at: string) => readonly Move[],
  most: number,
): ReadonlyMap<string, Grounds> {
  const found = new Map<string, Grounds>()
  const walk = (at: string, passed: readonly string[], grounds: Grounds): void => {
    const known = found.get(at)
    const best = surest(known === undefined ? [grounds] : [known, grounds])
    if (best !== null) found.set(at, best)
    if (passed.length >= most) return
    for (const move of moves(at)) {
      if (move.to !== start && move.to !== at && !passed.includes(move.to))
        walk(move.to, [...passed, move.to], both(grounds, move.grounds))
    }
  }
  walk(start, [], NOTHING)
  return found
}
