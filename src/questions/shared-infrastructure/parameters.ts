import { z } from 'zod'
import { INFRASTRUCTURE_KINDS } from '../../graph/vocabulary.ts'
import { affiliateRule } from '../../ownership/affiliate-rule.ts'
import { optionalId, optionalIds, supplyKinds } from '../parameters.ts'

export const parameters = z.strictObject({
  companies: optionalIds('companies'),
  market: optionalId('market'),
  kinds: supplyKinds(INFRASTRUCTURE_KINDS),
  tiers: z
    .union(
      [z.literal(1), z.literal(2)],
      'tiers must be 1 (direct suppliers) or 2 (also suppliers of suppliers).',
    )
    .nullish()
    .transform((tiers) => tiers ?? 1),
  affiliates: affiliateRule,
})
export type Parameters = z.output<typeof parameters>
