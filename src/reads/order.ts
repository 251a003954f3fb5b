import type { SortKey } from '../claims/cursor.ts'
import { compareText } from '../claims/order.ts'
import type { Pattern } from './patterns.ts'

export interface Sorted {
  text: string
  down: boolean
}

const up = (text: string): Sorted => ({ text, down: false })

/**
 * How the items of a pattern are sorted. Agreements: newest announcement first, unknown last. Claims: as they were recorded, so that
 * later ones come at the end. All else: by name. Ids settle what is left, so that every order is total and pages never overlap.
 */
export function orderOf({ order, shows }: Pattern): Sorted[] {
  if (order === 'announced') return [{ text: "coalesce(t.announcedOn, '')", down: true }, up('m.id')]
  if (order === 'recorded') return [up('m.recordedFrom[0]'), up('m.id')]
  if (shows === 'link') return [up('m.name'), up('m.id'), up('r.tie')]
  return shows === 'pair' ? [up('m.name'), up('m.id'), up('k.id')] : [up('m.name'), up('m.id')]
}

/**
 * The test that an item comes after a cursor. Its first term lets an index start there; the rest is put as a denial, because Neo4j
 * would make a union of searches of an OR, which has no order any more.
 */
export const seek = (order: readonly Sorted[], after: readonly string[]): string =>
  `${compared(order, after, 0, '>=')} AND NOT (${upTo(order, after)})`

/** The test that an item comes before the page that begins after a cursor. */
export const notAfter = (order: readonly Sorted[], after: readonly string[]): string =>
  `${compared(order, after, 0, '<=')} AND NOT (${seek(order, after)})`

/** Of items that are not before the cursor in the first part of the key: that they are at it, or before it. */
function upTo(order: readonly Sorted[], after: readonly string[]): string {
  const rest = (i: number): string =>
    i === order.length - 1
      ? compared(order, after, i, '<=')
      : `(${compared(order, after, i, '<')} OR (${compared(order, after, i, '=')} AND ${rest(i + 1)}))`
  return `${compared(order, after, 0, '=')} AND ${rest(1)}`
}

const TURNED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>=': '<=', '=': '=' }

const compared = (order: readonly Sorted[], after: readonly string[], i: number, sign: string): string =>
  `${order[i]?.text ?? ''} ${order[i]?.down ? (TURNED[sign] ?? sign) : sign} ${after[i] ?? ''}`

/** The same order for items that are sorted here, because their scope is decided here. */
export function compareKeys(pattern: Pattern): (a: SortKey, b: SortKey) => number {
  const order = orderOf(pattern)
  return (a, b) => {
    for (const [i, { down }] of order.entries()) {
      const compared = compareText(a[i] ?? '', b[i] ?? '')
      if (compared !== 0) return down ? -compared : compared
    }
    return 0
  }
}
