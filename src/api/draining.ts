import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { isAlwaysAnswered } from './shedding.ts'

/** Who has sent nothing for so long has heard that it is to go elsewhere. */
const QUIET_MS = 500
const LONGEST_MS = 6_000
const LOOKED_AT_MS = 50

export interface Draining {
  isDraining: () => boolean
  /** Resolves once nobody sends anything any more, or after six seconds; not before the least time. */
  drain: () => Promise<void>
}

/** Before the end whoever asks is answered, and told to use another connection: a load balancer may hear late that /ready turned 503. */
export function makeDraining(app: FastifyInstance, leastMs: number): Draining {
  let began: number | null = null
  let lastAsked = 0
  app.addHook('onRequest', async ({ raw }) => {
    if (!isAlwaysAnswered(raw)) lastAsked = performance.now()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (began !== null) reply.header('connection', 'close')
  })
  return {
    isDraining: () => began !== null,
    async drain() {
      began = performance.now()
      await pause(leastMs)
      const isQuiet = (): boolean => performance.now() - lastAsked > QUIET_MS
      if (leastMs === 0) return
      while (!isQuiet() && performance.now() - began < LONGEST_MS) await pause(LOOKED_AT_MS)
    },
  }
}
