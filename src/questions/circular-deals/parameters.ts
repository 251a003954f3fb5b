import { z } from 'zod'
import { affiliateRule } from '../../ownership/affiliate-rule.ts'
import { optionalId } from '../parameters.ts'

/** Longer rings are coincidence more often than design, and their number explodes. */
export const MAX_LENGTH = 5

export const parameters = z.strictObject({
  through: optionalId('through'),
  maxLength: z
    .int(`maxLength must be a whole number from 2 to ${MAX_LENGTH}.`)
    .min(2, `maxLength must be from 2 to ${MAX_LENGTH}: a ring has at least two members.`)
    .max(MAX_LENGTH, `maxLength must be from 2 to ${MAX_LENGTH}.`)
    .nullish()
    .transform((length) => length ?? 3),
  affiliates: affiliateRule,
})
export type Parameters = z.output<typeof parameters>
