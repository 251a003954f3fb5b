import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { findSaved } from '../questions/saved.ts'
import { parseLook } from '../surfaces/look.ts'
import { writePage } from '../surfaces/page/page.ts'
import { pageParts } from '../surfaces/page/parts.ts'
import { troublePage } from '../surfaces/page/trouble.ts'
import { execute, type Operation } from './apollo.ts'
import { exhibitOf } from './exhibit.ts'
import { statusOfCode } from './http-errors.ts'
import { parsePagePath } from './view-address.ts'
import { pairsOf, type ViewParts } from './views.ts'

export interface EmbedParts extends ViewParts {
  embedding: Config['embedding']
}

type Queried = FastifyRequest<{ Querystring: Record<string, string | string[]> }>

/** `GET /embed/<name>[/variable=value…]`: the page of an answer, made to stand in a frame of another site. */
export function addEmbed(app: FastifyInstance, parts: EmbedParts): void {
  app.get('/embed/*', { onRequest: parts.admit }, async (request: Queried, reply) => {
    return await sendPage(request, reply, parts, await embedPage(request, reply, parts))
  })
}

/** A fault of the request is told as a page too: it is people who see it, in a frame. */
async function embedPage(
  request: Queried,
  reply: FastifyReply,
  { apollo, behind, schema, saved, embedding }: EmbedParts,
): Promise<string> {
  try {
    const address = parsePagePath((request.raw.url ?? '').replace(/\?.*$/s, '').replace(/^\/embed\//, ''))
    const query = findSaved(saved, address.name)
    const { rest, theme, width } = parseLook([...address.pairs, ...pairsOf(request.query)])
    const run = (operation: Operation) => execute(apollo, behind, operation, request.id)
    const exhibit = await exhibitOf(run, schema, query, rest)
    return await writePage(exhibit, {
      theme: address.theme ?? theme,
      width,
      base: baseOf(request, embedding),
    })
  } catch (error) {
    if (!(error instanceof DealgraphError) || error.code === 'INTERNAL') throw error
    reply.code(statusOfCode(error.code))
    return await troublePage(error.message)
  }
}

export const baseOf = (
  request: Pick<FastifyRequest, 'protocol' | 'host'>,
  { publicUrl }: Config['embedding'],
): string => publicUrl ?? `${request.protocol}://${request.host}`

const packed = promisify(gzip)

async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { embedding }: EmbedParts,
  page: string,
): Promise<string | Buffer> {
  const { policy } = await pageParts()
  reply
    .type('text/html; charset=utf-8')
    .header(
      'content-security-policy',
      `${policy}; frame-ancestors ${embedding.ancestors.join(' ') || "'none'"}`,
    )
    .header('vary', 'accept-encoding')
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return page
  reply.header('content-encoding', 'gzip')
  return await packed(page)
}
