import { sayDate, sayMoney, sayShare } from '../words/say-amounts.ts'
import { sayConstant } from '../words/say-constant.ts'

interface Span {
  min: number | null
  max: number | null
  currency?: string
}

/** dependsOnSupplier, AT_LEAST → Depends on supplier, At least. */
export function sayField(name: string): string {
  const words = apart(name).replace(/\bhhi\b/, 'HHI')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const apart = (name: string): string => sayConstant(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' '))

/** What a field holds, as a reader wants it; an empty text where nothing is known. Things are told by their names. */
export function sayValue(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return sayNumber(value)
  if (typeof value === 'string') return sayText(value)
  if (typeof value !== 'object') return ''
  if (Array.isArray(value)) return said(value).join(', ')
  if (isSpan(value)) return saySpan(value)
  if ('name' in value) return typeof value.name === 'string' ? value.name : ''
  if ('id' in value) return ''
  return said(Object.values(value)).join(' · ')
}

const said = (values: readonly unknown[]): string[] => values.map(sayValue).filter((text) => text !== '')

function sayText(text: string): string {
  if (/^[A-Z]+(_[A-Z]+)*$/.test(text) && text.length > 3) return sayConstant(text)
  if (/^[a-z]+([A-Z][a-z]+)+$/.test(text)) return apart(text)
  const [, day] = /^(\d{4}(?:-\d\d){0,2})(?:T[\d:.]+Z)?$/.exec(text) ?? []
  return day === undefined ? text : sayDate(day)
}

/** To two places, or from a thousand on to none: 1,562.5 of an index is 1,563, as sentences have it. */
const sayNumber = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 1_000 ? 2 : 0 })

/** Shares lie between 0 and 1; an index or a number of things lies above. */
function saySpan({ min, max, currency }: Span): string {
  if (currency !== undefined) return sayMoney({ min, max, currency }) ?? ''
  if ((max ?? min ?? 0) <= 1) return sayShare({ min, max }) ?? ''
  if (min === null) return `up to ${sayNumber(max ?? 0)}`
  if (max === null) return `at least ${sayNumber(min)}`
  return min === max ? sayNumber(min) : `${sayNumber(min)} to ${sayNumber(max)}`
}

export const isSpan = (value: object): value is Span => 'min' in value && 'max' in value

/** What a reader would compare from row to row: such fields get a column. */
export const isMeasure = (value: unknown): boolean =>
  typeof value === 'number' ||
  (typeof value === 'object' && value !== null && isSpan(value)) ||
  (typeof value === 'string' && /^\d{4}(-\d\d){0,2}(T[\d:.]+Z)?$/.test(value))
