import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import type { Metrics } from './metrics.ts'

/** Times every request by its route, as the program knows it: an address that someone made up counts as none. */
export function watchRequests(app: FastifyInstance, { requestDone }: Pick<Metrics, 'requestDone'>): void {
  app.addHook('onResponse', async (request, reply) => {
    requestDone({
      route: request.routeOptions.url ?? 'none',
      method: request.method,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1_000,
    })
  })
}

/** `GET /metrics`, for Prometheus and what reads its format. */
export function addMetrics(
  app: FastifyInstance,
  { text, mediaType }: Pick<Metrics, 'text' | 'mediaType'>,
  admit: onRequestAsyncHookHandler,
): void {
  app.get('/metrics', { onRequest: admit }, async (_request, reply) => {
    reply.type(mediaType).header('cache-control', 'no-store').header('vary', 'authorization')
    return await reply.send(await text())
  })
}
