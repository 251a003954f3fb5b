import { FIRST_DAY, LAST_DAY } from '../graph/vocabulary.ts'
import { isBare, statedBy } from './attributes.ts'
import { endDay, firstDay } from './days.ts'
import { compareText } from './order.ts'
import { startOf } from './starts.ts'
import type { AttributeValue, Claim, Day, PartialDate, TieIdentity } from './types.ts'

/** A claim as it speaks of one tie. */
export interface Voice {
  id: string
  claim: Claim
  weight: number
  publishedOn: PartialDate
  supports: boolean
  bare: boolean
  start: Day
  startText: PartialDate | null
  end: Day
  endText: PartialDate | null
  /** Until when it supports the tie: its end, or the bare ending of another (rule 1). */
  reach: Day
  stated: Map<string, AttributeValue>
}
export interface Gap {
  from: Day
  to: Day
}

export function voiceOf(claim: Claim, tie: TieIdentity): Voice {
  // Of an agreement's parties and coverage its claims state only that they are so.
  const part = claim.agreement !== null && tie.type !== 'AGREEMENT'
  const startText = startOf(claim)
  const end = claim.validTo === null ? LAST_DAY : endDay(claim.validTo)
  return {
    id: claim.id,
    claim,
    weight: claim.weight,
    publishedOn: claim.publishedOn ?? '',
    supports: claim.supports,
    // A denial that reaches a part through `covers` denies that part outright.
    bare: isBare(claim) || (part && !claim.supports),
    start: startText === null ? FIRST_DAY : firstDay(startText),
    startText,
    end,
    endText: claim.validTo,
    reach: end,
    stated: part ? new Map<string, AttributeValue>() : statedBy(claim),
  }
}

/** An agreement is not older than its first known day: an unknown start yields to the earliest known one. */
export function withStarts(voices: Voice[]): Voice[] {
  const dated = voices.filter((v) => v.supports && v.claim.agreement && v.startText !== null)
  const first = dated.sort((a, b) => compareText(a.start, b.start))[0]
  if (!first) return voices
  return voices.map((v) =>
    v.claim.agreement && v.supports && v.startText === null && first.start < v.end
      ? { ...v, start: first.start }
      : v,
  )
}

/** Rule 1: an unknown end yields to the first bare ending after the claim's start. */
export function withReach(supporters: Voice[]): Voice[] {
  const endings = supporters
    .filter((v) => v.bare && v.end < LAST_DAY)
    .map((v) => v.end)
    .sort()
  return supporters.map((v) =>
    v.end < LAST_DAY ? v : { ...v, reach: endings.find((ending) => ending > v.start) ?? LAST_DAY },
  )
}

/** Rule 2: gaps between reaches in which the tie goes on, because no bare ending opens them. */
export function livingGaps(supporters: readonly Voice[]): Gap[] {
  const gaps: Gap[] = []
  let covered: Day | null = null
  for (const voice of [...supporters].sort((a, b) => compareText(a.start, b.start))) {
    if (covered !== null && voice.start > covered) {
      const from: Day = covered
      if (!supporters.some((v) => v.bare && v.end === from)) gaps.push({ from, to: voice.start })
    }
    if (covered === null || voice.reach > covered) covered = voice.reach
  }
  return gaps
}

/** Surest first; of equals the newest published, then the lowest id (rule 4). */
export const bySurety = (a: Voice, b: Voice): number =>
  b.weight - a.weight || compareText(b.publishedOn, a.publishedOn) || compareText(a.id, b.id)
