/**
 * Who supplies whom. Readings:
 *  1. Every supplying party supplies every receiving party of an agreement; a company does not supply itself or its own group.
 *  2. A supply rests on the agreement's terms, its stated kind and both parties; not on its stage.
 *  3. WARRANT, LOAN, GUARANTEE and MERGER never supply, even when asked for by `kinds`.
 *  4. A company uses a facility that an agreement covers if it receives by that agreement, and, where the agreement names suppliers,
 *     one of them is outside its group. Operating or owning a facility is no such use.
 */
import {
  AGREEMENT_KINDS,
  NOT_SUPPLY,
  RECEIVING_ROLES,
  SUPPLYING_ROLES,
  type AgreementKind,
  type PartyRole,
} from '../../../src/graph/vocabulary.ts'
import { type Grounds, both, restOn } from './grounds.ts'
import type { Groups } from './groups.ts'
import { type OracleWorld, type SeenLink, ofType } from './world.ts'

export interface Supply {
  agreement: string
  supplier: string
  customer: string
  grounds: Grounds
}
export interface Use {
  facility: string
  user: string
  grounds: Grounds
}

export const SUPPLY_KINDS: readonly AgreementKind[] = AGREEMENT_KINDS.filter(
  (kind) => !NOT_SUPPLY.includes(kind),
)

export const parties = (world: OracleWorld, agreement: string, roles: readonly PartyRole[]): SeenLink[] =>
  ofType(world, 'PARTY').filter((link) => link.to === agreement && roles.some((role) => role === link.key))

/** The agreement's terms, resting on its kind, if its kind is one of these. */
export function termsOf(link: SeenLink, kinds: readonly AgreementKind[]): Grounds | null {
  const kind = link.attributes['kind']
  return kind !== undefined && kinds.some((each) => each === kind.value)
    ? restOn(link, kind.confidence)
    : null
}

const supplying = (kinds: readonly AgreementKind[]): AgreementKind[] =>
  kinds.filter((kind) => !NOT_SUPPLY.includes(kind))

export function suppliesIn(world: OracleWorld, groups: Groups, kinds: readonly AgreementKind[]): Supply[] {
  return ofType(world, 'AGREEMENT').flatMap((agreement) => {
    const terms = termsOf(agreement, supplying(kinds))
    if (terms === null) return []
    return parties(world, agreement.from, SUPPLYING_ROLES).flatMap((supplier) =>
      parties(world, agreement.from, RECEIVING_ROLES)
        .filter((customer) => !groups.sameGroup(supplier.from, customer.from))
        .map((customer) => ({
          agreement: agreement.from,
          supplier: supplier.from,
          customer: customer.from,
          grounds: both(restOn(supplier), terms, restOn(customer)),
        })),
    )
  })
}

export function usesIn(world: OracleWorld, groups: Groups, kinds: readonly AgreementKind[]): Use[] {
  return ofType(world, 'AGREEMENT').flatMap((agreement) => {
    const terms = termsOf(agreement, supplying(kinds))
    if (terms === null) return []
    const suppliers = parties(world, agreement.from, SUPPLYING_ROLES)
    return ofType(world, 'COVERS')
      .filter((covers) => covers.from === agreement.from && world.kindOf(covers.to) === 'FACILITY')
      .flatMap((covers) =>
        parties(world, agreement.from, RECEIVING_ROLES)
          .filter(
            (user) =>
              suppliers.length === 0 || suppliers.some((each) => !groups.sameGroup(each.from, user.from)),
          )
          .map((user) => ({
            facility: covers.to,
            user: user.from,
            grounds: both(restOn(user), terms, restOn(covers)),
          })),
      )
  })
}
