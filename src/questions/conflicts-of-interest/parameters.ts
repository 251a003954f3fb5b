import { z } from 'zod'
import { affiliateRule } from '../../ownership/affiliate-rule.ts'
import { optionalId } from '../parameters.ts'

export const CONFLICT_KINDS = [
  'INVESTOR_SUPPLIER',
  'RIVAL_SUPPLIER',
  'INVESTOR_RIVAL',
  'COMMON_OWNER',
  'INTERLOCK',
] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]

export const parameters = z.strictObject({
  subject: optionalId('subject'),
  kinds: z
    .array(
      z.enum(CONFLICT_KINDS, {
        error: (issue) =>
          `${JSON.stringify(issue.input)} is no kind of conflict; those are ${CONFLICT_KINDS.join(', ')}.`,
      }),
      'kinds must be a list of kinds of conflict.',
    )
    .min(1, 'kinds must name at least one; leave it out for all.')
    .nullish()
    .transform((kinds): readonly ConflictKind[] => kinds ?? CONFLICT_KINDS),
  affiliates: affiliateRule,
})
export type Parameters = z.output<typeof parameters>
