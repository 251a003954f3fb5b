import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { bundled } from '../../surfaces/bundle.ts'
import { hashOf, STYLE } from '../../surfaces/page/parts.ts'

const OWN_STYLE = readFileSync(new URL('./explorer.css', import.meta.url), 'utf8').replace(/\s*\n\s*/g, '')

interface Asset {
  body: string
  packed: Buffer
  etag: string
}

/** `GET /explorer.js` and `GET /explorer.css`: what the pages of the explorer need beside themselves; nothing else is fetched. */
export function addAssets(app: FastifyInstance): void {
  add(app, '/explorer.css', 'text/css; charset=utf-8', async () => `${STYLE}${OWN_STYLE}`)
  add(app, '/explorer.js', 'text/javascript; charset=utf-8', async () => await bundled('explorer'))
}

function add(app: FastifyInstance, url: string, mediaType: string, make: () => Promise<string>): void {
  let made: Promise<Asset> | undefined
  app.get(url, async (request, reply) => {
    made ??= make().then((body) => ({ body, packed: gzipSync(body), etag: `"${hashOf(body).slice(7, 27)}"` }))
    const { body, packed, etag } = await made
    reply.header('etag', etag).header('vary', 'accept-encoding').type(mediaType)
    if (request.headers['if-none-match']?.includes(etag)) return await reply.code(304).send()
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return await reply.send(body)
    return await reply.header('content-encoding', 'gzip').send(packed)
  })
}
