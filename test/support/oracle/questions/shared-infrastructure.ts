/**
 * Which competitors share infrastructure (design §5). Readings:
 *  1. A rival pair is a pair of control groups, by the two companies that are named for it (../rivals.ts) with regard to one group of
 *     suppliers, or one facility. Two claimed rivals within one group are a pair by themselves, by their surest rivalry.
 *  2. `companies` are taken by group: with one given, pairs in which its group stands; with several, pairs of which both groups are given,
 *     or, within one group, both companies.
 *  3. Whose use counts: everybody of the named company's group, up to maxHops away; what a government controls is of another group. Within
 *     one group only own companies: what both control stands on neither side, unless the one controls the other: then on its side.
 *  4. Direct: one supplier (the same company) supplies an own company of either rival. Two suppliers of one group are indirect.
 *  5. "One depends on the other's group or close link": somebody of the one side is supplied by a member of the other's group, or of a
 *     group closely linked to it. Always indirect, and the supplier group is that of the supplier.
 *  6. tiers 2: the suppliers of a supplier's group, but the customer's own group; never through the group of either competitor. POSSIBLE.
 *     A competitor may so depend on the other, too.
 *  7. A facility: own companies of both named are supplied by agreements that cover it. Rivals are named among those of whom that is so.
 *  8. `shared`: the common supplier, a direct one first; else, of several or of different ones, whoever is named for them
 *     (../naming.ts).
 */

import type { Lens } from '../../../../src/claims/lens.ts'
import { type AgreementKind, INFRASTRUCTURE_KINDS } from '../../../../src/graph/vocabulary.ts'
import { gather, type OracleFinding, type OracleWay } from '../findings.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { nameFor } from '../naming.ts'
import { between, named, type Rivalry, rivalPairs, rivalriesIn } from '../rivals.ts'
import { dependence, inCommon, type Pair, type Shared, type Standing, type Use, usesOf } from '../sharing.ts'
import { suppliesIn, usesIn } from '../supply.ts'
import { type ClaimGraph, lookAt, type OracleWorld } from '../world.ts'

export interface SharedInfrastructureParams {
  companies?: readonly string[] | null
  market?: string | null
  kinds?: readonly AgreementKind[] | null
  tiers?: number
  affiliates?: AffiliateRule
}

/** The rivals of two groups with regard to one group of suppliers. */
function bySupplier(
  groups: Groups,
  rivalries: readonly Rivalry[],
  uses: readonly Use[],
  first: string,
  second: string,
): Shared[] {
  const of = (label: string): Use[] => uses.filter((use) => groups.label(use.user) === label)
  return [...new Set(uses.map((use) => groups.label(use.from)))].flatMap((supplier) => {
    const [mine, theirs] = [of(first), of(second)].map((all) =>
      all.filter((use) => groups.label(use.from) === supplier),
    ) as [Use[], Use[]]
    const direct = (x: string, y: string): boolean =>
      mine.some((one) =>
        theirs.some(
          (other) =>
            one.from === other.from &&
            one.through === null &&
            other.through === null &&
            groups.own(x, one.user) !== null &&
            groups.own(y, other.user) !== null,
        ),
      )
    const rivals = named(groups, between(groups, rivalries, first, second), direct)
    if (rivals === null) return []
    const pair: Pair = {
      rivals,
      names: [first, second],
      standsFor: [(user) => groups.reach(rivals.x, user), (user) => groups.reach(rivals.y, user)],
    }
    return [
      ...inCommon(groups, pair, mine, theirs, 'supplier'),
      ...dependence(groups, pair, mine, pair.standsFor[0], rivals.y),
      ...dependence(groups, pair, theirs, pair.standsFor[1], rivals.x),
    ]
  })
}

/** The rivals of two groups with regard to one facility; `visits` are uses of facilities. */
function byFacility(
  groups: Groups,
  rivalries: readonly Rivalry[],
  visits: readonly Use[],
  first: string,
  second: string,
): Shared[] {
  return [...new Set(visits.map((visit) => visit.from))].flatMap((facility) => {
    const of = (label: string, company: string): Use[] =>
      visits.filter(
        ({ user, from }) =>
          from === facility && groups.label(user) === label && groups.own(company, user) !== null,
      )
    const candidates = between(groups, rivalries, first, second).filter(
      ({ x, y }) => of(first, x).length > 0 && of(second, y).length > 0,
    )
    const rivals = named(groups, candidates, () => true)
    if (rivals === null) return []
    const pair: Pair = {
      rivals,
      names: [first, second],
      standsFor: [(user) => groups.own(rivals.x, user), (user) => groups.own(rivals.y, user)],
    }
    return inCommon(groups, pair, of(first, rivals.x), of(second, rivals.y), 'facility')
  })
}

/** Claimed rivals within one group. */
function inside(
  groups: Groups,
  rivalries: readonly Rivalry[],
  uses: readonly Use[],
  isAsked: (x: string, y: string) => boolean,
): Shared[] {
  const claimed = rivalries.filter(
    ({ x, y, claimed }) => claimed && x < y && groups.sameGroup(x, y) && isAsked(x, y),
  )
  const pairs = [...new Set(claimed.map(({ x, y }) => `${x} ${y}`))].map((pair) =>
    claimed.filter(({ x, y }) => `${x} ${y}` === pair),
  )
  return pairs.flatMap((several) => {
    const rivals = named(groups, several, () => true)
    if (rivals === null) return []
    const { x, y } = rivals
    const side =
      (self: string, other: string): Standing =>
      (user) => {
        const below = groups.controls(other, self) && !groups.controls(self, other)
        return groups.own(other, user) !== null && !below ? null : groups.own(self, user)
      }
    const pair: Pair = { rivals, names: [x, y], standsFor: [side(x, y), side(y, x)] }
    const suppliers = [...new Set(uses.map((use) => groups.label(use.from)))]
    return suppliers.flatMap((supplier) => {
      const theirs = uses.filter((use) => groups.label(use.from) === supplier)
      return inCommon(groups, pair, theirs, theirs, 'supplier')
    })
  })
}

/** Reading 8. */
function sharedOf(world: OracleWorld, groups: Groups, found: readonly Shared[]): string {
  const common = found.filter((each) => each.common)
  const direct = common.filter((each) => each.way.direct)
  const used = [direct, common, found]
    .map((some) => [...new Set(some.flatMap((each) => each.used))])
    .find((some) => some.length > 0)
  return used === undefined || used.length < 2 ? (used?.[0] ?? '') : nameFor(world, groups, used)
}

export function sharedInfrastructure(
  graph: ClaimGraph,
  params: SharedInfrastructureParams,
  lens: Lens,
): OracleFinding[] {
  const world = lookAt(graph, lens)
  const groups = groupsOf(world, params.affiliates ?? DEFAULT_RULE)
  const supplies = suppliesIn(world, groups, params.kinds ?? INFRASTRUCTURE_KINDS)
  const uses = usesOf(groups, supplies, params.tiers ?? 1)
  const visits = usesIn(world, supplies).map(({ facility, user, grounds }) => ({
    user,
    from: facility,
    grounds,
    through: null,
  }))
  const rivalries = rivalriesIn(world, groups, params.market ?? null)
  const companies = params.companies ?? []
  const isAsked = (...of: string[]): boolean => {
    const given = companies.map((each) => groups.label(each))
    if (companies.length < 2) return companies.length === 0 || of.some((each) => given.includes(each))
    return of.every((each) => given.includes(each))
  }
  const isAskedInside = (x: string, y: string): boolean =>
    companies.length < 2
      ? isAsked(groups.label(x), groups.label(y))
      : companies.includes(x) && companies.includes(y)
  const candidates = [
    ...rivalPairs(groups, rivalries)
      .filter((pair) => isAsked(...pair))
      .flatMap((pair) => [
        ...bySupplier(groups, rivalries, uses, ...pair),
        ...byFacility(groups, rivalries, visits, ...pair),
      ]),
    ...inside(groups, rivalries, uses, isAskedInside),
  ]
  return gather(candidates, lens.minConfidence, (identity, ways: readonly OracleWay[]) => {
    const left = candidates.filter(
      (each) =>
        each.identity.join() === identity.join() &&
        ways.some((one) => one.links.join() === each.way.links.join()),
    )
    const shared = sharedOf(world, groups, left)
    const { x = '', y = '' } = left[0]?.rivals ?? {}
    return {
      competitors: [x, y].sort(),
      shared: identity.at(-2) === 'facility' ? (identity.at(-1) ?? '') : shared,
    }
  })
}
