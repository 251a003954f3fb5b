import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import { Interests } from '../../ownership/interests.ts'
import { reversed, unique } from '../../ownership/route.ts'
import type { Draft, Qualifier, Way } from '../define-question.ts'
import {
  type Dependence,
  dependence,
  groundsOf,
  restrict,
  type Side,
  type Stake,
  stakesOf,
} from '../dependence.ts'
import { groupBy } from '../group.ts'
import { representative } from '../representative.ts'
import { type Supply, sizeOf, suppliesOf } from '../supplies.ts'
import { distinct, ownershipPiece, type Piece, wayOf } from '../ways.ts'
import { headline, isUndetermined } from './headline.ts'
import type { Parameters } from './parameters.ts'

/** More evidence than this beside its ways helps nobody to check a finding. */
const MOST_BESIDE = 500

/** Emerson's dependence between a company's group and the group of each of its suppliers, from both sides. Pure. */
export function decide(world: World, parameters: Parameters, least: number | null = null): Draft[] {
  if (!world.entities.has(parameters.company)) return []
  return new Decision(world, parameters, least).drafts()
}

class Decision {
  private readonly world: World
  private readonly parameters: Parameters
  private readonly interests: Interests
  private readonly least: number
  private readonly floor: number
  private readonly supplies: readonly Supply[]

  constructor(world: World, parameters: Parameters, least: number | null) {
    this.world = world
    this.parameters = parameters
    this.least = least ?? 0
    this.floor = least ?? world.floor
    this.interests = new Interests(world, parameters.affiliates)
    this.supplies = suppliesOf(world, null).filter(({ piece }) => piece.confidence >= this.least)
  }

  drafts(): Draft[] {
    const { company } = this.parameters
    const [bought, sold] = [
      stakesOf(this.interests, this.supplies, 'customer'),
      stakesOf(this.interests, this.supplies, 'supplier'),
    ]
    const mine = this.membersOnly(bought.get(this.interests.key(company)) ?? [], 'customer', company)
    const met = groupBy(
      mine.flatMap(({ supplies }) => supplies),
      ({ supplier }) => this.interests.key(supplier),
    )
    return [...met].flatMap(([key, supplies]) => this.draft(mine, sold.get(key) ?? [], supplies))
  }

  /** Of what they buy and of what it sells: the dealings between the two, and all others beside them. */
  private draft(bought: readonly Stake[], allSold: readonly Stake[], met: readonly Supply[]): Draft[] {
    const { company, measure } = this.parameters
    const supplier = representative(
      this.world,
      this.interests,
      met.map((supply) => supply.supplier),
      this.least,
    )
    const sold = this.membersOnly(allSold, 'supplier', supplier)
    const between = met.filter((supply) => this.isMember(supplier, supply.supplier))
    if (between.length === 0) return []
    const prospective = between.every(({ piece }) => piece.prospective === true)
    const weighing = { world: this.world, measure, floor: this.floor, prospective }
    const needs = dependence(bought, 'customer', this.extentAcross(supplier), { ...weighing, open: false })
    // Whom it supplies besides, nobody knows in full: what is known bounds its dependence from above.
    const needed = dependence(sold, 'supplier', this.extentAcross(company), { ...weighing, open: true })
    const found = between.map((supply) => ({ way: this.wayOf(supply, supplier, needs, needed) }))
    const whole: Qualifier[] = isUndetermined(needs, needed) ? ['UNDETERMINED'] : []
    const ways = distinct(found).map(
      ({ way }): Way => ({ ...way, qualifiers: [...way.qualifiers, ...whole] }),
    )
    const group = bought.some(({ supplies }) => supplies.some(({ customer }) => customer !== company))
    return [
      {
        identity: ['leverage', company, supplier],
        ways,
        headline: () =>
          headline(this.world, { company, supplier, needs, needed, measure, prospective, group }),
        own: () => ({
          supplier,
          dependsOnSupplier: { min: needs.min, max: needs.max },
          supplierDependsOn: { min: needed.min, max: needed.max },
        }),
        rank: -needs.max,
        order: () => [-needs.min],
        beside: this.beside([...bought, ...sold]),
        ...sizeOf(this.world, [between.map(({ agreement }) => agreement)]),
        names: [supplier, company].map((id) => this.world.name(id)),
      },
    ]
  }

  /** All of an agreement is between the two where nobody else stands across, else a part of it. */
  private extentAcross(other: string) {
    const key = this.interests.key(other)
    return ({ across }: Stake) => {
      const theirs = across.filter((id) => this.interests.key(id) === key).length
      return theirs === 0 ? 'none' : theirs === across.length ? 'all' : 'part'
    }
  }

  private wayOf(supply: Supply, supplier: string, needs: Dependence, needed: Dependence): Way {
    const before = this.owned(this.parameters.company, supply.customer, false)
    const after = this.owned(supplier, supply.supplier, true)
    // What sets either share is what the finding rests on.
    const grounds = [
      groundsOf(this.world, supply.agreement, 'customer', needs),
      groundsOf(this.world, supply.agreement, 'supplier', needed),
    ].filter((each) => each !== null)
    const [weakest] = grounds.sort((a, b) => a.confidence - b.confidence)
    const piece: Piece =
      weakest && weakest.confidence < supply.piece.confidence
        ? { ...supply.piece, confidence: weakest.confidence, weakest: weakest.link }
        : supply.piece
    return wayOf(this.world, [...before, piece, ...after])
  }

  private owned(from: string, to: string, backwards: boolean): Piece[] {
    const route = this.interests.own(from, to) ?? this.interests.within(from, to)
    if (!route || route.links.length === 0) return []
    return [ownershipPiece(this.world, backwards ? reversed(route) : route)]
  }

  private isMember(of: string, id: string): boolean {
    const route = this.interests.own(of, id) ?? this.interests.within(of, id)
    return (route?.confidence ?? -1) >= this.least
  }
  private membersOnly(stakes: readonly Stake[], side: Side, of: string): Stake[] {
    return restrict(stakes, (supply) => this.isMember(of, supply[side]))
  }
  private beside(stakes: readonly Stake[]): Link[] {
    const links = stakes.flatMap(({ supplies }) => supplies.flatMap(({ piece }) => [...piece.links]))
    return unique(links).slice(0, MOST_BESIDE)
  }
}
