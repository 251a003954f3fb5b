import { z } from 'zod'
import { endDay, firstDay } from '../claims/days.ts'
import type { Link } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import { moneyOf, rangeOf, surenessOf, textOf } from '../ownership/stated.ts'

export const MEASURES = ['AGREEMENTS', 'VALUE', 'MEGAWATTS', 'ACCELERATORS'] as const
export type Measure = (typeof MEASURES)[number]

/** GraphQL's null means the default. */
export const measureParameter = z
  .enum(MEASURES, `measure must be one of ${MEASURES.join(', ')}.`)
  .nullish()
  .transform((measure): Measure => measure ?? 'AGREEMENTS')

/** What an agreement is known to amount to. Nothing known is [0, ∞]: it may be anything, and is never taken for nothing. */
export interface Amount {
  min: number
  max: number
  /** How sure what is known of it is; null where nothing has to be known of it. */
  confidence: number | null
}
export interface Amounts {
  of: ReadonlyMap<string, Amount>
  /** Of values: whether they are per year. */
  annual: boolean
}

const ONE: Amount = { min: 1, max: 1, confidence: null }
const UNKNOWN: Amount = { min: 0, max: Number.POSITIVE_INFINITY, confidence: null }
/** In other currencies a value is unknown: no rate of exchange is in the graph. */
const CURRENCY = 'USD'
const DAYS_PER_YEAR = 365.25

/**
 * What each of some agreements amounts to. Values are per year if every one that has a value has both dates of service, else
 * totals: a total and an annual value are never counted together. What is less sure than `floor` is unknown.
 */
export function amountsOf(
  world: World,
  agreements: Iterable<string>,
  measure: Measure,
  floor: number = world.floor,
): Amounts {
  const terms = [...new Set(agreements)].map((id) => [id, world.terms(id)] as const)
  if (measure === 'AGREEMENTS') return { of: new Map(terms.map(([id]) => [id, ONE])), annual: false }
  if (measure === 'VALUE') return valuesOf(terms, floor)
  const name = measure === 'MEGAWATTS' ? 'megawatts' : 'accelerators'
  const of = terms.map(([id, link]) => [id, link ? quantity(link, name, floor) : UNKNOWN] as const)
  return { of: new Map(of), annual: false }
}

function valuesOf(terms: readonly (readonly [string, Link | undefined])[], floor: number): Amounts {
  const values = terms.map(([id, link]) => {
    const total =
      link && moneyOf(link, 'value')?.currency === CURRENCY ? quantity(link, 'value', floor) : UNKNOWN
    return { id, total, years: link && total !== UNKNOWN ? yearsOf(link, floor) : null }
  })
  const annual = values.every(({ total, years }) => total === UNKNOWN || years !== null)
  const of = values.map(({ id, total, years }) => {
    const per = annual && years !== null ? years : 1
    return [id, { ...total, min: total.min / per, max: total.max / per }] as const
  })
  return { of: new Map(of), annual: annual && values.some(({ total }) => total !== UNKNOWN) }
}

function quantity(link: Link, name: string, floor: number): Amount {
  const range = rangeOf(link, name)
  const confidence = surenessOf(link, name)
  if (!range || (range.min === null && range.max === null) || confidence < floor) return UNKNOWN
  return { min: range.min ?? UNKNOWN.min, max: range.max ?? UNKNOWN.max, confidence }
}

/** How long service lasts; known only with both dates. */
function yearsOf(link: Link, floor: number): number | null {
  const [from, to] = ['validFrom', 'validTo'].map((name) =>
    surenessOf(link, name) < floor ? null : textOf(link, name),
  )
  if (!from || !to) return null
  const days = (Date.parse(endDay(to)) - Date.parse(firstDay(from))) / 86_400_000
  return days > 0 ? days / DAYS_PER_YEAR : null
}
