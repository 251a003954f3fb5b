import type { SortKey } from '../claims/cursor.ts'
import { givenOf, type Lens, needsClaims } from '../claims/lens.ts'
import type { Pattern } from './patterns.ts'

/** What the database returns for one thing: values by position, one for each slot of its place. */
export type Row = unknown[]

/** The sorts of thing that a row may stand for; a pair is a rivalry derived from two presences in one market. */
export type Sort = 'entity' | 'link' | 'claim' | 'source' | 'pair'

/**
 * A place in the selection where things of one sort stand: which columns and which branches of each are needed. The columns of all
 * selections that meet here are gathered, so that `nodes` and `edges { node }`, or one field under two aliases, are read once.
 */
export class Place {
  readonly slots = new Map<string, Slot>()
  readonly sort: Sort
  /** GraphQL types that may stand here. */
  readonly types: readonly string[]
  readonly lens: Lens
  /** Links: whether those that do not hold on the day are shown as they last were, rather than left out. */
  readonly nearest: boolean

  constructor(sort: Sort, types: readonly string[], lens: Lens, nearest = false) {
    this.sort = sort
    this.types = types
    this.lens = lens
    this.nearest = nearest
    if (sort === 'link' && this.wide) this.column('tie')
  }

  /** Whether links that stand here must be consolidated anew, because the scope leaves claims out. */
  get wide(): boolean {
    return needsClaims(this.lens)
  }

  column(name: string): Slot {
    const slot = this.slots.get(name) ?? { name, index: -1, branch: null }
    this.slots.set(name, slot)
    return slot
  }

  /** The branch of this key, made at the first call; `owner` is a type that has it, none where all have. */
  branch(key: string, make: () => Branch, owner?: string): Slot & { branch: Branch } {
    const slot = this.slots.get(key) ?? { name: key, index: -1, branch: make() }
    this.slots.set(key, slot)
    if (!slot.branch) throw new TypeError(`${key} is a column.`)
    if (owner) slot.branch.owners.add(owner)
    return slot as Slot & { branch: Branch }
  }
}

export interface Slot {
  name: string
  index: number
  branch: Branch | null
}

/** What hangs at a thing: one other thing, or a list or a page of them. */
export interface Branch {
  name: string
  place: Place
  /** Null where the row itself leads there: a link's ends, a claim's source. */
  pattern: Pattern | null
  page: boolean
  first: number | null
  after: SortKey | null
  /** Pages: what makes the list what it is, to which its cursors belong. */
  list: string
  wanted: Set<'rows' | 'total' | 'previous'>
  /** Types of the things that have this branch, where things of several types stand. */
  owners: Set<string>
}

export const branchOf = (name: string, place: Place, more: Partial<Branch> = {}): Branch => ({
  name,
  place,
  pattern: null,
  page: false,
  first: null,
  after: null,
  list: '',
  wanted: new Set(['rows']),
  owners: new Set(),
  ...more,
})

/** Whether the links that a branch goes along must be consolidated anew to know which of them hold. */
export const isWide = ({ pattern, place }: Branch): boolean =>
  place.wide &&
  pattern !== null &&
  (pattern.shows === 'link' || pattern.shows === 'pair' || pattern.holds.length > 0)

/** Items of these branches are sorted or paged in TypeScript, or become cursors, and so bring their sort key along. */
export const isKeyed = (branch: Branch): boolean =>
  branch.page || isWide(branch) || branch.name === 'rivals' || branch.name === 'marketRivals'

/** Branches with a pattern begin at a thing that is found by its id, so they can be fetched apart from it. */
export const isCut = (branch: Branch): boolean => branch.pattern !== null

export interface Extent {
  branches: number
  wide: boolean
}

/** How much there is to plan for Neo4j if all of a place is read at once. */
export function extentOf(place: Place): Extent {
  const extent: Extent = { branches: 0, wide: false }
  for (const { branch } of place.slots.values()) {
    if (!branch) continue
    const below = extentOf(branch.place)
    const own = branch.pattern || branch.name === 'evidence' || branch.name === 'terms' ? 1 : 0
    extent.branches += own + below.branches
    extent.wide ||= below.wide || isWide(branch)
  }
  return extent
}

/**
 * Puts the slots of a place, and of all below it, in an order that depends on the selection's shape alone: two queries
 * that differ in the order of their fields, or in the values of arguments, then have one text and one cached plan.
 */
export function arrange(place: Place): string {
  const shapes = [...place.slots.values()].map((slot) => ({ slot, shape: shapeOf(slot) }))
  shapes.sort((a, b) => (a.shape < b.shape ? -1 : a.shape > b.shape ? 1 : 0))
  for (const [index, { slot }] of shapes.entries()) slot.index = index
  return `{${shapes.map(({ shape }) => shape).join(' ')}}`
}

function shapeOf({ name, branch }: Slot): string {
  if (!branch) return name
  const { pattern, wanted, after, owners, place } = branch
  const conditions = pattern?.conditions.map(({ link, on }) => `${link}.${on}`) ?? []
  const parts = [
    branch.name,
    pattern?.match ?? '',
    ...conditions,
    ...[...wanted].sort(),
    after ? 'after' : '',
  ]
  return [...parts, [...owners].sort().join('|'), isWide(branch) ? 'wide' : '', arrange(place)].join('/')
}

/** Scopes that look at the same, given by the same arguments, have the same key. */
export const lensKey = ({ validAt, knownAt, minConfidence, statuses, withoutSources, given }: Lens): string =>
  JSON.stringify([validAt, knownAt, minConfidence, statuses, withoutSources, given])

/** What makes a list what it is: where it stands, its arguments and its scope. */
export const listKey = (name: string, { match, params, conditions }: Pattern, lens: Lens): string =>
  JSON.stringify([name, match, params ?? null, conditions, givenOf(lens)])

export const SORT_OF: Readonly<Record<Pattern['shows'], Sort>> = {
  link: 'link',
  entity: 'entity',
  claim: 'claim',
  pair: 'pair',
}
