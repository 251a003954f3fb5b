import type { World } from '../../claims/world.ts'
import type { Interests } from '../../ownership/interests.ts'
import { ownershipPiece, type Piece, weakestOf } from '../ways.ts'
import { sayLink } from '../wording.ts'
import type { Parameters } from './parameters.ts'

/** Whose suppliers are asked for: the groups of one company, or of all that compete in a market. */
export class Customers {
  private readonly world: World
  private readonly interests: Interests
  /** By group: who is asked for by name, with what makes it so. */
  private readonly asked = new Map<string, { id: string; pieces: Piece[] }[]>()

  constructor(world: World, interests: Interests, { customer, market }: Parameters) {
    this.world = world
    this.interests = interests
    if (customer !== null) this.ask(customer, [])
    for (const link of market === null ? [] : world.in('COMPETES_IN', market)) {
      const piece = {
        entities: [link.to, link.from],
        ...weakestOf([link, link.confidence]),
        clauses: [sayLink(world, link)],
      }
      this.ask(link.from, [piece])
    }
  }

  has(id: string): boolean {
    return this.asked.has(this.interests.key(id))
  }

  /** The surest way from one that is asked for to a member of its group; null where chains of control are too long. */
  leadTo(id: string): Piece[] | null {
    const leads = (this.asked.get(this.interests.key(id)) ?? []).flatMap((asked) => {
      const route = this.interests.own(asked.id, id) ?? this.interests.within(asked.id, id)
      if (!route) return []
      const pieces = route.links.length > 0 ? [ownershipPiece(this.world, route)] : []
      return [[...asked.pieces, ...pieces]]
    })
    return leads.sort((a, b) => sureness(b) - sureness(a) || a.length - b.length)[0] ?? null
  }

  private ask(id: string, pieces: Piece[]): void {
    const key = this.interests.key(id)
    this.asked.set(key, [...(this.asked.get(key) ?? []), { id, pieces }])
  }
}

export const sureness = (pieces: readonly Piece[]): number =>
  Math.min(1, ...pieces.map((piece) => piece.confidence))
