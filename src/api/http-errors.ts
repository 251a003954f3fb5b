import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DealgraphError, ERROR_CODES, type ErrorCode } from '../errors.ts'
import { asPage } from './explorer/as-page.ts'
import { framed, trouble } from './explorer/frame.ts'
import { isNavigation, secure } from './guards.ts'
import type { Log } from './log.ts'

const STATUS_OF: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  UNKNOWN_QUERY: 404,
  FOREIGN_PAGE: 403,
  VIEW_ENDED: 410,
  UNKNOWN_HOST: 421,
  TOO_MANY_REQUESTS: 429,
  TIMEOUT: 504,
  BUSY: 503,
  DATABASE_FAILED: 500,
  PICTURE_FAILED: 500,
  DATABASE_UNAVAILABLE: 503,
  BOOKMARK_NOT_REACHED: 503,
  ISSUER_UNAVAILABLE: 503,
  TOO_MANY_SHORT_LINKS: 507,
  INTERNAL: 500,
}

/** The HTTP status of an error code; a fault of the request unless the code says otherwise. */
export const statusOfCode = (code: string): number => STATUS_OF[code as ErrorCode] ?? 400

/** By then what is worked on has mostly been done. */
export const BUSY_SECONDS = 2
/** By then a database that was away for a moment has mostly been found again, and a plan that took too long been made. */
const AWAY_SECONDS = 5

/** Whoever is told that it does not go just now is told when to ask again. */
export function sayWhenAgain(reply: FastifyReply, code: ErrorCode): void {
  if (code === 'BUSY') reply.header('retry-after', BUSY_SECONDS)
  else if ([503, 504].includes(statusOfCode(code))) reply.header('retry-after', AWAY_SECONDS)
}

interface ErrorBody {
  errors: { message: string; extensions: { code: string; requestId: string; [detail: string]: unknown } }[]
}

/** Errors have one shape on every address: that of GraphQL. */
export const errorBody = (error: DealgraphError, requestId: string): ErrorBody => ({
  errors: [{ message: error.message, extensions: { code: error.code, ...error.details, requestId } }],
})

/** What goes wrong before or beside GraphQL: told if it is ours or the request's own fault, else only that it happened. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler(async (error: FastifyError | DealgraphError, request, reply) => {
    const [status, told] = toTold(error)
    if (told.code === 'INTERNAL') log.error({ requestId: request.id, err: error }, 'request failed')
    sayWhenAgain(reply, told.code)
    return await sendError(request, reply, status, told)
  })
  app.setNotFoundHandler(async (request, reply) => {
    const error = new DealgraphError('NOT_FOUND', 'There is nothing at this address. / lists what there is.')
    return await sendError(request, reply, 404, error)
  })
}

/** To someone who opens a page in a browser as a page, else as GraphQL tells errors. */
async function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  told: DealgraphError,
): Promise<FastifyReply> {
  reply.code(status).header('cache-control', 'no-store').header('dealgraph-error', told.code)
  if (!isNavigation(request)) return await reply.send(errorBody(told, request.id))
  const title = status === 404 ? 'There is nothing here' : 'This cannot be shown'
  const { whatToDo } = ERROR_CODES[told.code]
  return await asPage(reply).send(framed(`${title} · Dealgraph`, trouble(title, told.message, whatToDo)).text)
}

/** An address that cannot be read has no route, and so none of what is hooked to routes. */
export function answerBeforeRoutes(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const [status, told] = toTold(error)
  reply.code(status).type('application/json; charset=utf-8').header('cache-control', 'no-store')
  secure(request, reply)
  void reply.send(JSON.stringify(errorBody(told, request.id)))
}

/** Apollo refuses some requests before it knows whose they are: the request id is put in on the way out. */
export function withRequestId(payload: unknown, requestId: string): unknown {
  if (typeof payload !== 'string') return payload
  const body = JSON.parse(payload) as Partial<ErrorBody>
  const errors = (body.errors ?? []).map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }))
  return JSON.stringify({ ...body, errors })
}

/** The status of an error, and what is told of it. */
export function toTold(error: FastifyError | DealgraphError): [number, DealgraphError] {
  if (error instanceof DealgraphError) return [statusOfCode(error.code), error]
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return [413, new DealgraphError('TOO_EXPENSIVE', 'The body of the request is too large.')]
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return [
        415,
        new DealgraphError('BAD_INPUT', 'The body must be JSON: send content-type: application/json.'),
      ]
    case 'ECONNRESET':
      // Nobody is left to be told; it is no failure of ours.
      return [400, new DealgraphError('BAD_INPUT', 'The request was cut off before its end.')]
    case 'FST_ERR_BAD_URL':
      return [400, new DealgraphError('NOT_UTF8', 'The address is not percent-encoded UTF-8.')]
  }
  const status = error.statusCode ?? 500
  // Fastify's other faults of a request (empty or broken body, wrong length) have fixed words of its own.
  if (status >= 400 && status < 500 && error.code?.startsWith('FST_'))
    return [status, new DealgraphError('BAD_INPUT', error.message)]
  return [
    500,
    new DealgraphError('INTERNAL', 'Something went wrong inside. The log tells more under the request id.'),
  ]
}
