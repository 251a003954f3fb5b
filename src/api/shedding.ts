import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { type AtMost, atMost, busy } from '../graph/at-most.ts'
import { BARE_ERROR_HEADERS, isNavigation } from './guards.ts'
import { BUSY_SECONDS, errorBody } from './http-errors.ts'
import type { Metrics } from './watch/metrics.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Gives up its place among those that are worked on; null where it has none. */
    leave: (() => void) | null
  }
}

type Because = Parameters<Metrics['requestShed']>[0]

/** Whoever watches over a server must hear from one that has too much to do. */
const ALWAYS_ANSWERED = new Set(['/health', '/ready', '/metrics'])
/** Who would wait longer is better told so: with the work itself it would come to more than a second. */
const PATIENCE_MS = 250
/** So many may be slow together: one reader of a page with large pictures is no flood. */
const A_FEW = 8
/** Who takes longer waits for the database, which has bounds of its own: a silent one would keep out whoever asks nothing of it. */
const HELD_MS = 2_000
const RESOLUTION_MS = 10
const LOOKED_AT_MS = 1_000

/** The requests that are let in: so many are worked on at once, as many again wait for a moment, and each that comes then is refused. */
export const requestPlaces = (atOnce: number): AtMost => atMost(atOnce, atOnce, PATIENCE_MS)

/** Refuses what is more than can be done in good time, before anything is read or looked up for it. */
export function shed(
  app: FastifyInstance,
  places: AtMost,
  { lateMs }: Pick<Config['traffic'], 'lateMs'>,
  { requestShed }: Pick<Metrics, 'requestShed'>,
): void {
  const isLate = lateness(app, lateMs)
  const why = (): Because | null =>
    places.isFull ? 'full' : places.running >= A_FEW && isLate() ? 'late' : null
  refuseEarly(app, why, requestShed)
  const refuse = (because: Because): never => {
    requestShed(because)
    throw busy()
  }
  app.decorateRequest('leave', null)
  app.addHook('onRequest', async ({ raw }) => {
    const because = isAlwaysAnswered(raw) ? null : why()
    if (because) refuse(because)
  })
  // The body is there by now: who sends one slowly holds no place.
  app.addHook('preValidation', async (request, reply) => {
    if (isAlwaysAnswered(request.raw)) return
    const leave = await places.enter().catch(() => refuse('full'))
    if (reply.raw.destroyed) {
      leave()
      throw new DealgraphError('CANCELLED', 'The caller has gone.')
    }
    // Also for a caller who goes: the work goes on.
    const given = setTimeout(leave, HELD_MS).unref()
    request.leave = () => {
      clearTimeout(given)
      leave()
    }
  })
  // What is sent, such as a long export, takes as long as its reader.
  app.addHook('onSend', async ({ leave }) => leave?.())
}

const isAlwaysAnswered = ({ url = '' }: IncomingMessage): boolean =>
  ALWAYS_ANSWERED.has(url.replace(/\?.*$/s, ''))

/** Whether everything is late, on average over a second: one computation that keeps the processor to itself does not count. */
function lateness(app: FastifyInstance, mostMs: number): () => boolean {
  if (mostMs === 0) return () => false
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  let isLate = false
  delays.enable()
  const looking = setInterval(() => {
    isLate = delays.mean / 1e6 - RESOLUTION_MS > mostMs
    delays.reset()
  }, LOOKED_AT_MS).unref()
  app.addHook('onClose', async () => {
    clearInterval(looking)
    delays.disable()
  })
  return () => isLate
}

/**
 * Under a flood refusing is most of the work, so it is done before a request is made ready for its route; a page is told as a page all the
 * same, and a script of another site so that it may read it.
 */
function refuseEarly(
  { server }: FastifyInstance,
  why: () => Because | null,
  requestShed: Metrics['requestShed'],
): void {
  const handlers = server.listeners('request') as RequestListener[]
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    const goesOn = isAlwaysAnswered(request) || isNavigation(request) || request.headers.origin !== undefined
    const because = goesOn ? null : why()
    if (because === null) {
      for (const handle of handlers) handle(request, response)
      return
    }
    requestShed(because)
    const id = randomUUID()
    response
      .writeHead(503, {
        ...BARE_ERROR_HEADERS,
        'retry-after': String(BUSY_SECONDS),
        'dealgraph-error': 'BUSY',
        'x-request-id': id,
      })
      .end(JSON.stringify(errorBody(busy(), id)))
  })
}
