import type { Direction, EntityKind, LinkType } from '../../generated/schema-types.ts'
import type { ShownLink } from '../../surfaces/exhibit.ts'

/** A kind of tie as one thing sees it: what it owns is another kind than who owns it. */
export interface Tie {
  /** One letter, for addresses. */
  code: string
  type: LinkType
  direction: Direction
  words: string
}

/** Every tie of a thing, whatever its kind. */
export const ALL = '*'

/** The codes of the ties that are shown, each by itself. */
export const codesIn = (shown: string): string[] => (shown === ALL ? [ALL] : Array.from(shown))

export const TIES: readonly Tie[] = [
  { code: 'a', type: 'PARTY', direction: 'OUT', words: 'Agreements' },
  { code: 'b', type: 'PARTY', direction: 'IN', words: 'Parties' },
  { code: 'o', type: 'OWNERSHIP', direction: 'IN', words: 'Owners' },
  { code: 'h', type: 'OWNERSHIP', direction: 'OUT', words: 'Holdings' },
  { code: 'i', type: 'INVESTMENT', direction: 'IN', words: 'Investors' },
  { code: 'j', type: 'INVESTMENT', direction: 'OUT', words: 'Investments' },
  { code: 'r', type: 'RIVALRY', direction: 'BOTH', words: 'Rivals' },
  { code: 'e', type: 'ROLE', direction: 'IN', words: 'People' },
  { code: 'f', type: 'ROLE', direction: 'OUT', words: 'Roles' },
  { code: 'd', type: 'OPERATION', direction: 'OUT', words: 'Facilities' },
  { code: 'g', type: 'OPERATION', direction: 'IN', words: 'Operators' },
  { code: 'p', type: 'OFFERING', direction: 'OUT', words: 'Products' },
  { code: 'q', type: 'OFFERING', direction: 'IN', words: 'Offered by' },
  { code: 'c', type: 'COVERS', direction: 'OUT', words: 'Covers' },
  { code: 'v', type: 'COVERS', direction: 'IN', words: 'Covered by' },
  { code: 'm', type: 'COMPETES_IN', direction: 'OUT', words: 'Markets' },
  { code: 'n', type: 'COMPETES_IN', direction: 'IN', words: 'Competitors' },
]

const CODES: Readonly<Record<EntityKind, string>> = {
  COMPANY: 'aohijredpm',
  PERSON: 'fhja',
  FACILITY: 'ogv',
  PRODUCT: 'qv',
  MARKET: 'n',
  AGREEMENT: 'bc',
}

const byCode: ReadonlyMap<string, Tie> = new Map(TIES.map((tie) => [tie.code, tie]))
export const tieOf = (code: string): Tie | undefined => byCode.get(code)

/** The ties that a thing of a kind can have, in the order in which they are offered. */
export const tiesOfKind = (kind: EntityKind): Tie[] =>
  codesIn(CODES[kind]).flatMap((code) => tieOf(code) ?? [])

/** Whether a link is such a tie of a thing. */
export function isTie(link: Pick<ShownLink, 'type' | 'from' | 'to'>, id: string, tie: Tie): boolean {
  if (link.type !== tie.type) return false
  if (tie.direction === 'BOTH') return link.from === id || link.to === id
  return (tie.direction === 'OUT' ? link.from : link.to) === id
}

/** The kinds of links as a filter names them. */
export const LINK_TYPES: readonly (readonly [code: string, type: LinkType, words: string])[] = [
  ['a', 'PARTY', 'Agreements'],
  ['o', 'OWNERSHIP', 'Ownership'],
  ['i', 'INVESTMENT', 'Investments'],
  ['r', 'RIVALRY', 'Rivalry'],
  ['e', 'ROLE', 'Roles'],
  ['d', 'OPERATION', 'Operating a facility'],
  ['p', 'OFFERING', 'Offering a product'],
  ['c', 'COVERS', 'What agreements cover'],
  ['m', 'COMPETES_IN', 'Markets'],
]
