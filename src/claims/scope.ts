import { z } from 'zod'
import { DealgraphError } from '../errors.ts'
import { CLAIM_STATUSES, LAST_DAY } from '../graph/vocabulary.ts'
import { dayOf, isPartialDate } from './days.ts'
import type { Lens, LensArgument } from './lens.ts'
import type { Instant } from './types.ts'

const scopeInput = z.strictObject({
  validAt: z.unknown().nullish(),
  knownAt: z.unknown().nullish(),
  minConfidence: z.unknown().nullish(),
  statuses: z.array(z.enum(CLAIM_STATUSES)).nullish(),
  withoutSources: z.array(z.string()).nullish(),
})

/** How the world looks by default: today, as known now, every claim counted. */
export const defaultLens = (now: Date): Lens => ({
  validAt: dayOf(now),
  knownAt: now.toISOString(),
  minConfidence: null,
  statuses: null,
  withoutSources: [],
  given: [],
})

/**
 * A Scope as it came from a caller → a Lens with every default filled in.
 * Errors: BAD_DATE, BAD_CONFIDENCE, BAD_INPUT, KNOWN_AT_FUTURE, BAD_SCOPE.
 */
export function parseScope(input: unknown, now: Date): Lens {
  const lens = defaultLens(now)
  const parsed = scopeInput.safeParse(input ?? {})
  if (!parsed.success)
    throw new DealgraphError('BAD_SCOPE', `The scope cannot be read: ${z.prettifyError(parsed.error)}`)
  const { validAt, knownAt, minConfidence, statuses, withoutSources } = parsed.data
  const given: LensArgument[] = []
  if (validAt != null) {
    lens.validAt = parseDay(validAt)
    given.push('validAt')
  }
  if (knownAt != null) {
    lens.knownAt = parseInstant(knownAt, now)
    given.push('knownAt')
  }
  if (minConfidence != null) {
    if (typeof minConfidence !== 'number' || !(minConfidence >= 0 && minConfidence <= 1)) {
      throw new DealgraphError(
        'BAD_CONFIDENCE',
        `minConfidence must be a number from 0 to 1, not ${JSON.stringify(minConfidence)}.`,
      )
    }
    lens.minConfidence = minConfidence
    given.push('minConfidence')
  }
  if (statuses != null) {
    if (statuses.length === 0) {
      throw new DealgraphError(
        'BAD_INPUT',
        'statuses is empty, so no claim could count: name at least one, or leave it out for all.',
      )
    }
    lens.statuses = statuses
    given.push('statuses')
  }
  if (withoutSources != null && withoutSources.length > 0) {
    lens.withoutSources = [...new Set(withoutSources)].sort()
    given.push('withoutSources')
  }
  return { ...lens, given }
}

function parseDay(value: unknown): string {
  const text = value instanceof Date ? dayOf(value) : String(value)
  if (text.length !== 10 || !isPartialDate(text)) {
    throw new DealgraphError(
      'BAD_DATE',
      `validAt must be a day of the calendar such as 2026-05-06, not ${JSON.stringify(text)}.`,
    )
  }
  if (text === LAST_DAY) {
    throw new DealgraphError(
      'BAD_DATE',
      `validAt is ${text}, which stands for no end at all; the last day that can be asked about is the one before.`,
    )
  }
  return text
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

function parseInstant(value: unknown, now: Date): string {
  const text = value instanceof Date ? value.toISOString() : String(value)
  const instant = toInstant(text)
  if (instant === null) {
    throw new DealgraphError(
      'BAD_DATE',
      `knownAt must be a moment with its time zone such as 2026-05-06T12:00:00Z, not ${JSON.stringify(text)}.`,
    )
  }
  if (instant > now.toISOString()) {
    throw new DealgraphError(
      'KNOWN_AT_FUTURE',
      `knownAt is ${text}, which is still to come; nothing can have been known then.`,
    )
  }
  return instant
}

/** A moment as ISO 8601 writes it with its time zone → the same in UTC, as the record keeps it; null where it is none. */
export function toInstant(text: string): Instant | null {
  const instant = new Date(text)
  // Date.parse rolls 30 February over into March; the day itself is asked of the calendar.
  const isOne = INSTANT.test(text) && isPartialDate(text.slice(0, 10)) && !Number.isNaN(instant.getTime())
  return isOne ? instant.toISOString() : null
}
