import * as fc from 'fast-check'
import type { Claim } from '../../../src/claims/types.ts'
import { AGREEMENT_KINDS } from '../../../src/graph/vocabulary.ts'
import * as drawn from './claims.ts'
import { maybe } from './dates.ts'
import { forwards } from './forwards.ts'

/** Claims of one tie and which of them are preferred. An agreement's claims make several ties: its own, its parties', what it covers. */
export interface TieClaims {
  claims: Claim[]
  preferred: string[]
}

type Said = Partial<Claim> & { prefer: boolean }
const named = (said: readonly Said[]): TieClaims => {
  const claims = said.map(({ prefer: _prefer, ...each }, index) =>
    forwards(drawn.claim(`c${index + 1}`, each)),
  )
  return { claims, preferred: claims.filter((_, index) => said[index]?.prefer).map((each) => each.id) }
}
const several = (one: fc.Arbitrary<Said>): fc.Arbitrary<TieClaims> =>
  fc.array(one, { minLength: 1, maxLength: 6 }).map(named)

const prefer = fc.integer({ min: 0, max: 6 }).map((roll) => roll === 6)
const said = <T extends Partial<Claim>>(what: fc.Arbitrary<T>): fc.Arbitrary<Said> =>
  fc.tuple(drawn.manner(3), what, prefer).map(([manner, rest, prefer]) => ({ ...manner, ...rest, prefer }))
const bareOr = <T>(attributes: fc.Arbitrary<T>): fc.Arbitrary<T | Record<string, never>> =>
  fc.oneof({ weight: 3, arbitrary: attributes }, { weight: 1, arbitrary: drawn.noTerms })

const ownership = said(
  bareOr(drawn.ownershipAttributes).map((attributes) => ({
    link: 'OWNERSHIP' as const,
    from: 'a',
    to: 'b',
    attributes,
  })),
)
const investment = said(
  drawn.investmentAttributes.map((attributes) => ({
    link: 'INVESTMENT' as const,
    from: 'a',
    to: 'b',
    attributes: { ...attributes, round: 'A' },
  })),
)
const role = said(
  drawn.roleAttributes.map((attributes) => ({
    link: 'ROLE' as const,
    from: 'p',
    to: 'b',
    attributes: { ...attributes, role: 'CEO' },
  })),
)
const agreement = said(
  fc
    .tuple(
      bareOr(drawn.agreementTerms),
      fc.constantFrom(...AGREEMENT_KINDS.slice(0, 2)),
      maybe(drawn.oneOf([['f1'], ['f1', 'f2']]), 1),
      fc.subarray([
        { role: 'SUPPLIER' as const, entity: 'a' },
        { role: 'CUSTOMER' as const, entity: 'b' },
      ]),
    )
    .map(([terms, kind, covers, parties]) => ({ agreement: { id: 'g', kind, parties, ...terms, covers } })),
)

/** Of one tie of each sort, equally often. */
export const tieClaims: fc.Arbitrary<TieClaims> = fc.oneof(
  several(ownership),
  several(agreement),
  several(investment),
  several(role),
)
