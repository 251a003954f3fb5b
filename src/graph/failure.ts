import type { Neo4jError } from 'neo4j-driver'
import { DealgraphError, type ErrorCode } from '../errors.ts'
import { timeoutMessage } from './deadline.ts'

const TIMED_OUT = /TransactionTimedOut/
const OUT_OF_MEMORY = /MemoryPoolOutOfMemory|TransactionOutOfMemory/
const UNAVAILABLE =
  /^(ServiceUnavailable|SessionExpired|ProtocolError|N\/A)$|DatabaseUnavailable|DatabaseNotFound|NotALeader|Routing|BookmarkTimeout/
const MADE_BY_ANOTHER =
  /^Neo\.ClientError\.Schema\.(ConstraintValidationFailed|(EquivalentSchemaRule|Index|IndexWithName|Constraint|ConstraintWithName)AlreadyExists)$/
/** A disk that is full, or fails: what Neo4j cannot write it no longer vouches for, and it serves nothing until it is started again. */
const BROKEN =
  /^Neo\.DatabaseError\.Transaction\.Transaction(Log|StartFailed|CommitFailed)|^Neo\.DatabaseError\.Database\./
const OVERTAKEN = 'Others write to the same at once; try again shortly.'
const SECURITY = /^Neo\.ClientError\.Security\./

/**
 * What the driver threw, in our own words. The driver's text can hold hosts, Cypher and values of others,
 * so it is kept as `cause` for the log only. Errors that are not the driver's pass unchanged.
 */
export function toCoded(error: unknown, name: string, timeoutMs: number): unknown {
  if (!isDriverError(error)) return error
  const [code, message] = classify(error.code, name, timeoutMs)
  return new DealgraphError(code, message, {}, { cause: error })
}

function classify(code: string, name: string, timeoutMs: number): [ErrorCode, string] {
  if (TIMED_OUT.test(code)) return ['TIMEOUT', timeoutMessage(name, timeoutMs)]
  if (OUT_OF_MEMORY.test(code))
    return ['TOO_EXPENSIVE', `${name} needs more memory than the database allows; narrow it.`]
  if (SECURITY.test(code)) return ['DATABASE_UNAVAILABLE', 'The database refused our user name or password.']
  if (MADE_BY_ANOTHER.test(code)) return ['DATABASE_UNAVAILABLE', OVERTAKEN]
  if (BROKEN.test(code))
    return [
      'DATABASE_UNAVAILABLE',
      'The database has failed and must be started again; its disk may be full.',
    ]
  if (UNAVAILABLE.test(code))
    return ['DATABASE_UNAVAILABLE', 'The database cannot be reached; try again shortly.']
  return ['INTERNAL', `The database could not carry out ${name}.`]
}

/** True for a passing fault of which a second try may know nothing. Lack of memory is called transient, but comes again. */
export const isPassing = (error: unknown): boolean =>
  isDriverError(error) && error.retryable && !OUT_OF_MEMORY.test(error.code)

/**
 * Thrown by the work of a write that another write overtook: what it read is no longer so, and it is to begin anew. Who sees it has been
 * overtaken too often.
 */
export class Overtaken extends DealgraphError {
  constructor() {
    super('DATABASE_UNAVAILABLE', OVERTAKEN)
  }
}

/**
 * True where a write that begins anew will find what another wrote in the meantime; of the driver's, two that make the same node, or, IF NOT
 * EXISTS notwithstanding, the same index.
 */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof Overtaken || (isDriverError(error) && MADE_BY_ANOTHER.test(error.code))

/** True when the database answered, and did not like who asked. */
export const isUnauthorized = (error: unknown): boolean =>
  error instanceof Error && isDriverError(error.cause) && SECURITY.test(error.cause.code)

/** True where nobody listened at all: what comes back has planned nothing yet. */
export const wasAway = (error: unknown): boolean =>
  isDriverError(error) && error.message.includes('ECONNREFUSED')

/** True when the database answered that it will serve nothing until it is started again. */
export const isBroken = (error: unknown): boolean =>
  error instanceof Error && (isDriverError(error) ? BROKEN.test(error.code) : isBroken(error.cause))

const isDriverError = (error: unknown): error is Neo4jError =>
  error instanceof Error && error.name === 'Neo4jError' && 'code' in error && typeof error.code === 'string'
