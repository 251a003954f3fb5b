/**
 * Where a company depends on a rival (design §5). Readings:
 *  1. One for each group of customers, of suppliers and of rivals. The customer is anybody of the dependent's group, the supplier anybody of
 *     the rival's group, or of a group closely linked to it. A supplier in the customer's own group does not count, and rivals claimed
 *     within one group depend on each other in nothing: what is closely linked to the one is so to the other.
 *  2. Dependent and rival are those that are named for the two groups (../rivals.ts); direct is a supply from an own company of the one to
 *     an own company of the other.
 *  3. `company` is the dependent, taken by its group. `market` as for rivals.
 *     Of a finding, too: it is direct if one of its ways is from an own company of the rival to an own company of the dependent.
 *  4. `agreement`: of the ways that are left, the one of the highest known value (US dollars; min, else max; unknown last), then the
 *     surest way, then the lowest ids; `supplier` is its supplier.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import { type Candidate, gather, type OracleFinding, way } from '../findings.ts'
import { both } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { between, named, type Rivalry, rivalPairs, rivalriesIn } from '../rivals.ts'
import { SUPPLY_KINDS, type Supply, suppliesIn } from '../supply.ts'
import { type ClaimGraph, known, lookAt, type OracleWorld, ofType, rangeOf } from '../world.ts'

export interface RivalDependenciesParams {
  company?: string | null
  market?: string | null
  affiliates?: AffiliateRule
}

interface Dependence extends Candidate {
  rivals: Rivalry
  supply: Supply
}

function valueOf(world: OracleWorld, agreement: string): number {
  const terms = ofType(world, 'AGREEMENT').find((link) => link.from === agreement)
  const range = terms === undefined ? null : rangeOf(known(world, terms, 'value'))
  if (range === null || !('currency' in range) || range.currency !== 'USD') return -1
  return range.min ?? range.max ?? -1
}

/** Also what conflictsOfInterest calls RIVAL_SUPPLIER. */
export function dependencesIn(world: OracleWorld, groups: Groups, market: string | null): Dependence[] {
  const rivalries = rivalriesIn(world, groups, market)
  const pairs = rivalPairs(groups, rivalries)
  return [...pairs, ...pairs.map(([a, b]) => [b, a] as const)].flatMap(([customers, rivalGroup]) => {
    const theirs = suppliesIn(world, groups, SUPPLY_KINDS).filter(
      ({ customer, supplier }) =>
        groups.label(customer) === customers && isNear(groups, supplier, rivalGroup),
    )
    return [...new Set(theirs.map(({ supplier }) => groups.label(supplier)))].flatMap((suppliers) => {
      const met = theirs.filter(({ supplier }) => groups.label(supplier) === suppliers)
      const rivals = named(groups, between(groups, rivalries, customers, rivalGroup), (x, y) =>
        met.some(
          ({ customer, supplier }) => groups.own(x, customer) !== null && groups.own(y, supplier) !== null,
        ),
      )
      if (rivals === null) return []
      return met.flatMap((supply) => {
        const user = groups.reach(rivals.x, supply.customer)
        if (user === null) return []
        const own = groups.own(rivals.y, supply.supplier)
        const froms = own === null ? groups.nears(rivals.y, supply.supplier) : [own]
        const direct = groups.allOwn([rivals.x, supply.customer], [rivals.y, supply.supplier])
        return froms.map((from) => {
          const rest = both(user, supply.grounds, from, rivals.grounds)
          return { identity: [customers, suppliers, rivalGroup], way: way(rest, direct), rivals, supply }
        })
      })
    })
  })
}

/** Whether the supplier is of the group, or of one closely linked to it. */
const isNear = (groups: Groups, supplier: string, label: string): boolean =>
  groups.everyone.some((id) => groups.label(id) === label && groups.near(id, supplier) !== null)

export function nameDependence(
  world: OracleWorld,
  left: readonly Dependence[],
): { agreement: string; dependent: string; supplier: string; rival: string } | null {
  const value = (each: Dependence): number => valueOf(world, each.supply.agreement)
  const ids = ({ supply }: Dependence): string => `${supply.agreement} ${supply.supplier}`
  const [largest] = [...left].sort(
    (a, b) => value(b) - value(a) || b.way.confidence - a.way.confidence || (ids(a) < ids(b) ? -1 : 1),
  )
  if (largest === undefined) return null
  const { rivals, supply } = largest
  return { agreement: supply.agreement, dependent: rivals.x, supplier: supply.supplier, rival: rivals.y }
}

export function rivalDependencies(
  graph: ClaimGraph,
  params: RivalDependenciesParams,
  lens: Lens,
): OracleFinding[] {
  const world = lookAt(graph, lens)
  const groups = groupsOf(world, params.affiliates ?? DEFAULT_RULE)
  const company = params.company ?? null
  const candidates = dependencesIn(world, groups, params.market ?? null).filter(
    (each) => company === null || groups.label(each.rivals.x) === groups.label(company),
  )
  return gather(candidates, lens.minConfidence, (identity, ways) => {
    const left = candidates.filter(
      (each) =>
        each.identity.join() === identity.join() &&
        ways.some((one) => one.links.join() === each.way.links.join()),
    )
    return { ...nameDependence(world, left) }
  })
}
