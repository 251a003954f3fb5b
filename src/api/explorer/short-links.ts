import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'
import { DealgraphError } from '../../errors.ts'
import { html } from '../../surfaces/html.ts'
import { findAddress, shorten } from '../../views/short-addresses.ts'
import { baseOf, pathOf, type ViewParts } from '../views.ts'
import { asPage } from './as-page.ts'
import { framed, trouble } from './frame.ts'

/** Longer than any address that a server takes, or nearly. */
const MOST_BYTES = 16_384
/** Nowhere: an address is read as a browser on some page of ours would. */
const HERE = 'http://here.invalid'

type Parts = Pick<ViewParts, 'behind' | 'embedding' | 'admit'> & { limits: Config['limits'] }

/** `POST /s` keeps the address of a view and answers a short one; `GET /s/<id>` leads from there to the view. */
export function addShortLinks(app: FastifyInstance, { behind, embedding, admit, limits }: Parts): void {
  app.route({
    method: 'POST',
    url: '/s',
    onRequest: admit,
    handler: async (request) => {
      refuseForeign(request, embedding)
      const id = await shorten(behind.graph, readAddress(request.body), {
        anonymous: request.caller === null,
        most: limits.shortLinks,
        now: new Date(),
      })
      return { id, address: `/s/${id}` }
    },
  })

  app.get('/s/*', { onRequest: admit }, async (request, reply) => {
    reply.header('vary', 'authorization')
    const address = await findAddress(behind.graph, pathOf(request, '/s/'))
    if (address !== null) return await reply.redirect(address, 303)
    const main = html`${trouble('There is no such short link', 'Nothing is kept under this address.', 'Check that it was copied whole. Whoever sent it has the long address still, or can make it anew.')}<p><a href="/">All questions</a></p>`
    return await asPage(reply)
      .code(404)
      .header('cache-control', 'no-store')
      .header('dealgraph-error', 'NOT_FOUND')
      .send(framed('No such short link · Dealgraph', main).text)
  })
}

/** Browsers tell from which page they send; programs tell nothing of the kind. */
function refuseForeign(request: FastifyRequest, embedding: Config['embedding']): void {
  const { origin, 'sec-fetch-site': site } = request.headers
  const isForeign =
    site === undefined
      ? origin !== undefined && hostOf(origin) !== hostOf(baseOf(request, embedding))
      : !['same-origin', 'none'].includes(site)
  if (isForeign) throw new DealgraphError('FOREIGN_PAGE', 'Only pages of this server make its short links.')
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

/** The address of a page of the explorer, as a browser would write it; nothing that leads elsewhere. */
function readAddress(body: unknown): string {
  const given = typeof body === 'object' && body !== null && 'address' in body ? body.address : undefined
  if (typeof given !== 'string')
    throw new DealgraphError('BAD_INPUT', 'Send the address of a view as {"address": "/ask/…"}.')
  const url = given.startsWith('/') && URL.canParse(given, HERE) ? new URL(given, HERE) : null
  const isOurs =
    url?.origin === HERE &&
    (/^\/(ask|e)\/./.test(url.pathname) || (url.pathname === '/' && url.search !== ''))
  if (!url || !isOurs) {
    throw new DealgraphError(
      'BAD_INPUT',
      'Only views of this server can be shortened: addresses that begin with /ask/, /e/ or /?.',
    )
  }
  const address = `${url.pathname}${url.search}${url.hash}`
  if (Buffer.byteLength(address) > MOST_BYTES)
    throw new DealgraphError('BAD_INPUT', `The address is longer than ${MOST_BYTES} bytes.`)
  return address
}
