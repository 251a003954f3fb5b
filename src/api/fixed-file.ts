import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { kept } from '../surfaces/kept.ts'
import { hashOf } from '../surfaces/page/parts.ts'

interface FixedFile {
  url: string
  mediaType: string
  /** Asked once; what it fails to make is asked for again. */
  make: () => Promise<string>
  headers?: Readonly<Record<string, string>>
}

/** Serves a text that stays the same while the program runs, by tag and packed for those who take it so. */
export function addFixedFile(app: FastifyInstance, { url, mediaType, make, headers = {} }: FixedFile): void {
  const file = kept(async () => {
    const body = await make()
    return { body, packed: gzipSync(body), etag: `"${hashOf(body).slice(7, 27)}"` }
  })
  app.get(url, async (request, reply) => {
    const { body, packed, etag } = await file(url)
    reply.headers(headers).header('etag', etag).header('vary', 'accept-encoding').type(mediaType)
    if (request.headers['if-none-match']?.includes(etag)) return await reply.code(304).send()
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return await reply.send(body)
    return await reply.header('content-encoding', 'gzip').send(packed)
  })
}
