import type { World } from '../../claims/world.ts'
import type { Draft } from '../define-question.ts'
import { hhiOf, sharesOf } from './hhi.ts'
import type { Parameters } from './parameters.ts'
import { sayHeadline } from './say.ts'
import { type Supplied, suppliedTo } from './suppliers.ts'

/** Each supplier with its share of all, as a range. Pure. */
export function decide(world: World, parameters: Parameters, least: number | null = null): Draft[] {
  const supplied = suppliedTo(world, parameters, least)
  const { suppliers, ownFacility } = supplied
  const shares = sharesOf(suppliers.map(({ whole }) => whole))
  return suppliers.map((supplier, i): Draft => {
    const share = shares[i] ?? { min: 0, max: 1 }
    const soleSource = suppliers.length === 1 && !ownFacility
    return {
      identity: ['supplierConcentration', parameters.customer ?? parameters.market ?? '', supplier.id],
      ways: supplier.ways.map((way) =>
        soleSource ? { ...way, qualifiers: [...way.qualifiers, 'SOLE_SOURCE'] } : way,
      ),
      headline: (ways) => sayHeadline(world, parameters, supplied, supplier, share, ways),
      own: () => ({ supplier: supplier.id, share, soleSource }),
      order: () => [-share.max, -share.min],
      annualValue: null,
      megawatts: null,
      agreements: supplier.agreements.length,
      names: [world.name(supplier.id)],
    }
  })
}

export interface Index {
  hhi: { min: number | null; max: number | null }
  hhiKnown: { min: number; max: number } | null
  coverage: number
  truncated: boolean
}

/** How concentrated all that is, and as far as amounts are known. */
export function indexOf({ suppliers }: Supplied): Index {
  const known = suppliers.flatMap((supplier) => supplier.known ?? [])
  const [whole, part] = [hhiOf(suppliers.map((supplier) => supplier.whole)), hhiOf(known)]
  return {
    hhi: whole ? { min: whole.min, max: whole.max } : { min: null, max: null },
    hhiKnown: part && { min: part.min, max: part.max },
    coverage: suppliers.length === 0 ? 0 : known.length / suppliers.length,
    truncated: (whole?.truncated ?? false) || (part?.truncated ?? false),
  }
}
