import type { Claim } from '../../../src/claims/types.ts'
import { firstDay, latest } from '../oracle/days.ts'
import { read } from '../oracle/reading.ts'
import { tiesOf } from '../oracle/ties.ts'

/** Without what would be refused on its way in: random claims are to be such as the record can hold. */
export const forwards = (claim: Claim): Claim => withoutReversal(withoutVagueEnding(sayingSomething(claim)))

type Stage = NonNullable<Claim['agreement']>['stage']
const stageOf = ({ agreement, attributes }: Claim): Stage => agreement?.stage ?? attributes?.stage

/** An unknown stage says nothing, so a denial cannot deny it. */
function sayingSomething(claim: Claim): Claim {
  if (claim.supports || stageOf(claim) !== 'UNKNOWN') return claim
  const { agreement, attributes } = claim
  return {
    ...claim,
    agreement: agreement && { ...agreement, stage: null },
    attributes: attributes && { ...attributes, stage: null },
  }
}

/** Whoever says that something is over and gives one day has to say since when. */
function withoutVagueEnding(claim: Claim): Claim {
  const isOver = ['TERMINATED', 'EXPIRED'].includes(stageOf(claim) ?? '')
  return isOver && claim.validFrom === null ? { ...claim, validTo: null } : claim
}

/** No claim is over before it or its validity starts. */
function withoutReversal(claim: Claim): Claim {
  const [tie] = tiesOf([claim])
  if (tie === undefined) return claim
  const { start, end } = read(tie, claim)
  const last = claim.validFrom === null ? start : latest([start, firstDay(claim.validFrom)])
  return end !== null && end <= last ? { ...claim, validTo: null } : claim
}
