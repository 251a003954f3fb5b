import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { SavedQuery, SavedVariable } from '../questions/saved.ts'
import { FORMATS } from '../surfaces/formats.ts'
import { type Html, html } from '../surfaces/html.ts'
import type { Execute } from './exhibit.ts'
import { asPage } from './explorer/as-page.ts'
import { formOf } from './explorer/form.ts'
import { type Found, foundSection } from './explorer/found.ts'
import { framed, searchForm, trouble } from './explorer/frame.ts'
import { findThings, idsIn, namesOf } from './explorer/things.ts'
import { toTold } from './http-errors.ts'
import type { Status } from './status.ts'
import { baseOf, type ViewParts } from './views.ts'

interface PageParts extends Pick<ViewParts, 'saved' | 'admit' | 'log' | 'embedding'> {
  status: () => Promise<Status>
  run(requestId: string): Execute
  reading: Config['reading']
}

interface Search {
  Querystring: { q?: string | string[] }
}
type Searching = FastifyRequest<Search>

/** `GET /`: search, and every question as a sentence with blanks. `?q=`: what fits, with the questions that can be asked of it. */
export function addStartPage(app: FastifyInstance, parts: PageParts): void {
  const { saved, status, reading, admit, log } = parts
  app.get<Search>(
    '/',
    {
      async onRequest(request, reply) {
        if (textOf(request) !== '') await admit.call(app, request, reply)
      },
    },
    async (request, reply) => {
      const text = textOf(request)
      const execute = parts.run(request.id)
      // The page helps most when something is wrong: it is shown with or without the database.
      const [known, found, names] = await Promise.all([
        status().catch(() => null),
        text === '' ? null : find(execute, text),
        // Where reading takes a key, nobody without one is told a name.
        reading === 'key'
          ? null
          : namesOf(
              execute,
              saved.flatMap((query) => idsIn(query, [])),
            ).catch(() => null),
      ])
      if (found?.error) log.warn({ requestId: request.id, err: found.error }, 'a search failed')
      const base = baseOf(request, parts.embedding)
      asPage(reply)
      return startPage(saved, known, base, { names: names ?? new Map(), found }).text
    },
  )
}

const textOf = ({ query }: Searching): string => [query.q].flat().at(-1)?.trim().slice(0, MOST_LETTERS) ?? ''
const MOST_LETTERS = 200

async function find(execute: Execute, text: string): Promise<Found & { error: unknown }> {
  try {
    return { text, things: await findThings(execute, text, null), problem: null, error: null }
  } catch (error) {
    const [, told] = toTold(error as Error & { code: string; name: string })
    return { text, things: [], problem: told.message, error }
  }
}

interface Shown {
  /** Names of things that stand in forms, by their ids. */
  names: ReadonlyMap<string, string>
  /** Null: nothing was searched for. */
  found: Found | null
}

export function startPage(
  saved: readonly SavedQuery[],
  status: Status | null,
  base: string,
  { names, found }: Shown = { names: new Map(), found: null },
): Html {
  const title = found ? `${found.text} · Dealgraph` : 'Dealgraph'
  return framed(
    title,
    html`<p class="lead">Who owns, funds, supplies and rivals whom. Every answer comes with the claims it rests on, its weakest link, and
what was left out.</p>
${searchForm(found?.text ?? '', found === null)}
${status === null && trouble('The database does not answer', 'Questions and search will not work until it does.', 'The address /ready tells when it is back.')}
${found && foundSection(found, saved, names)}
<section aria-labelledby="ask"><h2 id="ask">${found ? 'Or ask' : 'Ask'}</h2>
${saved.length === 0 ? html`<p>There is no question yet: each file in <code>queries/</code> becomes one.</p>` : [...saved].sort(firstToTry).map((query) => shownQuery(query, names))}</section>
${shownStatus(status)}
<section aria-labelledby="own"><h2 id="own">Your own queries</h2>
<p><a href="/graphiql">GraphiQL</a> is an editor with the whole schema beside it. Programs send <code>POST /graphql</code> with JSON:</p>
<pre tabindex="0" role="group" aria-label="A request from a shell"><code>curl ${base}/graphql -H 'content-type: application/json' \\
  -d '{"query": "{ search(text: \\"spacex\\") { matched entity { id name } } }"}'</code></pre>
<p class="soft">For operators: <a href="/health">/health</a> (this process), <a href="/ready">/ready</a> (database reached and seeded).</p></section>`,
    true,
  )
}

/** It shows best what an answer is. */
const TRY_FIRST = 'shared-infrastructure'
const firstToTry = (a: SavedQuery, b: SavedQuery): number =>
  Number(b.name === TRY_FIRST) - Number(a.name === TRY_FIRST)

function shownStatus(status: Status | null): Html | null {
  if (!status) return null
  const { companies, people, agreements, ties, claims, sources } = status.counts
  const counts: [number, string, string][] = [
    [companies, 'company', 'companies'],
    [people, 'person', 'people'],
    [agreements, 'agreement', 'agreements'],
    [ties, 'tie', 'ties'],
    [claims, 'claim', 'claims'],
    [sources, 'source', 'sources'],
  ]
  return html`<section aria-labelledby="holds"><h2 id="holds">What the graph holds</h2>
<ul class="counts">
${counts.map(
  ([n, one, many]) => html`<li><strong>${n.toLocaleString('en')}</strong>${n === 1 ? one : many}</li>
`,
)}</ul>
<p class="soft">As of ${status.asOf.toISOString().slice(0, 16).replace('T', ' ')} UTC${status.graphVersion === null ? ': not seeded yet' : `, graph version ${status.graphVersion}`}.</p></section>`
}

const shownQuery = (
  query: SavedQuery,
  names: Shown['names'],
): Html => html`<section class="question" id="${query.name}" aria-labelledby="${query.name}-title">
<h3 class="only-read" id="${query.name}-title">${query.title}</h3>
${formOf(query, { words: [], names }, 'sentence')}
<details><summary>${query.ask === null ? 'What it tells' : query.title}</summary>
${query.description.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)}
${links(query)}
${query.variables.length > 0 && html`<dl class="variables">${query.variables.map(shownVariable)}</dl>`}</details></section>
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
      ? html`<a href="/embed/${query.name}">Answer as a page</a> <a href="/embed/${query.name}/share">Put it into a wiki</a> ${FORMATS.map(
          ({ extension }) =>
            extension !== 'html' &&
            html`<a href="/v/${query.name}.${extension}">${extension.toUpperCase()}</a> `,
        )}<a href="/v/${query.name}.json">JSON</a>`
      : html`<code>/v/${query.name}.json?${query.variables
          .filter((v) => v.required)
          .map((v) => `${v.name}=…`)
          .join('&')}</code>`
  } <a href="/graphiql?query=${encodeURIComponent(query.text)}">Open in GraphiQL</a></p>`

const isReady = (query: SavedQuery): boolean => query.variables.every((variable) => !variable.required)
