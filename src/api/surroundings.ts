import { AsyncResource } from 'node:async_hooks'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    surroundings: AsyncResource | null
  }
}

/**
 * Whatever was set up around a request before this, such as its budget, is found again once the body is there: that arrives by events of its
 * socket, which know nothing of the request.
 */
export function keepSurroundings(app: FastifyInstance): void {
  app.decorateRequest('surroundings', null)
  app.addHook('onRequest', (request, _reply, done) => {
    request.surroundings = new AsyncResource('request')
    done()
  })
  app.addHook('preValidation', ({ surroundings }, _reply, done) => {
    if (surroundings) surroundings.runInAsyncScope(done)
    else done()
  })
}
