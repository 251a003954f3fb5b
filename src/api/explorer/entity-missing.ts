import type { DealgraphError } from '../../errors.ts'
import { ERROR_CODES } from '../../errors.ts'
import { entityAddress } from '../../surfaces/address.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { httpUrl } from '../../surfaces/http-url.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { sayCount } from '../../words/say-count.ts'
import type { Execute, Words } from '../exhibit.ts'
import { dataOf, type Facts } from './entity-data.ts'
import { NODE } from './entity-queries.ts'
import { framed, trouble } from './frame.ts'
import { findThings } from './things.ts'

interface Named {
  id: string
  name: string
}
interface Node {
  __typename: string
  id: string
  type?: string
  from?: Named
  to?: Named
  source?: { id: string; publisher: string | null; title: string | null; url: string | null }
  about?: { id: string; name?: string; from?: Named; to?: Named }
  publisher?: string | null
  title?: string | null
  url?: string | null
  claims?: { totalCount: number }
}

/** What stands where no thing has the id: what the id is instead, or what may be meant. */
export async function notThere(run: Execute, id: string): Promise<Html> {
  const { node } = await dataOf<{ node: Node | null }>(run, NODE, { id })
  if (node) return framed('Not a page · Dealgraph', otherwise(node))
  const near = await findThings(run, id, null, 5).catch(() => [])
  return framed(
    'Nothing here · Dealgraph',
    html`<h1 class="only-read">Nothing here</h1>
${trouble('There is no such thing here', `Nothing has the id “${id.slice(0, MOST_LETTERS)}”.`, 'Check the spelling, or search for it by name above.')}
${near.length > 0 && html`<section aria-labelledby="near"><h2 id="near">Perhaps one of these</h2><ul>${near.map((thing) => html`<li>${link(thing)} <span class="tag">${sayConstant(thing.kind)}</span></li>`)}</ul></section>`}`,
  )
}
const MOST_LETTERS = 200

const link = ({ id, name }: Named): Html => html`<a href="${entityAddress(id)}"><bdi>${name}</bdi></a>`
const tie = (from: Named, to: Named): Html => html`${link(from)} – ${link(to)}`

/** Ties, claims and sources have no page of their own: they stand on the pages of what they tie or tell of. */
function otherwise({ from, to, source, about, ...node }: Node): Html {
  const card = (title: string, inside: Html): Html =>
    html`<div class="card" role="status"><h1>${title}</h1>${inside}<p class="soft">It has no page of its own.</p></div>`
  if (from && to)
    return card(
      'This is the id of a tie',
      html`<p>It stands on the pages of its two ends: ${tie(from, to)}</p>`,
    )
  if (source) {
    const of =
      about?.from && about.to
        ? tie(about.from, about.to)
        : about?.name !== undefined && link({ id: about.id, name: about.name })
    return card('This is the id of a claim', html`<p>${sourceName(source)} tells of ${of || 'a tie'}.</p>`)
  }
  return card(
    'This is the id of a source',
    html`<p>${sourceName({ ...node, publisher: node.publisher ?? null, title: node.title ?? null, url: node.url ?? null })}: ${sayCount(node.claims?.totalCount ?? 0, 'claim was', 'claims were')} taken from it.</p>`,
  )
}

function sourceName({ id, publisher, title, url }: NonNullable<Node['source']>): Html {
  const name = html`<bdi>${[publisher, title].filter((one) => one !== null).join(': ') || id}</bdi>`
  const address = httpUrl(url)
  return address === null
    ? name
    : html`<a href="${address}" rel="noopener noreferrer nofollow" target="_blank">${name}</a>`
}

/** It is known, but of nothing in this scope, as an agreement before it was announced. */
export const notInScope = ({ id, name }: Facts, scope: Words, changes: Html | null): Html =>
  framed(
    `${name} · Dealgraph`,
    html`<h1><bdi>${name}</bdi></h1>
${changes}${trouble('Nothing of it is in this scope', `What counts here is: ${scope.map(([word, value]) => `${word} ${value}`).join(', ')}.`, null)}
<p><a href="${entityAddress(id)}">All that is known of it today</a></p>`,
  )

/** Why the page cannot be shown, and what to do. */
export const refused = (id: string, told: DealgraphError, status: number): Html =>
  framed(
    'This cannot be shown · Dealgraph',
    html`<h1 class="only-read">This cannot be shown</h1>
${trouble(
  status >= 500 ? 'This could not be answered just now' : 'This cannot be shown so',
  told.message,
  status >= 500 ? 'Ask again in a moment.' : ERROR_CODES[told.code].whatToDo,
)}
<p><a href="${entityAddress(id)}">The page without what was asked of it</a></p>`,
  )
