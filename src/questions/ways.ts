import { compareText } from '../claims/order.ts'
import type { Link } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import { join, type Route, unique } from '../ownership/route.ts'
import type { Qualifier, Way } from './define-question.ts'
import { sayOwnership, sentence } from './wording.ts'

/** One piece of a way: a route, what to say of it, and what it makes of the whole. */
export interface Piece extends Route {
  clauses: readonly string[]
  prospective?: boolean
  qualifiers?: readonly Qualifier[]
}

/** Links in order, with the least sure of them; each beside how sure what is taken from it is. */
export function weakestOf(...parts: readonly (readonly [link: Link, confidence: number])[]) {
  const least = parts.reduce((a, b) => (b[1] < a[1] ? b : a))
  return { links: parts.map(([link]) => link), confidence: least[1], weakest: least[0] }
}

/** A run of ownership links as a piece. */
export const ownershipPiece = (world: World, route: Route): Piece => ({
  ...route,
  clauses: sayOwnership(world, route.links),
})

/**
 * Pieces, from first to last, to a way. What is owned is said after what is done: a reader wants to know first who buys from
 * whom, then why that concerns the two. The links stay in their order.
 */
export function wayOf(world: World, pieces: readonly Piece[]): Way {
  const route = join(...pieces)
  const said = pieces
  const owned = unique(said.filter(isOwnership).flatMap((piece) => [...piece.links]))
  return {
    sentence: sentence([
      ...said.filter((piece) => !isOwnership(piece) && !isLast(piece)).flatMap((piece) => piece.clauses),
      ...sayOwnership(world, owned),
      ...said.filter(isLast).flatMap((piece) => piece.clauses),
    ]),
    entities: [...route.entities],
    links: [...route.links],
    confidence: route.confidence,
    weakest: route.weakest,
    disputed: route.links.some((link) => link.disputed),
    prospective: pieces.some((piece) => piece.prospective === true),
    qualifiers: unique(pieces.flatMap((piece) => piece.qualifiers ?? [])),
  }
}

const isOwnership = (piece: Piece): boolean => piece.links.every((link) => link.type === 'OWNERSHIP')
/** That two are rivals closes the sentence. */
const isLast = (piece: Piece): boolean =>
  !isOwnership(piece) && piece.links.every((link) => link.type === 'RIVALRY' || link.type === 'COMPETES_IN')

/** What orders ways and tells them apart. */
export interface Strength extends Pick<Way, 'confidence' | 'prospective'> {
  links: readonly Link[]
}

const disputes = ({ links }: Strength): number => links.filter((link) => link.disputed).length

/** The surest first, then what holds already, then the less disputed, then the shorter; a total order. */
export const byStrength = (a: Strength, b: Strength): number =>
  b.confidence - a.confidence ||
  Number(a.prospective) - Number(b.prospective) ||
  disputes(a) - disputes(b) ||
  a.links.length - b.links.length ||
  compareText(a.links.map((link) => link.id).join(' '), b.links.map((link) => link.id).join(' '))

/** Ways that rest on the same links are one. */
export function distinct<T extends { way: Strength }>(found: readonly T[]): T[] {
  const seen = new Map<string, T>()
  for (const item of found) {
    const key = item.way.links
      .map((link) => link.id)
      .sort()
      .join(' ')
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.values()].sort((a, b) => byStrength(a.way, b.way))
}
