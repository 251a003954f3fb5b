import type { Exhibit, ShownLink } from '../../surfaces/exhibit.ts'
import type { State } from './state.ts'
import type { Store } from './store.ts'
import { codesIn, LINK_TYPES } from './ties.ts'

/**
 * What of all that was loaded a state shows: the root, what its open ties lead to, and so on from there; with the ways asked for. What
 * hangs on a hidden thing alone goes with it.
 */
export function reached(state: State, store: Store, root: string): Exhibit {
  const passes = passing(state)
  const ways = (state.ways && store.ways(state.ways)?.links) ?? []
  const entities = new Set([root, ...(ways.length > 0 ? (state.ways ?? []) : [])])
  for (const id of entities) if (state.hidden.has(id) && id !== root) entities.delete(id)
  const links = new Set<string>()
  const take = (ids: readonly string[]): boolean => {
    let grew = false
    for (const id of ids) {
      const link = store.links.get(id)
      if (!link || !passes(link)) continue
      const ends = [link.from, link.to]
      // Only what hangs together with what is there already.
      if (ends.some((end) => state.hidden.has(end)) || !ends.some((end) => entities.has(end))) continue
      grew ||= !links.has(id) || ends.some((end) => !entities.has(end))
      links.add(id)
      for (const end of ends) entities.add(end)
    }
    return grew
  }
  let grows = true
  while (grows) {
    grows = take(ways)
    for (const [id, codes] of state.expanded) {
      if (!entities.has(id)) continue
      for (const tie of codesIn(codes)) grows = take(store.ties(id, tie)?.links ?? []) || grows
    }
  }
  return exhibitOf(store, entities, links, root)
}

/** Whether a link passes the filters that need no question to the server. */
function passing({ without, least }: State): (link: ShownLink) => boolean {
  const types = new Set(LINK_TYPES.flatMap(([code, type]) => (without.has(code) ? [type] : [])))
  return ({ type, confidence }) => !types.has(type) && confidence >= least
}

/** As an exhibit, from which all drawing and all words are made. */
function exhibitOf(
  store: Store,
  entities: ReadonlySet<string>,
  links: ReadonlySet<string>,
  root: string,
): Exhibit {
  return {
    query: { name: '', title: '', description: '' },
    variables: [['of', root]],
    summary: '',
    findings: [],
    totalFindings: 0,
    truncated: false,
    explored: 0,
    endCursor: null,
    validAt: store.validAt,
    knownAt: '',
    entities: new Map([...entities].flatMap((id) => entry(store.entities, id))),
    links: new Map([...links].flatMap((id) => entry(store.links, id))),
    claims: store.claims,
    leftOut: [],
    own: {},
  }
}

const entry = <T>(things: ReadonlyMap<string, T>, id: string): [string, T][] => {
  const thing = things.get(id)
  return thing === undefined ? [] : [[id, thing]]
}
