import { Temporal } from 'temporal-polyfill'
import { consolidate, stateOn } from '../claims/consolidate.ts'
import { inScope, type Lens } from '../claims/lens.ts'
import { toClaim } from '../claims/rows.ts'
import type { Day, LinkState, Period, TieIdentity } from '../claims/types.ts'
import type { Value } from '../graph/graph.ts'
import type { TieType } from '../graph/vocabulary.ts'

/** A tie as the compiler brings it where the scope leaves claims out: its identity and its claims. */
export type TieColumns = readonly [
  id: string,
  type: string,
  key: string | null,
  from: string,
  to: string,
  claims: Value[],
]

/** What is so of a tie, period by period, as this scope sees it. */
export function periodsOf([id, type, key, from, to, claims]: TieColumns, lens: Lens): Period[] {
  const tie: TieIdentity =
    type === 'TERMS'
      ? { id, type: 'AGREEMENT', from, to: from, key }
      : { id, type: type as TieType, from, to, key }
  const counted = claims.map(toClaim).filter((claim) => inScope(claim, lens))
  const preferred = counted.filter((claim) =>
    claim.preferred.some((i) => i.from <= lens.knownAt && lens.knownAt < i.to),
  )
  return consolidate(tie, counted, new Set(preferred.map((claim) => claim.id)))
}

/** The state that holds on the day, if the link is sure enough for this scope. */
export function stateInScope(tie: TieColumns, lens: Lens, day: Day): LinkState | null {
  const state = stateOn(periodsOf(tie, lens), day)
  return state && state.confidence >= (lens.minConfidence ?? 0) ? state : null
}

/** The period that holds on the day; else the last before it; else the first after it. The same as in Compiler.nearest. */
export const nearestPeriod = (periods: readonly Period[], day: Day): Period | undefined =>
  periods.find((period) => period.from <= day && day < period.to) ??
  periods.findLast((period) => period.to <= day) ??
  periods[0]

/** The day as of which an agreement shows what it consists of: today, its last day, or its first. */
export function shownDay(terms: TieColumns, lens: Lens): Day | null {
  const period = nearestPeriod(periodsOf(terms, lens), lens.validAt)
  if (!period) return null
  if (period.to <= lens.validAt) return Temporal.PlainDate.from(period.to).subtract({ days: 1 }).toString()
  return lens.validAt < period.from ? period.from : lens.validAt
}

/** Of a tie about which no claim in scope says anything, and which must be shown even so. */
export const NOTHING_KNOWN: LinkState = {
  validFrom: null,
  validTo: null,
  confidence: 0,
  status: 'SPECULATED',
  disputed: false,
  denied: false,
  claims: [],
  attributes: {},
  statements: [],
}
