import type { SavedQuery } from '../../questions/saved.ts'
import { askAddress, entityAddress } from '../../surfaces/address.ts'
import type { Exhibit, ShownClaim } from '../../surfaces/exhibit.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { sayDate } from '../../words/say-amounts.ts'
import type { Words } from '../exhibit.ts'
import { changesIn, type Otherwise } from './entity-changes.ts'
import type { Facts, Known, Listed } from './entity-data.ts'
import { headingOf } from './entity-heading.ts'
import { canvasOf } from './entity-picture.ts'
import { FACTS } from './entity-queries.ts'
import { placesOf, type Telling, tiesTable } from './entity-rows.ts'
import type { Stories } from './entity-stories.ts'
import { disputesPart, happenedList, historyPart, missing, ownersPart, part } from './entity-told.ts'
import { questionsOf } from './found.ts'
import { framed } from './frame.ts'
import { scopeBar } from './scope-bar.ts'
import { type NamedSource, stopsOf } from './scope-stops.ts'
import { sayMoment } from './scope-words.ts'
import { sending } from './sending.ts'

/** All that the page of a thing is made of. */
export interface Shown {
  facts: Facts
  known: Known
  /** Null where one list alone is shown. */
  stories: Stories | null
  /** In the words of an address. */
  scope: Words
  days: Pick<Exhibit, 'validAt' | 'knownAt'>
  base: string
  saved: readonly SavedQuery[]
  /** Names of things that stand in questions by default. */
  names: ReadonlyMap<string, string>
  /** Sources that are switched off. */
  off: readonly NamedSource[]
  /** Which list alone, and from where on. */
  list: string | null
  /** What is otherwise than in an earlier scope; null where none was asked for. */
  otherwise: Otherwise | null
}

/** Rows of a list that stand open; the rest of its page is folded away. */
const OPEN = 8

/** `/e/<id>`: everything about a thing, or one of its lists. */
export async function entityPage(shown: Shown): Promise<string> {
  const { facts, known, scope, days } = shown
  const telling: Telling = {
    ...known,
    id: facts.id,
    address: (id) => entityAddress(id, scope),
    compared: shown.otherwise?.compared ?? undefined,
    places: placesOf([...known.seen.entities.values(), { id: facts.id }], known.seen.links.values()),
  }
  const claims = new Map<string, ShownClaim>([
    ...known.seen.claims,
    ...(facts.evidence ?? []).map((claim): [string, ShownClaim] => [claim.id, claim]),
  ])
  const main = shown.stories
    ? html`${chips(telling, shown.stories)}
${await canvasOf(telling, facts, scope, days)}
${lists(telling, shown)}${afterLists(telling, shown.stories, shown)}`
    : html`<p><a href="${entityAddress(facts.id, scope)}">Everything about <bdi>${facts.name}</bdi></a></p>
${known.lists.map((one) => wholeList(telling, one, shown))}`
  return framed(
    `${facts.name} · Dealgraph`,
    html`${scopeBar({ action: entityAddress(facts.id), words: [...placeOf(shown), ...scope], stops: stopsOf([{ claims }], shown.off) })}<div class="columns"><article class="entity" aria-label="${facts.name}">
${headingOf(facts, claims)}
<p class="facts">As of ${sayDate(days.validAt)}, as known at ${sayMoment(days.knownAt)}.</p>
${changesIn(shown.otherwise, rowsOf(telling))}${main}</article>
${aside(shown)}</div>`,
  ).text
}

/** Where the rows of ties stand. */
const rowsOf = ({ lists: all, places }: Telling): Map<string, string> =>
  new Map(all.flatMap(({ ties }) => ties.map(({ id }) => [id, places.get(id) ?? ''] as const)))

/** What there is, with how much of it, each a way down the page. */
function chips({ lists: all }: Telling, { disputes, timeline }: Stories): Html {
  const counts: [id: string, title: string, count: number][] = [
    ...all.map(({ section, total }): [string, string, number] => [section.id, section.title, total]),
    ['disputes', 'Disputes', disputes.answer?.totalFindings ?? 0],
    ['events', 'Events', timeline.answer?.total ?? 0],
  ]
  const some = counts.filter(([, , count]) => count > 0)
  if (some.length === 0) return html`<p>Nothing is known of its ties here.</p>`
  return html`<nav class="chips" aria-label="On this page"><ul>${some.map(
    ([id, title, count]) =>
      html`<li><a href="#${id}"${id === 'disputes' && html` class="denies"`}>${title} <b>${count.toLocaleString('en')}</b></a></li>`,
  )}</ul></nav>`
}

function lists(telling: Telling, { stories, facts, scope }: Shown): Html {
  const unknown = telling.lists.filter(({ total, problem }) => total === 0 && problem === null)
  return html`${telling.lists.map((one) => {
    const { section, ties, total, problem } = one
    const inTheEnd =
      section.id === 'owners' && stories?.owners
        ? ownersPart(telling, stories.owners, askedOf('ultimate-owners', 'of', facts.id, scope))
        : null
    if (problem !== null) return part(section.id, section.title, null, missing(problem))
    if (total === 0) return inTheEnd
    const more =
      ties.length < total &&
      html`<p>First ${ties.length} of ${total.toLocaleString('en')}, by name. <a href="${listAddress(facts.id, section.id, scope)}">All ${total.toLocaleString('en')}</a></p>`
    return html`${part(section.id, section.title, total, html`${tiesTable(telling, one, OPEN)}${more}`)}${inTheEnd}`
  })}${
    unknown.length > 0 &&
    html`<p class="soft unknown">No claim in scope tells of: ${unknown.map(({ section }) => section.title.toLowerCase()).join(', ')}. That is not to say that there are none.</p>`
  }`
}

function wholeList(telling: Telling, one: Listed, { facts, scope }: Shown): Html {
  const { section, ties, total, next, isLater, problem } = one
  if (problem !== null) return part(section.id, section.title, null, missing(problem))
  if (ties.length === 0)
    return part(section.id, section.title, total, html`<p>No claim in scope tells of any.</p>`)
  return part(
    section.id,
    section.title,
    total,
    html`${ties.length < total && html`<p class="soft">${ties.length} of ${total.toLocaleString('en')} are on this page, by name.</p>`}
${tiesTable(telling, one, ties.length)}
${(next !== null || isLater) && html`<p class="pages">${isLater && html`<a href="${listAddress(facts.id, section.id, scope)}">First ones</a>`} ${next !== null && html`<a href="${listAddress(facts.id, section.id, scope, next)}">Next ones</a>`}</p>`}`,
  )
}

const listAddress = (id: string, list: string, scope: Words, after: string | null = null): string =>
  entityAddress(id, [['list', list], ...(after === null ? [] : [['after', after] as const]), ...scope])

const askedOf = (name: string, variable: string, id: string, scope: Words): string =>
  askAddress({ query: { name }, variables: [[variable, id]] }, null, scope)

function afterLists(
  telling: Telling,
  { disputes, timeline, history }: Stories,
  { facts, scope }: Shown,
): Html {
  const whole = askedOf('timeline', 'of', facts.id, scope)
  const { answer } = timeline
  const events =
    answer === null
      ? part('events', 'What happened', null, missing(timeline.problem))
      : answer.total > 0 &&
        part(
          'events',
          'What happened',
          answer.total,
          html`${answer.coming.length > 0 && html`<h3>Still to come</h3>${happenedList(answer.coming)}`}
${answer.latest.length > 0 && html`<h3>Latest first</h3>${happenedList(answer.latest)}`}
<p><a href="${whole}">The whole timeline</a></p>`,
        )
  return html`${disputesPart(telling, disputes, askedOf('disputes', 'about', facts.id, scope))}${events}${historyPart(telling, history)}`
}

/** What of an address is no scope. */
const placeOf = ({ list }: Pick<Shown, 'list'>): Words => (list === null ? [] : [['list', list]])

function aside({ facts, scope, days, base, saved, names, list }: Shown): Html {
  const place = placeOf({ list })
  const free = scope.filter(([name]) => name !== 'validAt' && name !== 'knownAt')
  const pinned: Words = [...place, ['validAt', days.validAt], ['knownAt', days.knownAt], ...free]
  const here = entityAddress(facts.id, [...place, ...scope], base)
  const editor = `/graphiql?query=${encodeURIComponent(FACTS)}&variables=${encodeURIComponent(JSON.stringify({ id: facts.id }))}`
  return html`<aside aria-label="This page">
<section><h2>Ask</h2>
<ul class="asked">${questionsOf(facts, saved, names, scope).map(([sentence, address]) => html`<li><a href="${address}">${sentence}</a></li>`)}</ul></section>
<section><h2>This view</h2>
<p class="address"><a href="${here}">${here}</a></p>
<p><a class="cite" href="${entityAddress(facts.id, pinned, base)}">Cite this</a> <span class="soft">The same, held to this day and to what is known now: it can be opened years later.</span></p>${sending(entityAddress(facts.id, pinned))}</section>
<section><h2>As GraphQL</h2>
<p><a href="${editor}">Open in GraphiQL</a></p></section>
</aside>`
}
