/**
 * Who supplies whom. Readings:
 *  1. Every supplying party supplies every receiving party of an agreement; a company does not supply itself or its own group.
 *  2. A supply rests on the agreement's terms, its stated kind and both parties; not on its stage.
 *  3. WARRANT, LOAN, GUARANTEE and MERGER never supply, even when asked for by `kinds`.
 *  4. A company uses a facility that an agreement covers if it is supplied by that agreement. Operating or owning a facility is no such use.
 *  5. An agreement of unknown kind (its claims before and after the day name different ones) counts as OTHER.
 *  6. Of a party in several roles of one sort the surest link counts.
 */
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  NOT_SUPPLY,
  type PartyRole,
  RECEIVING_ROLES,
  SUPPLYING_ROLES,
} from '../../../src/graph/vocabulary.ts'
import { both, type Grounds, restOn } from './grounds.ts'
import type { Groups } from './groups.ts'
import { type OracleWorld, ofType, type SeenLink } from './world.ts'

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

export function parties(world: OracleWorld, agreement: string, roles: readonly PartyRole[]): SeenLink[] {
  const links = ofType(world, 'PARTY').filter(
    (link) => link.to === agreement && roles.some((role) => role === link.key),
  )
  const surest = (of: string): SeenLink | undefined =>
    links.filter((link) => link.from === of).sort((a, b) => b.confidence - a.confidence)[0]
  return links.filter((link) => surest(link.from) === link)
}

/** The agreement's terms, resting on its kind, if its kind is one of these. */
function termsOf(link: SeenLink, kinds: readonly AgreementKind[]): Grounds | null {
  const kind = link.attributes['kind']
  return kinds.some((each) => each === (kind?.value ?? 'OTHER')) ? restOn(link, kind?.confidence ?? 1) : null
}

const supplying = (kinds: readonly AgreementKind[]): AgreementKind[] =>
  kinds.filter((kind) => !NOT_SUPPLY.includes(kind))

export function suppliesIn(world: OracleWorld, groups: Groups, kinds: readonly AgreementKind[]): Supply[] {
  const companies = (agreement: string, roles: readonly PartyRole[]): SeenLink[] =>
    parties(world, agreement, roles).filter((link) => world.kindOf(link.from) === 'COMPANY')
  return ofType(world, 'AGREEMENT').flatMap((agreement) => {
    const terms = termsOf(agreement, supplying(kinds))
    if (terms === null) return []
    return companies(agreement.from, SUPPLYING_ROLES).flatMap((supplier) =>
      companies(agreement.from, RECEIVING_ROLES)
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

export const usesIn = (world: OracleWorld, supplies: readonly Supply[]): Use[] =>
  supplies.flatMap(({ agreement, customer, grounds }) =>
    ofType(world, 'COVERS')
      .filter((covers) => covers.from === agreement && world.kindOf(covers.to) === 'FACILITY')
      .map((covers) => ({ facility: covers.to, user: customer, grounds: both(grounds, restOn(covers)) })),
  )
