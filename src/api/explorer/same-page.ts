import { type Html, html } from '../../surfaces/html.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'

interface Named {
  id: string
  name: string
}
interface Side extends Named {
  kind: string
  country?: string | null
  form?: string
  aliases: readonly string[]
  identifiers: readonly { scheme: string; value: string }[]
  links: { nodes: readonly { type: string; from: Named; to: Named }[]; totalCount: number }
}
export interface Pair {
  a: Side
  b: Side
  score: number
  reasons: readonly { says: string; weight: number }[]
  verdict: string | null
}
export interface Candidates {
  pairs: readonly Pair[]
  /** What was asked about, where it was one thing. */
  about: Named | null
  kind: string
  next: string | null
}

const KINDS = ['COMPANY', 'PERSON', 'FACILITY', 'PRODUCT', 'MARKET']

/** Pairs of records that may be of one thing, side by side with what speaks for and against it. */
export const samePage = ({ pairs, about, kind, next }: Candidates): Html => html`<h1>Same thing?</h1>
<p class="lead">${about ? html`Records that may be the same thing as <bdi>${about.name}</bdi>` : 'Pairs of records that may be of one thing'}, with what speaks for and against it. The score says where to look first; it is no probability.</p>
${
  about
    ? html`<p><a href="/same">All pairs</a></p>`
    : html`<form class="kinds" action="/same" method="get"><label for="kind">Only</label> <select name="kind" id="kind"><option value="">all kinds</option>${KINDS.map((one) => html`<option value="${one}"${one === kind && html` selected`}>${sayConstant(one)}</option>`)}</select> <button type="submit">Show</button></form>`
}
${pairs.length === 0 && html`<div class="card" role="status"><p>${next === null ? 'No pair waits to be judged.' : 'None among those that were looked at so far.'}</p></div>`}
${pairs.map(pairCard)}
${next !== null && html`<p class="pages"><a href="${nextAddress(about, kind, next)}">Go on</a></p>`}`

function nextAddress(about: Named | null, kind: string, after: string): string {
  const given = [about && ['about', about.id], kind !== '' && ['kind', kind], ['after', after]].filter(
    (pair): pair is [string, string] => Array.isArray(pair),
  )
  return `/same?${new URLSearchParams(given)}`
}

const pairCard = ({ a, b, score, reasons, verdict }: Pair): Html => {
  const common = inCommon(a, b)
  return html`<section class="card pair" data-same="${a.id} ${b.id}" aria-label="${a.name} and ${b.name}">
<table><caption>Score ${sayConfidence(score)}${verdict !== null && html` · judged ${VERDICTS[verdict] ?? verdict}`}</caption>
<thead><tr><td></td>${[a, b].map(({ id, name }) => html`<th scope="col"><a href="/e/${encodeURIComponent(id)}"><bdi>${name}</bdi></a></th>`)}</tr></thead>
<tbody>
${row('Id', a, b, ({ id }) => id)}
${row('What', a, b, (side) => [sayConstant(side.form ?? side.kind), side.country].filter(Boolean).join(', '))}
${row('Also called', a, b, ({ aliases }) => aliases.join(', '))}
${row('Numbers', a, b, ({ identifiers }) => identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join(', '))}
${row('Ties', a, b, ({ links }) => String(links.totalCount))}
</tbody></table>
<p>${common.length === 0 ? html`<span class="soft">No tie in common among those shown.</span>` : html`In common: <bdi>${common.join('; ')}</bdi>.`}</p>
<ul class="reasons" aria-label="Reasons">${reasons.map(({ says, weight }) => html`<li><span class="${weight < 0 ? 'against' : 'for'}">${weight < 0 ? 'against' : 'for'}</span> <bdi>${says}</bdi></li>`)}</ul>
<p class="same-actions"></p></section>
`
}

const VERDICTS: Readonly<Record<string, string>> = {
  YES: 'the same',
  NO: 'two things',
  UNSURE: 'cannot be told',
}

const row = (title: string, a: Side, b: Side, textOf: (side: Side) => string): Html =>
  html`<tr><th scope="row">${title}</th>${[a, b].map((side) => html`<td><bdi>${textOf(side) || '–'}</bdi></td>`)}</tr>`

/** Ties of one type to one third thing. */
function inCommon(a: Side, b: Side): string[] {
  const ties = (side: Side): Map<string, string> =>
    new Map(
      side.links.nodes.map(({ type, from, to }) => {
        const isOut = from.id === side.id
        const other = isOut ? to : from
        return [`${type} ${isOut} ${other.id}`, `${sayConstant(type)} ${isOut ? 'to' : 'from'} ${other.name}`]
      }),
    )
  const ofB = ties(b)
  return [...ties(a)].flatMap(([key, said]) => (ofB.has(key) ? [said] : []))
}
