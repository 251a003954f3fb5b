import type { World } from '../../claims/world.ts'
import { Interests } from '../../ownership/interests.ts'
import { unique } from '../../ownership/route.ts'
import { type Amount, amountsOf } from '../amounts.ts'
import type { Way } from '../define-question.ts'
import { groupBy } from '../group.ts'
import { oncePerWorld } from '../once.ts'
import { representative } from '../representative.ts'
import { type Supply, suppliesOf } from '../supplies.ts'
import { distinct, ownershipPiece, type Piece, wayOf } from '../ways.ts'
import { Customers, sureness } from './customers.ts'
import type { Bounds } from './hhi.ts'
import type { Parameters } from './parameters.ts'

/** One group that supplies, with all that counts of what it supplies. */
export interface Supplier {
  /** Who stands for the group. */
  id: string
  /** Also by agreements that do not count yet. */
  ways: Way[]
  /** Those that count. */
  agreements: readonly string[]
  /** What it supplies, at least and at most. */
  whole: Bounds
  /** What is known of that by itself; null where nothing is. */
  known: Bounds | null
}
/** All suppliers by the agreements that count. */
export interface Tally {
  suppliers: readonly Supplier[]
  /** Whether values are per year. */
  annual: boolean
}
export interface Supplied {
  /** By agreements that are in force. */
  today: Tally
  /** As if those to come had started, too. */
  onceBegun: Tally
  /** How many are to come. */
  toCome: number
  /** Whether the customers have a facility of their own, beside those that all these agreements cover. */
  ownFacility: boolean
}

interface Counted {
  supply: Supply
  /** From who is asked for to who is supplied. */
  before: readonly Piece[]
}

/** Who supplies those that are asked for, by groups. What is less sure than `least` does not count. */
export const suppliedTo = oncePerWorld(
  (world: World, parameters: Parameters, least: number | null): Supplied => {
    const interests = new Interests(world, parameters.affiliates)
    const customers = new Customers(world, interests, parameters)
    const all = suppliesOf(world, parameters.kinds)
    const counted = all.flatMap((supply): Counted[] => {
      if (!customers.has(supply.customer) || interests.sameGroup(supply.customer, supply.supplier)) return []
      const before = customers.leadTo(supply.customer)
      return before && sureness([...before, supply.piece]) >= (least ?? 0) ? [{ supply, before }] : []
    })
    const groups = [...groupBy(counted, ({ supply }) => interests.key(supply.supplier)).values()]
    const floor = Math.max(world.floor, least ?? 0)
    const shared =
      parameters.measure === 'AGREEMENTS' ? new Set<string>() : sharedIn(all, interests, customers)
    const tally = (agreements: readonly string[]): Tally => {
      const { of, annual } = amountsOf(world, agreements, parameters.measure, floor)
      const suppliers = groups.flatMap((sold): Supplier[] => {
        const under = agreementsOf(sold).filter((agreement) => of.has(agreement))
        if (under.length === 0) return []
        const ids = sold.map(({ supply }) => supply.supplier)
        const id = representative(world, interests, ids, least ?? 0)
        const amounts = under.map((agreement) => partly(of.get(agreement), shared.has(agreement)))
        const ways = sold.map(({ supply, before }) => {
          const after = interests.within(supply.supplier, id)
          const piece = resting(world, supply, of.get(supply.agreement))
          const pieces = [...before, piece, ...(after?.links.length ? [ownershipPiece(world, after)] : [])]
          return { way: wayOf(world, pieces) }
        })
        return [
          {
            id,
            ways: distinct(ways).map(({ way }) => way),
            agreements: under,
            whole: sumOf(amounts),
            known: knownOf(amounts),
          },
        ]
      })
      return { suppliers, annual }
    }
    const agreements = agreementsOf(counted)
    const inForce = agreementsOf(counted.filter(({ supply }) => supply.piece.prospective !== true))
    return {
      today: tally(inForce),
      onceBegun: tally(agreements),
      toCome: agreements.length - inForce.length,
      ownFacility: hasFacility(world, customers, agreements),
    }
  },
)

/** What the index is of: of today, unless nothing is in force yet. */
export const standing = ({ today, onceBegun }: Supplied): Tally =>
  today.suppliers.length > 0 ? today : onceBegun

const agreementsOf = (counted: readonly Counted[]): string[] =>
  unique(counted.map(({ supply }) => supply.agreement))

/** Agreements that are also of suppliers in another group, or of customers that are not asked for: nobody knows who has which part. */
function sharedIn(all: readonly Supply[], interests: Interests, customers: Customers): ReadonlySet<string> {
  const shared = [...groupBy(all, ({ agreement }) => agreement)].filter(
    ([, supplies]) =>
      new Set(supplies.map(({ supplier }) => interests.key(supplier))).size > 1 ||
      supplies.some(({ customer }) => !customers.has(customer)),
  )
  return new Set(shared.map(([agreement]) => agreement))
}

function partly(amount: Amount | undefined, isShared: boolean): Bounds {
  const { min = 0, max = Number.POSITIVE_INFINITY } = amount ?? {}
  return { min: isShared ? 0 : min, max }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const sumOf = (amounts: readonly Bounds[]): Bounds => ({
  min: sum(amounts.map(({ min }) => min)),
  max: sum(amounts.map(({ max }) => max)),
})
/** Of "at least so much" what is known is so much. */
function knownOf(amounts: readonly Bounds[]): Bounds | null {
  const known = amounts
    .filter(({ min, max }) => min > 0 || max < Number.POSITIVE_INFINITY)
    .map(({ min, max }) => ({ min, max: max < Number.POSITIVE_INFINITY ? max : min }))
  return known.length > 0 ? sumOf(known) : null
}

/** Where the amount counts, the way is no surer than that. */
function resting(world: World, { agreement, piece }: Supply, amount: Amount | undefined): Piece {
  const confidence = amount?.confidence ?? 1
  const terms = world.terms(agreement)
  return terms && confidence < piece.confidence ? { ...piece, confidence, weakest: terms } : piece
}

function hasFacility(world: World, customers: Customers, agreements: readonly string[]): boolean {
  const supplied = new Set(agreements.flatMap((id) => world.out('COVERS', id)).map((link) => link.to))
  return [...world.ofType('OPERATION'), ...world.ofType('OWNERSHIP')].some(
    ({ from, to }) => world.entity(to).kind === 'FACILITY' && customers.has(from) && !supplied.has(to),
  )
}
