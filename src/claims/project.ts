import { FIRST_INSTANT, LAST_INSTANT } from '../graph/vocabulary.ts'
import { consolidate } from './consolidate.ts'
import type { Claim, Instant, KnownPeriod, Period, RecordInterval, TieIdentity } from './types.ts'

const during = (intervals: readonly RecordInterval[], at: Instant): boolean =>
  intervals.some((i) => i.from <= at && at < i.to)

/**
 * Everything that was ever so of a tie, as it was known: consolidation repeated for each stretch of record time in which the same
 * claims stood and the same were preferred. Stretches that say the same are one.
 */
export function project(tie: TieIdentity, claims: readonly Claim[]): KnownPeriod[] {
  const instants = claims.flatMap((c) => [...c.recorded, ...c.preferred].flatMap((i) => [i.from, i.to]))
  const bounds = [...new Set([...instants, LAST_INSTANT])].filter((instant) => instant > FIRST_INSTANT).sort()
  const open = new Map<string, KnownPeriod>()
  const done: KnownPeriod[] = []
  for (const [i, from] of bounds.entries()) {
    const to = bounds[i + 1]
    if (to === undefined) break
    const standing = claims.filter((claim) => during(claim.recorded, from))
    const preferred = new Set(standing.filter((c) => during(c.preferred, from)).map((c) => c.id))
    const now = new Map(consolidate(tie, standing, preferred).map((period) => [signature(period), period]))
    for (const [key, period] of open) {
      if (now.has(key)) period.knownTo = to
      else {
        done.push(period)
        open.delete(key)
      }
    }
    for (const [key, period] of now) {
      if (!open.has(key)) open.set(key, { ...period, knownFrom: from, knownTo: to })
    }
  }
  return [...done, ...open.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

const signature = (period: Period): string => JSON.stringify([period.from, period.to, period.state])
const order = (period: KnownPeriod): string => `${period.knownFrom} ${period.from}`
