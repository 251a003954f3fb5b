/**
 * Which competitors share infrastructure (design §5). Readings:
 *  1. A rival pair is a pair of control groups; two claimed rivals within one group are a pair by themselves, with their own companies only.
 *  2. `companies` are taken by group: with one given, pairs in which its group stands; with several, pairs of which both groups are given.
 *  3. Direct: one supplier (the same company) supplies an own company of either rival. Two suppliers of one group are indirect.
 *  4. "One depends on the other's group or close link": somebody of the one side is supplied by a member of the other's group, or of a
 *     group closely linked to it. Always indirect, and the supplier group is that of the supplier.
 *  5. One and the same company on both sides (an own company of both) shares nothing with itself.
 *  6. tiers 2: a supplier's supplier, where that very supplier receives. Neither of the two may belong to the pair's groups. Only as a
 *     common supplier, not by way of 4; POSSIBLE.
 *  7. `shared`: of the common suppliers the one of the surest way, then the lowest id; else the company of the supplier group that owns the
 *     fewest others among those that are or control all suppliers used; where no company does (a person holds them), the supplier of
 *     the lowest id. Named on each side: a claimed rival with a direct way, else the rival with the fewest own companies, then the lowest id.
 */
import { INFRASTRUCTURE_KINDS, type AgreementKind } from '../../../../src/graph/vocabulary.ts'
import type { Lens } from '../../../../src/claims/lens.ts'
import { type Candidate, type OracleFinding, type OracleWay, gather, way } from '../findings.ts'
import { type Grounds, both, surest } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { type Rivals, rivalsIn } from '../rivals.ts'
import { type Supply, type Use, suppliesIn, usesIn } from '../supply.ts'
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
  rivals: Rivals
  /** Suppliers, or the one facility. */
  used: readonly string[]
  facility: boolean
}
interface Pair extends Rivals {
  /** Whose use counts on either side, and whose use is direct. */
  sides: readonly [Side, Side]
  names: readonly string[]
}
interface Side {
  rival: string
  users: readonly string[]
  own: readonly string[]
}
/** A supply as one side gets it: by itself, or through its supplier's supplier. */
interface Reached extends Supply {
  user: string
  tier: 1 | 2
}

function pairsOf(groups: Groups, rivals: readonly Rivals[]): Pair[] {
  return rivals
    .filter((each) => each.x < each.y)
    .map((each) => {
      const inside = groups.sameGroup(each.x, each.y)
      const side = (rival: string): Side => {
        const own = groups.own(rival)
        return { rival, own, users: inside ? own : [...new Set([...own, ...groups.groupOf(rival)])] }
      }
      const names = inside ? [each.x, each.y] : [groups.label(each.x), groups.label(each.y)].sort()
      return { ...each, sides: [side(each.x), side(each.y)], names }
    })
}

const asked = (groups: Groups, pair: Pair, companies: readonly string[]): boolean => {
  const given = companies.map((each) => groups.label(each))
  const of = [groups.label(pair.x), groups.label(pair.y)]
  if (given.length === 0) return true
  return given.length === 1
    ? of.some((each) => given.includes(each))
    : of.every((each) => given.includes(each))
}

function reached(
  groups: Groups,
  pair: Pair,
  side: Side,
  supplies: readonly Supply[],
  tiers: number,
): Reached[] {
  const first = supplies
    .filter((each) => side.users.includes(each.customer))
    .map((each) => ({ ...each, user: each.customer, tier: 1 as const }))
  if (tiers < 2) return first
  const ofPair = (id: string): boolean => groups.sameGroup(id, pair.x) || groups.sameGroup(id, pair.y)
  const second = first.flatMap((one) =>
    supplies
      .filter((other) => other.customer === one.supplier && !ofPair(one.supplier) && !ofPair(other.supplier))
      .map((other) => ({
        ...other,
        user: one.user,
        tier: 2 as const,
        grounds: both(one.grounds, other.grounds),
      })),
  )
  return [...first, ...second]
}

/** Both sides get something from one group of suppliers. */
function commonSupplier(groups: Groups, pair: Pair, supplies: readonly Supply[], tiers: number): Shared[] {
  const [left, right] = pair.sides
  return reached(groups, pair, left, supplies, tiers).flatMap((one) =>
    reached(groups, pair, right, supplies, tiers).flatMap((other) => {
      const bonds = [
        groups.bond(left.rival, one.user),
        groups.bond(one.supplier, other.supplier),
        groups.bond(other.user, right.rival),
      ]
      const joined = bonds.filter((each) => each !== null)
      if (joined.length < 3 || one.user === other.user || !groups.sameGroup(one.supplier, other.supplier))
        return []
      const possible = one.tier === 2 || other.tier === 2
      const direct =
        !possible &&
        one.supplier === other.supplier &&
        left.own.includes(one.user) &&
        right.own.includes(other.user)
      const grounds = both(pair.grounds, one.grounds, other.grounds, ...joined)
      const identity = [...pair.names, 'supplier', groups.label(one.supplier)]
      const used = [...new Set([one.supplier, other.supplier])]
      return [
        {
          identity,
          way: way(grounds, direct, possible ? ['POSSIBLE'] : []),
          rivals: pair,
          used,
          facility: false,
        },
      ]
    }),
  )
}

/** One side is supplied by the other's group or close link. */
function dependence(groups: Groups, pair: Pair, supplies: readonly Supply[], by: Side, on: Side): Shared[] {
  return supplies
    .filter((each) => by.users.includes(each.customer))
    .flatMap((each) => {
      const from = groups.sameGroup(each.supplier, on.rival)
        ? groups.bond(each.supplier, on.rival)
        : groups.closeLink(each.supplier, on.rival)
      const user = groups.bond(by.rival, each.customer)
      if (from === null || user === null) return []
      const identity = [...pair.names, 'supplier', groups.label(each.supplier)]
      const grounds = both(pair.grounds, user, each.grounds, from)
      return [{ identity, way: way(grounds, false), rivals: pair, used: [each.supplier], facility: false }]
    })
}

function commonFacility(groups: Groups, pair: Pair, uses: readonly Use[]): Shared[] {
  const [left, right] = pair.sides
  return uses.flatMap((one) =>
    uses
      .filter((other) => other.facility === one.facility && other.user !== one.user)
      .flatMap((other) => {
        const bonds = [groups.bond(left.rival, one.user), groups.bond(other.user, right.rival)].filter(
          (each) => each !== null,
        )
        if (bonds.length < 2 || !left.own.includes(one.user) || !right.own.includes(other.user)) return []
        const grounds: Grounds = both(pair.grounds, one.grounds, other.grounds, ...bonds)
        const identity = [...pair.names, 'facility', one.facility]
        return [{ identity, way: way(grounds, true), rivals: pair, used: [one.facility], facility: true }]
      }),
  )
}

function sharedOf(groups: Groups, shared: readonly Shared[], isCompany: (id: string) => boolean): string {
  const common = shared.filter((each) => each.used.length === 1 && !each.way.qualifiers.includes('POSSIBLE'))
  const best = surest(common.map((each) => ({ ...each.way, supplier: each.used[0] ?? '' })))
  if (best !== null) return best.supplier
  const used = [...new Set(shared.flatMap((each) => each.used))].sort()
  const above = groups
    .groupOf(used[0] ?? '')
    .filter((id) => isCompany(id) && used.every((each) => groups.own(id).includes(each)))
    .sort((a, b) => groups.own(a).length - groups.own(b).length)
  return above[0] ?? used[0] ?? ''
}

/** The name of either side: a claimed rival with a direct way, else the most specific company. */
function namedOf(groups: Groups, shared: readonly Shared[]): string[] {
  const labels = [
    ...new Set(shared.flatMap((each) => [groups.label(each.rivals.x), groups.label(each.rivals.y)])),
  ].sort()
  const all = shared.flatMap(({ rivals, way }) =>
    [rivals.x, rivals.y].map((id) => ({ id, first: rivals.claimed && way.direct ? 0 : 1 })),
  )
  const inOrder = [...all].sort(
    (a, b) =>
      a.first - b.first || groups.own(a.id).length - groups.own(b.id).length || (a.id < b.id ? -1 : 1),
  )
  if (labels.length === 1) return [...new Set(all.map((each) => each.id))].sort()
  return labels.map((label) => inOrder.find((each) => groups.label(each.id) === label)?.id ?? label)
}

export function sharedInfrastructure(
  graph: ClaimGraph,
  params: SharedInfrastructureParams,
  lens: Lens,
): OracleFinding[] {
  const world = lookAt(graph, lens)
  const groups = groupsOf(world, params.affiliates ?? DEFAULT_RULE)
  const kinds = params.kinds ?? INFRASTRUCTURE_KINDS
  const supplies = suppliesIn(world, groups, kinds)
  const uses = usesIn(world, groups, kinds)
  const candidates = pairsOf(groups, rivalsIn(world, groups, params.market ?? null))
    .filter((pair) => asked(groups, pair, params.companies ?? []))
    .flatMap((pair) => [
      ...commonSupplier(groups, pair, supplies, params.tiers ?? 1),
      ...dependence(groups, pair, supplies, pair.sides[0], pair.sides[1]),
      ...dependence(groups, pair, supplies, pair.sides[1], pair.sides[0]),
      ...commonFacility(groups, pair, uses),
    ])
  return gather(candidates, lens.minConfidence, (identity, ways: readonly OracleWay[]) => {
    const left = candidates.filter(
      (each) =>
        each.identity.join() === identity.join() &&
        ways.some((one) => one.links.join() === each.way.links.join()),
    )
    return {
      competitors: namedOf(groups, left),
      shared: sharedOf(groups, left, (id) => world.kindOf(id) === 'COMPANY'),
      facility: left.every((each) => each.facility),
    }
  })
}
