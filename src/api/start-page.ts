import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { SavedQuery, SavedVariable } from '../questions/saved.ts'
import { FORMATS } from '../surfaces/formats.ts'
import { Html, html } from '../surfaces/html.ts'
import type { Status } from './status.ts'

const STYLE = readFileSync(new URL('./start-page.css', import.meta.url), 'utf8')
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
const DRAWING = new Html(
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5 12.5 8 3.5 12.5" fill="none" stroke="currentColor" stroke-width="1.4"/><g fill="currentColor"><circle cx="3.5" cy="3.5" r="2.5"/><circle cx="12.5" cy="8" r="2.5"/><circle cx="3.5" cy="12.5" r="2.5"/></g></svg>',
)

interface PageParts {
  saved: readonly SavedQuery[]
  status: () => Promise<Status>
}

export function addStartPage(app: FastifyInstance, { saved, status }: PageParts): void {
  app.get('/', async (request, reply) => {
    // The page helps most when something is wrong: it is shown with or without the database.
    const known = await status().catch(() => null)
    const base = `${request.protocol}://${request.host}`
    reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY)
    return startPage(saved, known, base).text
  })
}

export const startPage = (
  saved: readonly SavedQuery[],
  status: Status | null,
  base: string,
): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dealgraph</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<h1>${DRAWING}Dealgraph</h1>
<p class="lead">A graph of who owns, funds, supplies and rivals whom. Ask it a question, and the answer comes with the
claims it rests on, its weakest link, and what was left out.</p>
${shownStatus(status)}
${tryFirst(saved, base)}
<h2>Saved queries</h2>
${saved.length === 0 ? html`<p>There are none yet: each file in <code>queries/</code> becomes one.</p>` : saved.map(shownQuery)}
<h2>Your own queries</h2>
<p><a href="/graphiql">GraphiQL</a> is an editor with the whole schema beside it. Programs send
<code>POST /graphql</code> with JSON:</p>
<pre><code>curl ${base}/graphql -H 'content-type: application/json' \\
  -d '{"query": "{ search(text: \\"spacex\\") { matched entity { id name } } }"}'</code></pre>
<p>Any question takes a <code>scope</code>: the world on a day (<code>validAt</code>), as known at a moment (<code>knownAt</code>), above a
confidence (<code>minConfidence</code>), or as if some sources had never been read (<code>withoutSources</code>).</p>
<p class="soft">For operators: <a href="/health">/health</a> (this process), <a href="/ready">/ready</a> (database reached and seeded).</p>
</main>
</body>
</html>
`

function shownStatus(status: Status | null): Html {
  if (!status) {
    return html`<div class="card trouble" role="status"><h3>The database does not answer</h3>
<p>Pages and addresses below will not work until it does. <a href="/ready">/ready</a> tells when it is back.</p></div>`
  }
  const { companies, people, agreements, ties, claims, sources } = status.counts
  const counts: [number, string, string][] = [
    [companies, 'company', 'companies'],
    [people, 'person', 'people'],
    [agreements, 'agreement', 'agreements'],
    [ties, 'tie', 'ties'],
    [claims, 'claim', 'claims'],
    [sources, 'source', 'sources'],
  ]
  return html`<ul class="counts" aria-label="What the graph holds">
${counts.map(
  ([n, one, many]) => html`<li><strong>${n.toLocaleString('en')}</strong>${n === 1 ? one : many}</li>
`,
)}</ul>
<p class="soft">As of ${status.asOf.toISOString().slice(0, 16).replace('T', ' ')} UTC${status.graphVersion === null ? ': not seeded yet' : `, graph version ${status.graphVersion}`}.</p>`
}

function tryFirst(saved: readonly SavedQuery[], base: string): Html {
  const first = saved.find((query) => query.name === 'shared-infrastructure') ?? saved.find(isReady)
  if (!first) return html``
  return html`<h2>What to try first</h2>
<div class="card"><h3>${first.title}</h3>
<p>${first.description}</p>
${links(first)}
<details><summary>The same from a shell</summary>
<pre><code>npx dealgraph ask ${first.name}
curl ${base}/v/${first.name}.json</code></pre></details></div>`
}

const shownQuery = (
  query: SavedQuery,
): Html => html`<section class="card" id="${query.name}"><h3>${query.title}</h3>
${query.description.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)}
${links(query)}
${
  query.variables.length > 0 &&
  html`<details><summary>Variables: ${query.variables.map((v) => v.name).join(', ')}</summary>
<dl>${query.variables.map(shownVariable)}</dl></details>`
}</section>
`

const shownVariable = (
  variable: SavedVariable,
): Html => html`<dt>${variable.name}: ${String(variable.type)}</dt>
<dd>${variable.description}${variable.default !== null && html` Default: <code>${variable.default}</code>.`}${variable.required && ' Must be given.'}</dd>
`

/** A query that needs no variable can be opened as it is; another one shows how its address goes on. */
const links = (query: SavedQuery): Html =>
  html`<p class="links">${
    isReady(query)
      ? html`<a href="/embed/${query.name}">Answer as a page</a><a href="/embed/${query.name}/share">Put it into a wiki</a>${FORMATS.map(
          ({ extension }) =>
            extension !== 'html' &&
            html`<a href="/v/${query.name}.${extension}">${extension.toUpperCase()}</a>`,
        )}<a href="/v/${query.name}.json">JSON</a>`
      : html`<code>/v/${query.name}.json?${query.variables
          .filter((v) => v.required)
          .map((v) => `${v.name}=…`)
          .join('&')}</code>`
  }<a href="/graphiql?query=${encodeURIComponent(query.text)}">Open in GraphiQL</a></p>`

const isReady = (query: SavedQuery): boolean => query.variables.every((variable) => !variable.required)
