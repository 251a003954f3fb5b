import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DealgraphError } from '../errors.ts'

/** Pages set a policy of their own; JSON needs none of what a policy allows. */
const JSON_POLICY = "default-src 'none'; frame-ancestors 'none'"

const POLICIES = ['content-security-policy', 'x-frame-options', 'cross-origin-resource-policy']

/** What answers carry that are sent without Fastify: errors, as JSON, that nobody may keep. */
export const BARE_ERROR_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': JSON_POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** Headers that every answer carries. */
export function setSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => secure(request, reply))
}

export function secure(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'no-referrer')
  // As HTTP asks for: by which scheme one may come in.
  // A browser that opens a page then asks for the key itself; a script would only be disturbed by that.
  if (reply.statusCode === 401)
    reply.header(
      'www-authenticate',
      isNavigation(request) ? 'Basic realm="Dealgraph: a key as the password", charset="UTF-8"' : 'Bearer',
    )
  // A browser would take those of a 304 for those of what it has kept, which came with its own.
  if (reply.statusCode === 304) {
    for (const name of POLICIES) reply.removeHeader(name)
    return
  }
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', JSON_POLICY)
  // Browsers that know frame-ancestors look at nothing else; it has no word for «these sites» where it is allowed.
  if (/frame-ancestors 'none'/.test(String(reply.getHeader('content-security-policy'))))
    reply.header('x-frame-options', 'DENY')
  if (!reply.hasHeader('cross-origin-resource-policy'))
    reply.header('cross-origin-resource-policy', 'same-origin')
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
}

/** Whether a browser asks because someone opens a page. */
export const isNavigation = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers['sec-fetch-mode'] === 'navigate'

/** Text is UTF-8 or refused: replacement characters would turn one name into another. */
export function refuseBadText(app: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  app.addHook('onRequest', async (request) => {
    try {
      decodeURIComponent(request.raw.url ?? '')
    } catch {
      throw new DealgraphError('NOT_UTF8', 'The address is not percent-encoded UTF-8.')
    }
  })
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    let text: string
    try {
      text = utf8.decode(body as Buffer)
    } catch {
      done(new DealgraphError('NOT_UTF8', 'The body of the request is not UTF-8.'))
      return
    }
    try {
      done(null, JSON.parse(text))
    } catch {
      done(new DealgraphError('BAD_INPUT', 'The body of the request is not JSON.'))
    }
  })
}

/** What is packed can be a thousand times as large as what is sent. */
export function refusePackedBodies(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers }) => {
    const encoding = headers['content-encoding']
    if (encoding === undefined || encoding === 'identity') return
    throw new DealgraphError('BAD_INPUT', 'The body is packed: send it as it is, without content-encoding.')
  })
}

/** The document's size is checked before anything parses it. */
export function refuseLargeDocuments(body: unknown, query: unknown, max: number): void {
  for (const from of [body, query]) {
    const document = typeof from === 'object' && from !== null && 'query' in from ? from.query : undefined
    if (typeof document === 'string' && Buffer.byteLength(document) > max) {
      throw new DealgraphError('TOO_EXPENSIVE', `The document is larger than ${max} bytes.`, {
        limit: 'documentBytes',
        max,
      })
    }
  }
}
