import Table from 'cli-table3'
import { plain } from './output.ts'
import { columns, wrap } from './text.ts'

export type Plain = { [field: string]: unknown }

/** The things of a list, or of a page whether it was asked for as nodes or as edges. */
export function rowsOf(value: unknown): Plain[] | null {
  if (Array.isArray(value)) return value as Plain[]
  if (typeof value !== 'object' || value === null) return null
  if ('nodes' in value && Array.isArray(value.nodes)) return value.nodes as Plain[]
  if ('edges' in value && Array.isArray(value.edges))
    return value.edges.map((edge: { node: Plain }) => edge.node)
  return null
}

/** A value in a cell: names stand for things, lists are joined, what is unknown stays empty. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (typeof value === 'string') return plain(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') return ''
  if ('name' in value) return inWords(value.name)
  const rows = rowsOf(value)
  if (rows) return rows.map(inWords).join(', ')
  if ('min' in value && 'max' in value) return rangeInWords(value)
  return Object.values(value)
    .map(inWords)
    .filter((part) => part !== '')
    .join(' · ')
}

interface Range {
  min: unknown
  max: unknown
  currency?: unknown
}

function rangeInWords({ min, max, currency }: Range): string {
  const shown = (n: unknown): string =>
    typeof n === 'number' ? n.toLocaleString('en', { maximumFractionDigits: 4 }) : '?'
  const range =
    min === max
      ? shown(min)
      : min === null
        ? `up to ${shown(max)}`
        : max === null
          ? `at least ${shown(min)}`
          : `${shown(min)}–${shown(max)}`
  return typeof currency === 'string' ? `${range} ${plain(currency)}` : range
}

/** A table that is no wider than the terminal: narrow columns keep their width, the others share what is left. */
export function makeTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const natural = head.map((title, i) =>
    Math.max(columns(title), ...rows.map((row) => columns(row[i] ?? ''))),
  )
  const colWidths = shareOut(natural, width - (head.length + 1) - 2 * head.length).map((w) => w + 2)
  const table = new Table({
    head: [...head],
    colWidths,
    style: { head: [], border: [], compact: rows.length > 40 },
  })
  // cli-table3 leaves words that are wider than their cell uncut, and would cut the rest of the line: we wrap ourselves.
  for (const row of rows) table.push(row.map((cell, i) => wrap(cell, (colWidths[i] ?? 12) - 2).join('\n')))
  return table.toString()
}

/** A narrower column than this is no use to anybody. */
const LEAST = 6

function shareOut(natural: readonly number[], room: number): number[] {
  const widths = natural.map(() => 0)
  let left = room
  const narrowFirst = [...natural.entries()].sort(([, a], [, b]) => a - b)
  for (const [done, [i, wanted]] of narrowFirst.entries()) {
    const fair = Math.floor(left / (natural.length - done))
    widths[i] = Math.min(wanted, Math.max(fair, LEAST))
    left -= widths[i] ?? 0
  }
  return widths
}
