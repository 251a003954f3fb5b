/** Arguments of circularDeals and supplierConcentration, about the entities of graph.ts. */
import * as fc from 'fast-check'
import { AGREEMENT_KINDS, NOT_SUPPLY } from '../../../src/graph/vocabulary.ts'
import type { AffiliateRule } from '../oracle/groups.ts'
import type { CircularDealsParams } from '../oracle/questions/circular-deals.ts'
import type { SupplierConcentrationParams } from '../oracle/questions/supplier-concentration.ts'
import { maybe } from './dates.ts'

const company = fc.constantFrom('a', 'b', 'c')
const affiliates: fc.Arbitrary<AffiliateRule> = fc.record({
  basis: fc.constantFrom('CLOSE_LINK', 'CONTROL', 'NONE'),
  threshold: fc.constant(0.2),
  maxHops: fc.constantFrom(4, 4, 1),
})

export const ringParams: fc.Arbitrary<CircularDealsParams> = fc.record({
  through: maybe(fc.oneof(company, fc.constant('p')), 1),
  maxLength: fc.constantFrom(2, 3, 3, 4),
  affiliates,
})

const kinds = AGREEMENT_KINDS.filter((kind) => !NOT_SUPPLY.includes(kind))
export const concentrationParams: fc.Arbitrary<SupplierConcentrationParams> = fc
  .record({
    whose: fc.constantFrom({ customer: 'a' }, { customer: 'b' }, { market: 'm1' }),
    kinds: fc.constantFrom(null, kinds, kinds),
    measure: fc.constantFrom('AGREEMENTS', 'VALUE', 'VALUE', 'MEGAWATTS', 'ACCELERATORS'),
    affiliates,
  })
  .map(({ whose, ...rest }) => ({ customer: null, market: null, ...whose, ...rest }))
