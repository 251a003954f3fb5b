import type { Claim, Day, TieIdentity } from '../../../src/claims/types.ts'
import { FIRST_DAY, LAST_DAY } from '../../../src/graph/vocabulary.ts'
import { earliest, firstDay, latest } from './days.ts'
import { type Reading, read } from './reading.ts'

/** The claims of one tie as they stand against each other. */
export interface Evidence {
  tie: TieIdentity
  supporters: readonly Reading[]
  denials: readonly Reading[]
  preferred: ReadonlySet<string>
}

export function weigh(tie: TieIdentity, claims: readonly Claim[], preferred: ReadonlySet<string>): Evidence {
  const readings = claims.map((claim) => read(tie, claim))
  return {
    tie,
    supporters: notOlder(readings.filter((each) => each.claim.supports)),
    denials: readings.filter((each) => !each.claim.supports),
    preferred,
  }
}

/** An agreement is not older than its first known day: its claims without a start begin there, unless they are over by then. */
function notOlder(supporters: readonly Reading[]): Reading[] {
  const known = supporters.filter((each) => each.claim.agreement !== null && each.startText !== null)
  if (known.length === 0) return [...supporters]
  const first = earliest(known.map((each) => each.start))
  const late = (each: Reading): boolean => each.claim.agreement !== null && each.startText === null
  return supporters.map((each) =>
    late(each) && (each.end ?? LAST_DAY) > first ? { ...each, start: first } : each,
  )
}

/** A denial holds in its own interval, open where it gives no end. */
export const inForce = (denial: Reading, day: Day): boolean =>
  denial.start <= day && day < (denial.end ?? LAST_DAY)

/** Rule 4's order: the heaviest, then the newest published, then the lowest id. */
export function bestOf<T extends Reading>(readings: readonly T[]): T {
  const published = (each: T): Day =>
    each.claim.publishedOn === null ? FIRST_DAY : firstDay(each.claim.publishedOn)
  const [best] = [...readings].sort(
    (a, b) =>
      b.claim.weight - a.claim.weight ||
      (published(a) === published(b) ? 0 : published(a) > published(b) ? -1 : 1) ||
      (a.claim.id < b.claim.id ? -1 : 1),
  )
  if (best === undefined) throw new Error('nothing to choose from')
  return best
}

const bareEndings = (evidence: Evidence): Day[] =>
  evidence.supporters.flatMap((each) => (each.bare && each.end !== null ? [each.end] : []))

/** Rule 1: where a supporter's reach ends. */
export const reachEnd = (evidence: Evidence, supporter: Reading): Day =>
  supporter.end ?? earliest(bareEndings(evidence).filter((ending) => ending > supporter.start))

export type Reach = Reading & { from: Day; to: Day }
/** The reaches that have a day at all. */
export const reaches = (evidence: Evidence): Reach[] =>
  evidence.supporters
    .map((each) => ({ ...each, from: each.start, to: reachEnd(evidence, each) }))
    .filter((reach) => reach.from < reach.to)

/** Who supports the tie on a day; `between` where it only spans a gap. `best` gives confidence and status. */
export interface Support {
  supporters: Reading[]
  best: Reading
  between: boolean
}

/** Rule 2. */
export function supportOn(evidence: Evidence, day: Day): Support | null {
  const all = reaches(evidence)
  const holding = all.filter((reach) => reach.from <= day && day < reach.to)
  if (holding.length > 0) return { supporters: holding, best: bestOf(holding), between: false }

  const past = all.filter((reach) => reach.to <= day)
  const coming = all.filter((reach) => reach.from > day)
  if (past.length === 0 || coming.length === 0) return null
  const opened = latest(past.map((reach) => reach.to))
  if (bareEndings(evidence).includes(opened)) return null
  const closed = earliest(coming.map((reach) => reach.from))
  const last = past.filter((reach) => reach.to === opened)
  const next = coming.filter((reach) => reach.from === closed)
  const [before, after] = [bestOf(last), bestOf(next)]
  const lower = after.claim.weight < before.claim.weight ? after : before
  return { supporters: [...last, ...next], best: lower, between: true }
}

/** Every day on which something may change, in order, from the first. */
export function boundaries(evidence: Evidence): Day[] {
  const days = [...evidence.supporters, ...evidence.denials].flatMap((each) => [
    each.start,
    each.end ?? LAST_DAY,
  ])
  return [...new Set([FIRST_DAY, ...days])].filter((day) => day < LAST_DAY).sort()
}

/** Ids by weight, highest first, then by id; each once. */
export const surestFirst = (claims: readonly Claim[]): string[] => [
  ...new Set(
    [...claims].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).map((claim) => claim.id),
  ),
]
