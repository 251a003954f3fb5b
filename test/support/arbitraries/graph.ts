/** Small random graphs of claims, dense enough for rivals, groups, suppliers and investors to meet. */
import * as fc from 'fast-check'
import type { Claim, Entity, LinkAttributes, Party } from '../../../src/claims/types.ts'
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  type EntityKind,
  type PartyRole,
} from '../../../src/graph/vocabulary.ts'
import type { ClaimGraph } from '../oracle/world.ts'
import * as drawn from './claims.ts'
import { maybe } from './dates.ts'
import { forwards } from './forwards.ts'

const COMPANIES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const
const PERSONS = ['p', 'q'] as const
const FACILITIES = ['x1', 'x2'] as const
const MARKETS = ['m1', 'm2'] as const

export const entity = (id: string, kind: EntityKind, government = false): Entity => ({
  id,
  kind,
  name: id.toUpperCase(),
  aliases: [],
  identifiers: [],
  form: kind === 'COMPANY' ? (government ? 'GOVERNMENT' : 'COMPANY') : null,
  family: null,
  country: null,
  megawatts: null,
  accelerators: null,
})

/** What a claim says, with companies as numbers that are taken modulo how many there are. */
type Said = (company: (index: number) => string) => Partial<Claim> | null
const nat = fc.nat({ max: COMPANIES.length - 1 })

const between = (
  link: Exclude<Claim['link'], null>,
  from: fc.Arbitrary<number | string>,
  to: fc.Arbitrary<number | string>,
  attributes: fc.Arbitrary<LinkAttributes>,
): fc.Arbitrary<Said> =>
  fc.tuple(from, to, attributes).map(([from, to, attributes]) => (company) => {
    const [one, other] = [from, to].map((end) => (typeof end === 'string' ? end : company(end)))
    return one === undefined || other === undefined || one === other
      ? null
      : { link, from: one, to: other, attributes }
  })

const person = fc.constantFrom(...PERSONS)
const market = fc.constantFrom('m1', 'm1', ...MARKETS)
const holder = fc.oneof({ weight: 4, arbitrary: nat }, { weight: 1, arbitrary: person })
const nothing: fc.Arbitrary<LinkAttributes> = fc.constant({})

const ownership = between(
  'OWNERSHIP',
  holder,
  nat,
  fc.oneof(drawn.ownershipAttributes, drawn.minorityShare, nothing),
)
const investment = between('INVESTMENT', holder, nat, drawn.investmentAttributes)
const rivalry = between('RIVALRY', nat, nat, fc.record({ market: maybe(market, 1) }))
const presence = between('COMPETES_IN', nat, market, nothing)
const role = between('ROLE', person, nat, drawn.roleAttributes)
const operation = between('OPERATION', nat, fc.constantFrom(...FACILITIES), nothing)

/** Mostly supply; who is party is fixed by the agreement, so that its claims speak of one thing. */
const MANY_TIMES: readonly AgreementKind[] = ['COMPUTE_CAPACITY', 'CLOUD_SERVICES', 'CHIP_SUPPLY']
const KINDS: readonly AgreementKind[] = [...MANY_TIMES, ...MANY_TIMES, ...MANY_TIMES, ...AGREEMENT_KINDS]
const ROLES: readonly (readonly [PartyRole, PartyRole])[] = [
  ['SUPPLIER', 'CUSTOMER'],
  ['SUPPLIER', 'CUSTOMER'],
  ['SUPPLIER', 'CUSTOMER'],
  ['SUPPLIER', 'CUSTOMER'],
  ['LESSOR', 'LESSEE'],
  ['RESELLER', 'END_USER'],
  ['LENDER', 'BORROWER'],
  ['INVESTOR', 'INVESTEE'],
]
const agreementClaims: fc.Arbitrary<(drawn.Manner & { say: Said })[]> = fc
  .record({
    id: fc.constantFrom('g1', 'g2', 'g3', 'g4', 'g5', 'g6'),
    kind: fc.constantFrom(...KINDS),
    roles: fc.constantFrom(...ROLES),
    giver: nat,
    takers: fc.uniqueArray(nat, { minLength: 1, maxLength: 2 }),
    covers: maybe(fc.subarray([...FACILITIES], { minLength: 1 }), 2),
    claims: fc.array(
      fc.tuple(
        drawn.manner(12, 1),
        fc.oneof({ weight: 2, arbitrary: drawn.agreementTerms }, { weight: 3, arbitrary: drawn.noTerms }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ id, kind, roles: [give, take], giver, takers, covers, claims }) =>
    claims.map(([manner, terms]) => {
      const say: Said = (company) => {
        const parties: Party[] = [
          { role: give, entity: company(giver) },
          ...takers.map((taker) => ({ role: take, entity: company(taker) })),
        ]
        return { agreement: { id, kind, parties, ...terms, covers } }
      }
      return { ...manner, say }
    }),
  )

const one = (say: fc.Arbitrary<Said>): fc.Arbitrary<(drawn.Manner & { say: Said })[]> =>
  fc.tuple(drawn.manner(15, 1), say).map(([manner, say]) => [{ ...manner, say }])

const saying = fc.oneof(
  { weight: 3, arbitrary: one(ownership) },
  { weight: 2, arbitrary: one(rivalry) },
  { weight: 4, arbitrary: one(presence) },
  { weight: 2, arbitrary: one(investment) },
  { weight: 3, arbitrary: one(role) },
  { weight: 1, arbitrary: one(operation) },
  { weight: 7, arbitrary: agreementClaims },
)

export const RETRACTED_AT = '2026-08-01T00:00:00.000Z'
/** What became of a claim in the record: mostly nothing. */
const fate = fc.integer({ min: 0, max: 20 }).map((roll): Partial<Claim> => {
  const interval = { from: drawn.RECORDED_AT, to: '9999-12-31T23:59:59.999Z', by: 'test', because: null }
  if (roll === 19) return { preferred: [{ ...interval, from: RETRACTED_AT }] }
  return roll === 20 ? { recorded: [{ ...interval, to: RETRACTED_AT }] } : {}
})

export interface GraphSize {
  claims: number
}
export const graphs = ({ claims }: GraphSize = { claims: 36 }): fc.Arbitrary<ClaimGraph> =>
  fc
    .record({
      companies: fc.integer({ min: 3, max: COMPANIES.length }),
      government: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 4),
      said: fc.array(fc.tuple(saying, fate), { minLength: 1, maxLength: claims, size: 'max' }),
    })
    .map(({ companies, government, said }) => {
      const used = COMPANIES.slice(0, companies)
      const company = (index: number): string => used[index % companies] ?? 'a'
      const given = said.flatMap(([several, fate]) =>
        several.flatMap(({ say, ...manner }) => {
          const what = say(company)
          return what === null ? [] : [{ ...manner, ...what, ...fate }]
        }),
      )
      return {
        sources: drawn.SOURCES,
        entities: [
          ...used.map((id) => entity(id, 'COMPANY', government && id === used.at(-1))),
          ...PERSONS.map((id) => entity(id, 'PERSON')),
          ...FACILITIES.map((id) => entity(id, 'FACILITY')),
          ...MARKETS.map((id) => entity(id, 'MARKET')),
        ],
        claims: given.map((each, index) => forwards(drawn.claim(`k${index + 1}`, each))),
      }
    })
