/** Small random graphs in which much money goes round: payments, investments, loans, warrants, and some control. */
import * as fc from 'fast-check'
import type { Claim } from '../../../src/claims/types.ts'
import type { AgreementKind, PartyRole } from '../../../src/graph/vocabulary.ts'
import type { ClaimGraph } from '../oracle/world.ts'
import * as drawn from './claims.ts'
import { maybe, validity } from './dates.ts'
import { forwards } from './forwards.ts'
import { entity } from './graph.ts'

const COMPANIES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const company = fc.constantFrom(...COMPANIES)
const actor = fc.oneof({ weight: 5, arbitrary: company }, { weight: 1, arbitrary: fc.constantFrom('p', 'q') })

type Shape = readonly [kind: AgreementKind, giver: PartyRole, taker: PartyRole]
const PAID: readonly Shape[] = [
  ['COMPUTE_CAPACITY', 'SUPPLIER', 'CUSTOMER'],
  ['POWER_PURCHASE', 'LESSOR', 'LESSEE'],
  ['CHIP_SUPPLY', 'SUPPLIER', 'CUSTOMER'],
]
const FUNDED: readonly Shape[] = [
  ['LOAN', 'LENDER', 'BORROWER'],
  ['WARRANT', 'INVESTOR', 'INVESTEE'],
  ['OTHER', 'INVESTOR', 'INVESTEE'],
]

const agreement = (
  shapes: readonly Shape[],
  end: fc.Arbitrary<string>,
  several: number,
): fc.Arbitrary<Partial<Claim>> =>
  fc
    .record({
      shape: fc.constantFrom(...shapes),
      givers: fc.uniqueArray(end, { minLength: 1, maxLength: several }),
      takers: fc.uniqueArray(end, { minLength: 1, maxLength: several }),
      covers: fc.constantFrom([], [], ['x1']),
      terms: fc.oneof(drawn.agreementTerms, drawn.noTerms),
    })
    .map(({ shape: [kind, giver, taker], givers, takers, covers, terms }) => ({
      agreement: {
        id: '',
        kind,
        ...terms,
        covers: [...covers],
        parties: [
          ...givers.map((id) => ({ role: giver, entity: id })),
          ...takers.map((id) => ({ role: taker, entity: id })),
        ],
      },
    }))

const link = (
  type: 'INVESTMENT' | 'OWNERSHIP' | 'OPERATION' | 'COMPETES_IN',
  from: fc.Arbitrary<string>,
  to: fc.Arbitrary<string>,
  attributes: fc.Arbitrary<NonNullable<Claim['attributes']>>,
): fc.Arbitrary<Partial<Claim>> =>
  fc.record({ from, to, attributes }).map((said) => ({ link: type, ...said }))

const control = fc.constantFrom(
  { controls: true },
  { share: { min: 0.6, max: 0.6 } },
  { share: { min: 0.3, max: 0.3 } },
)
const said = fc.oneof(
  { weight: 5, arbitrary: agreement(PAID, company, 2) },
  { weight: 2, arbitrary: agreement(FUNDED, actor, 1) },
  { weight: 3, arbitrary: link('INVESTMENT', actor, company, drawn.investmentAttributes) },
  { weight: 2, arbitrary: link('OWNERSHIP', actor, company, control) },
  { weight: 1, arbitrary: link('OPERATION', company, fc.constantFrom('x1', 'x2'), fc.constant({})) },
  { weight: 1, arbitrary: link('COMPETES_IN', company, fc.constant('m1'), fc.constant({})) },
)

export const dealGraphs: fc.Arbitrary<ClaimGraph> = fc
  .array(
    fc.tuple(
      said,
      drawn.manner(20, 1),
      fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: maybe(validity(1), 3) }),
    ),
    {
      minLength: 12,
      maxLength: 30,
      size: 'max',
    },
  )
  .map((all) => ({
    sources: drawn.SOURCES,
    entities: [
      ...COMPANIES.map((id) => entity(id, 'COMPANY', id === 'f')),
      ...['p', 'q'].map((id) => entity(id, 'PERSON')),
      ...['x1', 'x2'].map((id) => entity(id, 'FACILITY')),
      entity('m1', 'MARKET'),
    ],
    claims: all
      .filter(([{ from, to }]) => from === undefined || from !== to)
      .map(([what, manner, dates], index) => {
        const undated = { ...manner, validFrom: null, validTo: null, ...dates }
        const terms = what.agreement && { agreement: { ...what.agreement, id: `g${index + 1}` } }
        return forwards(drawn.claim(`k${index + 1}`, { ...undated, ...what, ...terms }))
      }),
  }))
