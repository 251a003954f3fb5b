import { z } from 'zod'
import { dayOf } from '../../claims/days.ts'
import type { Lens } from '../../claims/lens.ts'
import { defaultLens, toInstant } from '../../claims/scope.ts'
import { DealgraphError } from '../../errors.ts'
import { optionalId } from '../parameters.ts'

const moment = (name: string) =>
  z.string(`${name} must be a moment such as 2026-05-06T12:00:00Z.`).transform((text, context) => {
    const instant = toInstant(text)
    if (instant !== null) return instant
    context.addIssue(
      `${name} must be a moment with its time zone such as 2026-05-06T12:00:00Z, not ${JSON.stringify(text)}.`,
    )
    return z.NEVER
  })

export const parameters = z.strictObject({
  since: moment('since'),
  until: moment('until')
    .nullish()
    .transform((until) => until ?? null),
  about: optionalId('about'),
})
export type Parameters = z.output<typeof parameters>

/**
 * As known at `until`, on its day: what was to be found before and after is asked of one day, so that only what was known
 * differs. Nothing is narrowed, so nothing is left out.
 */
export function lensOf({ since, until }: Parameters, now: Date): Lens {
  const known = until ?? now.toISOString()
  if (known > now.toISOString())
    throw new DealgraphError('KNOWN_AT_FUTURE', `until is ${known}, which is still to come.`)
  if (since >= known) throw new DealgraphError('BAD_INPUT', `since ${since} must be before until, ${known}.`)
  return { ...defaultLens(now), validAt: dayOf(new Date(known)), knownAt: known }
}
