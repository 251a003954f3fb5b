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
 *  8. `shared`: the common supplier, a direct one first; else, of several or of different ones, the company that is or controls most of
 *     them, of these the one that most control, of these the lowest id.
 */

import type { Lens } from '../../../../src/claims/lens.ts'
import { type AgreementKind, INFRASTRUCTURE_KINDS } from '../../../../src/graph/vocabulary.ts'
import { type Candidate, gather, type OracleFinding, type OracleWay, way } from '../findings.ts'
import { both, type Grounds } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { between, named, type Rivalry, rivalPairs, rivalriesIn } from '../rivals.ts'
import { type Supply, suppliesIn, usesIn } from '../supply.ts'
import { type ClaimGraph, lookAt } from '../world.ts'

export interface SharedInfrastructureParams {
  companies?: readonly string[] | null
  market?: string | null
  kinds?: readonly AgreementKind[] | null
  tiers?: number
  affiliates?: AffiliateRule
}

/** A candidate that remembers what it is about, so that the finding can be named. */
interface Shared extends Candidate {
  rivals: Rivalry
  /** Suppliers, or the one facility. */
  used: readonly string[]
  common: boolean
}
/** Somebody gets something: by an agreement of its own, or through its supplier's supplier, or from a facility. */
interface Use {
  user: string
  from: string
  grounds: Grounds
  /** The group in between. */
  through: string | null
}
/** Two named rivals, and how either stands to who uses something in its place. */
interface Pair {
  rivals: Rivalry
  names: readonly string[]
  standsFor: readonly [Standing, Standing]
}
type Standing = (user: string) => Grounds | null

function usesOf(groups: Groups, supplies: readonly Supply[], tiers: number): Use[] {
  const first = supplies.map(({ customer, supplier, grounds }) => ({
    user: customer,
    from: supplier,
    grounds,
    through: null,
  }))
  if (tiers < 2) return first
  const second = first.flatMap((one) =>
    first.flatMap((other) => {
      const inside = groups.within(one.from, other.user)
      if (inside === null || groups.sameGroup(other.from, one.user)) return []
      const grounds = both(one.grounds, inside, other.grounds)
      return [{ user: one.user, from: other.from, grounds, through: groups.label(one.from) }]
    }),
  )
  return [...first, ...second]
}

/** Both sides use something of one group: a supplier, or a facility, which is no company and alone. */
function inCommon(
  groups: Groups,
  pair: Pair,
  mine: readonly Use[],
  theirs: readonly Use[],
  thing: string,
): Shared[] {
  const [left, right] = pair.standsFor
  const { x, y, grounds } = pair.rivals
  const ofPair = [groups.label(x), groups.label(y)]
  return mine.flatMap((one) =>
    theirs.flatMap((other) => {
      const [here, inside, there] = [left(one.user), groups.within(one.from, other.from), right(other.user)]
      if (here === null || inside === null || there === null) return []
      if ([one, other].some(({ through }) => through !== null && ofPair.includes(through))) return []
      const possible = one.through !== null || other.through !== null
      const common = one.from === other.from
      const own = groups.own(x, one.user) !== null && groups.own(y, other.user) !== null
      const rest = both(grounds, here, one.grounds, inside, other.grounds, there)
      return [
        {
          identity: [...pair.names, thing, groups.label(one.from)],
          way: way(rest, common && own && !possible, possible ? ['POSSIBLE'] : []),
          rivals: pair.rivals,
          used: [one.from, other.from],
          common,
        },
      ]
    }),
  )
}

/** One of the two is supplied by the other's group or close link. */
function dependence(
  groups: Groups,
  pair: Pair,
  uses: readonly Use[],
  standing: Standing,
  on: string,
): Shared[] {
  const ofPair = [groups.label(pair.rivals.x), groups.label(pair.rivals.y)]
  return uses.flatMap((use) => {
    const [here, there] = [standing(use.user), groups.near(on, use.from)]
    if (here === null || there === null || (use.through !== null && ofPair.includes(use.through))) return []
    const rest = both(pair.rivals.grounds, here, use.grounds, there)
    return [
      {
        identity: [...pair.names, 'supplier', groups.label(use.from)],
        way: way(rest, false, use.through === null ? [] : ['POSSIBLE']),
        rivals: pair.rivals,
        used: [use.from],
        common: false,
      },
    ]
  })
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
function sharedOf(groups: Groups, found: readonly Shared[], isCompany: (id: string) => boolean): string {
  const common = found.filter((each) => each.common)
  const direct = common.filter((each) => each.way.direct)
  const used = [direct, common, found]
    .map((some) => [...new Set(some.flatMap((each) => each.used))])
    .find((some) => some.length > 0)
  if (used === undefined || used.length < 2) return used?.[0] ?? ''
  const over = (id: string): number => used.filter((each) => groups.own(id, each) !== null).length
  const [lowest] = [...new Set([...groups.everyone, ...used])]
    .filter((id) => isCompany(id) && over(id) > 0)
    .sort((a, b) => over(b) - over(a) || groups.depth(b) - groups.depth(a) || (a < b ? -1 : 1))
  return lowest ?? used[0] ?? ''
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
    const shared = sharedOf(groups, left, (id) => world.kindOf(id) === 'COMPANY')
    const { x = '', y = '' } = left[0]?.rivals ?? {}
    return {
      competitors: [x, y].sort(),
      shared: identity.at(-2) === 'facility' ? (identity.at(-1) ?? '') : shared,
    }
  })
}
