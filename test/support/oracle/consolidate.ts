/**
 * Consolidation a second time, for one day only and straight from docs/model.md. Where the page is open, this is how it is read:
 *  1. An interval whose end is not after its start has no day: it is no reach, and bounds no gap. Its end may still be a bare ending.
 *  2. `publishedOn` and starts compare by their first days.
 *  3. In a gap, "before" and "after" are what was said on the last day before it and on the first day after it, attribute and supporter alike
 *     chosen by rule 4's order (of equally sure supporters the newest published gives the status).
 *     The link's claims there are all supporters of these two days; the attribute's claims are the two that are chosen.
 *     "Both agree" means that they are the same, dates too.
 *  4. A preferred denial of a value takes it out on the days of the denial: on such a day everything is as if that claim had not given the
 *     attribute, so that it ends no earlier value either.
 *  5. A preferred claim that states an attribute settles its dispute whether a value or a denial disputes it.
 *  6. A preferred denial of the tie is stronger than a preferred supporter.
 *  7. Where claims of different precision open or close a run on the same day, the most precise text is told; where a preferred denial
 *     opens or closes it, the day: as an end, a denial's "2026" would mean a year more.
 *  8. Statements: "no supporter says that text" means on that day. Preference changes nothing about statements.
 *  9. `covers` makes a claim not bare, but is told by COVERS ties only, never as an attribute.
 * 10. An agreement claim without a start "ends before" the agreement's first known day where its end is that day or earlier. Only claims
 *     of the tie at hand count, so that a party may be older than its agreement.
 * 11. A claim with the stage UNKNOWN says nothing of the stage: it neither replaces nor disputes one.
 */

import type { Claim, Day, LinkState, TieIdentity } from '../../../src/claims/types.ts'
import { FIRST_DAY, LAST_DAY } from '../../../src/graph/vocabulary.ts'
import { attributeOn } from './attribute.ts'
import {
  bestOf,
  boundaries,
  type Evidence,
  inForce,
  reaches,
  supportOn,
  surestFirst,
  weigh,
} from './evidence.ts'
import type { Reading } from './reading.ts'
import { statementsOn } from './statements.ts'

const deniesTie = (evidence: Evidence): Evidence['denials'] =>
  evidence.denials.filter(
    (denial) => denial.bare || evidence.tie.type === 'PARTY' || evidence.tie.type === 'COVERS',
  )

/** Rules 2 and 6: whether there is a link on the day. */
function holds(evidence: Evidence, day: Day): boolean {
  const takenOut = deniesTie(evidence).some(
    (denial) => inForce(denial, day) && evidence.preferred.has(denial.claim.id),
  )
  return !takenOut && supportOn(evidence, day) !== null
}

/** Rule 9: the first day of the run of days around `day`, and the day on which it is over. Nothing changes between two boundaries. */
function runAround(evidence: Evidence, day: Day): { from: Day; to: Day } {
  const days = boundaries(evidence)
  let from = day
  for (const boundary of days.filter((each) => each <= day).reverse()) {
    if (!holds(evidence, boundary)) break
    from = boundary
  }
  const to = days.find((each) => each > day && !holds(evidence, each)) ?? LAST_DAY
  return { from, to }
}

function mostPrecise(readings: readonly Reading[], textOf: (each: Reading) => string | null): string | null {
  const longest = Math.max(...readings.map((each) => textOf(each)?.length ?? 0))
  return textOf(bestOf(readings.filter((each) => textOf(each)?.length === longest)))
}

function writtenStart(evidence: Evidence, from: Day): string | null {
  if (from === FIRST_DAY) return null
  const openers = reaches(evidence).filter((reach) => reach.from === from && reach.startText !== null)
  return openers.length === 0 ? from : (mostPrecise(openers, (each) => each.startText) ?? from)
}

function writtenEnd(evidence: Evidence, to: Day): string | null {
  if (to === LAST_DAY) return null
  const closes = reaches(evidence).some((reach) => reach.to === to)
  const writers = evidence.supporters.filter((supporter) => supporter.end === to)
  return closes && writers.length > 0 ? mostPrecise(writers, (each) => each.claim.validTo) : to
}

const attributeNames = (evidence: Evidence): string[] => [
  ...new Set(evidence.supporters.flatMap((supporter) => Object.keys(supporter.attributes))),
]

export function linkOn(
  tie: TieIdentity,
  claims: readonly Claim[],
  preferred: ReadonlySet<string>,
  day: Day,
): LinkState | null {
  const evidence = weigh(tie, claims, preferred)
  const support = supportOn(evidence, day)
  if (support === null || !holds(evidence, day)) return null

  const attributes: LinkState['attributes'] = {}
  for (const name of attributeNames(evidence)) {
    const stated = attributeOn(evidence, name, day)
    if (stated !== null) attributes[name] = stated
  }
  const denied = deniesTie(evidence).some((denial) => inForce(denial, day))
  const settled = !support.between && support.supporters.some((each) => preferred.has(each.claim.id))
  const run = runAround(evidence, day)
  const holding = [...support.supporters, ...evidence.denials.filter((denial) => inForce(denial, day))]
  return {
    validFrom: writtenStart(evidence, run.from),
    validTo: writtenEnd(evidence, run.to),
    confidence: support.best.claim.weight,
    status: support.best.claim.status,
    disputed: (denied && !settled) || Object.values(attributes).some((each) => each.disputed),
    denied,
    claims: surestFirst(holding.map((each) => each.claim)),
    attributes,
    statements: statementsOn(evidence, day),
  }
}
