import { isAnswer, renderAnswer } from './answer-text.ts'
import { inWords, makeTable, type Plain, rowsOf } from './table.ts'

/** What an operation brought, for people: each root field as an answer, as a table or as a list of names and values. */
export function renderData(data: { [field: string]: unknown }, width: number): string {
  const roots = Object.entries(data)
  return roots
    .map(([field, value]) => (roots.length > 1 ? `${field}\n` : '') + renderRoot(value, width))
    .join('\n\n')
}

function renderRoot(value: unknown, width: number): string {
  if (value === null || value === undefined) return 'Nothing was found.'
  if (isAnswer(value)) return renderAnswer(value, width)
  const rows = rowsOf(value)
  if (rows)
    return rows.length === 0 ? 'Nothing was found.' : `${renderRows(rows, width)}${more(value, rows.length)}`
  return renderRows([value as Plain], width)
}

function more(value: unknown, shown: number): string {
  const total = typeof value === 'object' && value !== null && 'totalCount' in value ? value.totalCount : null
  return typeof total === 'number' && total > shown
    ? `\n${shown} of ${total.toLocaleString('en')} are shown.`
    : ''
}

function renderRows(rows: readonly Plain[], width: number): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (column) => column !== '__typename',
  )
  return makeTable(
    columns,
    rows.map((row) => columns.map((column) => inWords(row[column]))),
    width,
  )
}
