import { endDay, firstDay } from '../claims/days.ts'
import type { Link } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import {
  type AgreementKind,
  type AgreementStage,
  IN_FORCE,
  NOT_SUPPLY,
  type PartyRole,
  PROSPECTIVE,
  RECEIVING_ROLES,
  SUPPLYING_ROLES,
} from '../graph/vocabulary.ts'
import { moneyOf, rangeOf, surenessOf, textOf } from '../ownership/stated.ts'
import { type Piece, weakestOf } from './ways.ts'
import { saySupply, sayTerms } from './wording.ts'

/** One company supplies another under one agreement. */
export interface Supply {
  supplier: string
  customer: string
  agreement: string
  kind: AgreementKind
  /** From customer to supplier. */
  piece: Piece
}

/** 'now', 'later' (a letter of intent, or a start still to come), or null where it does not count. */
export function force(terms: Link, world: World): 'now' | 'later' | null {
  const stage = (textOf(terms, 'stage') ?? 'UNKNOWN') as AgreementStage
  if (PROSPECTIVE.includes(stage)) return 'later'
  if (!IN_FORCE.includes(stage)) return null
  const start = textOf(terms, 'validFrom')
  return start !== null && firstDay(start) > world.day ? 'later' : 'now'
}

export const kindOf = (terms: Link): AgreementKind => (textOf(terms, 'kind') ?? 'OTHER') as AgreementKind

/** Parties of an agreement in one of these roles; of one in several the surest link. */
export function partiesOf(world: World, agreement: string, roles: readonly PartyRole[]): Link[] {
  const found = new Map<string, Link>()
  for (const link of world.in('PARTY', agreement)) {
    if (!roles.includes(link.key as PartyRole)) continue
    const known = found.get(link.from)
    if (!known || link.confidence > known.confidence) found.set(link.from, link)
  }
  return [...found.values()]
}

/** Every supply between companies of the asked kinds that counts on the day; null: all kinds that supply. */
export function suppliesOf(world: World, kinds: readonly AgreementKind[] | null): Supply[] {
  const isCompany = (link: Link) => world.entity(link.from).kind === 'COMPANY'
  return world.ofType('AGREEMENT').flatMap((terms) => {
    const kind = kindOf(terms)
    const when = force(terms, world)
    if (when === null || NOT_SUPPLY.includes(kind) || (kinds && !kinds.includes(kind))) return []
    const suppliers = partiesOf(world, terms.from, SUPPLYING_ROLES).filter(isCompany)
    const customers = partiesOf(world, terms.from, RECEIVING_ROLES).filter(isCompany)
    return customers.flatMap((customer) =>
      suppliers
        .filter((supplier) => supplier.from !== customer.from)
        .map((supplier) => supplyOf(world, terms, kind, supplier, customer, when === 'later')),
    )
  })
}

function supplyOf(
  world: World,
  terms: Link,
  kind: AgreementKind,
  supplier: Link,
  customer: Link,
  later: boolean,
): Supply {
  return {
    supplier: supplier.from,
    customer: customer.from,
    agreement: terms.from,
    kind,
    piece: {
      entities: [customer.from, terms.from, supplier.from],
      // That it supplies at all rests on its kind; its stage only says since when.
      ...weakestOf(
        [customer, customer.confidence],
        [terms, surenessOf(terms, 'kind')],
        [supplier, supplier.confidence],
      ),
      clauses: [
        `${world.name(customer.from)} ${saySupply(kind, later)} ${world.name(supplier.from)} ${sayTerms(terms, ...doubtful(terms, customer, supplier))}`,
      ],
      prospective: later,
    },
  }
}

/** A party's own doubt is said only where it is not the agreement's. */
const doubtful = (terms: Link, ...parties: readonly Link[]): Link[] =>
  parties.filter((party) => party.confidence < terms.confidence && party.status !== terms.status)

/** What an agreement is worth in US dollars: what is firm, else "up to". Other currencies are not compared. */
export function worthOf(world: World, agreement: string): number | null {
  const terms = world.terms(agreement)
  const value =
    terms && terms.attributes['value'] && surenessOf(terms, 'value') >= world.floor
      ? moneyOf(terms, 'value')
      : null
  return value?.currency === 'USD' ? (value.min ?? value.max) : null
}

const DAYS_PER_YEAR = 365.25

/** Its worth per year; known only with both dates of service. */
function annualOf(world: World, agreement: string): number | null {
  const worth = worthOf(world, agreement)
  const terms = world.terms(agreement)
  const from = terms && textOf(terms, 'validFrom')
  const to = terms && textOf(terms, 'validTo')
  if (worth === null || !from || !to) return null
  const days = (Date.parse(endDay(to)) - Date.parse(firstDay(from))) / 86_400_000
  return days > 0 ? worth / (days / DAYS_PER_YEAR) : null
}

function megawattsOf(world: World, agreement: string): number | null {
  const terms = world.terms(agreement)
  const range = terms && surenessOf(terms, 'megawatts') >= world.floor ? rangeOf(terms, 'megawatts') : null
  return range ? (range.min ?? range.max) : null
}

/** What findings are ordered by: the smaller side's known annual value and power, and how many agreements there are. */
export function sizeOf(world: World, sides: readonly (readonly string[])[]) {
  const sum = (
    of: (world: World, agreement: string) => number | null,
    side: readonly string[],
  ): number | null => {
    const known = [...new Set(side)]
      .map((agreement) => of(world, agreement))
      .filter((value) => value !== null)
    return known.length ? known.reduce((a, b) => a + b) : null
  }
  const smaller = (of: (world: World, agreement: string) => number | null): number | null => {
    const sums = sides.filter((side) => side.length > 0).map((side) => sum(of, side))
    return sums.length === 0 || sums.includes(null)
      ? null
      : Math.min(...sums.filter((value) => value !== null))
  }
  return {
    annualValue: smaller(annualOf),
    megawatts: smaller(megawattsOf),
    agreements: new Set(sides.flat()).size,
  }
}
