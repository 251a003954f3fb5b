import { pino } from 'pino'
import type { Config } from '../config.ts'
import type { Log } from './doors.ts'

/** Lines of JSON on standard error. */
export const makeLog = (level: Config['logLevel'], write?: (line: string) => void): Log =>
  pino(
    { level, serializers: { err: (error: unknown) => withoutValues(error) } },
    write ? { write } : pino.destination(2),
  )

/**
 * What went wrong and where, through all that caused it. The words of the database's own errors can hold values that somebody gave, or that
 * the graph holds: of those only the code is told.
 */
function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack = '', cause } = error
  const isTheirs = name === 'Neo4jError'
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return {
    type: name,
    ...code,
    message: isTheirs ? 'What the database said is not written down.' : message,
    at: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: withoutValues(cause) }),
  }
}
