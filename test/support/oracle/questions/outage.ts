/**
 * What stops when something does (design §5). Readings:
 *  1. A company stops with its own companies (within maxHops); facilities and products by themselves. Who stops is no customer.
 *  2. Customers are taken by group, by who is within maxHops of the company named: the most specific one over most of those hit.
 *  3. An agreement stops wholly if all its suppliers from outside the group do, or all the facilities, or all the products, that it covers;
 *     in part if some do; chips, counted as capacity, in part. What stops in part goes on in part. What only a supplier that is hit gives,
 *     other than by waiting for chips, may stop.
 *  4. Where something that is hit holds already, only what holds today counts, and only what is hit today; else all counts. Of a supplier that is
 *     hit in several ways one counts that holds already.
 *  5. A value or capacity that others on the same side share may be nobody's. A stated share that is shared is not used; where others of the
 *     group have agreements, too, it bounds from above.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import { both, type Grounds, restOn } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { nameFor } from '../naming.ts'
import {
  amountsIn,
  type Ends,
  type Measure,
  type Pair,
  type Piece,
  pairsIn,
  partOfAll,
  sizeOf,
  sure,
} from '../part-of-all.ts'
import { type ClaimGraph, lookAt, type OracleWorld, ofType, rangeOf, type SeenLink } from '../world.ts'

export interface OutageParams {
  of: readonly string[]
  measure?: Measure
  tiers?: number
  affiliates?: AffiliateRule
}
export interface OracleImpact {
  affected: string
  lost: Ends
  /** Groups. */
  remaining: readonly string[]
  qualifiers: readonly string[]
  prospective: boolean
  confidence: number
}
export interface Way {
  confidence: number
  possible?: boolean
  prospective: boolean
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]
const asWay = ({ confidence, prospective }: Grounds): Way => ({ confidence, prospective })
/** What holds already first, then what is no mere possibility, then the surest. */
export const best = (ways: readonly Way[]): Way | undefined =>
  [...ways].sort(
    (a, b) =>
      Number(a.prospective) - Number(b.prospective) ||
      Number(a.possible === true) - Number(b.possible === true) ||
      b.confidence - a.confidence,
  )[0]

/** What is known of how much an agreement is to a group on one side of it. */
export function pieceOf(
  world: OracleWorld,
  groups: Groups,
  agreement: SeenLink,
  mine: readonly Pair[],
  all: readonly Pair[],
  side: 'customer' | 'supplier',
  measure: Measure,
): Pick<Piece, 'amount' | 'stated'> & { amountOf: number | null } {
  const agreements = unique(mine.map((pair) => pair.agreement))
  const sharers = unique(
    all.filter((pair) => pair.agreement === agreement).map((pair) => groups.label(pair[side])),
  )
  const members = unique(mine.map((pair) => pair[side]))
  const isShared = sharers.length > 1
  const amount = amountsIn(world, agreements, measure)(agreement)
  const said = isShared
    ? null
    : sure(world, agreement, side === 'customer' ? 'shareOfCustomerSupply' : 'shareOfSupplierRevenue')
  const range = rangeOf(said)
  const size = measure === 'AGREEMENTS' ? null : sizeOf(world, agreement, measure)
  return {
    amount: isShared && measure !== 'AGREEMENTS' ? { min: 0, max: amount.max } : amount,
    stated: range && { min: members.length === 1 ? (range.min ?? 0) : 0, max: range.max ?? 1 },
    amountOf: range ? (said?.confidence ?? null) : (size?.confidence ?? null),
  }
}

interface Hit {
  pair: Pair
  grounds: Grounds
  chips: boolean
  possible: boolean
}

export function outage(graph: ClaimGraph, params: OutageParams, lens: Lens): OracleImpact[] {
  const world = lookAt(graph, lens)
  const rule = params.affiliates ?? DEFAULT_RULE
  const groups = groupsOf(world, rule)
  const least = lens.minConfidence ?? 0
  const measure = params.measure ?? 'AGREEMENTS'
  const all = pairsIn(world)
  const outside = all.filter((pair) => !groups.sameGroup(pair.customer, pair.supplier))

  const whyStops = (id: string): Grounds | null => {
    const whys = params.of
      .filter((each) => world.kindOf(each) === 'COMPANY')
      .map((each) => groups.own(each, id))
      .filter((why) => why !== null && why.confidence >= least)
    return whys.sort((a, b) => (b?.confidence ?? 0) - (a?.confidence ?? 0))[0] ?? null
  }
  const covers = (agreement: SeenLink, kind: string): SeenLink[] =>
    ofType(world, 'COVERS').filter((link) => link.from === agreement.from && world.kindOf(link.to) === kind)
  const isDown = (link: SeenLink): boolean => params.of.includes(link.to) && link.confidence >= least

  const customers = outside.filter((pair) => whyStops(pair.customer) === null)
  const hits = customers.flatMap((pair): Hit[] => {
    const why = whyStops(pair.supplier)
    const chips = (pair.agreement.attributes['kind']?.value ?? 'OTHER') === 'CHIP_SUPPLY'
    const down = [...covers(pair.agreement, 'FACILITY'), ...covers(pair.agreement, 'PRODUCT')].filter(isDown)
    return [
      ...(why ? [{ pair, grounds: both(pair.grounds, why), chips, possible: false }] : []),
      ...down.map((link) => ({
        pair,
        grounds: both(pair.grounds, restOn(link)),
        chips: false,
        possible: false,
      })),
    ]
  })
  const stopsBy = (agreement: SeenLink, across: readonly string[]): 'in' | 'some' | 'out' => {
    const chips = (agreement.attributes['kind']?.value ?? 'OTHER') === 'CHIP_SUPPLY'
    const suppliers = across.map((id) => whyStops(id) !== null)
    const lists = [suppliers, ...['FACILITY', 'PRODUCT'].map((kind) => covers(agreement, kind).map(isDown))]
    const whole = lists.map((list) => list.length > 0 && list.every(Boolean))
    const capacity = measure === 'MEGAWATTS' || measure === 'ACCELERATORS'
    if (whole[1] || whole[2] || (whole[0] && !(chips && capacity))) return 'in'
    return lists.some((list) => list.some(Boolean)) ? 'some' : 'out'
  }

  return unique(customers.map((pair) => groups.label(pair.customer))).flatMap((label): OracleImpact[] => {
    const group = customers.filter((pair) => groups.label(pair.customer) === label)
    const across = (agreement: SeenLink): string[] =>
      unique(
        outside
          .filter((p) => p.agreement === agreement && groups.label(p.customer) === label)
          .map((p) => p.supplier),
      )
    const cutOf = (agreement: SeenLink): 'in' | 'some' | 'out' => stopsBy(agreement, across(agreement))
    const direct = hits.filter(({ pair }) => group.includes(pair))
    const second = (params.tiers ?? 1) < 2 ? [] : group.filter(({ agreement }) => cutOf(agreement) === 'out')
    const possible = second.flatMap((pair): Hit[] => {
      const ways = hits
        .filter((hit) => !hit.chips && groups.label(hit.pair.customer) === groups.label(pair.supplier))
        .flatMap((hit) => {
          const between = groups.within(pair.supplier, hit.pair.customer)
          return between ? [both(pair.grounds, between, hit.grounds)] : []
        })
        .filter((grounds) => grounds.confidence >= least)
        .sort((a, b) => Number(a.prospective) - Number(b.prospective) || b.confidence - a.confidence)
      const [first] = ways
      return first ? [{ pair, grounds: first, chips: false, possible: true }] : []
    })
    const met = [...direct, ...possible]
    if (met.length === 0) return []
    const affected = nameFor(
      world,
      groups,
      (direct.length > 0 ? direct : met).map(({ pair }) => pair.customer),
      least,
    )
    const leads = (id: string): Grounds | null => {
      const grounds = groups.reach(affected, id)
      return grounds && grounds.confidence >= least ? grounds : null
    }
    const counted = group.filter((pair) => leads(pair.customer) !== null)
    const left = met.filter(({ pair }) => counted.includes(pair))
    if (left.length === 0) return []

    const prospective = left.every(({ grounds }) => grounds.prospective)
    const agreements = unique(counted.map((pair) => pair.agreement))
    const today = counted.filter((pair) => prospective || !pair.agreement.prospective)
    const possibly = left.filter((hit) => hit.possible && (prospective || !hit.grounds.prospective))
    const infos = unique(today.map((pair) => pair.agreement)).map((agreement) => {
      const cut = cutOf(agreement)
      const mayStop = possibly.some((hit) => hit.pair.agreement === agreement)
      const known = pieceOf(world, groups, agreement, today, all, 'customer', measure)
      const piece: Piece = { ...known, cut: cut === 'out' && mayStop ? 'some' : cut }
      return { agreement, piece, amountOf: known.amountOf }
    })
    const lost = partOfAll(
      infos.map(({ piece }) => piece),
      false,
    )
    const hitGroups = possibly.map(({ pair }) => groups.label(pair.supplier))
    const goOn = (of: readonly SeenLink[]): string[] =>
      of
        .filter((agreement) => cutOf(agreement) !== 'in')
        .flatMap((agreement) => across(agreement))
        .filter((id) => whyStops(id) === null && !hitGroups.includes(groups.label(id)))
    const supplied = agreements.flatMap((agreement) =>
      ofType(world, 'COVERS').filter((link) => link.from === agreement.from),
    )
    const ownFacilities = [...ofType(world, 'OPERATION'), ...ofType(world, 'OWNERSHIP')].filter(
      (link) =>
        world.kindOf(link.to) === 'FACILITY' &&
        groups.label(link.from) === label &&
        link.confidence >= least &&
        !params.of.includes(link.to) &&
        !supplied.some((covered) => covered.to === link.to),
    )
    const ways = left.map(({ pair, grounds, possible }) => {
      const way = asWay(both(grounds, leads(pair.customer) ?? grounds))
      const amountOf = infos.find(({ agreement }) => agreement === pair.agreement)?.amountOf ?? 1
      return { ...way, possible, confidence: Math.min(way.confidence, amountOf) }
    })
    const isSole = goOn(agreements).length === 0 && ownFacilities.length === 0 && lost.max >= 1 - 1e-9
    return [
      {
        affected,
        lost,
        remaining: unique(goOn(infos.map(({ agreement }) => agreement)).map((id) => groups.label(id))).sort(),
        qualifiers: [...(best(ways)?.possible ? ['POSSIBLE'] : []), ...(isSole ? ['SOLE_SOURCE'] : [])],
        prospective,
        confidence: best(ways)?.confidence ?? 0,
      },
    ]
  })
}
