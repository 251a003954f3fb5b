import type { AttributeValue, MoneyRange, Range } from '../../../src/claims/types.ts'
import { contains } from './days.ts'

/** Attributes by the way their values are compared; what is in no list is compared as it stands. */
const DATES = ['announcedOn', 'signedOn', 'validFrom', 'validTo', 'on']
const NEVER_DISPUTE = ['name', 'title', 'instrument', 'interests']

const isRange = (value: AttributeValue): value is Range | MoneyRange =>
  typeof value === 'object' && !Array.isArray(value)
const currency = (range: Range | MoneyRange): string | null => ('currency' in range ? range.currency : null)

const overlap = (a: Range, b: Range): boolean =>
  (a.min === null || b.max === null || a.min <= b.max) && (b.min === null || a.max === null || b.min <= a.max)

const same = (a: AttributeValue, b: AttributeValue): boolean =>
  Array.isArray(a) && Array.isArray(b) ? [...a].sort().join() === [...b].sort().join() : a === b

/** Whether a denial of the one value speaks of the other (docs/model.md, rule 5). */
export function agrees(attribute: string, a: AttributeValue, b: AttributeValue): boolean {
  if (isRange(a) && isRange(b)) return currency(a) === currency(b) && overlap(a, b)
  if (DATES.includes(attribute) && typeof a === 'string' && typeof b === 'string')
    return contains(a, b) || contains(b, a)
  return same(a, b)
}

/** Whether the two values cannot both be right on one day (rule 7). */
export function conflict(attribute: string, a: AttributeValue, b: AttributeValue): boolean {
  if (NEVER_DISPUTE.includes(attribute)) return false
  if (isRange(a) && isRange(b)) return currency(a) === currency(b) && !overlap(a, b)
  return !agrees(attribute, a, b)
}

const open = (a: number | null, b: number | null, pick: (a: number, b: number) => number): number | null =>
  a === null || b === null ? null : pick(a, b)

/** What is known between two claims (rule 3): the range of both, a value that is the same on both sides, else nothing. */
export function span(before: AttributeValue, after: AttributeValue): AttributeValue | null {
  if (isRange(before) && isRange(after)) {
    if (currency(before) !== currency(after)) return null
    const bounds = { min: open(before.min, after.min, Math.min), max: open(before.max, after.max, Math.max) }
    return 'currency' in before ? { ...bounds, currency: before.currency } : bounds
  }
  return same(before, after) ? before : null
}
