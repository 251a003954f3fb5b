import type { RawRecord, RecordKind } from '../src/claims/parse.ts'
import { AGREEMENT_KINDS, INFRASTRUCTURE_KINDS } from '../src/graph/vocabulary.ts'
import { Random } from './random.ts'

export interface Size {
  /** Before every id, so that two generated graphs can stand side by side and share nothing. */
  prefix: string
  companies: number
}

const STATUSES = ['DISCLOSED', 'ANNOUNCED', 'REPORTED', 'REPORTED', 'ESTIMATED'] as const
const STAGES = ['SIGNED', 'EFFECTIVE', 'LETTER_OF_INTENT', null, null] as const
const WORDS = ['North', 'River', 'Quartz', 'Amber', 'Vector', 'Harbor', 'Summit', 'Lumen', 'Cedar', 'Orbit']
const TRADES = ['Compute', 'Energy', 'Networks', 'Foundry', 'Robotics', 'Cloud', 'Capital', 'Labs']
/** Companies of one group: the first owns most of the others. */
const GROUP = 5
const SMALL_MARKET = 12
const LARGE_MARKETS = 3

/**
 * Records of a deal graph of so many companies, in the interchange format: groups and minority holdings, investments,
 * rivals in many small markets and a few large ones, people, facilities, products, and deals of which few companies have most.
 */
export function generate({ prefix, companies }: Size): RawRecord[] {
  return new Generator(prefix, companies).records()
}

class Generator {
  private readonly random: Random
  private readonly made: RawRecord[] = []
  private readonly prefix: string
  private readonly companies: number
  private readonly count: Readonly<Record<'source' | 'person' | 'facility' | 'product' | 'market', number>>

  constructor(prefix: string, companies: number) {
    this.prefix = prefix
    this.companies = companies
    this.random = new Random(companies)
    this.count = {
      source: Math.ceil(companies / 20),
      person: Math.ceil(companies / 5),
      facility: Math.ceil(companies / 20),
      product: Math.ceil(companies / 5),
      market: Math.ceil(companies / SMALL_MARKET) + LARGE_MARKETS,
    }
  }

  records(): RawRecord[] {
    this.things()
    for (let i = 0; i < this.companies; i++) {
      this.owners(i)
      this.markets(i)
      if (this.random.chance(0.5)) this.investment(i)
    }
    this.peopleAndPlaces()
    for (let i = 0; i < this.companies / 2; i++) this.agreement(i)
    return this.made
  }

  private add(kind: RecordKind, value: unknown): void {
    this.made.push({ kind, value, line: null })
  }
  private id(what: string, i: number): string {
    return `${this.prefix}-${what}-${i}`
  }
  private any(what: keyof Generator['count']): string {
    return this.id(what, this.random.whole(this.count[what]))
  }
  private company(): string {
    return this.id('company', this.random.whole(this.companies))
  }

  private things(): void {
    const { random } = this
    for (let i = 0; i < this.count.source; i++) {
      const [publishedOn, reliability] = [random.day(), random.pick(['A', 'B', 'C'])]
      const title = `Report ${i} on ${random.pick(TRADES)}`
      this.add('source', { id: this.id('source', i), title, publishedOn, kind: 'NEWS', reliability })
    }
    for (let i = 0; i < this.companies; i++) {
      const name = `${random.pick(WORDS)} ${random.pick(TRADES)} ${this.prefix} ${i}`
      this.entity('company', i, name, { form: random.chance(0.02) ? 'FUND' : 'COMPANY', country: 'US' })
    }
    for (const what of ['person', 'facility', 'product', 'market'] as const) {
      for (let i = 0; i < this.count[what]; i++)
        this.entity(what, i, `${random.pick(WORDS)} ${what} ${this.prefix} ${i}`)
    }
  }
  private entity(what: string, i: number, name: string, more: object = {}): void {
    this.add('entity', {
      id: this.id(what, i),
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
      const [status, source] = [random.pick(STATUSES), this.any('source')]
      this.add('claim', {
        ...what,
        validFrom,
        status,
        source,
        locator: `paragraph ${random.whole(40)}`,
        ...more,
      })
    }
    said()
    if (random.chance(0.2)) said()
    if (random.chance(0.02)) said({ supports: false })
  }
  private link(link: string, from: string, to: string, attributes: object = {}, since?: string): void {
    if (from !== to) this.claim({ link, from, to, attributes }, since)
  }

  private owners(i: number): void {
    const { random } = this
    const id = this.id('company', i)
    const parent = this.id('company', i - (i % GROUP))
    if (id !== parent && random.chance(0.5)) {
      const how = random.chance(0.5) ? { controls: true } : { share: { min: random.share(0.51, 1) } }
      this.link('OWNERSHIP', parent, id, how, random.day())
    } else if (random.chance(0.2)) {
      this.link('OWNERSHIP', this.any('person'), id, { controls: true }, random.day())
    }
    if (random.chance(0.3))
      this.link('OWNERSHIP', this.company(), id, { share: { min: random.share(0.01, 0.4) } }, random.day())
  }

  /** Neighbours by number share a small market; a third are in a large one too, where nobody lists every pair of rivals. */
  private markets(i: number): void {
    const { random } = this
    const [id, small] = [this.id('company', i), Math.floor(i / SMALL_MARKET)]
    const market = this.id('market', LARGE_MARKETS + small)
    this.link('COMPETES_IN', id, market)
    if (random.chance(0.3)) this.link('COMPETES_IN', id, this.id('market', random.whole(LARGE_MARKETS)))
    const rival = small * SMALL_MARKET + random.whole(SMALL_MARKET)
    if (random.chance(0.5) && rival < this.companies)
      this.link('RIVALRY', id, this.id('company', rival), { market })
  }

  private investment(i: number): void {
    const { random } = this
    const min = (1 + random.whole(500)) * 1_000_000
    const attributes = {
      round: `Series ${random.pick(['A', 'B', 'C', 'D'])}`,
      on: random.day(),
      amount: { min, max: min, currency: 'USD' },
    }
    this.link(
      'INVESTMENT',
      this.id('company', random.skewed(this.companies)),
      this.id('company', i),
      attributes,
    )
  }

  private peopleAndPlaces(): void {
    const { random } = this
    for (let i = 0; i < this.count.person; i++) {
      const role = random.pick(['FOUNDER', 'CEO', 'BOARD_MEMBER'])
      for (let n = 0; n < 1 + random.whole(2); n++)
        this.link('ROLE', this.id('person', i), this.company(), { role }, random.day())
    }
    for (let i = 0; i < this.count.facility; i++)
      this.link('OPERATION', this.company(), this.id('facility', i))
    for (let i = 0; i < this.count.product; i++) this.link('OFFERING', this.company(), this.id('product', i))
  }

  private agreement(i: number): void {
    const { random } = this
    const supplier = this.id('company', random.skewed(this.companies))
    const customer = this.company()
    if (supplier === customer) return
    const parties = [
      { role: 'SUPPLIER', entity: supplier },
      { role: 'CUSTOMER', entity: customer },
    ]
    if (random.chance(0.2)) parties.push({ role: 'OPERATOR', entity: this.company() })
    const id = this.id('deal', i)
    const min = (1 + random.whole(900)) * 1_000_000
    const [announcedOn, stage] = [random.day(), random.pick(STAGES)]
    const kind = random.pick(random.chance(0.7) ? INFRASTRUCTURE_KINDS : AGREEMENT_KINDS)
    const covers = random.chance(0.5) ? [this.any('facility')] : []
    for (let n = 0; n < 1 + random.skewed(3); n++) {
      const statements = [{ topic: 'PURPOSE', text: `What ${id} is for, as told ${n + 1} times.` }]
      const value = random.chance(0.6) ? { min, max: null, currency: 'USD' } : null
      const agreement = {
        id,
        name: `Deal ${i}`,
        kind,
        stage,
        parties,
        covers,
        value,
        announcedOn,
        statements,
      }
      this.claim({ agreement })
    }
  }
}
