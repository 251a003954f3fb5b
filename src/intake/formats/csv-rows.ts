import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { Fault } from '../../claims/parse.ts'
import { peek } from './peek.ts'

export interface Row {
  /** What stands in each column; empty cells are left out. */
  cells: ReadonlyMap<string, string>
  /** The columns that have a name. */
  columns: readonly string[]
  line: number
}

/** The rows of a CSV file with a header, whichever of comma, semicolon and tab separates its columns. */
export async function* rowsOf(input: Readable): AsyncGenerator<Row | { fault: Fault }> {
  const { begins, whole } = await peek(input)
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(begins),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // A field without an end would take the rest of the file into memory.
    max_record_size: 2 ** 26,
  })
  whole.on('error', (error) => parser.destroy(error)).pipe(parser)
  let header: string[] | null = null
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (header === null) header = distinct(record)
      else if (record.slice(header.length).some((cell) => cell.trim() !== ''))
        yield tooWide(record, header.length, info.lines)
      else yield { cells: cellsOf(header, record), columns: header, line: info.lines }
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error && String(error.code).startsWith('CSV_'))) throw error
    yield {
      fault: { code: 'BAD_VALUE', message: `The file is not CSV: ${error.message}.`, path: [], line: null },
    }
  }
}

/** Its cells may each stand one column too far, and then all that it seems to say is wrong. */
const tooWide = (row: readonly string[], columns: number, line: number): { fault: Fault } => ({
  fault: {
    code: 'BAD_VALUE',
    message: `The row has ${row.length} cells, and there are ${columns} columns: a cell that holds what separates columns stands in quotes.`,
    path: [],
    line,
    row,
  },
})

/** The names of the columns, the second of two equal ones marked; a column without a name cannot be spoken of. */
export const headerOf = (head: string): string[] =>
  (head.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '')
    .split(delimiterOf(head))
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))

const delimiterOf = (text: string): string => {
  const [line = ''] = text.split(/\r?\n/, 1)
  const count = (delimiter: string) => line.split(delimiter).length
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best))
}

function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((given) => {
    const name = given.trim()
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 || name === '' ? name : `${name} (${count})`
  })
}

const cellsOf = (header: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    cells
      .map((cell, i) => [header[i] ?? '', cell.trim()] as const)
      .filter(([name, cell]) => name !== '' && cell !== ''),
  )
