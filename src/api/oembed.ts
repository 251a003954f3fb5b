import type { FastifyInstance } from 'fastify'
import { DealgraphError } from '../errors.ts'
import { findSaved } from '../questions/saved.ts'
import { embedAddress } from '../surfaces/address.ts'
import { html } from '../surfaces/html.ts'
import { parseLook } from '../surfaces/look.ts'
import { CARD } from '../surfaces/picture/card.ts'
import { errorBody } from './http-errors.ts'
import { parsePagePath } from './view-address.ts'
import { baseOf, type ViewParts } from './views.ts'

type Asked = { Querystring: { url?: unknown; format?: unknown; maxwidth?: unknown; maxheight?: unknown } }

const WIDTH = 800
const HEIGHT = 800

/**
 * `GET /oembed?url=…`: how a page of this server is embedded, for those who turn links into what they show. Of views behind tokens it tells
 * nothing: their address would be handed on once more, and only the sites that they name may frame them.
 */
export function addOembed(app: FastifyInstance, { saved, embedding, admit }: ViewParts): void {
  app.get<Asked>('/oembed', { onRequest: admit }, async (request, reply) => {
    const { url, format = 'json', maxwidth, maxheight } = request.query
    const refuse = async (status: number, error: DealgraphError) =>
      await reply.code(status).send(errorBody(error, request.id))
    if (format !== 'json')
      return await refuse(501, new DealgraphError('BAD_INPUT', 'Only format=json is answered.'))
    const base = baseOf(request, embedding)
    const page =
      typeof url === 'string' ? pageAt(url, [base, baseOf(request, { ...embedding, publicUrl: null })]) : null
    if (!page)
      return await refuse(
        404,
        new DealgraphError('NOT_FOUND', 'url must be the address of a page of this server, /embed/….'),
      )
    const address = parsePagePath(page.pathname.slice('/embed/'.length))
    const query = findSaved(saved, address.name)
    const { rest, theme: given } = parseLook([...address.pairs, ...page.searchParams])
    const theme = address.theme ?? given
    const asked = { query, variables: rest }
    const look: typeof rest = theme === null ? [] : [['theme', theme]]
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
      html: html`<iframe src="${embedAddress(asked, base, look)}" title="${query.title}" width="${width}" height="${height}" style="border:0" loading="lazy"></iframe>`
        .text,
    }
  })
}

/** Only pages of our own: we tell of no other. What is encoded in an address that is a parameter was not yet seen to be text. */
function pageAt(url: string, bases: readonly string[]): URL | null {
  if (!URL.canParse(url)) return null
  const { origin, pathname, username, password } = new URL(url)
  const isOwn = bases.includes(origin) && username === '' && password === ''
  return isOwn && pathname.startsWith('/embed/') && isText(pathname) ? new URL(url) : null
}

function isText(encoded: string): boolean {
  try {
    decodeURIComponent(encoded)
    return true
  } catch {
    return false
  }
}

function atMost(given: unknown, usual: number, name: string): number {
  if (given === undefined) return usual
  const most = typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : 0
  if (most < 1) throw new DealgraphError('BAD_INPUT', `${name} must be a whole number of pixels.`)
  return Math.min(most, usual)
}
