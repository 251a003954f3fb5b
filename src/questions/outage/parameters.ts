import { z } from 'zod'
import { affiliateRule } from '../../ownership/affiliate-rule.ts'
import { measureParameter } from '../amounts.ts'
import { entityId } from '../parameters.ts'

export const parameters = z.strictObject({
  of: z
    .array(entityId('Each of of'), 'of must be a list of ids: facilities, suppliers or products.')
    .min(1, 'of must name at least one facility, supplier or product.')
    .max(100, 'of may name at most 100.')
    .transform((ids) => [...new Set(ids)].sort()),
  measure: measureParameter,
  tiers: z
    .union(
      [z.literal(1), z.literal(2)],
      'tiers must be 1 (customers of what stops) or 2 (also their customers, as possible).',
    )
    .nullish()
    .transform((tiers) => tiers ?? 1),
  affiliates: affiliateRule,
})
export type Parameters = z.output<typeof parameters>
