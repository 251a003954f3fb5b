/**
 * Who needs whom more (design §5). Readings, beside those of outage.ts:
 *  1. The company's side is whoever of its group is within maxHops of it; the supplier's side whoever is within maxHops of the company named.
 *  2. An agreement with more than one group across is between the two in part.
 *  3. Where the two deal already, only what holds today counts; else all does.
 *  4. What a supplier sells besides what is known may be anything.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import { both } from '../grounds.ts'
import { type AffiliateRule, DEFAULT_RULE, groupsOf } from '../groups.ts'
import { nameFor } from '../naming.ts'
import { type Ends, type Measure, type Pair, type Piece, pairsIn, partOfAll } from '../part-of-all.ts'
import { type ClaimGraph, lookAt, type SeenLink } from '../world.ts'
import { best, pieceOf } from './outage.ts'

export interface LeverageParams {
  company: string
  measure?: Measure
  affiliates?: AffiliateRule
}
export interface OracleLeverage {
  supplier: string
  dependsOnSupplier: Ends
  supplierDependsOn: Ends
  undetermined: boolean
  prospective: boolean
  confidence: number
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

export function leverage(graph: ClaimGraph, params: LeverageParams, lens: Lens): OracleLeverage[] {
  const world = lookAt(graph, lens)
  const groups = groupsOf(world, params.affiliates ?? DEFAULT_RULE)
  const measure = params.measure ?? 'AGREEMENTS'
  const least = lens.minConfidence ?? 0
  const all = pairsIn(world)
  const outside = all.filter((pair) => !groups.sameGroup(pair.customer, pair.supplier))
  const isOf = (company: string, id: string): boolean =>
    groups.label(company) === groups.label(id) && (groups.reach(company, id)?.confidence ?? -1) >= least
  const bought = outside.filter((pair) => isOf(params.company, pair.customer))

  return unique(bought.map((pair) => groups.label(pair.supplier))).flatMap((label): OracleLeverage[] => {
    const supplier = nameFor(
      world,
      groups,
      bought.filter((pair) => groups.label(pair.supplier) === label).map((pair) => pair.supplier),
      least,
    )
    const sold = outside.filter((pair) => isOf(supplier, pair.supplier))
    const between = bought.filter((pair) => sold.includes(pair))
    if (between.length === 0) return []
    const prospective = between.every(({ agreement }) => agreement.prospective)
    const share = (met: readonly Pair[], side: 'customer' | 'supplier', open: boolean) => {
      const mine = met.filter((pair) => prospective || !pair.agreement.prospective)
      const across = side === 'customer' ? 'supplier' : 'customer'
      const target = side === 'customer' ? label : groups.label(params.company)
      const cutOf = (agreement: SeenLink): Piece['cut'] => {
        const owner = groups.label(side === 'customer' ? params.company : supplier)
        const there = outside.filter((p) => p.agreement === agreement && groups.label(p[side]) === owner)
        const theirs = there.map((pair) => groups.label(pair[across]) === target)
        return theirs.every(Boolean) ? 'in' : theirs.some(Boolean) ? 'some' : 'out'
      }
      const known = unique(mine.map((pair) => pair.agreement)).map((agreement) => ({
        agreement,
        ...pieceOf(world, groups, agreement, mine, all, side, measure),
      }))
      const pieces = known.map((each) => ({ ...each, cut: cutOf(each.agreement) }))
      return { ends: partOfAll(pieces, open), known }
    }
    const [needs, needed] = [share(bought, 'customer', false), share(sold, 'supplier', true)]
    const ways = between.map((pair) => {
      const grounds = both(
        groups.reach(params.company, pair.customer) ?? pair.grounds,
        pair.grounds,
        groups.reach(supplier, pair.supplier) ?? pair.grounds,
      )
      const amounts = [needs, needed].map(
        ({ known }) => known.find(({ agreement }) => agreement === pair.agreement)?.amountOf ?? 1,
      )
      return { confidence: Math.min(grounds.confidence, ...amounts), prospective: grounds.prospective }
    })
    return [
      {
        supplier,
        dependsOnSupplier: needs.ends,
        supplierDependsOn: needed.ends,
        undetermined: needs.ends.min <= needed.ends.max + 1e-9 && needed.ends.min <= needs.ends.max + 1e-9,
        prospective,
        confidence: best(ways)?.confidence ?? 0,
      },
    ]
  })
}
