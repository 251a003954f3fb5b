import { endDay, firstDay } from './days.ts'
import { compareText } from './order.ts'
import type { Claim, Day, PartialDate } from './types.ts'

/** From when on a claim holds, as it wrote it ("Start of a claim" in docs/model.md); null where it does not say. */
export function startOf(claim: Claim): PartialDate | null {
  const starts = [
    claim.validFrom,
    ...(claim.agreement ? [claim.agreement.signedOn, claim.agreement.announcedOn] : []),
  ].filter((date) => date != null)
  if (starts.length === 0 && claim.attributes?.on != null) starts.push(claim.attributes.on)
  return starts.sort((a, b) => compareText(firstDay(a), firstDay(b)) || b.length - a.length)[0] ?? null
}

/** The day as a claim wrote it that begins then; null where it does not. */
export function startOn(claim: Claim, day: Day): PartialDate | null {
  const start = startOf(claim)
  return start !== null && firstDay(start) === day ? start : null
}
/** The day as a claim wrote it that ends then; null where it does not. */
export const endOn = ({ validTo }: Claim, day: Day): PartialDate | null =>
  validTo !== null && endDay(validTo) === day ? validTo : null
