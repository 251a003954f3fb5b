import type { Claim } from '../../../src/claims/types.ts'
import { firstDay, latest } from '../oracle/days.ts'
import { read } from '../oracle/reading.ts'
import { tiesOf } from '../oracle/ties.ts'

/** Without its end, where the claim would be over before it or its validity starts: such claims are refused on their way in. */
export function forwards(claim: Claim): Claim {
  const [tie] = tiesOf([claim])
  if (tie === undefined) return claim
  const { start, end } = read(tie, claim)
  const last = claim.validFrom === null ? start : latest([start, firstDay(claim.validFrom)])
  return end !== null && end <= last ? { ...claim, validTo: null } : claim
}
