import { LAST_INSTANT } from '../graph/vocabulary.ts'
import type { Claim, RecordEvent, RecordInterval } from './types.ts'

/** A claim after one event about it: retracting and preferring open and close intervals of record time, and delete nothing. */
export function applyEvent(claim: Claim, event: RecordEvent): Claim {
  switch (event.kind) {
    case 'RETRACT':
      return { ...claim, recorded: close(claim.recorded, event) }
    case 'RECORD':
      return { ...claim, recorded: open(claim.recorded, event) }
    case 'PREFER':
      return { ...claim, preferred: open(claim.preferred, event) }
    case 'UNPREFER':
      return { ...claim, preferred: close(claim.preferred, event) }
    default:
      return claim
  }
}

const standing = (interval: RecordInterval): boolean => interval.to === LAST_INSTANT

const close = (intervals: readonly RecordInterval[], { at, because }: RecordEvent): RecordInterval[] =>
  intervals.map((i) => (standing(i) && i.from <= at ? { ...i, to: at, because } : i))

const open = (intervals: readonly RecordInterval[], { at, by }: RecordEvent): RecordInterval[] =>
  intervals.some(standing)
    ? [...intervals]
    : [...intervals, { from: at, to: LAST_INSTANT, by, because: null }]
