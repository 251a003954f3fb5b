import type { Claim, Entity, Instant, RecordEvent, RecordInterval, Source } from '../claims/types.ts'
import { LAST_INSTANT } from '../graph/vocabulary.ts'

/** A claim, and how many of its retractions were events; any other stood with the claim itself when it was imported. */
export interface Recorded {
  claim: Claim
  /** Why it was recorded. */
  because: string | null
  retractions: number
}

export const sourceRecord = (source: Source): object => ({
  source: { ...source, excerptOnly: source.excerptOnly || null },
})

export function entityRecord({ megawatts, accelerators, aliases, identifiers, ...rest }: Entity): object {
  const capacity = megawatts || accelerators ? { megawatts, accelerators } : null
  const lists = { aliases: filled(aliases), identifiers: filled(identifiers) }
  return { entity: { ...rest, ...lists, capacity } }
}
const filled = <T>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null)

/** A claim as it is imported: with its first time in the record; what came of it later is told by events. */
export function claimRecord({ claim, because, retractions }: Recorded): object {
  const {
    id: _id,
    weight: _weight,
    publishedOn: _publishedOn,
    recorded,
    preferred: _preferred,
    ...record
  } = claim
  const [first] = recorded
  const ended = endedAtOnce({ claim, retractions }) ? first : undefined
  return {
    claim: {
      ...record,
      supports: record.supports ? null : false,
      recordedAt: first?.from,
      recordedBy: first?.by,
      recordedBecause: because,
      retractedAt: ended?.to,
      retractedBecause: ended?.because,
    },
  }
}

/** Whether the claim was imported as one already retracted: every other end in the record has an event. */
export const endedAtOnce = ({ claim, retractions }: Omit<Recorded, 'because'>): boolean =>
  claim.recorded.filter(({ to }) => to < LAST_INSTANT).length > retractions

export const eventRecord = ({ id: _id, ...event }: RecordEvent): object => ({ event })

/** The claim as it stood in the record at a moment, with all that had become of it by then. */
export const claimAt = (claim: Claim, at: Instant): Claim => ({
  ...claim,
  recorded: intervalsAt(claim.recorded, at),
  preferred: intervalsAt(claim.preferred, at),
})

const intervalsAt = (intervals: readonly RecordInterval[], at: Instant): RecordInterval[] =>
  intervals
    .filter(({ from }) => from <= at)
    .map((interval) => (interval.to <= at ? interval : { ...interval, to: LAST_INSTANT, because: null }))

/** Events of one claim at one instant, in the order in which they made of the claim what it is. */
export function inTurn(
  events: readonly RecordEvent[],
  { claim, retractions }: Omit<Recorded, 'because'>,
): RecordEvent[] {
  const left = [...events]
  const at = events[0]?.at
  const take = (fits: (event: RecordEvent) => boolean): RecordEvent[] => {
    const index = left.findIndex(fits)
    return index < 0 ? [] : left.splice(index, 1)
  }
  const first = endedAtOnce({ claim, retractions }) ? 0 : -1
  const turns: RecordEvent[] = []
  for (const [i, { from, to, by, because }] of claim.recorded.entries()) {
    if (i > 0 && from === at) turns.push(...take((event) => event.kind === 'RECORD' && event.by === by))
    if (i > first && to === at)
      turns.push(...take((event) => event.kind === 'RETRACT' && event.because === because))
  }
  for (const { from, to } of claim.preferred) {
    if (from === at) turns.push(...take(({ kind }) => kind === 'PREFER'))
    if (to === at) turns.push(...take(({ kind }) => kind === 'UNPREFER'))
  }
  return [...turns, ...left]
}
