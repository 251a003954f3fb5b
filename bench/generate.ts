import type { RawRecord, RecordKind } from '../src/claims/parse.ts'
import { AGREEMENT_KINDS, INFRASTRUCTURE_KINDS } from '../src/graph/vocabulary.ts'
import { Random } from './random.ts'

const STATUSES = ['DISCLOSED', 'ANNOUNCED', 'REPORTED', 'REPORTED', 'ESTIMATED'] as const
const STAGES = ['SIGNED', 'EFFECTIVE', 'LETTER_OF_INTENT', null, null] as const
const WORDS = ['North', 'River', 'Quartz', 'Amber', 'Vector', 'Harbor', 'Summit', 'Lumen', 'Cedar', 'Orbit']
const TRADES = ['Compute', 'Energy', 'Networks', 'Foundry', 'Robotics', 'Cloud', 'Capital', 'Labs']
/** Companies of one group: the first owns most of the others. */
const GROUP = 5
const SMALL_MARKET = 12
const LARGE_MARKETS = 3
/** The hubs, by number: who supplies most, who holds a little of everything, who controls most. */
const CLOUD = 0
const INDEX_FUND = 1
const CONGLOMERATE = 2

/**
 * Records of a deal graph of so many companies, in the interchange format: groups and minority holdings, investments,
 * rivals in many small markets and a few large ones, people, facilities, products, and deals of which few companies have most.
 * They come in lots, so that a graph of any size takes no memory: every claim about one tie is in the same lot.
 */
export const generate = (companies: number): Generator<RawRecord[]> => new Maker(companies).lots()

class Maker {
  private readonly random: Random
  private readonly companies: number
  /** Thousands in a large market, and yet ever fewer of all. */
  private readonly crowd: number
  private readonly count: Readonly<Record<'source' | 'person' | 'facility' | 'product' | 'market', number>>
  private made: RawRecord[] = []

  constructor(companies: number) {
    this.companies = companies
    this.random = new Random(companies)
    this.crowd = (30 * Math.sqrt(companies)) / companies
    this.count = {
      source: Math.ceil(companies / 50),
      person: Math.ceil(companies / 10),
      facility: Math.ceil(companies / 20),
      product: Math.ceil(companies / 20),
      market: Math.ceil(companies / SMALL_MARKET) + LARGE_MARKETS,
    }
  }

  *lots(): Generator<RawRecord[]> {
    for (let i = 0; i < this.count.source; i++) yield this.lot(() => this.source(i))
    for (const what of ['market', 'facility', 'product', 'person'] as const)
      for (let i = 0; i < this.count[what]; i++)
        yield this.lot(() => this.entity(what, i, `${this.random.pick(WORDS)} ${what} ${i}`))
    for (let i = 0; i < this.companies; i++) yield this.lot(() => this.company(i))
    for (let i = 0; i < this.companies; i++) yield this.lot(() => this.tiesOf(i))
    for (let i = 0; i < this.count.person; i++) yield this.lot(() => this.roles(i))
    for (let i = 0; i < this.count.facility; i++)
      yield this.lot(() => this.link('OPERATION', this.anyCompany(), id('facility', i)))
    for (let i = 0; i < this.count.product; i++)
      yield this.lot(() => this.link('OFFERING', this.anyCompany(), id('product', i)))
    for (let i = 0; i < this.companies / 4; i++) yield this.lot(() => this.agreement(i))
  }

  private lot(make: () => void): RawRecord[] {
    this.made = []
    make()
    return this.made
  }
  private add(kind: RecordKind, value: unknown): void {
    this.made.push({ kind, value, line: null })
  }
  private any(what: keyof Maker['count']): string {
    return id(what, this.random.whole(this.count[what]))
  }
  private anyCompany(): string {
    return id('company', this.random.whole(this.companies))
  }

  private source(i: number): void {
    const { random } = this
    const [publishedOn, reliability] = [random.day(), random.pick(['A', 'B', 'C'])]
    const title = `Report ${i} on ${random.pick(TRADES)}`
    this.add('source', { id: id('source', i), title, publishedOn, kind: 'NEWS', reliability })
  }
  private company(i: number): void {
    const { random } = this
    const isFund = i === INDEX_FUND || random.chance(0.02)
    const name = `${random.pick(WORDS)} ${random.pick(TRADES)} ${i}`
    this.entity('company', i, name, { form: isFund ? 'FUND' : 'COMPANY', country: 'US' })
  }
  private entity(what: string, i: number, name: string, more: object = {}): void {
    this.add('entity', {
      id: id(what, i),
      kind: what.toUpperCase(),
      name,
      aliases: [`${name} Inc.`],
      ...more,
    })
  }

  /** What one source says; now and then a second one says so too, or a third denies it. */
  private claim(what: object, validFrom?: string): void {
    const { random } = this
    const said = (more: object = {}) => {
      const [status, source, locator] = [
        random.pick(STATUSES),
        this.any('source'),
        `paragraph ${random.whole(40)}`,
      ]
      this.add('claim', { ...what, validFrom, status, source, locator, ...more })
    }
    said()
    if (random.chance(0.15)) said()
    if (random.chance(0.01)) said({ supports: false })
  }
  private link(link: string, from: string, to: string, attributes: object = {}, since?: string): void {
    if (from !== to) this.claim({ link, from, to, attributes }, since)
  }

  private tiesOf(i: number): void {
    const { random } = this
    this.owners(i)
    this.markets(i)
    if (!random.chance(0.15)) return
    const min = (1 + random.whole(500)) * 1_000_000
    const round = `Series ${random.pick(['A', 'B', 'C', 'D'])}`
    const amount = { min, max: min, currency: 'USD' }
    const investor = id('company', random.skewed(this.companies))
    this.link('INVESTMENT', investor, id('company', i), { round, on: random.day(), amount })
  }

  private owners(i: number): void {
    const { random } = this
    const owned = id('company', i)
    const first = i - (i % GROUP)
    const share = (min: number, max: number) => ({ share: { min: random.share(min, max) } })
    if (i !== first && random.chance(0.3)) {
      const how = random.chance(0.5) ? { controls: true } : share(0.51, 0.8)
      this.link('OWNERSHIP', id('company', first), owned, how, random.day())
    } else if (i > 1000 && i % 2000 === 0) {
      this.link('OWNERSHIP', id('company', CONGLOMERATE), owned, share(0.51, 0.9), random.day())
    } else if (random.chance(0.1)) {
      this.link('OWNERSHIP', this.any('person'), owned, { controls: true }, random.day())
    }
    if (random.chance(0.15)) {
      const least = Math.max(GROUP, i)
      const holder = id('company', least + random.whole(Math.max(1, this.companies - least)))
      this.link('OWNERSHIP', holder, owned, share(0.01, 0.15), random.day())
    }
    if (i > INDEX_FUND && random.chance(0.02))
      this.link('OWNERSHIP', id('company', INDEX_FUND), owned, share(0.01, 0.09), random.day())
  }

  /** Neighbours by number share a small market; some are in a large one too, where nobody lists every pair of rivals. */
  private markets(i: number): void {
    const { random } = this
    const [one, small] = [id('company', i), Math.floor(i / SMALL_MARKET)]
    const market = id('market', LARGE_MARKETS + small)
    if (random.chance(0.4)) this.link('COMPETES_IN', one, market)
    if (random.chance(this.crowd)) this.link('COMPETES_IN', one, id('market', random.skewed(LARGE_MARKETS)))
    // Only with one of a higher number, so that a rivalry is told in one lot.
    const rival = i + 1 + random.whole(SMALL_MARKET - (i % SMALL_MARKET))
    if (random.chance(0.2) && rival < this.companies && Math.floor(rival / SMALL_MARKET) === small)
      this.link('RIVALRY', one, id('company', rival), { market })
  }

  private roles(i: number): void {
    const { random } = this
    const role = random.pick(['FOUNDER', 'CEO', 'BOARD_MEMBER'])
    for (let n = 0; n < 1 + random.whole(2); n++)
      this.link('ROLE', id('person', i), this.anyCompany(), { role }, random.day())
  }

  private agreement(i: number): void {
    const { random } = this
    const supplier = random.chance(0.03) ? CLOUD : random.skewed(this.companies)
    const customer = random.whole(this.companies)
    if (supplier === customer) return
    const parties = [
      { role: 'SUPPLIER', entity: id('company', supplier) },
      { role: 'CUSTOMER', entity: id('company', customer) },
    ]
    if (random.chance(0.2)) parties.push({ role: 'OPERATOR', entity: this.anyCompany() })
    const deal = id('deal', i)
    const min = (1 + random.whole(900)) * 1_000_000
    const [announcedOn, stage] = [random.day(), random.pick(STAGES)]
    const kind = random.pick(random.chance(0.7) ? INFRASTRUCTURE_KINDS : AGREEMENT_KINDS)
    const covers = random.chance(0.5) ? [this.any('facility')] : []
    const value = random.chance(0.6) ? { min, max: null, currency: 'USD' } : null
    for (let n = 0; n < 1 + random.skewed(3); n++) {
      const statements = [{ topic: 'PURPOSE', text: `What ${deal} is for, as told ${n + 1} times.` }]
      const terms = { kind, stage, parties, covers, value, announcedOn, statements }
      this.claim({ agreement: { id: deal, name: `Deal ${i}`, ...terms } })
    }
  }
}

/** Unlike any id of a seed pack, so that a pack can stand in the midst of it and share nothing. */
const id = (what: string, i: number): string => `bench-${what}-${i}`
