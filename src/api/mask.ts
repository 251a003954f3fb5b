import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { brief, DealgraphError, type ErrorCode } from '../errors.ts'
import type { ApiContext } from './context.ts'
import { statusOfCode } from './http-errors.ts'
import type { Log } from './log.ts'

/** Faults of the request itself, found by GraphQL or by Apollo: their words speak of the document, never of our inside. */
const TOLD = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])
/** The parser's own words for a limit of ours. */
const TOO_MANY_TOKENS = /more tha[nt] (\d+) tokens/
const MASKED = 'Something went wrong inside. The log tells more under the request id.'

/** What is wrong with a document or a variable is told with their words: enough to find the place, not all of them back. */
const MOST_CHARACTERS = 500
const MOST_PLACES = 5
/** Who has mended these sends it again. */
const MOST_ERRORS = 25

/** What a caller is told of an error: our own coded ones and faults of the request as they are, anything else only that it happened. */
export function mask(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, locations, ...rest } = told(formatted, error)
  return {
    message: brief(message, MOST_CHARACTERS),
    ...(locations ? { locations: locations.slice(0, MOST_PLACES) } : {}),
    ...rest,
  }
}

function told(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const coded = codedIn(error)
  if (coded)
    return { ...formatted, message: coded.message, extensions: { code: coded.code, ...coded.details } }
  const code = formatted.extensions?.['code']
  const tokens = code === 'GRAPHQL_PARSE_FAILED' ? TOO_MANY_TOKENS.exec(formatted.message)?.[1] : undefined
  if (tokens !== undefined) {
    const message = `The document has more than ${tokens} tokens.`
    return {
      ...formatted,
      message,
      extensions: { code: 'TOO_EXPENSIVE', limit: 'tokens', max: Number(tokens) },
    }
  }
  // Apollo's own name for a request of a wrong form; ours for the same stands in the table of errors.
  if (code === 'BAD_REQUEST') return { ...formatted, extensions: { code: 'BAD_INPUT' satisfies ErrorCode } }
  if (typeof code === 'string' && TOLD.has(code)) return { ...formatted, extensions: { code } }
  return { ...formatted, message: MASKED, extensions: { code: 'INTERNAL' } }
}

export function codedIn(error: unknown): DealgraphError | undefined {
  if (error instanceof DealgraphError) return error
  return error instanceof GraphQLError && error.originalError ? codedIn(error.originalError) : undefined
}

/** Gives every error the request id, and the log the whole of those that were masked; of very many the first are told. */
export const requestIdPlugin = (log: Log): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart({ contextValue: { requestId } }) {
    return {
      async didEncounterErrors({ errors }) {
        for (const error of errors) {
          if (
            !codedIn(error) &&
            !(error.originalError === undefined || error.originalError instanceof GraphQLError)
          ) {
            log.error({ requestId, err: error.originalError, path: error.path }, 'request failed')
          } else if (codedIn(error)?.cause !== undefined) {
            log.warn({ requestId, err: codedIn(error)?.cause, code: codedIn(error)?.code }, 'request refused')
          }
        }
      },
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single') return
        const result = response.body.singleResult
        if (!result.errors) return
        const first = result.errors.slice(0, MOST_ERRORS)
        result.errors = first.map((e) => ({ ...e, extensions: { ...e.extensions, requestId } }))
      },
    }
  },
})

/** A refusal before execution: Apollo would answer 500 to an error that does not name its status. */
function refusal(error: DealgraphError): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http: { status: statusOfCode(error.code) } },
  })
}

export const tooExpensive = (message: string, details: Record<string, unknown>): GraphQLError =>
  refusal(new DealgraphError('TOO_EXPENSIVE', message, details))

/** Runs a check made before execution, so that what it finds is answered as a refusal. */
export function refusing<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw error instanceof DealgraphError ? refusal(error) : error
  }
}
