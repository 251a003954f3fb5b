import type { Link, Range } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import type { Interests } from '../ownership/interests.ts'
import { rangeOf, surenessOf } from '../ownership/stated.ts'
import { type Amounts, amountsOf, type Measure } from './amounts.ts'
import { groupBy } from './group.ts'
import { type Part, perhaps, type Share, shareOf } from './shares.ts'
import type { Supply } from './supplies.ts'

/** Who is looked at, as customer or as supplier: the two sides differ only in who stands across, and in what a claim may state. */
export type Side = 'customer' | 'supplier'
const STATED = { customer: 'shareOfCustomerSupply', supplier: 'shareOfSupplierRevenue' } as const
const ACROSS = { customer: 'supplier', supplier: 'customer' } as const

/** One agreement by which a group is supplied, or by which it supplies, from or to others. */
export interface Stake {
  agreement: string
  /** Between the group and others; never inside it. */
  supplies: readonly Supply[]
  /** The companies across: its suppliers, or its customers. */
  across: readonly string[]
  /** Whether others have a part in it on the group's own side, so that not all of it need be the group's. */
  shared: boolean
  later: boolean
}

/** How much of an agreement is meant: all, an unknown part, or nothing. */
export type Extent = 'all' | 'part' | 'none'

export interface Dependence extends Share {
  amounts: Amounts
  /** Agreements that state their share themselves. */
  stated: ReadonlySet<string>
}

/** The agreements of each group, by its key. What a group supplies to itself is none. */
export function stakesOf(
  interests: Interests,
  supplies: readonly Supply[],
  side: Side,
): Map<string, Stake[]> {
  const across = ACROSS[side]
  const sharers = new Map(
    [...groupBy(supplies, (supply) => supply.agreement)].map(
      ([id, all]) => [id, new Set(all.map((supply) => interests.key(supply[side])))] as const,
    ),
  )
  const outside = supplies.filter(({ customer, supplier }) => !interests.sameGroup(customer, supplier))
  const stakes = new Map<string, Stake[]>()
  for (const [key, mine] of groupBy(outside, (supply) => interests.key(supply[side]))) {
    const each = [...groupBy(mine, (supply) => supply.agreement)].map(([agreement, met]) => ({
      agreement,
      supplies: met,
      across: [...new Set(met.map((supply) => supply[across]))],
      shared: (sharers.get(agreement)?.size ?? 0) > 1,
      later: met.every((supply) => supply.piece.prospective === true),
    }))
    stakes.set(key, each)
  }
  return stakes
}

/** The agreements without the supplies that do not count. */
export const restrict = (stakes: readonly Stake[], counts: (supply: Supply) => boolean): Stake[] =>
  stakes.flatMap((stake) => {
    const supplies = stake.supplies.filter(counts)
    return supplies.length > 0 ? [{ ...stake, supplies }] : []
  })

export interface Weighing {
  world: World
  measure: Measure
  /** What is less sure is unknown. */
  floor: number
  /** Whether the answer is about what is to come. */
  prospective: boolean
  /** Whether there may be more than is known. */
  open: boolean
}

/** What is to come is no supply today: it counts only where the answer is about what is to come. */
export const counting = (stakes: readonly Stake[], prospective: boolean): readonly Stake[] =>
  prospective ? stakes : stakes.filter(({ later }) => !later)

/** Which share of all its agreements a group loses or gains with some of them, by one measure. */
export function dependence(
  all: readonly Stake[],
  side: Side,
  extentOf: (stake: Stake) => Extent,
  { world, measure, floor, prospective, open }: Weighing,
): Dependence {
  const stakes = counting(all, prospective)
  const amounts = amountsOf(
    world,
    stakes.map(({ agreement }) => agreement),
    measure,
    floor,
  )
  const alone = new Set(stakes.flatMap(({ supplies }) => supplies.map((supply) => supply[side]))).size === 1
  const [parts, rest]: [Part[], Part[]] = [[], []]
  const stated = new Set<string>()
  for (const stake of stakes) {
    const amount = amounts.of.get(stake.agreement)
    if (!amount) continue
    const share = statedShare(world, stake, side, alone, floor)
    if (share) stated.add(stake.agreement)
    const known = { ...amount, share }
    // A count is a count; but of a value or capacity that several get, or give, only the whole is known.
    const part = stake.shared && measure !== 'AGREEMENTS' ? { ...known, min: 0 } : known
    const extent = extentOf(stake)
    if (extent === 'all') parts.push(part)
    else if (extent === 'none') rest.push(part)
    else {
      // Whatever of it is not lost goes on.
      parts.push(perhaps(part))
      rest.push(perhaps(part))
    }
  }
  return { ...shareOf(parts, rest, open), amounts, stated }
}

/** What a claim says of one company is at most so of its whole group, where others of the group have agreements, too. */
function statedShare(
  world: World,
  { agreement, shared }: Stake,
  side: Side,
  alone: boolean,
  floor: number,
): Range | null {
  const terms = world.terms(agreement)
  const name = STATED[side]
  const range = terms && surenessOf(terms, name) >= floor ? rangeOf(terms, name) : null
  if (!range || shared) return null
  return alone ? range : { min: 0, max: range.max }
}

/** The surest of what the amount of an agreement rests on; null where it rests on nothing but that there is the agreement. */
export function groundsOf(
  world: World,
  agreement: string,
  side: Side,
  { amounts, stated }: Dependence,
): { link: Link; confidence: number } | null {
  const link = world.terms(agreement)
  if (!link) return null
  if (stated.has(agreement)) return { link, confidence: surenessOf(link, STATED[side]) }
  const confidence = amounts.of.get(agreement)?.confidence ?? null
  return confidence === null ? null : { link, confidence }
}
