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

/** Whoever watches over a server must hear from one that has too much to do. */
const ALWAYS_ANSWERED = new Set(['/health', '/ready', '/metrics'])
/** Who would wait longer is better told so: with the work itself it would come to more than a second. */
const PATIENCE_MS = 250
/** So many are worked on also where everything is late. */
const A_FEW = 8
/** Who takes longer waits for the database, which has bounds of its own: a silent one would keep out whoever asks nothing of it. */
const HELD_MS = 2_000
/** Made once: an error looks at where it was made, which takes longer than all else of refusing. */
const BUSY = busy()
const RESOLUTION_MS = 10
const LOOKED_AT_MS = 250

export interface Capacity {
  places: AtMost
  isLate: () => boolean
  /** Ends looking how late everything is. */
  stop: () => void
}

/**
 * The requests that are let in: so many are worked on at once, a few where everything is late; others wait for a moment, and whoever comes when
 * as many wait is refused.
 */
export function capacityOf({
  requestsAtOnce,
  lateMs,
}: Pick<Config['traffic'], 'requestsAtOnce' | 'lateMs'>): Capacity {
  const lateness = watchLateness(lateMs)
  const few = Math.min(A_FEW, requestsAtOnce)
  const most = (): number => (lateness.isLate() ? few : requestsAtOnce)
  return { places: atMost(most, requestsAtOnce, PATIENCE_MS), ...lateness }
}

/** Refuses what is more than can be done in good time, before anything is read or looked up for it. */
export function shed(
  app: FastifyInstance,
  { places, isLate, stop }: Capacity,
  { requestShed }: Pick<Metrics, 'requestShed'>,
): void {
  const count = (): void => requestShed(isLate() ? 'late' : 'full')
  const refuse = (): never => {
    count()
    throw busy()
  }
  app.addHook('onClose', async () => stop())
  refuseEarly(app, places, count)
  app.decorateRequest('leave', null)
  app.addHook('onRequest', async ({ raw }) => {
    if (places.isFull && !isAlwaysAnswered(raw)) refuse()
  })
  // The body is there by now: who sends one slowly holds no place.
  app.addHook('preValidation', async (request, reply) => {
    if (isAlwaysAnswered(request.raw)) return
    const leave = await places.enter().catch(refuse)
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

export const isAlwaysAnswered = ({ url = '' }: IncomingMessage): boolean =>
  ALWAYS_ANSWERED.has(url.replace(/\?.*$/s, ''))

/** Whether everything is late: with turns this long hardly anything new is noticed. One long computation does not count for long. */
function watchLateness(mostMs: number): Pick<Capacity, 'isLate' | 'stop'> {
  if (mostMs === 0) return { isLate: () => false, stop: () => undefined }
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  let isLate = false
  delays.enable()
  const looking = setInterval(() => {
    // A turn that takes longer than it is looked at is not over yet.
    if (delays.count === 0) return
    isLate = delays.mean / 1e6 - RESOLUTION_MS > mostMs
    delays.reset()
  }, LOOKED_AT_MS).unref()
  return {
    isLate: () => isLate,
    stop() {
      clearInterval(looking)
      delays.disable()
    },
  }
}

/**
 * Under a flood refusing is most of the work, so it is done before a request is made ready for its route; a page is told as a page all the
 * same, and a script of another site so that it may read it.
 */
function refuseEarly({ server }: FastifyInstance, places: AtMost, count: () => void): void {
  const handlers = server.listeners('request') as RequestListener[]
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    const goesOn =
      !places.isFull ||
      isAlwaysAnswered(request) ||
      isNavigation(request) ||
      request.headers.origin !== undefined
    if (goesOn) {
      for (const handle of handlers) handle(request, response)
      return
    }
    count()
    const id = randomUUID()
    response
      .writeHead(503, {
        ...BARE_ERROR_HEADERS,
        'retry-after': String(BUSY_SECONDS),
        'dealgraph-error': 'BUSY',
        'x-request-id': id,
      })
      .end(JSON.stringify(errorBody(BUSY, id)))
  })
}
