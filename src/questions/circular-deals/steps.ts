import { datesAgree, firstDay } from '../../claims/days.ts'
import { compareText } from '../../claims/order.ts'
import type { Link, MoneyRange, PartialDate } from '../../claims/types.ts'
import { unique } from '../../ownership/route.ts'
import { type Deal, earliest, type StepKind } from './deals.ts'

/** One step of a ring: all deals of one kind from one group to the next. */
export interface Step {
  from: string
  to: string
  kind: StepKind
  on: PartialDate | null
  amount: MoneyRange | null
  links: Link[]
  /** Of every deal. */
  dates: PartialDate[]
  /** Where every deal of it is still to come. */
  prospective: boolean
  /** Of a grant: what is granted. */
  granted: 'stock' | 'warrants' | 'stock and warrants'
}

export function stepOf(from: string, to: string, kind: StepKind, deals: readonly Deal[]): Step {
  const dates = deals.flatMap((deal) => deal.on ?? [])
  return {
    from,
    to,
    kind,
    on: earliest(dates),
    amount: total(deals),
    links: unique(deals.flatMap((deal) => [...deal.piece.links])),
    dates,
    prospective: deals.every((deal) => deal.piece.prospective === true),
    granted: deals.every(isWarrant) ? 'warrants' : deals.some(isWarrant) ? 'stock and warrants' : 'stock',
  }
}

const isWarrant = ({ piece }: Deal): boolean => piece.qualifiers?.includes('CONDITIONAL') === true

/**
 * What several deals come to: firm amounts from below, and from above only where each is known. A cumulative figure stands for
 * those that it sums up and is never added to them. One currency counts, the others are unknown.
 */
export function total(deals: readonly Deal[]): MoneyRange | null {
  const [single, summed] = [deals.filter((d) => !d.cumulative), deals.filter((d) => d.cumulative)]
  const counted = single.some((deal) => deal.amount) || summed.length === 0 ? single : summed
  const currency = currencyOf(counted)
  // One agreement may stand between several members of two groups; it is worth what it is worth once.
  const amounts = [...new Map(counted.map((deal) => [keyOf(deal), deal.amount])).values()]
  const known = amounts.flatMap((amount) => (amount?.currency === currency ? [amount] : []))
  const [firm, most] = [known.flatMap(({ min }) => min ?? []), known.flatMap(({ max }) => max ?? [])]
  const min = firm.length > 0 ? sum(firm) : null
  const max = most.length === amounts.length ? sum(most) : null
  return currency === null || (min === null && max === null) ? null : { min, max, currency }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0)

/** The agreement, or the investment itself. */
const keyOf = ({ piece }: Deal): string =>
  piece.links.find((link) => link.type === 'AGREEMENT' || link.type === 'INVESTMENT')?.id ?? ''

/** US dollars where there are any, else the first by name. */
function currencyOf(deals: readonly Deal[]): string | null {
  const all = unique(deals.flatMap((deal) => deal.amount?.currency ?? [])).sort()
  return all.includes('USD') ? 'USD' : (all[0] ?? null)
}

/** Firm, else "up to", in US dollars: what rings are ordered by. */
export const worth = (amount: MoneyRange | null): number | null =>
  amount?.currency === 'USD' ? (amount.min ?? amount.max) : null

/** The step that carries least, as far as it is known: no more than that can come round. */
export const smallestStep = (steps: readonly Step[]): Step | null =>
  [...steps]
    .filter((step) => worth(step.amount) !== null)
    .sort((a, b) => (worth(a.amount) ?? 0) - (worth(b.amount) ?? 0))[0] ?? null

/** From the earliest to the latest of its dates; null where none is known. */
export function spanOf(dates: readonly PartialDate[]): readonly [PartialDate, PartialDate] | null {
  const first = earliest(dates)
  const last = dates.toSorted((a, b) => compareText(firstDay(b), firstDay(a)) || b.length - a.length)[0]
  if (first === null || last === undefined) return null
  // One day told twice, once less precisely, is no span.
  return datesAgree(first, last) ? [last, last] : [first, last]
}
