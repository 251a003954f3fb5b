import { z } from 'zod'

export const AFFILIATE_BASES = ['NONE', 'CONTROL', 'CLOSE_LINK'] as const
/** Chains of control longer than this are not asked for: the bound is written out in Cypher. */
export const MAX_HOPS = 6

/** When two companies count as one interest; nulls mean the default, as in GraphQL. */
export const affiliateRule = z
  .strictObject({
    basis: z
      .enum(AFFILIATE_BASES, `affiliates.basis must be one of ${AFFILIATE_BASES.join(', ')}.`)
      .nullish(),
    threshold: z
      .number('affiliates.threshold must be a number from 0 to 1.')
      .min(0, 'affiliates.threshold must be from 0 to 1.')
      .max(1, 'affiliates.threshold must be from 0 to 1.')
      .nullish(),
    maxHops: z
      .int('affiliates.maxHops must be a whole number from 1 to 6.')
      .min(1, 'affiliates.maxHops must be from 1 to 6.')
      .max(MAX_HOPS, 'affiliates.maxHops must be from 1 to 6.')
      .nullish(),
  })
  .nullish()
  .transform((rule) => ({
    basis: rule?.basis ?? 'CLOSE_LINK',
    threshold: rule?.threshold ?? 0.2,
    maxHops: rule?.maxHops ?? 4,
  }))

export type AffiliateRule = z.output<typeof affiliateRule>
