import { Temporal } from 'temporal-polyfill'
import type { Day, PartialDate } from './types.ts'

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Whether a text is a day, month or year of ISO 8601 that the calendar has. */
export function isPartialDate(text: string): boolean {
  const parts = PARTIAL.exec(text)
  if (!parts || parts[1] === '0000') return false
  try {
    Temporal.PlainDate.from(
      { year: Number(parts[1]), month: Number(parts[2] ?? 1), day: Number(parts[3] ?? 1) },
      { overflow: 'reject' },
    )
    return true
  } catch {
    return false
  }
}

/** The first day of a partial date: 2026-05 → 2026-05-01. */
export const firstDay = (date: PartialDate): Day =>
  date + '-01-01'.slice(date.length === 4 ? 0 : 3, date.length === 10 ? 3 : 6)

/** The day on which an interval written "to" this date is over: the day itself, or the one after the month or year. */
export function endDay(date: PartialDate): Day {
  const first = Temporal.PlainDate.from(firstDay(date))
  if (date.length === 10) return date
  return first.add(date.length === 7 ? { months: 1 } : { years: 1 }).toString()
}

/** Whether one date is the other, told more precisely: 2026 and 2026-05-06 can both be right. */
export const datesAgree = (a: PartialDate, b: PartialDate): boolean => a.startsWith(b) || b.startsWith(a)

export const dayOf = (instant: Date): Day => instant.toISOString().slice(0, 10)
