import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

/** What the editor shows to someone who comes without a query. */
const WELCOME = `# Ask the graph. Ctrl-Space suggests, Ctrl-Enter runs.
{
  search(text: "anthropic") {
    matched
    entity { id name kind }
  }
}
`
const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M4 4 12 8 4 12" fill="none" stroke="#2563eb" stroke-width="1.5"/><g fill="#2563eb"><circle cx="4" cy="4" r="3"/><circle cx="12" cy="8" r="3"/><circle cx="4" cy="12" r="3"/></g></svg>',
  )

const OPTIONS = {
  title: 'Dealgraph · GraphiQL',
  endpoint: '/graphql',
  favicon: ICON,
  credentials: 'same-origin' as const,
}

/** The editor prefers its own text to any default, and a given query to the one in its address: so it is given only where there is none. */
function withWelcome(html: string): string {
  const options = JSON.stringify(OPTIONS)
  const at = html.lastIndexOf(options)
  if (at < 0) throw new Error('The page of the editor does not hold its options as it used to.')
  const given = 'new URLSearchParams(location.search)'
  const welcome = `${given}.has('query') ? {variables: ${given}.get('variables') ?? ''} : ${JSON.stringify({ query: WELCOME })}`
  return `${html.slice(0, at)}Object.assign(${options}, ${welcome})${html.slice(at + options.length)}`
}

interface Page {
  html: string
  packed: Buffer
  policy: string
  etag: string
}

/** The editor is one file of nine megabytes that never changes: made, hashed and packed once, when it is first asked for. */
async function makePage(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const html = withWelcome(renderGraphiQL(OPTIONS))
  const begin = html.indexOf('<script>') + '<script>'.length
  const script = html.slice(begin, html.indexOf('</script>', begin))
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob:`,
    'worker-src blob:',
    // The editor sets styles from script; with no other origin allowed they can tell nobody anything.
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { html, packed: gzipSync(html), policy, etag: `"${hash.slice(0, 20)}"` }
}

export function addGraphiql(app: FastifyInstance): void {
  let made: Promise<Page> | undefined
  app.get('/graphiql', async (request, reply) => {
    made ??= makePage()
    const page = await made
    reply
      .header('content-security-policy', page.policy)
      .header('etag', page.etag)
      .header('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === page.etag) return await reply.code(304).send()
    reply.type('text/html; charset=utf-8')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return await reply.send(page.html)
    return await reply.header('content-encoding', 'gzip').send(page.packed)
  })
}
