/** The laws for the questions whose answers are shares: who owns a company in the end, and how much of a customer's supply is whose. */

import * as fc from 'fast-check'
import { describe } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import { supplierConcentration } from '../../src/questions/supplier-concentration/supplier-concentration.ts'
import { ultimateOwners } from '../../src/questions/ultimate-owners/ultimate-owners.ts'
import { concentrationParams } from '../support/arbitraries/ring-params.ts'
import { DEFAULT_RULE, groupsOf } from '../support/oracle/groups.ts'
import type { SupplierConcentrationParams } from '../support/oracle/questions/supplier-concentration.ts'
import { type ClaimGraph, lookAt } from '../support/oracle/world.ts'
import { type LawFinding, testLaws } from './laws.ts'
import { askProduct, type ProductFinding } from './product.ts'

const ends = (value: unknown): string => {
  const { min, max } = (value ?? { min: 0, max: 0 }) as { min: number; max: number }
  return `${min.toFixed(6)}..${max.toFixed(6)}`
}
const lawful = (finding: ProductFinding, ...identity: string[]): LawFinding => ({
  ...finding,
  direct: false,
  identity,
})

describe('laws, of the product', () => {
  const askOwners = askProduct(ultimateOwners)
  testLaws<{ of: string }>({
    name: 'ultimateOwners',
    ask: (graph, params, lens) =>
      askOwners(graph, params, lens).map((found) =>
        lawful(found, String(found.own['owner']), ends(found.own['share'])),
      ),
    params: fc.record({ of: fc.constantFrom('a', 'b', 'c') }),
    renameParams: ({ of }, rename) => ({ of: rename(of) }),
    minConfidenceOnlyDrops: false,
  })

  const askSuppliers = askProduct(supplierConcentration)
  testLaws<SupplierConcentrationParams>({
    name: 'supplierConcentration',
    ask: (graph: ClaimGraph, params, lens: Lens) => {
      // Who stands for a group where nobody is over all is decided by ids.
      const groups = groupsOf(lookAt(graph, lens), params.affiliates ?? DEFAULT_RULE)
      return askSuppliers(graph, params, lens).map((found) =>
        lawful(found, groups.label(String(found.own['supplier'])), ends(found.own['share'])),
      )
    },
    params: concentrationParams,
    renameParams: (params, rename) => ({
      ...params,
      customer: params.customer ? rename(params.customer) : null,
      market: params.market ? rename(params.market) : null,
    }),
    minConfidenceOnlyDrops: false,
  })
})
