import type { World } from '../../claims/world.ts'
import type { Draft } from '../define-question.ts'
import { hhiOf, sharesOf } from './hhi.ts'
import type { Parameters } from './parameters.ts'
import { sayHeadline } from './say.ts'
import { type Supplied, standing, suppliedTo, type Tally } from './suppliers.ts'

/**
 * Each supplier with its share, as a range: of what is in force, where it has a part in that; else, prospective, of all as if what is to
 * come had started. Pure.
 */
export function decide(world: World, parameters: Parameters, least: number | null = null): Draft[] {
  const supplied = suppliedTo(world, parameters, least)
  const { today, onceBegun } = supplied
  const supplying = new Set(today.suppliers.map(({ id }) => id))
  return [
    ...draftsOf(world, parameters, supplied, today),
    ...draftsOf(world, parameters, supplied, onceBegun, supplying),
  ]
}

function draftsOf(
  world: World,
  parameters: Parameters,
  supplied: Supplied,
  tally: Tally,
  but: ReadonlySet<string> = new Set(),
): Draft[] {
  const shares = sharesOf(tally.suppliers.map(({ whole }) => whole))
  return tally.suppliers.flatMap((supplier, i): Draft[] => {
    if (but.has(supplier.id)) return []
    const share = shares[i] ?? { min: 0, max: 1 }
    const soleSource = supplied.onceBegun.suppliers.length === 1 && !supplied.ownFacility
    return [
      {
        identity: ['supplierConcentration', parameters.customer ?? parameters.market ?? '', supplier.id],
        ways: supplier.ways.map((way) =>
          soleSource ? { ...way, qualifiers: [...way.qualifiers, 'SOLE_SOURCE'] } : way,
        ),
        headline: () => sayHeadline(world, parameters, supplied, tally, supplier, share),
        own: () => ({ supplier: supplier.id, share, soleSource }),
        order: () => [-share.max, -share.min],
        annualValue: null,
        megawatts: null,
        agreements: supplier.agreements.length,
        names: [world.name(supplier.id)],
      },
    ]
  })
}

export interface Index {
  hhi: { min: number | null; max: number | null }
  hhiKnown: { min: number; max: number } | null
  coverage: number
  truncated: boolean
}

/** How concentrated all that is, and as far as amounts are known. */
export function indexOf(supplied: Supplied): Index {
  const { suppliers } = standing(supplied)
  const known = suppliers.flatMap((supplier) => supplier.known ?? [])
  const [whole, part] = [hhiOf(suppliers.map((supplier) => supplier.whole)), hhiOf(known)]
  return {
    hhi: whole ? { min: whole.min, max: whole.max } : { min: null, max: null },
    hhiKnown: part && { min: part.min, max: part.max },
    coverage: suppliers.length === 0 ? 0 : known.length / suppliers.length,
    truncated: (whole?.truncated ?? false) || (part?.truncated ?? false),
  }
}
