import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import type { Interests } from '../../ownership/interests.ts'
import { bySureness, type Route, reversed } from '../../ownership/route.ts'
import type { Extent, Stake } from '../dependence.ts'
import type { Supply } from '../supplies.ts'
import { ownershipPiece, type Piece, weakestOf } from '../ways.ts'
import { sayCoverage, sayList } from '../wording.ts'

/** One supply that stops, and why: from its customer to what stops. */
export interface Hit {
  supply: Supply
  pieces: readonly Piece[]
  /** Only its supplier is hit, which may go on supplying. */
  possible: boolean
  /** Chips whose supplier stops: no more are delivered, but what has been delivered runs on. */
  chips: boolean
}

/** What stops: the facilities and products named; the companies named, and what they control. */
export class Stops {
  private readonly suppliers = new Map<string, Route>()
  private readonly things: ReadonlySet<string>
  private readonly world: World
  private readonly least: number

  constructor(world: World, interests: Interests, of: readonly string[], least: number) {
    this.world = world
    this.least = least
    const known = of.filter((id) => world.entities.has(id))
    const kindOf = (id: string) => world.entity(id).kind
    this.things = new Set(known.filter((id) => ['FACILITY', 'PRODUCT'].includes(kindOf(id))))
    for (const company of known.filter((id) => kindOf(id) === 'COMPANY')) {
      for (const id of world.entities.keys()) {
        const route = interests.own(company, id)
        const other = this.suppliers.get(id)
        if (!route || route.confidence < least || (other && bySureness(other, route) <= 0)) continue
        this.suppliers.set(id, route)
      }
    }
  }

  stops(id: string): boolean {
    return this.suppliers.has(id) || this.things.has(id)
  }

  /**
   * How much of an agreement stops. What else it covers, and other suppliers of it, go on; so do, where running capacity is what is
   * counted, the chips that have been delivered, and nobody knows how many have been.
   */
  extentOf({ agreement, across, supplies }: Stake, ofCapacity: boolean): Extent {
    const covers = this.coverage(agreement)
    const covered = (['FACILITY', 'PRODUCT'] as const).map((kind) =>
      extent(
        covers.filter((link) => this.world.entity(link.to).kind === kind).map((link) => this.covers(link)),
      ),
    )
    const supplied = extent(across.map((supplier) => this.suppliers.has(supplier)))
    const runsOn = ofCapacity && supplied === 'all' && supplies.some(isChips)
    const all = [...covered, runsOn ? 'part' : supplied]
    return all.find((each) => each === 'all') ?? all.find((each) => each === 'part') ?? 'none'
  }

  /** Every way in which what stops is behind these supplies. */
  hitsOf({ agreement, across, supplies }: Stake): Hit[] {
    const covers = this.coverage(agreement)
    const others = this.othersClause(covers, across)
    return supplies.flatMap((supply): Hit[] => {
      const said = (...clauses: string[]): Piece => ({
        ...supply.piece,
        clauses: [...supply.piece.clauses, ...clauses, ...others],
      })
      const route = this.suppliers.get(supply.supplier)
      const chips = isChips(supply)
      const first = said(...(chips ? ['its deliveries stop, and what runs already goes on'] : []))
      const through = route
        ? [{ supply, pieces: [first, ...this.owned(reversed(route))], possible: false, chips }]
        : []
      const at = covers
        .filter((link) => this.covers(link))
        .map((link) => ({ supply, pieces: [said(), this.covered(link)], possible: false, chips: false }))
      return [...through, ...at]
    })
  }

  private coverage(agreement: string): readonly Link[] {
    return this.world.out('COVERS', agreement)
  }
  private covers(link: Link): boolean {
    return this.things.has(link.to) && link.confidence >= this.least
  }
  private owned(route: Route): Piece[] {
    return route.links.length > 0 ? [ownershipPiece(this.world, route)] : []
  }
  private covered(link: Link): Piece {
    const ends = { entities: [link.from, link.to], clauses: [sayCoverage(this.world, link)] }
    return { ...ends, ...weakestOf([link, link.confidence]) }
  }

  /** What of the agreement may go on, said once for it. */
  private othersClause(covers: readonly Link[], across: readonly string[]): string[] {
    const names = (ids: readonly string[]) => sayList(ids.map((id) => this.world.name(id)).sort())
    const covered = covers.filter((link) => !this.covers(link)).map((link) => link.to)
    const suppliers = across.filter((id) => !this.suppliers.has(id))
    const clauses: string[] = []
    if (covered.length > 0 && covered.length < covers.length) clauses.push(`it covers ${names(covered)}, too`)
    if (suppliers.length > 0 && suppliers.length < across.length)
      clauses.push(`${names(suppliers)} ${suppliers.length === 1 ? 'supplies' : 'supply'} under it, too`)
    return clauses
  }
}

const isChips = ({ kind }: Supply): boolean => kind === 'CHIP_SUPPLY'
const extent = (stop: readonly boolean[]): Extent =>
  !stop.includes(true) ? 'none' : stop.includes(false) ? 'part' : 'all'

/** The same, seen by customers of the one that is hit. */
export const further = (supply: Supply, between: readonly Piece[], { pieces }: Hit): Hit => ({
  supply,
  possible: true,
  chips: false,
  pieces: [supply.piece, ...between, ...pieces].map(
    (piece): Piece => ({ ...piece, qualifiers: ['POSSIBLE'] }),
  ),
})
