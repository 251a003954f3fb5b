/**
 * Who has money in whom. Readings:
 *  1. Investors are: the giver of an INVESTMENT; the holder of an OWNERSHIP, whatever its share; the INVESTOR of an agreement with an
 *     INVESTEE; the LENDER of one with a BORROWER. Guarantors are not.
 *  2. CONDITIONAL: agreements of kind WARRANT, and investments whose instrument is a warrant.
 *  3. Investor and investee are in different groups.
 */
import type { Qualifier } from '../../../src/questions/define-question.ts'
import { type Grounds, both, restOn } from './grounds.ts'
import type { Groups } from './groups.ts'
import { AGREEMENT_KINDS } from '../../../src/graph/vocabulary.ts'
import { parties, termsOf } from './supply.ts'
import { type OracleWorld, ofType } from './world.ts'

export interface Stakeholder {
  investor: string
  investee: string
  grounds: Grounds
  qualifiers: readonly Qualifier[]
}

export function stakeholdersIn(world: OracleWorld, groups: Groups): Stakeholder[] {
  const links = [...ofType(world, 'INVESTMENT'), ...ofType(world, 'OWNERSHIP')].map((link) => {
    const instrument = link.attributes['instrument']
    const warrant = typeof instrument?.value === 'string' && /warrant/i.test(instrument.value)
    return {
      investor: link.from,
      investee: link.to,
      grounds: restOn(link),
      qualifiers: warrant ? (['CONDITIONAL'] as const) : [],
    }
  })
  const agreements = ofType(world, 'AGREEMENT').flatMap((agreement) => {
    const terms = termsOf(agreement, AGREEMENT_KINDS) ?? restOn(agreement)
    const warrant = agreement.attributes['kind']?.value === 'WARRANT'
    const between = (['INVESTOR', 'LENDER'] as const).flatMap((role) =>
      parties(world, agreement.from, [role]).flatMap((giver) =>
        parties(world, agreement.from, [role === 'INVESTOR' ? 'INVESTEE' : 'BORROWER']).map((taker) => ({
          giver,
          taker,
        })),
      ),
    )
    return between.map(({ giver, taker }) => ({
      investor: giver.from,
      investee: taker.from,
      grounds: both(restOn(giver), terms, restOn(taker)),
      qualifiers: warrant ? (['CONDITIONAL'] as const) : [],
    }))
  })
  return [...links, ...agreements].filter((each) => !groups.sameGroup(each.investor, each.investee))
}
