/**
 * On how few suppliers somebody depends (design §5). Readings:
 *  1. The customers are all of the group of the one that is asked for, or of the groups of all that compete in the market; reached within
 *     maxHops. What a group supplies to itself does not count. Suppliers are counted by group.
 *  2. Who is less sure than minConfidence does not count at all; nor does an amount that is less sure: it is unknown.
 *  3. An agreement counts once for each group of suppliers. An amount that is shared with suppliers of another group, or with customers that
 *     are not asked for, may be of nobody or of one alone: from 0.
 *  4. VALUE: US dollars; per year if all agreements that have a value have both dates. Known alone: of "at least", that much.
 *  5. What is to come is no supply today: shares and index count agreements in force; where there is none, all. Who is only to supply has the
 *     share of once all has begun. No other source is known where none is to come, either.
 *  6. A supplier that certainly supplies 0 has no part in the index.
 */

import type { Lens } from '../../../../src/claims/lens.ts'
import {
  type AgreementKind,
  INFRASTRUCTURE_KINDS,
  RECEIVING_ROLES,
  SUPPLYING_ROLES,
} from '../../../../src/graph/vocabulary.ts'
import { endDay, firstDay } from '../days.ts'
import { both, type Grounds, restOn, surest } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, type Groups, groupsOf } from '../groups.ts'
import { type Ends, leastHhi, mostHhi } from '../hhi.ts'
import { parties, suppliesIn } from '../supply.ts'
import { type ClaimGraph, known, lookAt, type OracleWorld, ofType, rangeOf, type SeenLink } from '../world.ts'

export type Measure = 'AGREEMENTS' | 'VALUE' | 'MEGAWATTS' | 'ACCELERATORS'
export interface SupplierConcentrationParams {
  customer?: string | null
  market?: string | null
  kinds?: readonly AgreementKind[] | null
  measure?: Measure
  affiliates?: AffiliateRule
}
export interface OracleShare {
  /** The supplier's group. */
  supplier: string
  share: Ends
  soleSource: boolean
  confidence: number
}
export interface OracleConcentration {
  shares: readonly OracleShare[]
  hhi: Ends | null
  hhiKnown: Ends | null
  coverage: number
}

interface Sold {
  agreement: SeenLink
  group: string
  grounds: Grounds
}

function soldIn(world: OracleWorld, groups: Groups, params: SupplierConcentrationParams): Sold[] {
  const competitors = ofType(world, 'COMPETES_IN').filter((link) => link.to === params.market)
  const askers = params.customer
    ? [{ id: params.customer, grounds: null }]
    : competitors.map((link) => ({ id: link.from, grounds: restOn(link) }))
  return suppliesIn(world, groups, params.kinds ?? INFRASTRUCTURE_KINDS).flatMap((supply) => {
    const leads = askers.flatMap(({ id, grounds }) => {
      const inside =
        groups.label(id) === groups.label(supply.customer) ? groups.reach(id, supply.customer) : null
      return inside === null ? [] : [grounds === null ? inside : both(grounds, inside)]
    })
    const lead = surest(leads)
    const agreement = ofType(world, 'AGREEMENT').find((link) => link.from === supply.agreement)
    if (lead === null || agreement === undefined) return []
    const grounds = both(lead, supply.grounds)
    if (world.lens.minConfidence !== null && grounds.confidence < world.lens.minConfidence) return []
    return [{ agreement, group: groups.label(supply.supplier), grounds }]
  })
}

const NOTHING_KNOWN: Ends = { min: 0, max: Number.POSITIVE_INFINITY }

function amountOf(world: OracleWorld, agreement: SeenLink, measure: Measure): Ends {
  if (measure === 'AGREEMENTS') return { min: 1, max: 1 }
  const name = { VALUE: 'value', MEGAWATTS: 'megawatts', ACCELERATORS: 'accelerators' }[measure]
  const stated = sure(world, agreement, name)
  const range = rangeOf(stated)
  if (range === null || ('currency' in range && range.currency !== 'USD')) return NOTHING_KNOWN
  return { min: range.min ?? 0, max: range.max ?? Number.POSITIVE_INFINITY }
}
const sure = (world: OracleWorld, link: SeenLink, name: string): ReturnType<typeof known> => {
  const stated = known(world, link, name)
  return stated && Math.min(stated.confidence, link.confidence) >= (world.lens.minConfidence ?? 0.25)
    ? stated
    : null
}
const isStated = (world: OracleWorld, agreement: SeenLink): boolean => {
  const range = rangeOf(sure(world, agreement, 'value'))
  return (
    range !== null &&
    'currency' in range &&
    range.currency === 'USD' &&
    (range.min !== null || range.max !== null)
  )
}

function years(world: OracleWorld, agreement: SeenLink): number | null {
  const [from, to] = ['validFrom', 'validTo'].map((name) => sure(world, agreement, name)?.value)
  if (typeof from !== 'string' || typeof to !== 'string') return null
  const days = (Date.parse(endDay(to)) - Date.parse(firstDay(from))) / 86_400_000
  return days > 0 ? days / 365.25 : null
}

const add = (all: readonly Ends[]): Ends => ({
  min: all.reduce((sum, each) => sum + each.min, 0),
  max: all.reduce((sum, each) => sum + each.max, 0),
})

export function supplierConcentration(
  graph: ClaimGraph,
  params: SupplierConcentrationParams,
  lens: Lens,
): OracleConcentration {
  const world = lookAt(graph, lens)
  const groups = groupsOf(world, params.affiliates ?? DEFAULT_RULE)
  const everything = soldIn(world, groups, params)
  const now = everything.filter((each) => !each.agreement.prospective)
  const today = now.length > 0 ? tallyOf(world, groups, params, now, everything) : null
  const later = tallyOf(world, groups, params, everything, everything)
  const supplying = today?.shares.map(({ supplier }) => supplier) ?? []
  const toCome = later.shares.filter(({ supplier }) => !supplying.includes(supplier))
  return today === null ? later : { ...today, shares: [...today.shares, ...toCome] }
}

function tallyOf(
  world: OracleWorld,
  groups: Groups,
  params: SupplierConcentrationParams,
  sold: readonly Sold[],
  everything: readonly Sold[],
): OracleConcentration {
  const measure = params.measure ?? 'AGREEMENTS'
  const asked = new Set(
    params.customer
      ? [groups.label(params.customer)]
      : ofType(world, 'COMPETES_IN')
          .filter((l) => l.to === params.market)
          .map((l) => groups.label(l.from)),
  )
  const agreements = [...new Set(sold.map((each) => each.agreement))]
  const annual = agreements.every((each) => !isStated(world, each) || years(world, each) !== null)
  const amount = (agreement: SeenLink): Ends => {
    const whole = amountOf(world, agreement, measure)
    const per = measure === 'VALUE' && annual ? (years(world, agreement) ?? 1) : 1
    const companies = (roles: Parameters<typeof parties>[2]): string[] =>
      parties(world, agreement.from, roles)
        .filter((link) => world.kindOf(link.from) === 'COMPANY')
        .map((link) => link.from)
    const [givers, takers] = [companies(SUPPLYING_ROLES), companies(RECEIVING_ROLES)]
    // Who only supplies itself is no other supplier.
    const other =
      new Set(givers.filter((g) => takers.some((t) => t !== g)).map((g) => groups.label(g))).size > 1
    const elsewhere = takers.some((t) => givers.some((g) => g !== t) && !asked.has(groups.label(t)))
    const isShared = measure !== 'AGREEMENTS' && (other || elsewhere)
    return { min: isShared ? 0 : whole.min / per, max: whole.max / per }
  }
  const suppliers = [...new Set(sold.map((each) => each.group))].sort()
  const parts = suppliers.map((group) => {
    const theirs = [
      ...new Set(sold.filter((each) => each.group === group).map((each) => each.agreement)),
    ].map(amount)
    const some = theirs.filter((each) => each.min > 0 || each.max < Number.POSITIVE_INFINITY)
    const stated = some.map((each) =>
      each.max === Number.POSITIVE_INFINITY ? { min: each.min, max: each.min } : each,
    )
    return { whole: add(theirs), known: some.length > 0 ? add(stated) : null }
  })
  const wholes = parts.map((part) => part.whole)
  const knowns = parts.flatMap((part) => part.known ?? [])
  return {
    shares: suppliers.map((supplier, i) => ({
      supplier,
      share: shareOf(wholes, i),
      soleSource:
        new Set(everything.map((each) => each.group)).size === 1 &&
        !hasFacility(
          world,
          groups,
          asked,
          everything.map((each) => each.agreement),
        ),
      confidence:
        surest(everything.filter((each) => each.group === supplier).map((each) => each.grounds))
          ?.confidence ?? 0,
    })),
    hhi: bothEnds(wholes),
    hhiKnown: bothEnds(knowns),
    coverage: suppliers.length === 0 ? 0 : knowns.length / suppliers.length,
  }
}

const bothEnds = (parts: readonly Ends[]): Ends | null =>
  parts.some((part) => part.max > 0) ? { min: leastHhi(parts), max: mostHhi(parts) } : null

function shareOf(wholes: readonly Ends[], i: number): Ends {
  const own = wholes[i] ?? NOTHING_KNOWN
  const rest = add(wholes.filter((_, j) => j !== i))
  if (own.max === 0) return { min: 0, max: 0 }
  return {
    min: rest.max === 0 ? 1 : rest.max === Number.POSITIVE_INFINITY ? 0 : own.min / (own.min + rest.max),
    max: own.max === Number.POSITIVE_INFINITY ? 1 : own.max / (own.max + rest.min),
  }
}

function hasFacility(
  world: OracleWorld,
  groups: Groups,
  asked: ReadonlySet<string>,
  agreements: readonly SeenLink[],
): boolean {
  const supplied = ofType(world, 'COVERS').filter((link) =>
    agreements.some((each) => each.from === link.from),
  )
  return [...ofType(world, 'OPERATION'), ...ofType(world, 'OWNERSHIP')].some(
    (link) =>
      world.kindOf(link.to) === 'FACILITY' &&
      asked.has(groups.label(link.from)) &&
      !supplied.some((covers) => covers.to === link.to),
  )
}
