import type { Point } from '../../surfaces/picture/picture.ts'
import { type State, stateOf } from './state.ts'

/** What of an address is the map's: the rest of it is left as it is. */
const NAMES = ['x', 'g', 'h', 'p', 's', 'w', 'k', 'c', 'on', 'no'] as const
type Name = (typeof NAMES)[number]

/** A state as parameters of an address, in one order; only what is not as at the beginning, but for what is expanded. */
export function writeState(state: State): string {
  const values: Readonly<Record<Name, string>> = {
    x: list([...state.expanded].map(([id, ties]) => `${token(id)}:${ties}`)),
    g: list([...state.opened].map(token)),
    h: list([...state.hidden].map(token)),
    p: list([...state.pinned].map(([id, { x, y }]) => `${token(id)}:${x}:${y}`)),
    s: list([...state.selected].map(token)),
    w: list((state.ways ?? []).map(token)),
    k: [...state.without].sort().join(''),
    c: state.least === 0 ? '' : String(state.least),
    on: state.day ?? '',
    no: list([...state.sources].map(token)),
  }
  return NAMES.filter((name) => values[name] !== '' || name === 'x')
    .map((name) => `${name}=${kept(values[name])}`)
    .join('&')
}

/** The state that an address tells; what is missing or cannot be read is as at the beginning. */
export function readState(search: string, root: string): State {
  const given = new URLSearchParams(search)
  const get = (name: Name): string => given.get(name) ?? ''
  const start = stateOf(root)
  const least = Number(get('c'))
  const [from, to] = ids(get('w'))
  return {
    expanded: given.has('x') ? new Map(parts(get('x')).flatMap(readTies)) : start.expanded,
    opened: new Set(ids(get('g'))),
    hidden: new Set(ids(get('h'))),
    pinned: new Map(parts(get('p')).flatMap(readPin)),
    selected: new Set(ids(get('s'))),
    ways: from !== undefined && to !== undefined ? [from, to] : null,
    without: new Set(Array.from(get('k')).filter((code) => /[a-z]/.test(code))),
    least: least > 0 && least <= 1 ? least : 0,
    day: /^\d{4}-\d\d-\d\d$/.test(get('on')) ? get('on') : null,
    sources: new Set(ids(get('no'))),
  }
}

/** An address with this state in the place of that which it had; nothing is told of it where it is as at the beginning. */
export function withState(address: string, state: State, root: string): string {
  const url = new URL(address)
  for (const name of NAMES) url.searchParams.delete(name)
  const told = writeState(state)
  const both = [url.searchParams.toString(), told === writeState(stateOf(root)) ? '' : told]
  const search = both.filter((part) => part !== '').join('&')
  return `${url.pathname}${search === '' ? '' : `?${search}`}${url.hash}`
}

const list = (tokens: readonly string[]): string => tokens.join(',')
const parts = (value: string): string[] => (value === '' ? [] : value.split(','))

/** Any id as letters that neither a list nor an address takes for signs of its own. */
const token = (id: string): string => encodeURIComponent(id)

/** As a value of an address, with the signs of lists left readable. */
const kept = (value: string): string =>
  encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2A', '*')

function untoken(text: string): string[] {
  try {
    return [decodeURIComponent(text)]
  } catch {
    return []
  }
}
const ids = (value: string): string[] => parts(value).flatMap(untoken)

function readTies(part: string): [string, string][] {
  const [id = '', ties = ''] = part.split(':')
  return /^(\*|[a-z]+)$/.test(ties) ? untoken(id).map((known) => [known, ties]) : []
}

function readPin(part: string): [string, Point][] {
  const [id = '', x, y] = part.split(':')
  const at = { x: Number(x), y: Number(y) }
  return Number.isInteger(at.x) && Number.isInteger(at.y) ? untoken(id).map((known) => [known, at]) : []
}
