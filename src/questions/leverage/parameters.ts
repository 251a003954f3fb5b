import { z } from 'zod'
import { affiliateRule } from '../../ownership/affiliate-rule.ts'
import { measureParameter } from '../amounts.ts'
import { entityId } from '../parameters.ts'

export const parameters = z.strictObject({
  company: entityId('company'),
  measure: measureParameter,
  affiliates: affiliateRule,
})
export type Parameters = z.output<typeof parameters>
