import { compareText } from '../../claims/order.ts'
import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import { Interests } from '../../ownership/interests.ts'
import { type Route, unique } from '../../ownership/route.ts'
import type { Draft, Qualifier, Way } from '../define-question.ts'
import {
  counting,
  type Dependence,
  dependence,
  type Extent,
  groundsOf,
  restrict,
  type Stake,
  stakesOf,
} from '../dependence.ts'
import { groupBy } from '../group.ts'
import { representative } from '../representative.ts'
import { type Supply, sizeOf, suppliesOf } from '../supplies.ts'
import { byStrength, distinct, ownershipPiece, type Piece, wayOf } from '../ways.ts'
import { headline } from './headline.ts'
import type { Parameters } from './parameters.ts'
import { further, type Hit, Stops } from './stops.ts'

/** More evidence than this beside its ways helps nobody to check a finding. */
const MOST_BESIDE = 500

/** Who loses which share of its supply when these facilities, suppliers or products stop. Pure. */
export function decide(world: World, parameters: Parameters, least: number | null = null): Draft[] {
  return new Decision(world, parameters, least).drafts()
}

class Decision {
  private readonly world: World
  private readonly parameters: Parameters
  private readonly interests: Interests
  private readonly stops: Stops
  private readonly least: number
  private readonly floor: number
  private readonly stakes: ReadonlyMap<string, readonly Stake[]>
  /** What companies of each group own or operate. */
  private readonly facilities: ReadonlyMap<string, readonly Link[]>

  constructor(world: World, parameters: Parameters, least: number | null) {
    this.world = world
    this.parameters = parameters
    this.least = least ?? 0
    this.floor = least ?? world.floor
    this.interests = new Interests(world, parameters.affiliates)
    this.stops = new Stops(world, this.interests, parameters.of, this.least)
    const supplies = suppliesOf(world, null).filter(({ piece }) => piece.confidence >= this.least)
    this.stakes = stakesOf(this.interests, supplies, 'customer')
    const held = [...world.ofType('OPERATION'), ...world.ofType('OWNERSHIP')].filter(
      (link) => world.entity(link.to).kind === 'FACILITY' && link.confidence >= this.least,
    )
    this.facilities = groupBy(held, (link) => this.interests.key(link.from))
  }

  drafts(): Draft[] {
    const goesOn = (supply: Supply) => !this.stops.stops(supply.customer)
    const stakes = [...this.stakes].map(([key, all]) => [key, restrict(all, goesOn)] as const)
    const direct = new Map(
      stakes.map(([key, all]) => [key, all.flatMap((stake) => this.stops.hitsOf(stake))]),
    )
    return stakes.flatMap(([key, all]) => {
      const possible = this.parameters.tiers === 2 ? this.possible(all, direct) : []
      return this.draft(all, [...(direct.get(key) ?? []), ...possible])
    })
  }

  /** Supplies from those that are hit. Who only waits for chips runs on, and so do its customers. */
  private possible(stakes: readonly Stake[], direct: ReadonlyMap<string, readonly Hit[]>): Hit[] {
    return stakes
      .filter((stake) => this.stopped(stake) === 'none')
      .flatMap((stake) => stake.supplies)
      .flatMap((supply) => {
        const hits = (direct.get(this.interests.key(supply.supplier)) ?? []).filter((hit) => !hit.chips)
        const [surest] = hits
          .flatMap((hit) => {
            const route = this.interests.within(supply.supplier, hit.supply.customer)
            const found = route && further(supply, this.owned(route), hit)
            return found ? [{ hit: found, way: wayOf(this.world, found.pieces) }] : []
          })
          .filter(({ way }) => way.confidence >= this.least)
          .sort((a, b) => Number(a.way.prospective) - Number(b.way.prospective) || byStrength(a.way, b.way))
        return surest ? [surest.hit] : []
      })
  }

  private draft(all: readonly Stake[], found: readonly Hit[]): Draft[] {
    const direct = found.filter((hit) => !hit.possible)
    const named = (direct.length > 0 ? direct : found).map(({ supply }) => supply.customer)
    if (named.length === 0) return []
    const affected = representative(this.world, this.interests, named, this.least)
    const isMember = ({ customer }: Supply) =>
      (this.routeTo(affected, customer)?.confidence ?? -1) >= this.least
    const [stakes, hits] = [restrict(all, isMember), found.filter(({ supply }) => isMember(supply))]
    if (hits.length === 0) return []

    const prospective = hits.every(isLater)
    // Today nobody is hit by what is to come.
    const met = hits
      .filter((hit) => hit.possible && (prospective || !isLater(hit)))
      .map(({ supply }) => supply)
    const possible = new Set(met.map(({ agreement }) => agreement))
    const extentOf = (stake: Stake) => {
      const extent = this.stopped(stake)
      return extent === 'none' && possible.has(stake.agreement) ? 'part' : extent
    }
    const { measure, of } = this.parameters
    const weighing = { world: this.world, measure, floor: this.floor, prospective, open: false }
    const lost = dependence(stakes, 'customer', extentOf, weighing)

    const counted = counting(stakes, prospective)
    const hitSuppliers = new Set(met.map(({ supplier }) => this.interests.key(supplier)))
    const remaining = this.remaining(counted, hitSuppliers)
    const known = new Set([...hitSuppliers, ...remaining.map((id) => this.interests.key(id))])
    const toCome = this.remaining(stakes, known)
    const facilities = this.ownFacilities(affected, stakes)
    const offers = this.offers([affected, ...named])
    // Where a claim says that the rest comes from elsewhere, there is another source, though nobody knows which.
    const sole = remaining.length + toCome.length + facilities.length === 0 && lost.max === 1
    const whole: Qualifier[] = sole ? ['SOLE_SOURCE'] : []
    const ways = distinct(hits.map((hit) => ({ way: this.wayOf(hit, affected, lost) }))).map(
      ({ way }): Way => ({ ...way, qualifiers: [...way.qualifiers, ...whole] }),
    )
    const beside = unique([
      ...stakes.flatMap(({ supplies }) => supplies.flatMap(({ piece }) => [...piece.links])),
      ...facilities,
      ...offers,
    ])
    return [
      {
        identity: ['outage', ...of, affected],
        ways,
        headline: () =>
          headline(this.world, {
            of,
            affected,
            lost,
            measure,
            prospective,
            remaining,
            toCome,
            sole,
            stakes: counted,
            hits,
            facilities: this.named(facilities.map((link) => link.to)),
            group: counted.some(({ supplies }) => supplies.some(({ customer }) => customer !== affected)),
            whole: counted.filter((stake) => extentOf(stake) === 'all').length,
          }),
        own: () => ({
          affected,
          lost: { min: lost.min, max: lost.max },
          remainingSuppliers: remaining,
          products: this.named(offers.map((link) => link.to)),
        }),
        rank: -lost.max,
        order: () => [-lost.min],
        beside: beside.slice(0, MOST_BESIDE),
        ...sizeOf(this.world, [hits.map(({ supply }) => supply.agreement)]),
        names: [affected, ...of].map((id) => this.world.entities.get(id)?.name ?? id),
      },
    ]
  }

  private stopped(stake: Stake): Extent {
    return this.stops.extentOf(stake, ['MEGAWATTS', 'ACCELERATORS'].includes(this.parameters.measure))
  }

  private wayOf({ pieces, supply }: Hit, affected: string, lost: Dependence): Way {
    const route = this.routeTo(affected, supply.customer)
    const grounds = groundsOf(this.world, supply.agreement, 'customer', lost)
    const [first, ...others] = pieces
    const weighed: Piece[] =
      first && grounds && grounds.confidence < first.confidence
        ? [{ ...first, confidence: grounds.confidence, weakest: grounds.link }, ...others]
        : [...pieces]
    return wayOf(this.world, [...(route ? this.owned(route) : []), ...weighed])
  }

  /** Suppliers that go on, one for each group, but for these groups. */
  private remaining(stakes: readonly Stake[], but: ReadonlySet<string>): string[] {
    const goOn = stakes
      .filter((stake) => this.stopped(stake) !== 'all')
      .flatMap(({ across }) => across)
      .filter((id) => !this.stops.stops(id) && !but.has(this.interests.key(id)))
    const byGroup = groupBy(goOn, (id) => this.interests.key(id))
    return this.named([...byGroup.values()].map((ids) => representative(this.world, this.interests, ids)))
  }

  /** What these agreements cover is run by what they supply, so it is no other source. */
  private ownFacilities(affected: string, stakes: readonly Stake[]): Link[] {
    const supplied = new Set(
      stakes.flatMap(({ agreement }) => this.world.out('COVERS', agreement).map(({ to }) => to)),
    )
    const held = this.facilities.get(this.interests.key(affected)) ?? []
    return held.filter(({ to }) => !this.stops.stops(to) && !supplied.has(to))
  }

  private offers(companies: readonly string[]): Link[] {
    const own = (id: string) => (this.interests.alone ? [id] : [...this.interests.control.own(id).keys()])
    return unique(companies.flatMap(own))
      .flatMap((id) => this.world.out('OFFERING', id))
      .filter((link) => link.confidence >= this.least && this.world.entity(link.to).kind === 'PRODUCT')
  }

  private routeTo(affected: string, customer: string): Route | null {
    return this.interests.own(affected, customer) ?? this.interests.within(affected, customer)
  }
  private owned(route: Route): Piece[] {
    return route.links.length > 0 ? [ownershipPiece(this.world, route)] : []
  }
  /** Each once, by name. */
  private named(ids: readonly string[]): string[] {
    const name = (id: string) => this.world.name(id)
    return unique(ids).sort((a, b) => compareText(name(a), name(b)) || compareText(a, b))
  }
}

const isLater = ({ pieces }: Hit): boolean => pieces.some((piece) => piece.prospective === true)
