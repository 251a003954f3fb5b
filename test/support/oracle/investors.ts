/**
 * Who has money in whom. Readings:
 *  1. Investors are: the giver of an INVESTMENT; the holder of an OWNERSHIP, unless of exactly nothing (a share of at most 0, and neither
 *     control nor votes); the INVESTOR of an agreement with an INVESTEE; the LENDER of one with a BORROWER. Guarantors are not.
 *  2. CONDITIONAL: agreements of kind WARRANT, and investments whose instrument is a warrant.
 *  3. Investor and investee, a company, are in different groups.
 *  4. That somebody gives money rests on the parties and the agreement, not on its kind, nor on how large a share is.
 */
import type { Qualifier } from '../../../src/questions/define-question.ts'
import { both, type Grounds, restOn } from './grounds.ts'
import type { Groups } from './groups.ts'
import { parties } from './supply.ts'
import { type OracleWorld, ofType, rangeOf, type SeenLink } from './world.ts'

export interface Stakeholder {
  investor: string
  investee: string
  grounds: Grounds
  qualifiers: readonly Qualifier[]
}

/** Reading 1: whether somebody has something of a company. */
export function isHolding(link: SeenLink): boolean {
  const most = (name: string): number | null => rangeOf(link.attributes[name] ?? null)?.max ?? null
  return most('share') !== 0 || link.attributes['controls']?.value === true || (most('votes') ?? 0) > 0
}

export function stakeholdersIn(world: OracleWorld, groups: Groups): Stakeholder[] {
  const links = [...ofType(world, 'INVESTMENT'), ...ofType(world, 'OWNERSHIP').filter(isHolding)].map(
    (link) => {
      const instrument = link.attributes['instrument']
      const warrant = typeof instrument?.value === 'string' && /warrant/i.test(instrument.value)
      return {
        investor: link.from,
        investee: link.to,
        grounds: restOn(link),
        qualifiers: warrant ? (['CONDITIONAL'] as const) : [],
      }
    },
  )
  const agreements = ofType(world, 'AGREEMENT').flatMap((agreement) => {
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
      grounds: both(restOn(giver), restOn(agreement), restOn(taker)),
      qualifiers: warrant ? (['CONDITIONAL'] as const) : [],
    }))
  })
  return [...links, ...agreements].filter(
    ({ investor, investee }) => world.kindOf(investee) === 'COMPANY' && !groups.sameGroup(investor, investee),
  )
}
