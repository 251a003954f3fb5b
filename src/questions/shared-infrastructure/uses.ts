import type { World } from '../../claims/world.ts'
import type { Interests } from '../../ownership/interests.ts'
import { groupBy } from '../group.ts'
import type { Supply } from '../supplies.ts'
import { ownershipPiece, type Piece } from '../ways.ts'

/** A company uses a supplier: by its own agreement, or (as possible) through a supplier of its own. */
export interface Use {
  customer: string
  supplier: string
  /** From customer to supplier. */
  pieces: readonly Piece[]
  agreements: readonly string[]
  possible: boolean
  /** Key of the group in between; null where there is none. */
  through: string | null
}

/** What a group supplies to itself is no use of anybody's infrastructure. */
export function usesOf(
  world: World,
  interests: Interests,
  supplies: readonly Supply[],
  tiers: number,
): Use[] {
  const outside = supplies.filter((supply) => !interests.sameGroup(supply.customer, supply.supplier))
  const first = outside.map(
    (supply): Use => ({
      customer: supply.customer,
      supplier: supply.supplier,
      pieces: [supply.piece],
      agreements: [supply.agreement],
      possible: false,
      through: null,
    }),
  )
  if (tiers < 2) return first
  const byCustomer = groupBy(first, (use) => interests.key(use.customer))
  return [...first, ...first.flatMap((use) => further(world, interests, use, byCustomer))]
}

/** Suppliers of the supplier's group. */
function further(
  world: World,
  interests: Interests,
  use: Use,
  byCustomer: ReadonlyMap<string, readonly Use[]>,
): Use[] {
  const through = interests.key(use.supplier)
  return (byCustomer.get(through) ?? []).flatMap((next): Use[] => {
    const route = interests.within(use.supplier, next.customer)
    if (!route || interests.sameGroup(next.supplier, use.customer)) return []
    const between = route.links.length ? [ownershipPiece(world, route)] : []
    const pieces = [...use.pieces, ...between, ...next.pieces].map(
      (piece): Piece => ({ ...piece, qualifiers: ['POSSIBLE'] }),
    )
    return [
      {
        customer: use.customer,
        supplier: next.supplier,
        pieces,
        agreements: [...use.agreements, ...next.agreements],
        possible: true,
        through,
      },
    ]
  })
}
