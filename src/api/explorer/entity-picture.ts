import type { Exhibit, ShownLink } from '../../surfaces/exhibit.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { figureOf } from '../../surfaces/page/picture.ts'
import { sayCount } from '../../words/say-count.ts'
import type { Words } from '../exhibit.ts'
import type { Facts, Tie } from './entity-data.ts'
import type { Telling } from './entity-rows.ts'

/** More than these around one thing cannot be read. */
const MOST_NODES = 26

/** The nearest neighbours of a thing, a few of each list before more of any, as far as a picture holds them. */
export function nearest(
  { lists, seen, agreements, id }: Pick<Telling, 'lists' | 'seen' | 'agreements' | 'id'>,
  most = MOST_NODES,
): { entities: Set<string>; links: ShownLink[]; drawn: number } {
  const entities = new Set([id])
  const links = new Map<string, ShownLink>()
  let drawn = 0
  for (const tie of inTurn(lists.map(({ ties }) => ties))) {
    const parties = (agreements.get(tie.other)?.parties ?? []).flatMap((link) => seen.links.get(link) ?? [])
    const own = [tie, ...parties.filter((party) => party.id !== tie.id)]
    const ends = new Set(own.flatMap(({ from, to }) => [from, to]))
    if (new Set([...entities, ...ends]).size > most) continue
    for (const end of ends) entities.add(end)
    for (const link of own) links.set(link.id, link)
    drawn++
  }
  return { entities, links: [...links.values()], drawn }
}

/** The first of each list, then the second of each, and so on. */
function* inTurn(lists: readonly (readonly Tie[])[]): Generator<Tie> {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  for (let i = 0; i < longest; i++) for (const list of lists) if (list[i]) yield list[i] as Tie
}

/** The place of the map: with the script it can be walked through; without it, it holds a picture of the nearest. */
export async function canvasOf(
  telling: Telling,
  facts: Facts,
  scope: Words,
  days: Pick<Exhibit, 'validAt' | 'knownAt'>,
): Promise<Html> {
  const { entities, links, drawn } = nearest(telling)
  const total = telling.lists.reduce((sum, list) => sum + list.total, 0)
  const all = new Map([...telling.seen.entities, [facts.id, { ...facts, evidence: [] }]])
  const exhibit: Exhibit = {
    query: { name: 'neighbours', title: `${facts.name} and what it is tied to`, description: '' },
    variables: [['of', facts.id]],
    summary: `${drawn} of ${sayCount(total, 'tie')} of ${facts.name}.`,
    findings: [],
    totalFindings: 0,
    truncated: false,
    explored: total,
    endCursor: null,
    ...days,
    entities: new Map([...all].filter(([id]) => entities.has(id))),
    links: new Map(links.map((link) => [link.id, link])),
    claims: telling.seen.claims,
    leftOut: [],
    own: {},
  }
  const places = { sources: [], claims: new Map(), places: telling.places, pageOf: null }
  const figure = links.length === 0 ? null : await figureOf(exhibit, places, { theme: null })
  return html`<h2 class="only-read">What it is tied to</h2>
<div class="canvas" data-of="${facts.id}"${dataOf(scope)}>${figure?.figure ?? null}${
    drawn < total &&
    html`<p class="soft">${drawn} of ${sayCount(total, 'tie')} are drawn, + ${total - drawn} more in the lists below.</p>`
  }</div>`
}

/** The scope as data attributes: data-valid-at, data-without-sources. */
const dataOf = (scope: Words): Html =>
  html`${[...new Set(scope.map(([name]) => name))].map(
    (name) =>
      html` data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${scope
        .filter(([other]) => other === name)
        .map(([, value]) => value)
        .join(' ')}"`,
  )}`
