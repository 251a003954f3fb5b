/**
 * Conflicts of interest (design §5). Readings (more in ../investors.ts, ../common-owners.ts and ../interlocks.ts):
 *  1. One finding per kind and groups: INVESTOR_SUPPLIER and INVESTOR_RIVAL per investee's and investor's group, RIVAL_SUPPLIER as a rival
 *     dependency (customer's, supplier's, rival's group), INTERLOCK per person and two groups.
 *  2. INVESTOR_SUPPLIER: anybody of the investor's control group supplies anybody of the investee's (any kind of supply).
 *     INVESTOR_RIVAL: somebody of either group are rivals. Close links play no part in these two.
 *  3. `subject`: the company that depends or is invested in; of COMMON_OWNER and INTERLOCK any of the companies; taken by group.
 *  4. Direct plays no part but for RIVAL_SUPPLIER.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import { commonOwnersIn } from '../common-owners.ts'
import { type Candidate, type OracleFinding, gather, way } from '../findings.ts'
import { both } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { interlocksIn } from '../interlocks.ts'
import { stakeholdersIn } from '../investors.ts'
import { type Rivals, rivalsIn } from '../rivals.ts'
import { SUPPLY_KINDS, suppliesIn } from '../supply.ts'
import { type ClaimGraph, type OracleWorld, lookAt } from '../world.ts'
import { dependencesIn } from './rival-dependencies.ts'

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
/** With the groups that `subject` may mean. */
type Conflict = Candidate & { subjects: readonly string[] }

function rivalSuppliers(world: OracleWorld, groups: Groups): Conflict[] {
  return dependencesIn(world, groups, null).map((each) => ({
    identity: ['RIVAL_SUPPLIER', ...each.identity],
    way: each.way,
    subjects: each.identity.slice(0, 1),
  }))
}

/** Something else that ties the investor's group to the investee's, beside the investment. */
interface Tension {
  kind: ConflictKind
  ofInvestor: string
  ofInvestee: string
  grounds: Rivals['grounds']
}
function investorConflicts(world: OracleWorld, groups: Groups): Conflict[] {
  const tensions: Tension[] = [
    ...suppliesIn(world, groups, SUPPLY_KINDS).map(({ supplier, customer, grounds }) => ({
      kind: 'INVESTOR_SUPPLIER' as const,
      ofInvestor: supplier,
      ofInvestee: customer,
      grounds,
    })),
    ...rivalsIn(world, groups, null).map(({ x, y, grounds }) => ({
      kind: 'INVESTOR_RIVAL' as const,
      ofInvestor: x,
      ofInvestee: y,
      grounds,
    })),
  ]
  return stakeholdersIn(world, groups).flatMap(({ investor, investee, grounds, qualifiers }) =>
    tensions.flatMap((tension) => {
      if (!groups.sameGroup(investor, tension.ofInvestor) || !groups.sameGroup(investee, tension.ofInvestee))
        return []
      const bonds = [
        groups.bond(investor, tension.ofInvestor),
        groups.bond(investee, tension.ofInvestee),
      ].filter((each) => each !== null)
      const subject = groups.label(investee)
      const rest = both(grounds, tension.grounds, ...bonds)
      return [
        {
          identity: [tension.kind, subject, groups.label(investor)],
          way: way(rest, false, qualifiers),
          subjects: [subject],
        },
      ]
    }),
  )
}

export function conflictsOfInterest(
  graph: ClaimGraph,
  params: ConflictsOfInterestParams,
  lens: Lens,
): OracleFinding[] {
  const world = lookAt(graph, lens)
  const groups = groupsOf(world, params.affiliates ?? DEFAULT_RULE)
  const kinds = params.kinds ?? CONFLICT_KINDS
  const subject = params.subject ?? null
  const candidates = [
    ...rivalSuppliers(world, groups),
    ...investorConflicts(world, groups),
    ...commonOwnersIn(world, groups),
    ...interlocksIn(world, groups),
  ]
    .filter((each) => kinds.some((kind) => kind === each.identity[0]))
    .filter((each) => subject === null || each.subjects.includes(groups.label(subject)))
  return gather(candidates, lens.minConfidence, (identity) => ({ kind: identity[0] ?? '' }))
}
