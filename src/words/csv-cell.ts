/**
 * What a spreadsheet may run as a formula: the signs that begin one, full-width and small forms of them, also behind space or letters
 * that cannot be seen; and a tab or line break at the beginning, which some programs drop.
 */
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n])/u

/** A cell as RFC 4180 has it; one that a spreadsheet would run as a formula is made text by an apostrophe before it. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvRow = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`
