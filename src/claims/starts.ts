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

/** What a claim wrote of a day on which something begins or ends by it; null where nothing does. */
export function wroteOf(claim: Claim, day: Day): PartialDate | null {
  const start = startOf(claim)
  if (start !== null && firstDay(start) === day) return start
  return claim.validTo !== null && endDay(claim.validTo) === day ? claim.validTo : null
}
