import type { Day, PartialDate } from '../../../src/claims/types.ts'
import { FIRST_DAY, LAST_DAY } from '../../../src/graph/vocabulary.ts'

const MS_PER_DAY = 86_400_000

const toTime = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const fromTime = (time: number): Day => new Date(time).toISOString().slice(0, 10)

/** The day that is `days` later; the two open ends stay where they are. */
export const shift = (day: Day, days: number): Day =>
  day === FIRST_DAY || day === LAST_DAY ? day : fromTime(toTime(day) + days * MS_PER_DAY)

/** 2026 → 2026-01-01, 2026-05 → 2026-05-01. */
export const firstDay = (date: PartialDate): Day => `${date}-01-01`.slice(0, 10)

/** The day on which an interval with this written end is over: a day itself, else the day after the period. */
export function endDay(date: PartialDate): Day {
  const [year = 0, month] = date.split('-').map(Number)
  if (date.length === 10) return date
  return fromTime(month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1))
}

/** Whether the one date is the other, or the year or month that it lies in. */
export const contains = (wide: PartialDate, narrow: PartialDate): boolean =>
  narrow === wide || narrow.startsWith(`${wide}-`)

export const earliest = (days: readonly Day[]): Day => [...days].sort()[0] ?? LAST_DAY
export const latest = (days: readonly Day[]): Day => [...days].sort().at(-1) ?? FIRST_DAY
