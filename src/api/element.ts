import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { bundled } from '../surfaces/bundle.ts'
import { hashOf } from '../surfaces/page/parts.ts'

/** `GET /deal-graph.js`: the element `<deal-graph>` for pages of other sites; anyone may load it, it knows nothing. */
export function addElement(app: FastifyInstance): void {
  let made: Promise<{ script: string; packed: Buffer; etag: string }> | undefined
  app.get('/deal-graph.js', async (request, reply) => {
    made ??= bundled('deal-graph').then((script) => ({
      script,
      packed: gzipSync(script),
      etag: `"${hashOf(script).slice(7, 27)}"`,
    }))
    const { script, packed, etag } = await made
    reply
      .header('etag', etag)
      .header('vary', 'accept-encoding')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('access-control-allow-origin', '*')
    if (request.headers['if-none-match']?.includes(etag)) return await reply.code(304).send()
    reply.type('text/javascript; charset=utf-8')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return await reply.send(script)
    return await reply.header('content-encoding', 'gzip').send(packed)
  })
}
