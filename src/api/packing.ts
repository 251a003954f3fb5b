import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const packed = promisify(gzip)
/** Less is not worth the packing. */
const PACKED_FROM = 1_000

const TEXT =
  /^(text\/(html|csv|markdown|vnd\.mermaid)|image\/svg\+xml|application\/(graphql-response\+)?json)\b/

/** Packs pages, texts, drawings and JSON for those who take them so; what is packed already goes as it is. */
export function packTexts(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isText = TEXT.test(String(reply.getHeader('content-type')))
    // What is refused is short, and gets its request id later on the way.
    if (!isText || reply.statusCode >= 400 || typeof payload !== 'string' || payload.length < PACKED_FROM)
      return payload
    const vary = String(reply.getHeader('vary') ?? '')
    if (!vary.includes('accept-encoding'))
      reply.header('vary', [vary, 'accept-encoding'].filter((one) => one !== '').join(', '))
    if (reply.hasHeader('content-encoding') || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
      return payload
    reply.removeHeader('content-length')
    reply.header('content-encoding', 'gzip')
    return await packed(payload)
  })
}
