/**
 * Which share some agreements have of all, found by trying every corner: each amount at either end. Readings:
 *  1. Whatever total is more than nothing has its share; where none is, any share may be.
 *  2. A stated share is so; what is left of the whole is divided by amounts.
 *  3. What is unknown may be nothing or more than all that is known.
 */
import type { Lens } from '../../../src/claims/lens.ts'
import { RECEIVING_ROLES, SUPPLYING_ROLES } from '../../../src/graph/vocabulary.ts'
import { endDay, firstDay } from './days.ts'
import { both, type Grounds, restOn } from './grounds.ts'
import { parties, SUPPLY_KINDS } from './supply.ts'
import { known, type OracleWorld, ofType, rangeOf, type SeenLink } from './world.ts'

export type Measure = 'AGREEMENTS' | 'VALUE' | 'MEGAWATTS' | 'ACCELERATORS'
export interface Ends {
  min: number
  max: number
}
/** One agreement: on which side of the cut, and what is known of it. */
export interface Piece {
  /** Meant, not meant, or some of it: then how much is open. */
  cut: 'in' | 'out' | 'some'
  amount: Ends
  stated: Ends | null
}

const MORE_THAN_ALL = 1e30

/** Supply of one company by another, also inside a group: only nobody supplies itself. */
export interface Pair {
  agreement: SeenLink
  supplier: string
  customer: string
  grounds: Grounds
}
export function pairsIn(world: OracleWorld): Pair[] {
  return ofType(world, 'AGREEMENT').flatMap((agreement) => {
    const kind = agreement.attributes['kind']
    if (!SUPPLY_KINDS.some((each) => each === (kind?.value ?? 'OTHER'))) return []
    const companies = (roles: Parameters<typeof parties>[2]): SeenLink[] =>
      parties(world, agreement.from, roles).filter((link) => world.kindOf(link.from) === 'COMPANY')
    return companies(SUPPLYING_ROLES).flatMap((giver) =>
      companies(RECEIVING_ROLES)
        .filter((taker) => taker.from !== giver.from)
        .map((taker) => ({
          agreement,
          supplier: giver.from,
          customer: taker.from,
          grounds: both(restOn(giver), restOn(agreement, kind?.confidence ?? 1), restOn(taker)),
        }))
        .filter(({ grounds }) => grounds.confidence >= (world.lens.minConfidence ?? 0)),
    )
  })
}

const floor = (lens: Lens): number => lens.minConfidence ?? 0.25
/** An attribute that is sure enough, with how sure. */
export function sure(world: OracleWorld, link: SeenLink, name: string) {
  const stated = known(world, link, name)
  if (stated === null) return null
  const confidence = Math.min(stated.confidence, link.confidence)
  return confidence < floor(world.lens) ? null : { ...stated, confidence }
}
const NAMES = { VALUE: 'value', MEGAWATTS: 'megawatts', ACCELERATORS: 'accelerators' } as const

/** What is known of an agreement's size; null where nothing is. */
export function sizeOf(world: OracleWorld, agreement: SeenLink, measure: Exclude<Measure, 'AGREEMENTS'>) {
  const stated = sure(world, agreement, NAMES[measure])
  const range = rangeOf(stated)
  if (stated === null || range === null || (range.min === null && range.max === null)) return null
  if ('currency' in range && range.currency !== 'USD') return null
  return { min: range.min ?? 0, max: range.max ?? MORE_THAN_ALL, confidence: stated.confidence }
}
function yearsOf(world: OracleWorld, agreement: SeenLink): number | null {
  const [from, to] = ['validFrom', 'validTo'].map((name) => sure(world, agreement, name)?.value)
  if (typeof from !== 'string' || typeof to !== 'string') return null
  const days = (Date.parse(endDay(to)) - Date.parse(firstDay(from))) / 86_400_000
  return days > 0 ? days / 365.25 : null
}

/** The amount of each of these; values per year if all that have one have both dates. */
export function amountsIn(
  world: OracleWorld,
  agreements: readonly SeenLink[],
  measure: Measure,
): (a: SeenLink) => Ends {
  if (measure === 'AGREEMENTS') return () => ({ min: 1, max: 1 })
  const valued = agreements.filter((each) => sizeOf(world, each, measure) !== null)
  const annual = measure === 'VALUE' && valued.every((each) => yearsOf(world, each) !== null)
  return (agreement) => {
    const { min, max } = sizeOf(world, agreement, measure) ?? { min: 0, max: MORE_THAN_ALL }
    const years = annual ? (yearsOf(world, agreement) ?? 1) : 1
    return { min: min / years, max: max === MORE_THAN_ALL ? max : max / years }
  }
}

interface Corner {
  inside: number
  outside: number
  statedInside: number
  statedOutside: number
}
const NONE: Corner = { inside: 0, outside: 0, statedInside: 0, statedOutside: 0 }

/** Every way in which one agreement may count. */
function cornersOf({ cut, amount, stated }: Piece): Corner[] {
  const sizes = stated === null ? [amount.min, amount.max] : [stated.min, stated.max]
  const inside = sizes.map((size) =>
    stated === null ? { ...NONE, inside: size } : { ...NONE, statedInside: size },
  )
  const outside = sizes.map((size) =>
    stated === null ? { ...NONE, outside: size } : { ...NONE, statedOutside: size },
  )
  return cut === 'in' ? inside : cut === 'out' ? outside : [...inside, ...outside]
}

export function partOfAll(pieces: readonly Piece[], open: boolean): Ends {
  const unknown: Corner[][] = open ? [[NONE, { ...NONE, outside: MORE_THAN_ALL }]] : []
  let corners: Corner[] = [NONE]
  for (const several of [...pieces.map(cornersOf), ...unknown]) {
    corners = corners.flatMap((one) =>
      several.map((other) => ({
        inside: one.inside + other.inside,
        outside: one.outside + other.outside,
        statedInside: one.statedInside + other.statedInside,
        statedOutside: one.statedOutside + other.statedOutside,
      })),
    )
  }
  const isMeasured = (piece: Piece): boolean => piece.stated === null && piece.cut !== 'out'
  const hasInside = pieces.some(isMeasured)
  // Amounts of the corners that have any: where none has, it may be any part of what is left.
  const somewhere = corners.some((each) => each.inside + each.outside > 0)
  const shares = corners.flatMap(({ inside, outside, statedInside, statedOutside }) => {
    const [a, b] = [Math.min(1, statedInside), Math.min(1, statedOutside)]
    const left = Math.max(0, 1 - a - b)
    if (!hasInside) return [a]
    if (inside + outside > 0) return [a + left * (inside / (inside + outside))]
    return somewhere ? [] : [a, a + left]
  })
  return { min: Math.min(1, ...shares), max: Math.max(0, ...shares) }
}
