import { sayDate } from '../../words/say-amounts.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { Exhibit, ShownClaim, ShownSource } from '../exhibit.ts'
import { type Html, html } from '../html.ts'
import { httpUrl } from '../http-url.ts'
import { sayPeriod } from '../say-link.ts'
import { sayField, sayValue } from '../values.ts'
import type { Evidence, NumberedClaim } from './evidence.ts'

/** The numbers of claims, each a link to the claim itself. */
export function refs(ids: readonly string[], evidence: Evidence): Html | null {
  const numbers = ids.flatMap((id) => evidence.claims.get(id)?.number ?? []).sort((a, b) => a - b)
  if (numbers.length === 0) return null
  return html`<span class="refs">${numbers.map((number) => html`<a href="#c${number}" aria-label="claim ${number}">[${number}]</a>`)}</span>`
}

export const sourcesSection = (
  exhibit: Exhibit,
  evidence: Evidence,
): Html => html`<section aria-labelledby="sources">
<details><summary id="sources">Sources (${evidence.sources.length}) and what they say (${evidence.claims.size})</summary>
<ol class="sources">
${evidence.sources.map(
  ({ source, claims }) => html`<li class="source">${sourceLine(source)}
<ul class="claims">${claims.map((claim) => claimRow(exhibit, evidence, claim))}</ul></li>
`,
)}</ol></details></section>`

/** A source by its title, a link where it has an address of the web, with what is to be known of it. */
export function sourceLine(source: ShownSource): Html {
  const title = source.title ?? source.publisher ?? source.id
  const facts = [
    source.title === null ? null : source.publisher,
    source.publishedOn === null ? null : sayDate(source.publishedOn),
    sayConstant(source.kind),
    source.reliability === null ? null : `reliability ${source.reliability}`,
    source.excerptOnly ? 'read in excerpts' : null,
  ].filter((fact) => fact !== null)
  return html`<p class="source-line">${linked(source.url, title)} <span class="soft">${facts.map((fact, i) => html`${i > 0 && ' · '}<bdi>${fact}</bdi>`)}</span></p>`
}

/** Only what is an address of the web becomes a link, whatever the record says. */
function linked(address: string | null, text: string): Html {
  const url = httpUrl(address)
  return url === null
    ? html`<bdi>${text}</bdi>`
    : html`<a href="${url}" rel="noopener noreferrer nofollow" target="_blank"><bdi>${text}</bdi></a>`
}

function claimRow(exhibit: Exhibit, evidence: Evidence, { number, claim, about }: NumberedClaim): Html {
  const said = asserted(exhibit, claim)
  return html`<li class="claim" id="c${number}" data-claim="${claim.id}"><span class="n">[${number}]</span><div>
<p>${!claim.supports && html`<span class="denies">denies: </span>`}${aboutLinks(exhibit, evidence, about)}${said && html`: ${said}`}</p>
${statedHow(claim)}</div></li>
`
}

/** How a claim is known, when it holds, where it stands, and its own words. */
const statedHow = (claim: ShownClaim): Html => html`<p class="tag">${[
  sayConstant(claim.status),
  `confidence ${sayConfidence(claim.confidence)}`,
  sayPeriod(claim),
  claim.locator,
]
  .filter((part) => part !== null)
  .map((part, i) => html`${i > 0 && ' · '}<bdi>${part}</bdi>`)}</p>
${claim.quote !== null && html`<p dir="auto"><q>${claim.quote}</q></p>`}${claim.note !== null && html`<p dir="auto" class="tag">${claim.note}</p>`}`

/** The claims of one thing, each with its source: for where they stand beside what they tell of. */
export const saidList = (exhibit: Pick<Exhibit, 'entities'>, claims: readonly ShownClaim[]): Html =>
  html`<ul class="said">${claims.map((claim) => {
    const said = asserted(exhibit, claim)
    return html`<li data-claim="${claim.id}">${sourceLine(claim.source)}
${(said !== null || !claim.supports) && html`<p>${!claim.supports && html`<span class="denies">${said ? 'denies: ' : 'denies it'}</span>`}${said}</p>`}
${statedHow(claim)}</li>
`
  })}</ul>`

function aboutLinks(exhibit: Exhibit, evidence: Evidence, about: readonly string[]): Html[] {
  return about.slice(0, MOST_ABOUT).map((id, i) => {
    const link = exhibit.links.get(id)
    const name = (of: string): Html => html`<bdi>${exhibit.entities.get(of)?.name ?? of}</bdi>`
    const text = link ? html`${name(link.from)} – ${name(link.to)}` : name(id)
    return html`${i > 0 && '; '}<a href="#${evidence.places.get(id) ?? ''}">${text}</a>`
  })
}
const MOST_ABOUT = 3

/** What is told elsewhere on the page, or says nothing by itself. */
const NOT_TOLD = new Set(['name', 'parties', 'covers', 'market'])

function asserted(exhibit: Pick<Exhibit, 'entities'>, { asserts }: ShownClaim): Html | null {
  const { statements, capacity, ...rest } = asserts
  const fields = [...Object.entries(rest), ...Object.entries(isObject(capacity) ? capacity : {})]
    .filter(([name]) => !NOT_TOLD.has(name))
    .map(([name, value]): [string, string] => [sayField(name), sayValue(named(exhibit, value))])
    .filter(([, value]) => value !== '')
  const texts = Array.isArray(statements) ? statements.map((one: unknown) => textOf(one)) : []
  const parts = [
    ...fields.map(([name, value]) => html`${name.toLowerCase()} <bdi>${value}</bdi>`),
    ...texts.filter((text) => text !== '').map((text) => html`<bdi>${text}</bdi>`),
  ]
  return parts.length === 0 ? null : html`${parts.map((part, i) => html`${i > 0 && '; '}${part}`)}`
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const textOf = (statement: unknown): string =>
  isObject(statement) && 'text' in statement && typeof statement.text === 'string' ? statement.text : ''

/** The name, where a value is the id of something that is shown. */
const named = (exhibit: Pick<Exhibit, 'entities'>, value: unknown): unknown =>
  typeof value === 'string' ? (exhibit.entities.get(value)?.name ?? value) : value
