/** One tie through all its days, for questions that ask when something happened and who says so. */
import type { Claim, Day, LinkState, PartialDate } from '../../../src/claims/types.ts'
import { FIRST_DAY, LAST_DAY } from '../../../src/graph/vocabulary.ts'
import { linkOn } from './consolidate.ts'
import { firstDay } from './days.ts'
import { boundaries, type Evidence, inForce, supportOn, weigh } from './evidence.ts'
import type { Reading } from './reading.ts'
import type { Tie } from './ties.ts'

/** Days between which nothing changes; `state` is null where the tie does not hold. */
export interface Stretch {
  from: Day
  to: Day
  state: LinkState | null
  /** Whether the whole tie is denied, and no preference settles it. */
  doubted: boolean
}
export interface Course {
  tie: Tie
  evidence: Evidence
  stretches: readonly Stretch[]
}
/** An unbroken run of days on which the tie holds. */
export interface Run {
  from: Day
  to: Day
  first: Stretch
  last: Stretch
}

export function courseOf(tie: Tie, preferred: ReadonlySet<string>): Course {
  const evidence = weigh(tie, tie.claims, preferred)
  const days = boundaries(evidence)
  const stretches = days.map((from, index): Stretch => {
    const state = linkOn(tie, tie.claims, preferred, from)
    return {
      from,
      to: days[index + 1] ?? LAST_DAY,
      state,
      doubted: state?.denied === true && !isSettled(evidence, from),
    }
  })
  return { tie, evidence, stretches }
}

/** A preferred supporter that holds that day settles that there is such a tie. */
function isSettled(evidence: Evidence, day: Day): boolean {
  const support = supportOn(evidence, day)
  return (
    support !== null &&
    !support.between &&
    support.supporters.some((each) => evidence.preferred.has(each.claim.id))
  )
}

export const held = (course: Course): (Stretch & { state: LinkState })[] =>
  course.stretches.flatMap((each) => (each.state === null ? [] : [{ ...each, state: each.state }]))

export function runsOf({ stretches }: Course): Run[] {
  const runs: Run[] = []
  for (const stretch of stretches.filter((each) => each.state !== null)) {
    const run = runs.at(-1)
    if (run?.to === stretch.from) Object.assign(run, { to: stretch.to, last: stretch })
    else runs.push({ from: stretch.from, to: stretch.to, first: stretch, last: stretch })
  }
  return runs
}

export const begun = (run: Run): boolean => run.from > FIRST_DAY
export const over = (run: Run): boolean => run.to < LAST_DAY

/** Claims that tell of a day, and how: the date as precisely as one of them writes it, as sure as the surest. */
export interface Telling {
  on: PartialDate
  claims: readonly Claim[]
  confidence: number
}

const starts = (each: Reading, day: Day): PartialDate | null =>
  each.startText !== null && firstDay(each.startText) === day ? each.startText : null
const ends = (each: Reading, day: Day): PartialDate | null => (each.end === day ? each.claim.validTo : null)

/**
 * Who says that something begins, or ends, on a day: the supporters that give that date for it, of `among` where these are asked for; where
 * there is none, the preferred denials that make it so: what they deny ends where they begin, and is so again where they end. Null where
 * nobody gives the day.
 */
export function tellingOf(
  { evidence }: Course,
  day: Day,
  what: 'begins' | 'ends',
  among: readonly string[] | null = null,
): Telling | null {
  const asked = evidence.supporters.filter((each) => among === null || among.includes(each.claim.id))
  const deniers = evidence.denials.filter((each) => evidence.preferred.has(each.claim.id))
  const [wrote, lifted] = what === 'begins' ? [starts, ends] : [ends, starts]
  const told = [
    asked.map((each) => ({ each, text: wrote(each, day) })),
    deniers.map((each) => ({ each, text: lifted(each, day) })),
    deniers.map((each) => ({ each, text: wrote(each, day) })),
  ]
    .map((several) => several.flatMap(({ each, text }) => (text === null ? [] : [{ each, text }])))
    .find((several) => several.length > 0)
  if (told === undefined) return null
  const [text] = told
    .map((one) => one.text)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0))
  const claims = told.map(({ each }) => each.claim)
  return { on: text ?? day, claims, confidence: Math.max(...claims.map((claim) => claim.weight)) }
}

/** Whether a stated attribute is only spanned on a day, by a claim before and a claim after it. */
export const isSpanned = ({ evidence }: Course, claims: readonly string[], day: Day): boolean =>
  evidence.supporters.some((each) => claims.includes(each.claim.id) && each.start > day)

export const denialsOn = ({ evidence }: Course, day: Day): Reading[] =>
  evidence.denials.filter((each) => inForce(each, day))
