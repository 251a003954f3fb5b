/**
 * Conflicts of interest (design §5). Readings (more in ../investors.ts, ../common-owners.ts and ../interlocks.ts):
 *  1. One finding per kind and: INVESTOR_SUPPLIER and INVESTOR_RIVAL the investor and the company invested in; RIVAL_SUPPLIER as a rival
 *     dependency; COMMON_OWNER the owner's group and a connected set of companies; INTERLOCK the person and two groups.
 *  2. INVESTOR_SUPPLIER: anybody of the investor's control group supplies anybody of the investee's (any kind of supply).
 *     INVESTOR_RIVAL: the groups are rivals, by the companies named for them (../rivals.ts), direct being own companies of both. Close links
 *     play no part in these two.
 *  3. `subject`: the company that depends or is invested in; of COMMON_OWNER and INTERLOCK any of the companies; taken by group. It is named
 *     first; of several the first by name. `parties`: who stands on two sides, then the others by name.
 *  4. Direct: in one of its ways who is named stands for itself or for what it controls, everywhere: the investor and who it invests in; the
 *     owner, and what it holds; where the person has a say.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import { type CommonOwner, commonOwnersIn } from '../common-owners.ts'
import { type Candidate, gather, type OracleFinding, way } from '../findings.ts'
import { both } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { type Interlock, interlocksIn } from '../interlocks.ts'
import { stakeholdersIn } from '../investors.ts'
import { between, named, rivalriesIn } from '../rivals.ts'
import { SUPPLY_KINDS, suppliesIn } from '../supply.ts'
import { type ClaimGraph, lookAt, type OracleWorld } from '../world.ts'
import { dependencesIn, nameDependence } from './rival-dependencies.ts'

export const CONFLICT_KINDS = [
  'INVESTOR_SUPPLIER',
  'RIVAL_SUPPLIER',
  'INVESTOR_RIVAL',
  'COMMON_OWNER',
  'INTERLOCK',
] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]
export interface ConflictsOfInterestParams {
  subject?: string | null
  kinds?: readonly ConflictKind[] | null
  affiliates?: AffiliateRule
}
interface Names {
  subject: string
  parties: readonly string[]
}
/** With the groups that `subject` may mean, and what its finding is to be called, of the ways that are left. */
interface Conflict extends Candidate {
  subjects: readonly string[]
  names(left: readonly Conflict[]): Names
}

function rivalSuppliers(world: OracleWorld, groups: Groups): Conflict[] {
  const all = dependencesIn(world, groups, null)
  return all.map((each) => ({
    ...each,
    identity: ['RIVAL_SUPPLIER', ...each.identity],
    subjects: each.identity.slice(0, 1),
    names: (left) => {
      const found = nameDependence(
        world,
        all.filter((one) => left.some((other) => other.way === one.way)),
      )
      const parties = [found?.supplier ?? '', found?.rival ?? '']
      return { subject: found?.dependent ?? '', parties: [...new Set(parties)] }
    },
  }))
}

/** Who stands on two sides, then the others by name; the random graphs name everything like its id. */
const inOrder = (first: string, others: readonly string[], subject: string): string[] => [
  first,
  ...[...new Set(others)].filter((id) => id !== first && id !== subject).sort(),
]

interface Investing extends Candidate {
  subjects: readonly string[]
  investor: string
  investee: string
  other: string
}

function investorSuppliers(world: OracleWorld, groups: Groups): Investing[] {
  const supplies = suppliesIn(world, groups, SUPPLY_KINDS)
  return stakeholdersIn(world, groups).flatMap(({ investor, investee, grounds, qualifiers }) =>
    supplies.flatMap((supply) => {
      if (groups.label(supply.customer) !== groups.label(investee)) return []
      if (groups.label(supply.supplier) !== groups.label(investor)) return []
      const [to, from] = [groups.reach(investee, supply.customer), groups.within(supply.supplier, investor)]
      if (to === null || from === null) return []
      const rest = both(grounds, to, supply.grounds, from)
      return [
        {
          identity: ['INVESTOR_SUPPLIER', investee, investor],
          way: way(rest, groups.allOwn([investee, supply.customer], [investor, supply.supplier]), qualifiers),
          subjects: [groups.label(investee)],
          investor,
          investee,
          other: supply.supplier,
        },
      ]
    }),
  )
}

function investorRivals(world: OracleWorld, groups: Groups): Investing[] {
  const rivalries = rivalriesIn(world, groups, null)
  return stakeholdersIn(world, groups).flatMap(({ investor, investee, grounds, qualifiers }) => {
    const all = between(groups, rivalries, groups.label(investee), groups.label(investor))
    const rivals = named(
      groups,
      all,
      (x, y) => groups.own(investee, x) !== null && groups.own(investor, y) !== null,
    )
    if (rivals === null) return []
    const [to, from] = [groups.reach(investee, rivals.x), groups.within(rivals.y, investor)]
    if (to === null || from === null) return []
    const rest = both(grounds, to, rivals.grounds, from)
    return [
      {
        identity: ['INVESTOR_RIVAL', investee, investor],
        way: way(rest, groups.allOwn([investee, rivals.x], [investor, rivals.y]), qualifiers),
        subjects: [groups.label(investee)],
        investor,
        investee,
        other: rivals.y,
      },
    ]
  })
}

const namedByInvestor = (all: readonly Investing[]): Conflict[] =>
  all.map((each) => ({
    ...each,
    names: (left) => {
      const others = all.filter((one) => left.some((other) => other.way === one.way)).map((one) => one.other)
      return { subject: each.investee, parties: inOrder(each.investor, others, each.investee) }
    },
  }))

function commonOwners(all: readonly CommonOwner[], isAsked: (id: string) => boolean): Conflict[] {
  return all.map((each) => ({
    ...each,
    names: (left) => {
      const subject = [...each.set].sort().find((id) => isAsked(id)) ?? ''
      const of = all
        .filter((one) => left.some((other) => other.way === one.way))
        .flatMap((one) => one.parties)
      return { subject, parties: inOrder(each.parties[0] ?? '', of, subject) }
    },
  }))
}

function interlocks(all: readonly Interlock[], isAsked: (id: string) => boolean): Conflict[] {
  return all.map((each) => ({
    ...each,
    names: () => {
      const [best] = all
        .filter((one) => one.identity.join() === each.identity.join())
        .sort(
          (a, b) =>
            b.way.confidence - a.way.confidence ||
            a.way.links.length - b.way.links.length ||
            (a.ends.join() < b.ends.join() ? -1 : 1),
        )
      const [subject = '', other = ''] = [...(best?.ends ?? [])].sort(
        (a, b) => Number(isAsked(b)) - Number(isAsked(a)) || (a < b ? -1 : 1),
      )
      return { subject, parties: [each.person, other] }
    },
  }))
}

export function conflictsOfInterest(
  graph: ClaimGraph,
  params: ConflictsOfInterestParams,
  lens: Lens,
): OracleFinding[] {
  const world = lookAt(graph, lens)
  const rule = params.affiliates ?? DEFAULT_RULE
  const groups = groupsOf(world, rule)
  const kinds = params.kinds ?? CONFLICT_KINDS
  const asked = params.subject == null ? null : groups.label(params.subject)
  const isAsked = (id: string): boolean => asked === null || groups.label(id) === asked
  const candidates: Conflict[] = [
    ...rivalSuppliers(world, groups),
    ...namedByInvestor(investorSuppliers(world, groups)),
    ...namedByInvestor(investorRivals(world, groups)),
    ...commonOwners(commonOwnersIn(world, groups), isAsked),
    ...interlocks(interlocksIn(world, groups, rule.basis === 'NONE'), isAsked),
  ]
    .filter((each) => kinds.some((kind) => kind === each.identity[0]))
    .filter((each) => asked === null || each.subjects.includes(asked))
  return gather(candidates, lens.minConfidence, (identity, ways) => {
    const left = candidates.filter(
      (each) => each.identity.join() === identity.join() && ways.includes(each.way),
    )
    const { subject = '', parties = [] } = left[0]?.names(left) ?? {}
    return { kind: identity[0] ?? '', subject, parties }
  })
}
