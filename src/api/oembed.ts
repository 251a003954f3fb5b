import type { FastifyInstance } from 'fastify'
import { DealgraphError } from '../errors.ts'
import { findSaved } from '../questions/saved.ts'
import { embedAddress } from '../surfaces/address.ts'
import { html } from '../surfaces/html.ts'
import { parseLook } from '../surfaces/look.ts'
import { CARD } from '../surfaces/picture/card.ts'
import { parsePagePath } from './view-address.ts'
import { baseOf, type ViewParts } from './views.ts'

type Asked = { Querystring: { url?: unknown; format?: unknown; maxwidth?: unknown; maxheight?: unknown } }

const WIDTH = 800
const HEIGHT = 800

/** `GET /oembed?url=…`: how a page of this server is embedded, for those who turn links into what they show. */
export function addOembed(app: FastifyInstance, { saved, embedding, admit }: ViewParts): void {
  app.get<Asked>('/oembed', { onRequest: admit }, async (request, reply) => {
    const { url, format = 'json', maxwidth, maxheight } = request.query
    if (format !== 'json') return await reply.code(501).send(refusal('Only format=json is answered.'))
    const base = baseOf(request, embedding)
    const page =
      typeof url === 'string' ? pageAt(url, [base, baseOf(request, { ...embedding, publicUrl: null })]) : null
    const address = page && parsePagePath(page.pathname.replace(/^\/embed\//, ''))
    if (!page || !address)
      return await reply
        .code(404)
        .send(refusal('url must be the address of a page of this server, /embed/….'))
    const query = findSaved(saved, address.name)
    const asked = { query, variables: [...address.pairs, ...parseLook([...page.searchParams]).rest] }
    const [width, height] = [atMost(maxwidth, WIDTH, 'maxwidth'), atMost(maxheight, HEIGHT, 'maxheight')]
    return {
      version: '1.0',
      type: 'rich',
      title: query.title,
      provider_name: 'Dealgraph',
      provider_url: base,
      cache_age: 3_600,
      thumbnail_url: embedAddress(asked, base, [], '/card.png'),
      thumbnail_width: CARD.width,
      thumbnail_height: CARD.height,
      width,
      height,
      html: html`<iframe src="${embedAddress(asked, base)}" title="${query.title}" width="${width}" height="${height}" style="border:0" loading="lazy"></iframe>`
        .text,
    }
  })
}

const refusal = (message: string): object => ({ errors: [{ message, extensions: { code: 'BAD_INPUT' } }] })

/** Only pages of our own: we tell of no other. */
function pageAt(url: string, bases: readonly string[]): URL | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  return bases.includes(parsed.origin) && parsed.pathname.startsWith('/embed/') ? parsed : null
}

function atMost(given: unknown, usual: number, name: string): number {
  if (given === undefined) return usual
  const most = typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : 0
  if (most < 1) throw new DealgraphError('BAD_INPUT', `${name} must be a whole number of pixels.`)
  return Math.min(most, usual)
}
