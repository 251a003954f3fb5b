import { type EventKind, LAST_INSTANT } from '../graph/vocabulary.ts'
import type { Fault } from './parse.ts'
import type { Claim, RecordEvent, RecordInterval } from './types.ts'

/**
 * Applies events in their order to the claims that they speak of. An event that changes nothing is a fault: what was meant did not
 * come about, and nobody would notice.
 */
export function applyEvents(
  claims: Map<string, Claim>,
  events: readonly (RecordEvent & { line: number | null })[],
): Fault[] {
  return events.flatMap((event): Fault[] => {
    const claim = event.claim === null ? undefined : claims.get(event.claim)
    if (!claim) return []
    const after = applyEvent(claim, event)
    claims.set(claim.id, after)
    if (JSON.stringify(after) !== JSON.stringify(claim)) return []
    const message = `The claim cannot be ${DONE[event.kind]} as of ${event.at}: ${WHY_NOT[event.kind]}.`
    return [{ code: 'BAD_VALUE', message, path: ['event', 'at'], line: event.line }]
  })
}

/** What each event does, for messages that speak to whoever writes a file and to whoever calls the API. */
export const DONE: Readonly<Record<EventKind, string>> = {
  RETRACT: 'retracted',
  RECORD: 'recorded again',
  PREFER: 'preferred',
  UNPREFER: 'unpreferred',
  MERGE: 'merged',
  SPLIT: 'split',
  JUDGE: 'compared',
}

const WHY_NOT: Readonly<Record<EventKind, string>> = {
  RETRACT: 'it did not stand in the record then',
  RECORD: 'it stands in the record already, or was retracted later',
  PREFER: 'it is preferred already, or was until later',
  UNPREFER: 'it was not preferred then',
  MERGE: 'it names no claim',
  SPLIT: 'it names no claim',
  JUDGE: 'it names no claim',
}

/** A claim after one event about it: retracting and preferring open and close intervals of record time, and delete nothing. */
function applyEvent(claim: Claim, event: RecordEvent): Claim {
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
  // Events of one claim are a history in order of time, so that a later reader comes to the same by replaying them.
  intervals.some((i) => i.to > at)
    ? [...intervals]
    : [...intervals, { from: at, to: LAST_INSTANT, by, because: null }]
