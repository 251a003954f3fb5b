import { compareText } from '../../claims/order.ts'
import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import { Interests } from '../../ownership/interests.ts'
import { unique } from '../../ownership/route.ts'
import type { Draft, Way } from '../define-question.ts'
import { groupBy } from '../group.ts'
import { named, type Rivalry, Rivals } from '../rivals.ts'
import { sizeOf, suppliesOf } from '../supplies.ts'
import { distinct, type Piece, weakestOf } from '../ways.ts'
import { sayCoverage } from '../wording.ts'
import type { Parameters } from './parameters.ts'
import { type Pair, type Sharing, Sharings } from './sharing.ts'
import { type Use, usesOf } from './uses.ts'
import { facilityHeadline, headline, sharedOf } from './verdict.ts'

/** Rival pairs that share a supplier group or a facility. Pure. */
export function decide(world: World, parameters: Parameters): Draft[] {
  return new Decision(world, parameters).drafts()
}

class Decision {
  private readonly world: World
  private readonly parameters: Parameters
  private readonly interests: Interests
  private readonly rivals: Rivals
  private readonly uses: readonly Use[]
  private readonly byCustomer: ReadonlyMap<string, readonly Use[]>

  constructor(world: World, parameters: Parameters) {
    this.world = world
    this.parameters = parameters
    this.interests = new Interests(world, parameters.affiliates)
    this.rivals = new Rivals(world, this.interests, parameters.market)
    this.uses = usesOf(world, this.interests, suppliesOf(world, parameters.kinds), parameters.tiers)
    this.byCustomer = groupBy(this.uses, (use) => `${this.key(use.customer)} ${this.key(use.supplier)}`)
  }

  drafts(): Draft[] {
    return [...this.bySupplier(), ...this.byFacility(), ...this.insideGroups()]
  }

  /** Every two groups that a supplier group brings together, whether both use it or one uses the other. */
  private *bySupplier(): Generator<Draft> {
    for (const [supplier, uses] of groupBy(this.uses, (use) => this.key(use.supplier))) {
      const customers = unique(uses.map((use) => this.key(use.customer)))
      for (const [first, second] of this.met(customers, this.interests.nearKeys(supplier))) {
        const rivalries = this.rivals.between(first, second)
        const [usesA, usesB] = [this.usesBy(first, supplier), this.usesBy(second, supplier)]
        const choice = named(rivalries, this.interests, (a, b) => this.sharesDirectly(a, b, usesA, usesB))
        if (!choice) continue
        const near = this.interests.nearKeys(supplier)
        const sharings = new Sharings(this.world, this.interests, this.pairOf(choice.rivalry))
        const found = distinct([
          ...sharings.common(usesA, usesB),
          ...(near.includes(second) ? sharings.dependence('a', usesA) : []),
          ...(near.includes(first) ? sharings.dependence('b', usesB) : []),
        ])
        if (found.length > 0) yield this.draft(choice.rivalry, found)
      }
    }
  }

  /** Claimed rivals inside one group: what each uses alone, from outside the group. */
  private *insideGroups(): Generator<Draft> {
    for (const rivalries of groupBy(this.rivals.inside, ({ a, b }) => `${a} ${b}`).values()) {
      const rivalry = named(rivalries, this.interests, () => true)?.rivalry
      if (!rivalry || !this.isAskedInside(rivalry)) continue
      // What both control is on neither side, unless one of the two controls the other: then it is on that one's.
      const isBelow = (own: string, other: string) =>
        this.interests.own(other, own) !== null && this.interests.own(own, other) === null
      const reach = (own: string, other: string) => (member: string) =>
        this.interests.own(other, member) && !isBelow(own, other) ? null : this.interests.own(own, member)
      const pair: Pair = {
        ...rivalry,
        rivalry,
        reachA: reach(rivalry.a, rivalry.b),
        reachB: reach(rivalry.b, rivalry.a),
      }
      const sharings = new Sharings(this.world, this.interests, pair)
      const usesA = this.uses.filter((use) => pair.reachA(use.customer))
      const usesB = this.uses.filter((use) => pair.reachB(use.customer))
      const bySupplier = groupBy(usesB, (use) => this.key(use.supplier))
      for (const [supplier, mine] of groupBy(usesA, (use) => this.key(use.supplier))) {
        const found = sharings.common(mine, bySupplier.get(supplier) ?? [])
        if (found.length > 0) yield this.draft(rivalry, found)
      }
    }
  }

  /** A facility that own companies of both use, each by an agreement that covers it. */
  private *byFacility(): Generator<Draft> {
    const visits = this.uses.filter((use) => !use.possible).flatMap((use) => this.visitsOf(use))
    for (const [facility, visiting] of groupBy(visits, (use) => use.supplier)) {
      const byGroup = groupBy(visiting, (use) => this.key(use.customer))
      for (const [first, second] of this.met([...byGroup.keys()], [])) {
        const own = (company: string, uses: readonly Use[] = []) =>
          uses.filter((use) => this.interests.own(company, use.customer))
        const both = (rivalry: Rivalry) =>
          [own(rivalry.a, byGroup.get(first)), own(rivalry.b, byGroup.get(second))] as const
        const rivalries = this.rivals
          .between(first, second)
          .filter((rivalry) => both(rivalry).every((uses) => uses.length > 0))
        const choice = named(rivalries, this.interests, () => true)
        if (!choice) continue
        const found = new Sharings(this.world, this.interests, this.pairOf(choice.rivalry)).facility(
          ...both(choice.rivalry),
        )
        if (found.length > 0) yield this.draft(choice.rivalry, found, facility)
      }
    }
  }

  private draft({ a, b }: Rivalry, found: readonly Sharing[], facility?: string): Draft {
    const competitors = [a, b].sort(
      (x, y) => compareText(this.world.name(x), this.world.name(y)) || compareText(x, y),
    )
    const left = (ways: readonly Way[]) => found.filter((sharing) => ways.includes(sharing.way))
    const shared = (ways: readonly Way[]) => facility ?? sharedOf(this.world, this.interests, left(ways))
    const all = found.map((sharing) => sharing.way)
    return {
      identity: ['sharedInfrastructure', ...[a, b].sort(), shared(all)],
      ways: all,
      headline: (ways) =>
        facility === undefined
          ? headline(this.world, this.interests, competitors, shared(ways), left(ways))
          : facilityHeadline(this.world, competitors, facility, ways),
      own: (ways) => ({
        competitors,
        shared: shared(ways),
        direct: left(ways).some((sharing) => sharing.direct),
      }),
      ...sizeOf(
        this.world,
        [0, 1].map((side) => found.flatMap((sharing) => sharing.agreements[side] ?? [])),
      ),
      names: [...competitors, shared(all)].map((id) => this.world.name(id)),
    }
  }

  /** Pairs among the customers, and of a customer with one near the supplier, that were asked for; each once, in order. */
  private met(customers: readonly string[], near: readonly string[]): (readonly [string, string])[] {
    const found = new Map<string, readonly [string, string]>()
    const contenders = customers.filter((customer) => this.rivals.has(customer))
    for (const customer of contenders) {
      for (const other of [...contenders, ...near]) {
        const pair = customer < other ? ([customer, other] as const) : ([other, customer] as const)
        if (this.isAsked(...pair) && this.rivals.are(customer, other)) found.set(pair.join(' '), pair)
      }
    }
    return [...found.values()]
  }

  private isAsked(first: string, second: string): boolean {
    const asked = this.parameters.companies?.map((id) => this.key(id))
    if (!asked) return true
    return asked.length === 1
      ? asked.includes(first) || asked.includes(second)
      : asked.includes(first) && asked.includes(second)
  }
  private isAskedInside({ a, b }: Rivalry): boolean {
    const { companies } = this.parameters
    if (!companies) return true
    return companies.length === 1
      ? companies.some((id) => this.key(id) === this.key(a) || this.key(id) === this.key(b))
      : companies.includes(a) && companies.includes(b)
  }

  private pairOf(rivalry: Rivalry): Pair {
    // An own company is reached downwards, so that what is direct reads so; any other member as it is surest.
    const reach = (company: string) => (member: string) =>
      this.interests.own(company, member) ?? this.interests.within(company, member)
    return { ...rivalry, rivalry, reachA: reach(rivalry.a), reachB: reach(rivalry.b) }
  }

  private sharesDirectly(a: string, b: string, usesA: readonly Use[], usesB: readonly Use[]): boolean {
    const own = (company: string, uses: readonly Use[]) =>
      new Set(
        uses
          .filter((use) => !use.possible && this.interests.own(company, use.customer))
          .map((use) => use.supplier),
      )
    const theirs = own(b, usesB)
    return [...own(a, usesA)].some((supplier) => theirs.has(supplier))
  }

  private key(id: string): string {
    return this.interests.key(id)
  }
  private usesBy(customer: string, supplier: string): readonly Use[] {
    return this.byCustomer.get(`${customer} ${supplier}`) ?? []
  }
  /** The use of a supplier as the use of each facility that the agreement covers; the facility stands where the supplier did. */
  private visitsOf(use: Use): Use[] {
    const covers = use.agreements.flatMap((agreement) => this.world.out('COVERS', agreement))
    return covers
      .filter((link) => this.world.entity(link.to).kind === 'FACILITY')
      .map((link) => ({ ...use, supplier: link.to, pieces: [...use.pieces, coverage(this.world, link)] }))
  }
}

const coverage = (world: World, link: Link): Piece => ({
  entities: [link.from, link.to],
  ...weakestOf([link, link.confidence]),
  clauses: [sayCoverage(world, link)],
})
