import { isPartialDate } from '../../../claims/days.ts'
import type { PartialDate } from '../../../claims/types.ts'

const PARTS: Readonly<Record<string, string>> = {
  d: '(?<day>\\d{1,2})',
  m: '(?<month>\\d{1,2})',
  y: '(?<short>\\d{2})',
  Y: '(?<year>\\d{4})',
  H: '\\d{1,2}',
  M: '\\d{1,2}',
  S: '\\d{1,2}',
}

/** Whether dates can be read by it: it has a year, and no part of a date twice. */
export function isDateFormat(format: string): boolean {
  const parts = Array.from(format.matchAll(/%([dmyY])/g), ([, letter = '']) => letter.toLowerCase())
  return parts.includes('y') && new Set(parts).size === parts.length
}

/**
 * A date as a format of strptime says that it is written, such as %d.%m.%y %H:%M; null where it is not so. Of years in two digits, those
 * from 69 on belong to the last century.
 */
export function dateIn(text: string, format: string): PartialDate | null {
  const pattern = format.replace(/%(\w)|[.*+?^${}()|[\]\\]/g, (found, letter?: string) =>
    letter === undefined ? `\\${found}` : (PARTS[letter] ?? '.*'),
  )
  const groups = new RegExp(`^${pattern}$`).exec(text)?.groups
  if (!groups) return null
  const { day, month, short, year } = groups
  const full = year ?? (short === undefined ? undefined : `${Number(short) >= 69 ? '19' : '20'}${short}`)
  if (full === undefined) return null
  const date = [full, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined)
  return isPartialDate(date.join('-')) ? date.join('-') : null
}
