import type { Exhibit } from '../../surfaces/exhibit.ts'
import type { Scene, SceneEdge, SceneNode } from '../../surfaces/scene.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { claimsOf } from './claims.ts'
import { button, make, named } from './make.ts'
import { sayLine } from './sentences.ts'
import type { Action, State } from './state.ts'
import type { Facts, Ways } from './store.ts'
import { ALL, tiesOfKind } from './ties.ts'

/** What the panel is about. */
export type About = { node: string } | { line: string } | { ways: true }

/** What the panel needs of the board. */
export interface Around {
  state: State
  root: string
  exhibit: Exhibit
  scene: Scene
  ways: Ways | undefined
  nameOf: (id: string) => string
  facts: (id: string) => Facts | undefined
  known: (id: string) => string
  act: (action: Action) => void
  about: (about: About) => void
  pin: (id: string) => void
}

export function aboutNode(node: SceneNode, around: Around): HTMLElement[] {
  return node.members.length > 1 ? aboutGroup(node, around) : aboutThing(node, around)
}

function aboutThing(node: SceneNode, around: Around): HTMLElement[] {
  const { state, root, exhibit, act } = around
  const { id } = node
  const entity = exhibit.entities.get(id)
  const facts = around.facts(id)
  const isPinned = state.pinned.has(id)
  return [
    make(
      'p',
      { class: 'soft' },
      [sayConstant(node.kind), node.sublabel]
        .filter((part, i, all) => part !== null && all.indexOf(part) === i)
        .join(' · '),
    ),
    facts !== undefined &&
      facts.aliases.length > 0 &&
      make('p', { class: 'soft' }, 'Also: ', named(facts.aliases.join(', '))),
    make('p', {}, make('a', { href: `/e/${encodeURIComponent(id)}` }, 'Its own page')),
    make('h3', {}, 'Ties'),
    tiesOf(node, around),
    make(
      'p',
      { class: 'do' },
      button(state.selected.has(id) ? 'Deselect' : 'Select', () => act({ do: 'toggle', ids: [id] })),
      button(isPinned ? 'Unpin' : 'Pin', () => around.pin(id)),
      id !== root && button('Hide', () => act({ do: 'hide', ids: [id] })),
    ),
    linesOf(node, around),
    entity !== undefined && entity.evidence.length > 0 && make('h3', {}, 'Who says so'),
    entity !== undefined && entity.evidence.length > 0 && claimsOf(entity.evidence, exhibit),
  ].filter((part) => part !== false)
}

/** Each kind of tie with how many there are, before any is loaded. */
function tiesOf({ id, kind }: SceneNode, { state, facts, known, act }: Around): HTMLElement {
  const told = facts(id)
  if (!told?.counts) return make('p', { class: 'soft' }, 'Counting…')
  const shown = state.expanded.get(id) ?? ''
  const some = tiesOfKind(kind).filter(({ code }) => (told.counts?.get(code) ?? 0) > 0)
  if (some.length === 0) return make('p', { class: 'soft' }, 'None that counts here.')
  const has = (code: string): boolean => shown === ALL || shown.includes(code)
  return make(
    'div',
    { class: 'ties', role: 'group', 'aria-label': 'Show ties' },
    ...some.map(({ code, words }) =>
      button(
        `${words} ${told.counts?.get(code) ?? 0}`,
        () =>
          act(
            has(code) ? { do: 'collapse', id, tie: code, known: known(id) } : { do: 'expand', id, tie: code },
          ),
        { 'aria-pressed': has(code) ? 'true' : 'false', 'data-key': code },
      ),
    ),
    some.some(({ code }) => !has(code)) &&
      button('All', () => act({ do: 'expand', id, tie: ALL }), { 'data-key': 'all' }),
    shown !== '' &&
      button('Collapse', () => act({ do: 'collapse', id, tie: ALL, known: known(id) }), {
        'data-key': 'none',
      }),
  )
}

/** The lines that are drawn at it, each a way to its claims. */
function linesOf(node: SceneNode, { scene: { edges }, exhibit, about }: Around): HTMLElement | false {
  const own = edges.filter(({ from, to }) => from === node.id || to === node.id)
  if (own.length === 0) return false
  const rows = own.flatMap((edge) =>
    sayLine(edge, exhibit)
      .slice(0, MOST_ROWS)
      .map((sentence) =>
        make(
          'li',
          {},
          button(sentence, () => about({ line: edge.id }), { class: 'row', dir: 'auto' }),
        ),
      ),
  )
  return make(
    'details',
    {},
    make('summary', {}, `Ties drawn (${rows.length})`),
    make('ul', { class: 'rows' }, ...rows),
  )
}
const MOST_ROWS = 40

function aboutGroup(node: SceneNode, { state, exhibit, act }: Around): HTMLElement[] {
  const names = node.members.flatMap((id) => exhibit.entities.get(id) ?? [])
  return [
    make('p', { class: 'soft' }, `${names.length} things, drawn as one.`),
    make(
      'p',
      { class: 'do' },
      button('Open the group', () => act({ do: 'open', group: node.id })),
      button('Hide', () => act({ do: 'hide', ids: [node.id] })),
      button(state.selected.has(node.id) ? 'Deselect' : 'Select', () =>
        act({ do: 'toggle', ids: [node.id] }),
      ),
    ),
    make(
      'ul',
      { class: 'rows' },
      ...names
        .slice(0, MOST_NAMES)
        .map(({ id, name }) =>
          make('li', {}, make('a', { href: `/e/${encodeURIComponent(id)}` }, named(name))),
        ),
    ),
    ...(names.length > MOST_NAMES
      ? [make('p', { class: 'soft' }, `… and ${names.length - MOST_NAMES} more.`)]
      : []),
  ]
}
const MOST_NAMES = 60

/** What a line says, link by link, each with its claims. */
export function aboutLine(edge: SceneEdge, { exhibit }: Around): HTMLElement[] {
  const sentences = sayLine(edge, exhibit)
  return edge.links.slice(0, MOST_ROWS).flatMap((id, i) => {
    const link = exhibit.links.get(id)
    if (!link) return []
    return [
      make('p', { dir: 'auto', 'data-link': id }, make('strong', {}, sentences[i] ?? '')),
      claimsOf(link.evidence, exhibit),
    ]
  })
}

/** The shortest ways between two things, in sentences. */
export function aboutWays(ways: Ways, { act }: Around): HTMLElement[] {
  return [
    ways.sentences.length === 0
      ? make('p', {}, 'No way was found within six steps.')
      : make('ol', {}, ...ways.sentences.map((sentence) => make('li', { dir: 'auto' }, sentence))),
    ...(ways.truncated
      ? [make('p', { class: 'soft' }, 'The search was cut short: there may be more ways.')]
      : []),
    make(
      'p',
      { class: 'do' },
      button('Take the ways away', () => act({ do: 'forget ways' })),
    ),
  ]
}
