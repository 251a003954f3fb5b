import type { Link } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import type { Stake } from './integrated-part.ts'
import { flagOf, rangeOf, surenessOf } from './stated.ts'

/** Every holding on the part of the graph that reaches a company. */
export function holdingsAbove(world: World, company: string): Link[] {
  const met = new Set([company])
  const found: Link[] = []
  // A set may grow while it is walked: breadth first, each company once.
  for (const id of met) {
    for (const link of world.in('OWNERSHIP', id)) {
      if (isNone(link)) continue
      found.push(link)
      met.add(link.from)
    }
  }
  return found
}

/** A share of exactly nothing without a vote or control is no holding; an unknown share is one. */
function isNone(link: Link): boolean {
  const votes = rangeOf(link, 'votes')
  return (
    rangeOf(link, 'share')?.max === 0 &&
    flagOf(link, 'controls') !== true &&
    (votes === null || votes.max === 0)
  )
}

/** A range that is stated and believed, or null. What is less sure than the world's floor counts as unknown. */
export function knownRange(
  world: World,
  link: Link,
  name: 'share' | 'votes',
): { min: number; max: number } | null {
  const range = rangeOf(link, name)
  if (!range || (range.min === null && range.max === null) || surenessOf(link, name) < world.floor)
    return null
  return { min: range.min ?? 0, max: range.max ?? 1 }
}

/** An unknown share may be anything. */
export const stakeOf = (world: World, link: Link): Stake => ({
  from: link.from,
  to: link.to,
  ...(knownRange(world, link, 'share') ?? { min: 0, max: 1 }),
})
