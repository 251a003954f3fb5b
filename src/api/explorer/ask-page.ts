import { FORMATS as FILES } from '../../export/formats.ts'
import type { SavedQuery } from '../../questions/saved.ts'
import { parseVariables } from '../../questions/saved-variables.ts'
import { askAddress, embedAddress, entityAddress, search, viewAddress } from '../../surfaces/address.ts'
import type { Exhibit } from '../../surfaces/exhibit.ts'
import { FORMATS, type Format } from '../../surfaces/formats.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { answerOf } from '../../surfaces/page/page.ts'
import type { Words } from '../exhibit.ts'
import { type Filled, formOf, sayQuestion } from './form.ts'
import { EXPLORER_POLICY, framed } from './frame.ts'
import { type NamedSource, stopsOf } from './scope-stops.ts'
import { AGAINST, againstText, scopeWords } from './scope-words.ts'
import { sending } from './sending.ts'

/** The answer of one saved query with the form that asks for it, as a format of its own. `off`: sources that are switched off; `earlier`: the scope that it is compared with. */
export const askFormat = (
  query: SavedQuery,
  names: Filled['names'],
  off: readonly NamedSource[],
  earlier: Words | null,
): Format => ({
  extension: 'ask',
  mediaType: 'text/html; charset=utf-8',
  title: 'The answer in the explorer',
  policy: async () => EXPLORER_POLICY,
  async write(exhibit, look) {
    const filled: Filled = { words: exhibit.variables, names, stops: stopsOf([exhibit], off) }
    const answer = await answerOf(exhibit, look, {
      heading: html`<h2 class="only-read">Answer</h2>`,
      walks: true,
      next: nextOnes(query, exhibit, earlier),
      pageOf: (id) => entityAddress(id, scopeWords(exhibit.variables)),
    })
    return askPage(
      query,
      filled,
      html`<div class="columns"><article aria-label="Answer">
${answer}${exhibit.leftOut.length === 0 && html`<p class="soft">Nothing was left out.</p>`}</article>
${aside(query, exhibit, look.base)}</div>`,
    ).text
  },
})

/** The form, and below it an answer, or why there is none. */
export const askPage = (query: SavedQuery, filled: Filled, below: Html): Html =>
  framed(
    `${sayQuestion(query, filled)} · Dealgraph`,
    html`<h1 class="only-read">${sayQuestion(query, filled)}</h1>
${formOf(query, filled, 'whole')}
${below}`,
  )

function nextOnes(query: SavedQuery, exhibit: Exhibit, earlier: Words | null): Html | null {
  const { variables, endCursor } = exhibit
  const isLater = variables.some(([name]) => name === 'after')
  const against = earlier ? ([[AGAINST, againstText(earlier)]] as const) : []
  const rest = { query, variables: variables.filter(([name]) => name !== 'after') }
  const next =
    endCursor !== null && query.variables.some(({ name }) => name === 'after')
      ? html`<a href="${askAddress(rest, null, [['after', endCursor], ...against])}">Next findings</a>`
      : null
  if (next === null && !isLater) return null
  return html`<p class="pages">${isLater && html`<a href="${askAddress(rest, null, against)}">First findings</a>`} ${next}</p>`
}

function aside(query: SavedQuery, exhibit: Exhibit, base: string | null): Html {
  const { variables, validAt, knownAt } = exhibit
  const days = ['validAt', 'knownAt'].map((day) => variables.some(([name]) => name === day))
  const hasScope = query.variables.some(({ name }) => name === 'scope')
  // A later page goes on where one of the same scope ended: of another scope it would be none.
  const dropped = days.includes(false) ? ['validAt', 'knownAt', 'after'] : ['validAt', 'knownAt']
  const free = variables.filter(([name]) => !dropped.includes(name))
  const pinned: Exhibit['variables'] = [...free, ['validAt', validAt], ['knownAt', knownAt]]
  const cited = hasScope ? pinned : variables
  const values = JSON.stringify(parseVariables(query, variables), null, 2)
  const editor = `/graphiql?query=${encodeURIComponent(query.text)}&variables=${encodeURIComponent(values)}`
  const views = [...FORMATS.map(({ extension }) => extension).filter((one) => one !== 'html'), 'json']
  const files = Object.keys(FILES)
  return html`<aside aria-label="This view">
<section><h2>This view</h2>
<p class="address"><a href="${askAddress(exhibit, base)}">${askAddress(exhibit, base)}</a></p>
${hasScope && html`<p><a class="cite" href="${askAddress({ query, variables: cited }, base)}">Cite this</a> <span class="soft">The same, held to this day and to what is known now: it can be opened years later.</span></p>`}${sending(askAddress({ query, variables: cited }, null))}
<p><a href="${embedAddress(exhibit, null, [], '/share')}">Embed</a> <span class="soft">in a wiki or a page.</span></p></section>
<section><h2>Take it along</h2>
<ul class="formats" aria-label="The answer as">${views.map((extension) => html`<li><a href="${viewAddress(exhibit, extension, null)}">${extension.toUpperCase()}</a></li>`)}</ul>
<p class="soft">Its part of the graph, as a file:</p>
<ul class="formats" aria-label="Its part of the graph as">${files.map((format) => html`<li><a href="/export${search([['query', query.name], ['format', format], ...variables])}">${format}</a></li>`)}</ul></section>
<section><h2>As GraphQL</h2>
<p><a href="${editor}">Open in GraphiQL</a></p>
<details><summary>Query and variables</summary>
<pre tabindex="0" role="group" aria-label="Variables"><code>${values}</code></pre>
<pre tabindex="0" role="group" aria-label="Query"><code>${query.text}</code></pre></details></section>
</aside>`
}
