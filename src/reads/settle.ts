import type { SortKey } from '../claims/cursor.ts'
import type { Day, LinkState } from '../claims/types.ts'
import { nearestPeriod, periodsOf, shownDay, stateInScope, type TieColumns } from './look.ts'
import { compareKeys } from './order.ts'
import type { Condition, Pattern } from './patterns.ts'
import { type Branch, isKeyed, isWide, type Place, type Row } from './plan.ts'

/** An item with what it is sorted by; lists that nobody pages or merges bring no key. */
export interface Item {
  key: SortKey
  row: Row
}
/** What a branch holds once its scope is decided: items in order, and for pages what lies around them. */
export interface Items {
  items: Item[]
  total: number | null
  before: boolean | null
  after: boolean
}

/**
 * Decides what Cypher left open, in place: which links hold where their claims must be consolidated anew, the order and the page of
 * such lists, and which claims are evidence. Afterwards a slot holds Items, a Row or null for its branch. Returns whether the thing is there.
 */
export function settle(place: Place, row: Row, day: Day = place.lens.validAt): boolean {
  if (place.sort === 'link' && place.wide && !settleLink(place, row, day)) return false
  for (const { index, branch } of place.slots.values()) {
    // A branch that is fetched apart is settled when it comes.
    if (!branch || row[index] === null || row[index] === undefined) continue
    row[index] = settleBranch(branch, row[index], place, row)
    // A pair is there only if both of its presences are.
    if (place.sort === 'pair' && row[index] === null) return false
  }
  return true
}

export function settleBranch(branch: Branch, value: unknown, parent: Place, row: Row): unknown {
  if (branch.pattern) return settleItems(branch, branch.pattern, value)
  if (branch.name === 'evidence') return settleEvidence(branch, value, parent, row)
  const below = value as Row
  return settle(branch.place, below) ? below : null
}

/** Consolidates a link anew and fills the columns that Cypher could not. */
function settleLink(place: Place, row: Row, day: Day): boolean {
  const tie = row[place.column('tie').index] as TieColumns
  const { lens } = place
  const period = place.nearest ? nearestPeriod(periodsOf(tie, lens), day) : undefined
  const state: LinkState | null = place.nearest ? (period?.state ?? null) : stateInScope(tie, lens, day)
  for (const { name, index } of place.slots.values()) {
    if (name === 'state') row[index] = state
    if (name === 'confidence' || name === 'disputed') row[index] = state?.[name] ?? null
    if (name === 'validFrom') row[index] = period?.from ?? null
    if (name === 'claims') row[index] = state?.claims ?? null
  }
  // The terms of an agreement that nobody speaks of are not there; a link that stands in a claim's place is.
  return state !== null || (place.nearest && tie[1] !== 'TERMS')
}

/** Claims in the order of the link's own list: surest first. */
function settleEvidence(branch: Branch, value: unknown, parent: Place, row: Row): Row[] {
  const { place } = branch
  const own = place.lens !== parent.lens
  const [tie, brought] = own ? (value as [TieColumns, Row[]]) : [null, value as Row[]]
  const ids = tie ? evidenceIn(tie, place, parent.nearest) : parent.wide ? claimsOf(parent, row) : null
  const at = place.column('id').index
  const rows = ids === null ? brought : brought.filter((claim) => ids.includes(claim[at] as string))
  if (ids) rows.sort((a, b) => ids.indexOf(a[at] as string) - ids.indexOf(b[at] as string))
  for (const claim of rows) settle(place, claim)
  return rows
}

function evidenceIn(tie: TieColumns, { lens }: Place, nearest: boolean): readonly string[] {
  const state = nearest
    ? nearestPeriod(periodsOf(tie, lens), lens.validAt)?.state
    : stateInScope(tie, lens, lens.validAt)
  return state && state.confidence >= (lens.minConfidence ?? 0) ? state.claims : []
}

const claimsOf = (place: Place, row: Row): readonly string[] =>
  (row[place.column('claims').index] as string[] | null) ?? []

function settleItems(branch: Branch, pattern: Pattern, value: unknown): Items {
  const [raw, total, before] = (branch.page ? value : [value, null, null]) as [
    Row[],
    number | null,
    boolean | null,
  ]
  if (isWide(branch)) return paged(branch, pattern, wideItems(branch, pattern, raw))
  const items = raw.map((entry): Item => {
    const [key, row] = isKeyed(branch) ? (entry as [SortKey, Row]) : [[], entry]
    return { key, row }
  })
  const shown = items.slice(0, branch.first ?? items.length)
  for (const { row } of shown) settle(branch.place, row)
  return { items: shown, total, before, after: items.length > shown.length }
}

/** Items whose every link holds, each thing once, sorted. */
function wideItems(branch: Branch, pattern: Pattern, raw: readonly Row[]): Item[] {
  const { place } = branch
  const found = new Map<string, Item>()
  for (const [brought, row, ties] of raw as [string[], Row, TieColumns[]][]) {
    const terms = pattern.onShownDay ? ties.pop() : undefined
    const day = terms ? shownDay(terms, place.lens) : place.lens.validAt
    if (day === null) continue
    const states = new Map<string, LinkState | null>(
      pattern.holds.map((letter, i) => [letter, stateInScope(ties[i] as TieColumns, place.lens, day)]),
    )
    if (
      [...states.values()].includes(null) ||
      !pattern.conditions.every((condition) => meets(states, condition))
    )
      continue
    if (!settle(place, row, day)) continue
    const announced = states.get('t')?.attributes['announcedOn']?.value
    const key =
      pattern.order === 'announced'
        ? [typeof announced === 'string' ? announced : '', ...brought.slice(1)]
        : brought
    const identity = JSON.stringify(key)
    if (!found.has(identity)) found.set(identity, { key, row })
  }
  const compare = compareKeys(pattern)
  return [...found.values()].sort((a, b) => compare(a.key, b.key))
}

/** Conditions on keys were tested by Cypher: a key is part of the tie's identity, whatever the scope. */
function meets(states: ReadonlyMap<string, LinkState | null>, { link, on, is, values }: Condition): boolean {
  if (on === 'key') return true
  const value = states.get(link)?.attributes[on]?.value ?? (on === 'stage' ? 'UNKNOWN' : null)
  return (typeof value === 'string' && values.includes(value)) === (is === 'in')
}

function paged(branch: Branch, pattern: Pattern, items: readonly Item[]): Items {
  const compare = compareKeys(pattern)
  const { after, first } = branch
  const start = after ? items.filter(({ key }) => compare(key, after) <= 0).length : 0
  const end = first === null ? items.length : start + first
  return { items: items.slice(start, end), total: items.length, before: start > 0, after: items.length > end }
}
