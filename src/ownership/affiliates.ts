import { compareText } from '../claims/order.ts'
import type { Link, Range } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import type { AffiliateRule } from './affiliate-rule.ts'
import { Interests } from './interests.ts'
import type { Route } from './route.ts'
import { rangeOf, surenessOf } from './stated.ts'

/** Who counts as one interest with a thing, why, and through whom. */
export interface Affiliate {
  entity: string
  basis: 'CONTROL' | 'CLOSE_LINK'
  /** Of a close link: what is held of the other group's company, or the votes where no shares are known. */
  share: Range | null
  route: Route
}

/**
 * For each of some things all that count as one interest with it under a rule, by name, then id: its control group, and what a close link
 * binds to that. Ways that are less sure than `least` do not count.
 */
export function affiliatesOf(
  world: World,
  rule: AffiliateRule,
  ids: readonly string[],
  least: number | null,
): Map<string, Affiliate[]> {
  const interests = new Interests(world, rule)
  const others = [...world.entities.values()].sort(
    (a, b) => compareText(a.name, b.name) || compareText(a.id, b.id),
  )
  const of = (id: string): Affiliate[] => {
    if (interests.alone || !world.entities.has(id)) return []
    const near = new Set(interests.nearKeys(interests.key(id)))
    return others.flatMap((other) => {
      if (other.id === id || !near.has(interests.key(other.id))) return []
      const route = interests.near(id, other.id)
      if (!route || route.confidence < (least ?? 0)) return []
      const one = interests.sameGroup(id, other.id)
      const share = one ? null : shareOf(world, route, interests)
      return [{ entity: other.id, basis: one ? ('CONTROL' as const) : ('CLOSE_LINK' as const), share, route }]
    })
  }
  return new Map(ids.map((id) => [id, of(id)]))
}

/** What the holdings that lead from one group to the other add up to. */
function shareOf(world: World, { links }: Route, interests: Interests): Range | null {
  const across = links.filter((link) => !interests.sameGroup(link.from, link.to))
  return sum(world, across, 'share') ?? sum(world, across, 'votes')
}

function sum(world: World, links: readonly Link[], name: 'share' | 'votes'): Range | null {
  const ranges = links.flatMap((link) =>
    surenessOf(link, name) < world.floor ? [] : (rangeOf(link, name) ?? []),
  )
  if (ranges.length === 0) return null
  const total = (bounds: readonly (number | null)[], otherwise: number | null): number | null =>
    bounds.includes(null)
      ? otherwise
      : Math.min(1, Number(bounds.reduce<number>((a, b) => a + (b ?? 0), 0).toFixed(9)))
  return {
    min: total(
      ranges.map(({ min }) => min ?? 0),
      0,
    ),
    // A holding of which no share is known may add anything.
    max:
      ranges.length < links.length
        ? null
        : total(
            ranges.map(({ max }) => max),
            null,
          ),
  }
}
