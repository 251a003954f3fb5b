import type { FastifyInstance } from 'fastify'

/** What scripts of other sites may read: answers, never the API itself. */
const READABLE = /^\/(v|embed|t|oembed)(\/|\?|$)/

/** Lets scripts of these sites read answers; without credentials, which no browser then sends. */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return
  const isAny = origins.includes('*')
  app.addHook('onSend', async (request, reply) => {
    const { origin } = request.headers
    if (!READABLE.test(request.url)) return
    if (!isAny) reply.header('vary', [reply.getHeader('vary'), 'origin'].filter(Boolean).join(', '))
    if (origin === undefined || !(isAny || origins.some((allowed) => isOf(origin, allowed)))) return
    reply.header('access-control-allow-origin', isAny ? '*' : origin)
    reply.header('access-control-expose-headers', 'etag')
  })
}

/** `https://*.example.com` stands for every site below it. */
function isOf(origin: string, allowed: string): boolean {
  const [scheme = '', domain = ''] = allowed.split('://*')
  if (domain === '') return origin === allowed
  const start = `${scheme}://`
  const isBelow = origin.startsWith(start) && origin.endsWith(domain)
  return isBelow && /^[a-z0-9.-]+$/.test(origin.slice(start.length, -domain.length))
}
