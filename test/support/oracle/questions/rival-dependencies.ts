/**
 * Where a company depends on a rival (design §5). Readings:
 *  1. The customer is anybody of the dependent's group (or its own companies), the supplier anybody of the rival's group, or of a group
 *     closely linked to it. A supplier in the customer's own group does not count.
 *  2. Direct: the customer is an own company of one of two rivals, the supplier one of the other.
 *  3. `company` is the dependent, taken by its group. `market` as for rivals.
 *  4. Two claimed rivals within one group count too, if the supplier is only closely linked to that group.
 *  5. `agreement`: of the ways that are left, the one of the highest known value (min, else max; amounts of different currencies are
 *     compared as numbers), then the surest way, then the lowest id. dependent, supplier: those of that agreement; rival: the one with a
 *     direct way, then a claimed one, then the one with the fewest own companies, then the lowest id.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import { type Candidate, type OracleFinding, gather, way } from '../findings.ts'
import { both } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { type Rivals, rivalsIn } from '../rivals.ts'
import { SUPPLY_KINDS, type Supply, suppliesIn } from '../supply.ts'
import { type ClaimGraph, type OracleWorld, known, lookAt, ofType, rangeOf } from '../world.ts'

export interface RivalDependenciesParams {
  company?: string | null
  market?: string | null
  affiliates?: AffiliateRule
}

interface Dependence extends Candidate {
  rivals: Rivals
  supply: Supply
}

function valueOf(world: OracleWorld, agreement: string): number {
  const terms = ofType(world, 'AGREEMENT').find((link) => link.from === agreement)
  const range = terms === undefined ? null : rangeOf(known(world, terms, 'value'))
  return range?.min ?? range?.max ?? Number.NEGATIVE_INFINITY
}

/** Also what conflictsOfInterest calls RIVAL_SUPPLIER. */
export function dependencesIn(world: OracleWorld, groups: Groups, market: string | null): Dependence[] {
  const supplies = suppliesIn(world, groups, SUPPLY_KINDS)
  return rivalsIn(world, groups, market).flatMap((rivals) =>
    supplies.flatMap((supply) => {
      const user = groups.bond(rivals.x, supply.customer)
      const from = groups.bond(supply.supplier, rivals.y) ?? groups.closeLink(supply.supplier, rivals.y)
      if (user === null || from === null) return []
      const direct =
        groups.own(rivals.x).includes(supply.customer) && groups.own(rivals.y).includes(supply.supplier)
      const identity = [rivals.x, supply.supplier, rivals.y].map((id) => groups.label(id))
      return [
        { identity, way: way(both(rivals.grounds, user, supply.grounds, from), direct), rivals, supply },
      ]
    }),
  )
}

export function nameDependence(
  world: OracleWorld,
  groups: Groups,
  left: readonly Dependence[],
): OracleFinding['own'] {
  const value = (each: Dependence): number => valueOf(world, each.supply.agreement)
  const compare = (a: Dependence, b: Dependence): number =>
    (value(a) === value(b) ? 0 : value(b) - value(a)) ||
    b.way.confidence - a.way.confidence ||
    (a.supply.agreement < b.supply.agreement ? -1 : 1)
  const rival = (a: Dependence, b: Dependence): number =>
    Number(b.way.direct) - Number(a.way.direct) ||
    Number(b.rivals.claimed) - Number(a.rivals.claimed) ||
    groups.own(a.rivals.y).length - groups.own(b.rivals.y).length ||
    (a.rivals.y < b.rivals.y ? -1 : 1)
  const [largest] = [...left].sort(compare)
  const [first] = [...left].sort(rival)
  if (largest === undefined || first === undefined) return {}
  const { agreement, customer, supplier } = largest.supply
  return { agreement, dependent: customer, supplier, rival: first.rivals.y }
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
  return gather(candidates, lens.minConfidence, (identity, ways) =>
    nameDependence(
      world,
      groups,
      candidates.filter(
        (each) =>
          each.identity.join() === identity.join() &&
          ways.some((one) => one.links.join() === each.way.links.join()),
      ),
    ),
  )
}
