/**
 * Who controls whom. Readings:
 *  1. Votes or shares are chosen holding by holding: its votes where stated (lower bound), else its share. No lower bound counts 0.
 *  2. `controls: false` is no claim of control and takes none away that votes give.
 *  3. maxHops bounds the rounds of the fixpoint: what is controlled directly is found in the first.
 *  4. How sure control is: the highest confidence at which it still follows from the links and attributes that are at least so sure;
 *     whether votes or shares count is settled before, on all links in scope.
 */
import { type Grounds, NOTHING, both, restOn, surest } from './grounds.ts'
import { type OracleWorld, type SeenLink, known, ofType, rangeOf } from './world.ts'

/** One holding. Parts are millionths, so that sums are exact. */
export interface Stake {
  link: SeenLink
  says: Grounds | null
  power: Part
  share: Part
  votes: Part
}
export interface Part {
  millionths: number
  grounds: Grounds
}

function part(world: OracleWorld, link: SeenLink, name: string): Part {
  const stated = known(world, link, name)
  const min = rangeOf(stated)?.min ?? 0
  return { millionths: Math.round(min * 1e6), grounds: restOn(link, stated?.confidence ?? 1) }
}

export function stakesOf(world: OracleWorld): Stake[] {
  return ofType(world, 'OWNERSHIP').map((link) => {
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

/** The parts that count at this confidence, of the stakes that the holders have in the company. */
export const partsIn = (
  stakes: readonly Stake[],
  holders: readonly string[],
  company: string,
  which: 'power' | 'share' | 'votes',
  least: number,
): Part[] =>
  stakes
    .filter((stake) => holders.includes(stake.link.from) && stake.link.to === company)
    .map((stake) => stake[which])
    .filter((each) => each.millionths > 0 && each.grounds.confidence >= least)

export const sum = (parts: readonly Part[]): number =>
  parts.reduce((total, each) => total + each.millionths, 0)

/** What one holder controls, and on what grounds, counting only what is at least so sure. */
export function controlledBy(
  stakes: readonly Stake[],
  holder: string,
  maxHops: number,
  least: number,
): ReadonlyMap<string, Grounds> {
  let found = new Map<string, Grounds>()
  const companies = [...new Set(stakes.map((stake) => stake.link.to))]
  for (let round = 0; round < maxHops; round++) {
    const before: ReadonlyMap<string, Grounds> = new Map([...found, [holder, NOTHING]])
    const next = new Map(found)
    for (const company of companies.filter((each) => !before.has(each))) {
      const grounds = control(stakes, before, company, least)
      if (grounds !== null) next.set(company, grounds)
    }
    if (next.size === found.size) break
    found = next
  }
  return found
}

/** Why the company falls to those who stand together, if it does. */
function control(
  stakes: readonly Stake[],
  together: ReadonlyMap<string, Grounds>,
  company: string,
  least: number,
): Grounds | null {
  const held = (stake: Stake): Grounds | undefined => together.get(stake.link.from)
  const said = stakes.flatMap((stake) => {
    const through = held(stake)
    const says =
      stake.link.to === company && stake.says !== null && stake.says.confidence >= least ? stake.says : null
    return through === undefined || says === null ? [] : [both(through, says)]
  })
  const parts = partsIn(stakes, [...together.keys()], company, 'power', least)
  if (sum(parts) > 500_000) said.push(standTogether(parts, together, stakes))
  return surest(said)
}

/** Rests on every part that is counted, and on the control of those who hold them. */
export const standTogether = (
  parts: readonly Part[],
  holders: ReadonlyMap<string, Grounds>,
  stakes: readonly Stake[],
): Grounds =>
  both(
    ...parts.flatMap((each) => {
      const holder = stakes.find((stake) => each.grounds.links.includes(stake.link.id))?.link.from
      return [each.grounds, (holder === undefined ? undefined : holders.get(holder)) ?? NOTHING]
    }),
  )

/** Every confidence at which something may change, highest first; 0 counts everything. */
export const levels = (stakes: readonly Stake[]): number[] => {
  const all = stakes.flatMap((stake) =>
    [stake.power, stake.share, stake.votes].map((each) => each.grounds.confidence),
  )
  const said = stakes.flatMap((stake) => (stake.says === null ? [] : [stake.says.confidence]))
  return [...new Set([...all, ...said, 0])].sort((a, b) => b - a)
}

/** Everything that a holder controls, each on its surest grounds. */
export function controls(
  stakes: readonly Stake[],
  holder: string,
  maxHops: number,
): ReadonlyMap<string, Grounds> {
  const found = new Map<string, Grounds>()
  for (const level of levels(stakes)) {
    for (const [company, grounds] of controlledBy(stakes, holder, maxHops, level)) {
      if (!found.has(company)) found.set(company, grounds)
    }
  }
  return found
}
