import type { Readable } from 'node:stream'
import type { Fault } from '../../claims/parse.ts'

/** Beyond any record: a file without line ends is not read as one line into memory. */
const LONGEST = 64 * 2 ** 20

export interface Line {
  text: string
  line: number
}

/** The lines of a stream of UTF-8, with their numbers from 1, whatever else than a line feed Unicode calls a line end. */
export async function* linesOf(input: Readable): AsyncGenerator<Line | { fault: Fault }> {
  const decoder = new TextDecoder('utf-8')
  let pieces: string[] = []
  let size = 0
  let line = 0
  const finished = (): Line | { fault: Fault } => {
    const text = pieces.join('')
    const tooLong = size > LONGEST
    pieces = []
    size = 0
    line++
    if (tooLong) return { fault: { code: 'BAD_VALUE', message: TOO_LONG, path: [], line } }
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text, line }
  }
  const add = (piece: string) => {
    size += piece.length
    if (size <= LONGEST) pieces.push(piece)
  }
  for await (const chunk of input) {
    const [first = '', ...others] = textOf(decoder, chunk).split('\n')
    add(first)
    for (const other of others) {
      yield finished()
      add(other)
    }
  }
  add(decoder.decode())
  if (size > 0) yield finished()
}
const TOO_LONG = 'The line is longer than 64 MiB; write one record a line.'

const textOf = (decoder: TextDecoder, chunk: unknown): string =>
  typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true })

/** The JSON values of a stream that has one a line; blank lines are passed over. */
export async function* jsonLinesOf(
  input: Readable,
): AsyncGenerator<{ value: unknown; line: number } | { fault: Fault }> {
  for await (const met of linesOf(input)) {
    if ('fault' in met) yield met
    else if (met.text.trim() !== '') yield parsed(met)
  }
}

function parsed({ text, line }: Line): { value: unknown; line: number } | { fault: Fault } {
  try {
    return { value: JSON.parse(text), line }
  } catch {
    return { fault: { code: 'NOT_JSON', message: 'The line is not JSON.', path: [], line } }
  }
}
