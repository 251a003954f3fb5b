import type { World } from '../../claims/world.ts'
import type { Interests } from '../../ownership/interests.ts'
import { type Route, reversed } from '../../ownership/route.ts'
import type { Way } from '../define-question.ts'
import type { Rivalry } from '../rivals.ts'
import { distinct, ownershipPiece, type Piece, wayOf } from '../ways.ts'
import type { Use } from './uses.ts'

/** One way in which two competitors share something, with what its finding needs to know of it. */
export interface Sharing {
  way: Way
  direct: boolean
  /** The supplier that both use; null where theirs differ, or only one of the two is supplied. */
  common: string | null
  /** The one that is supplied by the other's group or close link; null where both use it. */
  dependent: string | null
  used: readonly string[]
  /** Agreements by side: of the first competitor, of the second. */
  agreements: readonly [readonly string[], readonly string[]]
  possible: boolean
}

/** Beyond this many pairs of uses, each use is shown with the surest of the other side's instead of with every one. */
const MANY = 36

/** From a competitor to the member of its side that has the agreement; null where the member is not on its side. */
export type Reach = (member: string) => Route | null

export interface Pair {
  a: string
  b: string
  rivalry: Rivalry
  reachA: Reach
  reachB: Reach
}

export class Sharings {
  private readonly world: World
  private readonly interests: Interests
  private readonly pair: Pair

  constructor(world: World, interests: Interests, pair: Pair) {
    this.world = world
    this.interests = interests
    this.pair = pair
  }

  /** Both sides use a supplier of one group. */
  common(usesA: readonly Use[], usesB: readonly Use[]): Sharing[] {
    const found = pairs(usesA, usesB).flatMap(([ua, ub]): Sharing[] => {
      const { a, b, reachA, reachB } = this.pair
      const [toA, toB, between] = [
        reachA(ua.customer),
        reachB(ub.customer),
        this.interests.within(ua.supplier, ub.supplier),
      ]
      if (!toA || !toB || !between || this.throughPair(ua) || this.throughPair(ub)) return []
      const same = ua.supplier === ub.supplier
      const possible = ua.possible || ub.possible
      return [
        {
          way: this.way([
            this.owned(toA),
            ...ua.pieces,
            this.owned(between),
            ...backwards(ub.pieces),
            this.owned(reversed(toB)),
          ]),
          direct: same && !possible && this.isOwn(a, ua.customer) && this.isOwn(b, ub.customer),
          common: same ? ua.supplier : null,
          dependent: null,
          used: [ua.supplier, ub.supplier],
          agreements: [ua.agreements, ub.agreements],
          possible,
        },
      ]
    })
    return distinct(found)
  }

  /** Both own companies use one facility, which stands in the uses where the supplier does; who supplies it is another matter. */
  facility(usesA: readonly Use[], usesB: readonly Use[]): Sharing[] {
    return this.common(usesA, usesB).filter((sharing) => sharing.direct)
  }

  /** One competitor is supplied by the other's group, or by its close link. */
  dependence(dependent: 'a' | 'b', uses: readonly Use[]): Sharing[] {
    const { a, b, reachA, reachB } = this.pair
    const [from, to, reach] = dependent === 'a' ? [a, b, reachA] : [b, a, reachB]
    const found = uses.flatMap((use): Sharing[] => {
      const before = reach(use.customer)
      if (!before || this.throughPair(use)) return []
      return this.interests.nears(to, use.supplier).map((after) => ({
        way: this.way([this.owned(before), ...use.pieces, this.owned(reversed(after))]),
        direct: false,
        common: null,
        dependent: from,
        used: [use.supplier],
        agreements: dependent === 'a' ? [use.agreements, []] : [[], use.agreements],
        possible: use.possible,
      }))
    })
    return distinct(found)
  }

  private way(pieces: readonly Piece[]): Way {
    return wayOf(this.world, [...pieces.filter((piece) => piece.links.length > 0), this.pair.rivalry.piece])
  }
  private owned(route: Route): Piece {
    return ownershipPiece(this.world, route)
  }
  private isOwn(company: string, member: string): boolean {
    return this.interests.own(company, member) !== null
  }
  private throughPair(use: Use): boolean {
    return (
      use.through !== null && [this.pair.a, this.pair.b].some((id) => this.interests.key(id) === use.through)
    )
  }
}

const backwards = (pieces: readonly Piece[]): Piece[] => [...pieces].reverse().map((piece) => reversed(piece))

/** Every use of one side with every one of the other; where that is too much, each with the best, of its own supplier too. */
function pairs(usesA: readonly Use[], usesB: readonly Use[]): (readonly [Use, Use])[] {
  const every = usesA.flatMap((ua) => usesB.map((ub) => [ua, ub] as const))
  if (every.length <= MANY) return every
  const best = (uses: readonly Use[], supplier?: string): Use[] => {
    const candidates =
      supplier === undefined ? uses : uses.filter((use) => use.supplier === supplier && !use.possible)
    return [...candidates].sort(byStrength).slice(0, 1)
  }
  return [
    ...usesA.flatMap((ua) => [...best(usesB), ...best(usesB, ua.supplier)].map((ub) => [ua, ub] as const)),
    ...usesB.flatMap((ub) => [...best(usesA), ...best(usesA, ub.supplier)].map((ua) => [ua, ub] as const)),
  ]
}
/** What holds already and for certain before what may come or be: by its best way a finding is told. */
const byStrength = (x: Use, y: Use): number =>
  Number(isLater(x)) - Number(isLater(y)) ||
  Number(x.possible) - Number(y.possible) ||
  sureness(y) - sureness(x)
const isLater = (use: Use): boolean => use.pieces.some((piece) => piece.prospective === true)
const sureness = (use: Use): number => Math.min(...use.pieces.map((piece) => piece.confidence))
