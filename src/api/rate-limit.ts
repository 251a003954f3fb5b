import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DealgraphError } from '../errors.ts'

/** Throws TOO_MANY_REQUESTS where whoever asks has asked too often; else tells how much is left. */
export type Throttle = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

const WINDOW_MS = 60_000
/** Callers that are counted at a time; of more, those that were idle longest are forgotten. */
const MOST_CALLERS = 10_000

/** Counts requests by caller: a key or token that was found good, else the address they come from. 0: nobody is counted. */
export async function throttle(app: FastifyInstance, perMinute: number): Promise<Throttle> {
  if (perMinute === 0) return async () => undefined
  await app.register(rateLimit, { global: false, cache: MOST_CALLERS })
  const count = app.createRateLimit({ max: perMinute, timeWindow: WINDOW_MS, keyGenerator: callerOf })
  return async (request, reply) => {
    const told = await count(request)
    if (told.isAllowed) return
    reply.header('ratelimit-limit', told.max)
    reply.header('ratelimit-remaining', told.remaining)
    reply.header('ratelimit-reset', told.ttlInSeconds)
    if (!told.isExceeded) return
    reply.header('retry-after', told.ttlInSeconds)
    throw new DealgraphError(
      'TOO_MANY_REQUESTS',
      `There were more than ${perMinute} requests in a minute. Ask again in ${told.ttlInSeconds} seconds.`,
    )
  }
}

const callerOf = ({ caller, ip }: FastifyRequest): string =>
  caller ? `caller ${caller.writer}` : `address ${rateLimit.normalizeIP(ip)}`
