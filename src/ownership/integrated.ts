import { components } from './integrated-components.ts'
import { TOLERANCE, visitsOf } from './integrated-least.ts'
import { at } from './integrated-linear.ts'
import { Most } from './integrated-most.ts'
import { type Oversold, type Part, partAbove, type Stake } from './integrated-part.ts'

export type { Stake } from './integrated-part.ts'

export interface Bounds {
  min: number
  max: number
}

/** Who owns a company in the end, and what of it cannot be given to anybody. Method and convention: docs/ownership.md. */
export interface Integrated {
  /** By id of an owner that nobody owns. */
  shares: ReadonlyMap<string, Bounds>
  unallocated: Bounds
  /** Companies at which the walk may leave the known owners, with the chance at lower bounds; the largest first. */
  rests: readonly { company: string; chance: number }[]
  /** Companies that own one another wholly. */
  loops: readonly { companies: readonly string[]; chance: number }[]
  oversold: readonly Oversold[]
  /** False where a bound on the work was reached: upper bounds may then be wider than they need be. */
  exact: boolean
}

/** Elementary steps spent on upper bounds: about a second. Beyond them an owner may have whatever the others do not surely have. */
const MOST_WORK = 4e8

/**
 * Integrated ownership (Brioschi, Buzzacchi and Colombo 1989) with intervals: think of a walk upward from the company that takes an
 * owner with the chance of its share. An owner's integrated share is the chance of ending there.
 */
export function integrate(stakes: Iterable<Stake>, company: string): Integrated {
  const part = partAbove(stakes, company)
  const order = components(part.held)
  const visits = visitsOf(part, order)
  const least = new Map(part.ends.map((end) => [end, at(visits.times, end)]))
  const sure = Math.min(1, sumOf(least.values()))
  const { most, unallocated, exact } = hasChoice(part)
    ? mostOf(part, order, least, sure)
    : { most: least, unallocated: 1 - sure, exact: true }
  const shares = part.ends.map((end): [string, Bounds] => {
    const min = tidy(least.get(end) ?? 0)
    return [idOf(part, end), bounds(min, tidy(most.get(end) ?? 0))]
  })
  return {
    shares: new Map(shares),
    unallocated: bounds(tidy(unallocated), tidy(1 - sure)),
    rests: restsOf(part, visits.rests),
    loops: visits.loops.map(({ members, chance }) => ({
      companies: members.map((node) => idOf(part, node)),
      chance: tidy(chance),
    })),
    oversold: part.oversold,
    exact: exact && visits.settled,
  }
}

const idOf = (part: Part, node: number): string => part.ids[node] ?? ''
const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, number) => sum + number, 0)

const hasChoice = ({ held, slack }: Part): boolean =>
  held.some((owners, node) => at(slack, node) > 0 && owners.some(({ room }) => room > 0))

/** Upper bounds, and the least that must stay unallocated. */
function mostOf(
  part: Part,
  order: readonly (readonly number[])[],
  least: ReadonlyMap<number, number>,
  sure: number,
) {
  const solver = new Most(part, order, MOST_WORK)
  const together = solver.of(part.ends)
  const unallocated = solver.settled ? 1 - together : 0
  const most = new Map<number, number>()
  // Owners that hold the same of the same have the same bound: a company may have hundreds of investors without a stated share.
  const alike = new Map<string, number>()
  const stakes = stakesOfEnds(part)
  let exact = solver.settled
  // Those who surely hold most first, should the work be too much for all.
  for (const end of part.ends.toSorted((a, b) => (least.get(b) ?? 0) - (least.get(a) ?? 0) || a - b)) {
    const min = least.get(end) ?? 0
    const bound = 1 - (sure - min)
    const key = stakes.get(end)?.join(' ') ?? ''
    let value = alike.get(key)
    if (value === undefined && solver.work < MOST_WORK) {
      solver.settled = true
      const found = solver.of([end])
      value = solver.settled ? found : bound
      exact &&= solver.settled
      alike.set(key, value)
    }
    exact &&= value !== undefined
    most.set(end, Math.max(min, Math.min(bound, value ?? bound)))
  }
  return { most, unallocated, exact }
}

function stakesOfEnds(part: Part): Map<number, string[]> {
  const ends = new Set(part.ends)
  const found = new Map<number, string[]>()
  for (const [node, held] of part.held.entries()) {
    for (const { owner, low, room } of held) {
      if (!ends.has(owner)) continue
      const stakes = found.get(owner) ?? []
      stakes.push(`${node}:${low}:${room}`)
      found.set(owner, stakes)
    }
  }
  return found
}

function restsOf(part: Part, rests: Float64Array) {
  return [...rests]
    .map((chance, node) => ({ company: idOf(part, node), chance: tidy(chance) }))
    .filter(({ chance }) => chance > 1e-9)
    .sort((a, b) => b.chance - a.chance || (a.company < b.company ? -1 : 1))
}

/** Without the noise of binary arithmetic, within 0 and 1. */
const tidy = (share: number): number =>
  share < TOLERANCE ? 0 : share > 1 - TOLERANCE ? 1 : Math.round(share * 1e12) / 1e12

const bounds = (min: number, max: number): Bounds => (max - min < 1e-10 ? { min, max: min } : { min, max })
