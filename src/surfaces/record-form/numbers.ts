/** What stands in a field that is not what the field is for: told at the field. */
export class Unreadable extends Error {}

const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9, b: 1e9, tn: 1e12 }

/** "45 bn", "45bn", "1,200,000", "0.5" as a number; null where nothing stands there. */
export function readAmount(text: string): number | null {
  if (text.trim() === '') return null
  const [, digits = '', unit = ''] =
    /^\s*(\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?|\d*\.?\d+)\s*([a-z]*)\.?\s*$/i.exec(text) ?? []
  const scale = unit === '' ? 1 : SCALES[unit.toLowerCase()]
  if (digits === '' || scale === undefined)
    throw new Unreadable(`“${text.trim()}” is no amount: write 45 bn, 1.2 m or 45000000000.`)
  return rounded(Number(digits.replaceAll(/[,\s]/g, '')) * scale)
}

/** "14", "14 %", "33.3%" as a fraction of one. */
export function readPercent(text: string): number | null {
  if (text.trim() === '') return null
  const [, digits = ''] = /^\s*(\d*\.?\d+)\s*%?\s*$/.exec(text) ?? []
  if (digits === '') throw new Unreadable(`“${text.trim()}” is no share: write 14 or 33.3, in per cent.`)
  return rounded(Number(digits) / 100)
}

/** Without what binary fractions add: 33.3 % is 0.333. */
const rounded = (value: number): number => Number(value.toPrecision(12))
