import type { Readable } from 'node:stream'
import type { Fault } from '../../claims/parse.ts'
import { isTooDeep, TOO_DEEP } from '../depth.ts'

/** A longer line is no record but a mistake, and would have to be held in memory as a whole. */
export const LONGEST_LINE = 4 * 1024 * 1024

export interface Line {
  number: number
  /** Without its end. Null: it is longer than LONGEST_LINE. */
  text: string | null
}

const LF = 10
const CR = 13

/** The lines of a stream, of which it holds no more than one piece and one line. */
export async function* linesOf(input: Readable): AsyncGenerator<Line> {
  let number = 1
  let begun: Buffer[] = []
  let length = 0
  for await (const piece of input as AsyncIterable<Buffer>) {
    let from = 0
    for (let to = piece.indexOf(LF); to >= 0; to = piece.indexOf(LF, from)) {
      yield { number, text: textOf(begun, length, piece.subarray(from, to)) }
      begun = []
      length = 0
      number++
      from = to + 1
    }
    length += piece.length - from
    if (length > LONGEST_LINE) begun = []
    else if (from < piece.length) begun.push(piece.subarray(from))
  }
  if (length > 0) yield { number, text: textOf(begun, length, Buffer.alloc(0)) }
}

function textOf(begun: readonly Buffer[], length: number, rest: Buffer): string | null {
  if (length + rest.length > LONGEST_LINE) return null
  const whole = length === 0 ? rest : Buffer.concat([...begun, rest])
  const end = whole.at(-1) === CR ? whole.length - 1 : whole.length
  return whole.toString('utf8', 0, end)
}

/** The fault of a line that is too long to be read. */
export const tooLong = (line: number): Fault => ({
  code: 'LINE_TOO_LONG',
  message: `The line is longer than ${LONGEST_LINE / 2 ** 20} MB; one record stands on each line.`,
  path: [],
  line,
})

/** The JSON values of a stream that has one a line; blank lines are passed over. */
export async function* jsonLinesOf(
  input: Readable,
): AsyncGenerator<{ value: unknown; line: number } | { fault: Fault }> {
  for await (const { number: line, text } of linesOf(input)) {
    if (text === null) yield { fault: tooLong(line) }
    else if (text.trim() !== '') yield parsed(text, line)
  }
}

function parsed(text: string, line: number): { value: unknown; line: number } | { fault: Fault } {
  try {
    const value: unknown = JSON.parse(text)
    return isTooDeep(value) ? { fault: { ...TOO_DEEP, line } } : { value, line }
  } catch {
    return { fault: { code: 'NOT_JSON', message: 'The line is not JSON.', path: [], line } }
  }
}
