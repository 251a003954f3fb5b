import { DealgraphError, ERROR_CODES, type ErrorCode } from '../errors.ts'

/** An error of an operation, as GraphQL tells it. */
export interface ToldError {
  message: string
  extensions?: { [name: string]: unknown }
}

/** What an operation was told, as the failure that it is: for whoever asked one on somebody's behalf. */
export function fromTold({ message, extensions }: ToldError): DealgraphError {
  const { code, requestId: _, ...details } = extensions ?? {}
  return new DealgraphError(toCode(code), message, details)
}

function toCode(code: unknown): ErrorCode {
  // GraphQL's own word for a variable of a wrong form.
  if (code === 'BAD_USER_INPUT') return 'BAD_INPUT'
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : 'INTERNAL'
}
