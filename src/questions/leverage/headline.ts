import type { World } from '../../claims/world.ts'
import type { Measure } from '../amounts.ts'
import type { Dependence } from '../dependence.ts'
import { sayMeasured } from '../say-share.ts'
import type { Share } from '../shares.ts'

export interface Relation {
  company: string
  supplier: string
  needs: Dependence
  needed: Dependence
  measure: Measure
  prospective: boolean
  /** Whether more of its group than the company itself is supplied. */
  group: boolean
}

/** Ranges that meet: either may need the other more. */
export const isUndetermined = (a: Share, b: Share): boolean =>
  Math.max(a.min, b.min) <= Math.min(a.max, b.max)

/**
 * "Anthropic needs SpaceX more than SpaceX needs Anthropic: SpaceX gives 25 % of its known supply, and Anthropic brings up to 20 % of
 * SpaceX's sales (by number of agreements)."
 */
export function headline(world: World, relation: Relation): string {
  const { needs, needed, prospective, group } = relation
  const [company, supplier] = [world.name(relation.company), world.name(relation.supplier)]
  const need = prospective ? 'will need' : 'needs'
  const verdict = isUndetermined(needs, needed)
    ? `Whether ${company} or ${supplier} ${need} the other more cannot be told`
    : needs.min > needed.max
      ? `${company} ${need} ${supplier} more than ${supplier} ${need} ${company}`
      : `${supplier} ${need} ${company} more than ${company} ${need} ${supplier}`
  const supply = group
    ? `the known supply of ${possessive(company)} group`
    : `${possessive(company)} known supply`
  const sales = `${possessive(supplier)} sales`
  return `${verdict}: ${supplier} ${prospective ? 'is to provide' : 'provides'} ${sayMeasured(needs, supply)}, and ${company} ${prospective ? 'is to be' : 'is'} ${sayMeasured(needed, sales)} (${sayHow(relation)}).`
}

const possessive = (name: string): string => `${name}'${name.endsWith('s') ? '' : 's'}`

function sayHow({ needs, needed, measure }: Relation): string {
  const value = () => {
    if (needs.amounts.annual && needed.amounts.annual) return 'by value per year'
    // Without any known value on a side there is nothing that would be a total or per year.
    return needs.amounts.annual || needed.amounts.annual
      ? 'by value, per year where all dates are known'
      : 'by value'
  }
  const by = {
    AGREEMENTS: () => 'by number of agreements',
    VALUE: value,
    MEGAWATTS: () => 'by megawatts',
    ACCELERATORS: () => 'by number of accelerators',
  }[measure]()
  return needs.stated.size + needed.stated.size > 0 ? `${by}, and as stated` : by
}
