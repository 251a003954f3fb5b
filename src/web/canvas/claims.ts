import type { Exhibit, ShownClaim } from '../../surfaces/exhibit.ts'
import { httpUrl } from '../../surfaces/http-url.ts'
import { sayPeriod } from '../../surfaces/say-link.ts'
import { sayField, sayValue } from '../../surfaces/values.ts'
import { sayDate } from '../../words/say-amounts.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { make, named } from './make.ts'

/** The claims about something, surest first: who says so, when, how surely and where. */
export function claimsOf(ids: readonly string[], { claims, entities }: Exhibit): HTMLElement {
  const all = ids.flatMap((id) => claims.get(id) ?? [])
  if (all.length === 0) return make('p', { class: 'soft' }, 'No claim was loaded for it.')
  const nameOf = (value: unknown): unknown =>
    typeof value === 'string' ? (entities.get(value)?.name ?? value) : value
  return make('ul', { class: 'claims' }, ...all.map((claim) => claimOf(claim, nameOf)))
}

function claimOf(claim: ShownClaim, nameOf: (value: unknown) => unknown): HTMLElement {
  const { source } = claim
  const title = source.title ?? source.publisher ?? source.id
  const url = httpUrl(source.url)
  const from =
    url === null
      ? named(title)
      : make('a', { href: url, rel: 'noopener noreferrer nofollow', target: '_blank' }, named(title))
  const says = Object.entries(claim.asserts)
    .filter(([name]) => !NOT_TOLD.has(name))
    .map(([name, value]) => [sayField(name).toLowerCase(), sayValue(nameOf(value))].join(' '))
    .filter((text) => !text.endsWith(' '))
  const facts = [
    sayConstant(claim.status),
    `confidence ${sayConfidence(claim.confidence)}`,
    source.publishedOn === null ? null : sayDate(source.publishedOn),
    source.title === null ? null : source.publisher,
    sayPeriod(claim),
    claim.locator,
  ].filter((fact) => fact !== null)
  return make(
    'li',
    { 'data-claim': claim.id },
    make('p', {}, !claim.supports && make('span', { class: 'denies' }, 'denies: '), from),
    says.length > 0 && make('p', { dir: 'auto' }, says.join('; ')),
    make('p', { class: 'soft', dir: 'auto' }, facts.join(' · ')),
    claim.quote !== null && make('p', { dir: 'auto' }, make('q', {}, claim.quote)),
  )
}

/** What the tie itself tells. */
const NOT_TOLD = new Set(['name', 'parties', 'covers', 'market', 'statements'])
