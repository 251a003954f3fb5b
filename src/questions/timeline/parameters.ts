import { z } from 'zod'
import { isPartialDate } from '../../claims/days.ts'
import { entityId } from '../parameters.ts'

const day = (name: string) =>
  z
    .string(`${name} must be a day.`)
    .refine((text) => text.length === 10 && isPartialDate(text), {
      error: (issue) =>
        `${name} must be a day of the calendar such as 2026-05-06, not ${JSON.stringify(issue.input)}.`,
    })
    .nullish()
    .transform((text) => text ?? null)

export const parameters = z
  .strictObject({ of: entityId('of'), from: day('from'), to: day('to') })
  .refine(({ from, to }) => from === null || to === null || from < to, {
    message: 'to must be after from; it is the first day that no longer counts.',
    path: ['to'],
  })
export type Parameters = z.output<typeof parameters>
