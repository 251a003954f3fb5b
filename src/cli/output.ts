import { DealgraphError, ERROR_CODES, type ErrorCode } from '../errors.ts'

/** Where commands write; tests listen here. */
export interface Output {
  out(text: string): void
  err(text: string): void
  /** Columns of the terminal, or what is assumed where there is none. */
  width: number
}

const WIDTH_WITHOUT_TERMINAL = 100

export const terminal = (): Output => ({
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  width: Math.max(40, process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL),
})

/** Names and titles come from anyone: what moves a cursor, colours or turns text round is not for a terminal. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')

/** Several error messages keep their lines, and nothing else that controls a terminal. */
const plainLines = (text: string): string => text.split('\n').map(plain).join('\n')

/** One line that says what is wrong, and one that says what to do. */
export function tellError(output: Output, code: string, message: string): void {
  output.err(`error ${plain(code)}: ${plainLines(message)}`)
  // INTERNAL points to a server's log.
  const known =
    code !== 'INTERNAL' && Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code as ErrorCode] : undefined
  if (known) output.err(known.whatToDo)
}

interface FaultShape {
  code?: unknown
  message?: unknown
  file?: unknown
  line?: unknown
}

/** Tells a failure of any sort; the stack only where someone asked for it. */
export function tellFailure(output: Output, error: unknown, debug: boolean): void {
  if (error instanceof DealgraphError) {
    tellError(output, error.code, error.message)
    if (error.code === 'IMPORT_FAULTS') for (const fault of faultsOf(error)) output.err(`  ${shown(fault)}`)
    if (debug && error.cause instanceof Error) output.err(error.cause.stack ?? error.cause.message)
    return
  }
  tellError(output, 'INTERNAL', 'Something went wrong inside. Run it again with LOG_LEVEL=debug to see what.')
  if (debug) output.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

const faultsOf = (error: DealgraphError): FaultShape[] =>
  Array.isArray(error.details['faults']) ? (error.details['faults'] as FaultShape[]) : []

function shown({ file, line, code, message }: FaultShape): string {
  const place = [file, line].filter((part) => typeof part === 'string' || typeof part === 'number').join(':')
  return plain(`${place === '' ? '' : `${place} `}${String(code)}: ${String(message)}`)
}
