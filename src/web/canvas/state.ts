import type { Point } from '../../surfaces/picture/picture.ts'
import { ALL, codesIn } from './ties.ts'

/** All that a view of the map is made of, but for what the server says. It stands in the address. */
export interface State {
  /** Things by id, each with the codes of the ties that are shown; in the order in which they were opened. */
  expanded: ReadonlyMap<string, string>
  /** Groups that are drawn thing by thing. */
  opened: ReadonlySet<string>
  hidden: ReadonlySet<string>
  pinned: ReadonlyMap<string, Point>
  /** In the order in which they were selected. */
  selected: ReadonlySet<string>
  ways: readonly [from: string, to: string] | null
  /** Codes of the kinds of links that are left out. */
  without: ReadonlySet<string>
  /** Links that are less sure are left out. */
  least: number
  /** A day other than the page's own. */
  day: string | null
  /** Sources to leave out, beside those that the page leaves out. */
  sources: ReadonlySet<string>
}

export type Action =
  | { do: 'expand'; id: string; tie: string }
  /** `known`: the codes of the ties that the thing has, needed where all of them are shown. */
  | { do: 'collapse'; id: string; tie: string; known: string }
  | { do: 'open' | 'close'; group: string }
  | { do: 'hide' | 'unpin' | 'select' | 'add' | 'toggle'; ids: readonly string[] }
  | { do: 'show all' | 'deselect' | 'forget ways' | 'no filters' }
  | { do: 'begin'; from: State }
  | { do: 'pin'; at: ReadonlyMap<string, Point> }
  | { do: 'ways'; between: readonly [string, string] }
  | { do: 'filter'; by: Partial<Pick<State, 'without' | 'least' | 'day' | 'sources'>> }

const NO_FILTERS = {
  without: new Set<string>(),
  least: 0,
  day: null,
  sources: new Set<string>(),
} satisfies Partial<State>

/** A thing and its nearest ties. */
export const stateOf = (root: string): State => ({
  expanded: new Map([[root, ALL]]),
  opened: new Set(),
  hidden: new Set(),
  pinned: new Map(),
  selected: new Set(),
  ways: null,
  ...NO_FILTERS,
})

/** The state after an action. */
export function act(state: State, action: Action): State {
  switch (action.do) {
    case 'begin':
      return action.from
    case 'expand':
      return { ...state, expanded: withTie(state.expanded, action.id, action.tie) }
    case 'collapse':
      return { ...state, expanded: withoutTie(state.expanded, action) }
    case 'open':
      return { ...state, opened: new Set([...state.opened, action.group]) }
    case 'close':
      return { ...state, opened: minus(state.opened, [action.group]) }
    case 'hide':
      return {
        ...state,
        hidden: new Set([...state.hidden, ...action.ids]),
        selected: minus(state.selected, action.ids),
      }
    case 'show all':
      return { ...state, hidden: new Set() }
    case 'pin':
      return { ...state, pinned: new Map([...state.pinned, ...[...action.at].map(rounded)]) }
    case 'unpin':
      return { ...state, pinned: new Map([...state.pinned].filter(([id]) => !action.ids.includes(id))) }
    case 'select':
      return { ...state, selected: new Set(action.ids) }
    case 'add':
      return { ...state, selected: new Set([...state.selected, ...action.ids]) }
    case 'toggle':
      return { ...state, selected: toggled(state.selected, action.ids) }
    case 'deselect':
      return { ...state, selected: new Set() }
    case 'ways':
      return { ...state, ways: action.between }
    case 'forget ways':
      return { ...state, ways: null }
    case 'filter':
      return { ...state, ...action.by }
    case 'no filters':
      break
  }
  return { ...state, ...NO_FILTERS }
}

function withTie(expanded: State['expanded'], id: string, tie: string): State['expanded'] {
  const shown = expanded.get(id) ?? ''
  if (shown === ALL || shown.includes(tie)) return expanded
  return new Map([...expanded, [id, tie === ALL ? ALL : [...codesIn(shown), tie].sort().join('')]])
}

function withoutTie(
  expanded: State['expanded'],
  { id, tie, known }: { id: string; tie: string; known: string },
): State['expanded'] {
  const shown = expanded.get(id) === ALL ? known : (expanded.get(id) ?? '')
  const left =
    tie === ALL
      ? ''
      : codesIn(shown)
          .filter((code) => code !== tie)
          .sort()
          .join('')
  const others = [...expanded].filter(([other]) => other !== id)
  return left === '' ? new Map(others) : new Map([...expanded, [id, left]])
}

const rounded = ([id, { x, y }]: readonly [string, Point]): [string, Point] => [
  id,
  // Adding 0 makes 0 of -0, which no address can tell apart.
  { x: Math.round(x) + 0, y: Math.round(y) + 0 },
]

const minus = (set: ReadonlySet<string>, ids: readonly string[]): Set<string> =>
  new Set([...set].filter((id) => !ids.includes(id)))

function toggled(set: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const added = ids.filter((id) => !set.has(id))
  return new Set([...minus(set, ids), ...added])
}
