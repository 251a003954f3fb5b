import { consolidate, stateOn } from '../../src/claims/consolidate.ts'
import type { Claim, LinkState } from '../../src/claims/types.ts'
import { claim } from '../support/arbitraries/claims.ts'
import { linkOn } from '../support/oracle/consolidate.ts'
import { tiesOf } from '../support/oracle/ties.ts'

/** The two implementations, asked for one tie of some claims on one day. */
export type Implementation = (
  claims: readonly Claim[],
  day: string,
  preferred?: readonly string[],
  tie?: string,
) => LinkState | null

const tieIn = (claims: readonly Claim[], key: string | undefined): ReturnType<typeof tiesOf>[number] => {
  const ties = tiesOf(claims)
  const tie = key === undefined ? ties[0] : ties.find((each) => each.id === key)
  if (tie === undefined) throw new Error(`no tie ${key ?? ''} in ${ties.map((each) => each.id).join(', ')}`)
  return tie
}

export const product: Implementation = (claims, day, preferred = [], key) => {
  const tie = tieIn(claims, key)
  return stateOn(consolidate(tie, tie.claims, new Set(preferred)), day)
}
export const oracle: Implementation = (claims, day, preferred = [], key) => {
  const tie = tieIn(claims, key)
  return linkOn(tie, tie.claims, new Set(preferred), day)
}

/** Weights are given, so that a case says which claim is the surer. */
export const owns = (id: string, confidence: number, given: Partial<Claim> = {}): Claim =>
  claim(id, { link: 'OWNERSHIP', from: 'a', to: 'b', attributes: {}, confidence, ...given })

type Terms = Partial<NonNullable<Claim['agreement']>>
export const deal = (
  id: string,
  confidence: number,
  terms: Terms = {},
  given: Partial<Claim> = {},
): Claim => {
  const parties = [
    { role: 'SUPPLIER' as const, entity: 'a' },
    { role: 'CUSTOMER' as const, entity: 'b' },
  ]
  return claim(id, {
    agreement: { id: 'g', kind: 'CLOUD_SERVICES', parties, ...terms },
    confidence,
    ...given,
  })
}

export const share = (
  min: number | null,
  max: number | null = min,
): { attributes: { share: { min: number | null; max: number | null } } } => ({
  attributes: { share: { min, max } },
})
