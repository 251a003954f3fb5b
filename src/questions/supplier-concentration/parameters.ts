import { z } from 'zod'
import { INFRASTRUCTURE_KINDS } from '../../graph/vocabulary.ts'
import { affiliateRule } from '../../ownership/affiliate-rule.ts'
import { measureParameter } from '../amounts.ts'
import { optionalId, supplyKinds } from '../parameters.ts'

export const parameters = z
  .strictObject({
    customer: optionalId('customer'),
    market: optionalId('market'),
    kinds: supplyKinds(INFRASTRUCTURE_KINDS),
    measure: measureParameter,
    affiliates: affiliateRule,
  })
  .refine(({ customer, market }) => (customer === null) !== (market === null), {
    error:
      "Give either customer or market: whose suppliers are to be looked at, one company's or those of all in a market.",
  })
export type Parameters = z.output<typeof parameters>
