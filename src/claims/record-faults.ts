import { FIRST_DAY, LAST_DAY } from '../graph/vocabulary.ts'
import { endDay, firstDay } from './days.ts'
import { ATTRIBUTES } from './link-rules.ts'
import type { Batch, Fault, ParsedClaim } from './parse.ts'
import type { ClaimRecord, Instant, RecordEvent } from './types.ts'

export function claimFaults(record: ClaimRecord, line: number | null): Fault[] {
  const faults: Fault[] = []
  const fault = (code: string, message: string, ...path: string[]) =>
    faults.push({ code, message, path: ['claim', ...path], line })
  const { link, from, to, attributes, agreement } = record
  if ((link === null) === (agreement === null)) {
    fault('BAD_VALUE', 'A claim speaks of one thing: give either link, from and to, or agreement.')
    return faults
  }
  if (agreement && (from !== null || to !== null || attributes)) {
    fault(
      'UNKNOWN_FIELD',
      'A claim about an agreement has no from, to or attributes; its parties stand in agreement.parties.',
      'agreement',
    )
  }
  if (link) {
    if (from === null) fault('MISSING_FIELD', `from is missing: where does the ${link} begin?`, 'from')
    if (to === null) fault('MISSING_FIELD', `to is missing: where does the ${link} lead?`, 'to')
    if (from !== null && from === to && link !== 'OWNERSHIP')
      fault('SELF_TIE', `${from} cannot stand at both ends of a ${link}.`, 'to')
    for (const [name, value] of Object.entries(attributes ?? {})) {
      const may: readonly string[] = ATTRIBUTES[link]
      if (value != null && !may.includes(name)) {
        const allowed = may.join(', ') || 'none'
        fault('UNKNOWN_FIELD', `${name} is no attribute of ${link} (it has: ${allowed}).`, 'attributes', name)
      }
    }
    if (link === 'ROLE' && attributes?.role == null)
      fault('MISSING_FIELD', 'attributes.role is missing: which role?', 'attributes', 'role')
  }
  const stage = agreement?.stage ?? attributes?.stage
  if (stage === 'UNKNOWN' && !record.supports) {
    fault(
      'BAD_VALUE',
      'An unknown stage says nothing, so it cannot be denied; name the stage, or leave it out.',
      'stage',
    )
  }
  if (
    (stage === 'TERMINATED' || stage === 'EXPIRED') &&
    record.validTo !== null &&
    record.validFrom === null
  ) {
    fault(
      'BAD_VALUE',
      `Since when is it ${stage}? Give that day as validFrom; validTo would say that the stage ended.`,
      'validTo',
    )
  }
  const starts = [record.validFrom, agreement?.signedOn, agreement?.announcedOn, attributes?.on].filter(
    (date) => date != null,
  )
  const start = record.validFrom ? firstDay(record.validFrom) : (starts.map(firstDay).sort()[0] ?? FIRST_DAY)
  const end = record.validTo === null ? LAST_DAY : endDay(record.validTo)
  if (start >= end) {
    fault(
      'PERIOD_REVERSED',
      `validTo ${record.validTo} must be after the start, ${record.validFrom ?? start}.`,
      'validTo',
    )
  }
  return faults
}

/** Of a claim that comes already retracted: it must have stood before. */
export function retractionFaults(claim: ParsedClaim): Fault[] {
  const { recordedAt, retractedAt, retractedBecause, line } = claim
  if (retractedAt === null && retractedBecause !== null) {
    const message = 'retractedAt is missing: when was it retracted, for the reason in retractedBecause?'
    return [{ code: 'MISSING_FIELD', message, path: ['claim', 'retractedAt'], line }]
  }
  if (retractedAt === null || (recordedAt !== null && recordedAt <= retractedAt)) return []
  if (recordedAt === null) {
    const message = 'recordedAt is missing: since when was it recorded, before it was retracted?'
    return [{ code: 'MISSING_FIELD', message, path: ['claim', 'recordedAt'], line }]
  }
  const message = `retractedAt ${retractedAt} must not be before recordedAt, ${recordedAt}.`
  return [{ code: 'PERIOD_REVERSED', message, path: ['claim', 'retractedAt'], line }]
}

/** Clocks of two machines may differ by so much. */
const LEEWAY_MS = 5 * 60 * 1000

/** What is dated ahead of now: nobody would find it until then, nor could it be changed. */
export function aheadFaults({ claims, events }: Batch, now: Date): Fault[] {
  const latest = new Date(now.getTime() + LEEWAY_MS).toISOString()
  const fault = (path: string[], at: Instant | null, line: number | null): Fault[] => {
    if (at === null || at <= latest) return []
    const message = `${path.at(-1) ?? ''} is ${at}, which is still to come: nothing can have been recorded then.`
    return [{ code: 'BAD_DATE', message, path, line }]
  }
  return [
    ...claims.flatMap(({ recordedAt, retractedAt, line }) => [
      ...fault(['claim', 'recordedAt'], recordedAt, line),
      ...fault(['claim', 'retractedAt'], retractedAt, line),
    ]),
    ...events.flatMap(({ at, line }) => fault(['event', 'at'], at, line)),
  ]
}

export function eventFaults(event: RecordEvent, line: number | null): Fault[] {
  const needs =
    event.kind === 'JUDGE'
      ? (['keep', 'absorb', 'verdict'] as const)
      : event.kind === 'MERGE'
        ? (['keep', 'absorb'] as const)
        : event.kind === 'SPLIT'
          ? (['absorb'] as const)
          : (['claim'] as const)
  return needs
    .filter((field) => event[field] === null)
    .map((field) => ({
      code: 'MISSING_FIELD',
      message: `A ${event.kind} event must name ${field}.`,
      path: ['event', field],
      line,
    }))
}
