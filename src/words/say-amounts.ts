/** Amounts, shares and dates as a sentence or a label has them. */

interface Span {
  min: number | null
  max: number | null
}
interface Money extends Span {
  currency: string
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** 2026-05-06 → 6 May 2026; as precise as the source. */
export function sayDate(date: string): string {
  const [year, month, day] = date.split('-')
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ')
}

const SCALES = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
] as const

function sayNumber(amount: number): string {
  for (const [scale, unit] of SCALES) {
    if (amount >= scale) return `${Number((amount / scale).toFixed(2))} ${unit}`
  }
  return String(amount)
}

/** US$45 bn; up to US$45 bn; at least US$10 bn; US$10 bn to US$45 bn. Null where nothing is known. */
export function sayMoney({ min, max, currency }: Money): string | null {
  const say = (amount: number) => (currency === 'USD' ? 'US$' : `${currency} `) + sayNumber(amount)
  if (min === null) return max === null ? null : `up to ${say(max)}`
  if (max === null) return `at least ${say(min)}`
  return min === max ? say(min) : `${say(min)} to ${say(max)}`
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`
export function sayShare({ min, max }: Span): string | null {
  if (min === null) return max === null ? null : `up to ${percent(max)}`
  if (max === null) return `at least ${percent(min)}`
  return min === max ? percent(min) : `${percent(min)} to ${percent(max)}`
}
