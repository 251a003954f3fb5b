import type { ShownClaim, ShownSource } from '../../surfaces/exhibit.ts'
import { isClaimType } from '../../surfaces/record-form/fields.ts'
import { type SaidClaim, sayClaim } from '../../surfaces/record-form/say-claim.ts'
import { nameOf } from './things.ts'

/** A claim as the server shows it, with enough to say it again. */
export interface WholeClaim extends Omit<ShownClaim, 'id' | 'recordedAt' | 'source'> {
  about: { id: string; __typename: string; type?: string; from?: { id: string }; to?: { id: string } }
  source: Pick<ShownSource, 'id'>
}

/** The input that says once more what a claim says. */
export function reviveInput(claim: WholeClaim, withConfidence: boolean): object {
  const { about, asserts, status, supports, confidence, locator, quote, note, validFrom, validTo, source } =
    claim
  const rest = { status, supports, locator, quote, note, validFrom, validTo, source: source.id }
  const stated = withConfidence ? { confidence } : {}
  if (about.type === undefined) return { agreement: { id: about.id, ...asserts }, ...rest, ...stated }
  const attributes = Object.keys(asserts).length > 0 ? { attributes: asserts } : {}
  return { link: about.type, from: about.from?.id, to: about.to?.id, ...attributes, ...rest, ...stated }
}

/** What a claim says, as a sentence without who says it. */
export function sayWhole({ about, asserts, supports, validFrom, validTo }: WholeClaim): string {
  const type = about.type ?? 'AGREEMENT'
  const said: SaidClaim = {
    type: isClaimType(type) ? type : 'AGREEMENT',
    from: about.from?.id ?? about.id,
    to: about.to?.id ?? about.id,
    asserts,
    supports,
    validFrom,
    validTo,
  }
  return sayClaim(said, nameOf)
}
