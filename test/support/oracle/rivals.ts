/**
 * Who rivals whom. Readings:
 *  1. Where a market is asked for, a claimed rivalry counts if it names that market or none.
 *  2. Where a rivalry is claimed, it is the evidence; only without one are two presences in a market. Of several, the surest is told.
 *  3. Only companies are rivals by market.
 */
import { type Grounds, both, restOn, surest } from './grounds.ts'
import type { Groups } from './groups.ts'
import { type OracleWorld, ofType } from './world.ts'

export interface Rivals {
  x: string
  y: string
  claimed: boolean
  grounds: Grounds
}

function claimedBetween(world: OracleWorld, x: string, y: string, market: string | null): Grounds[] {
  return ofType(world, 'RIVALRY')
    .filter((link) => (link.from === x && link.to === y) || (link.from === y && link.to === x))
    .filter((link) => market === null || link.key === null || link.key === market)
    .map((link) => restOn(link))
}

function derivedBetween(world: OracleWorld, x: string, y: string, market: string | null): Grounds[] {
  const presences = ofType(world, 'COMPETES_IN').filter((link) => market === null || link.to === market)
  return presences
    .filter((one) => one.from === x)
    .flatMap((one) =>
      presences
        .filter((other) => other.from === y && other.to === one.to)
        .map((other) => both(restOn(one), restOn(other))),
    )
}

/** Every ordered pair of rival companies. */
export function rivalsIn(world: OracleWorld, groups: Groups, market: string | null): Rivals[] {
  const companies = groups.everyone.filter((id) => world.kindOf(id) === 'COMPANY')
  return companies.flatMap((x) =>
    companies.flatMap((y) => {
      if (x === y) return []
      const claimed = surest(claimedBetween(world, x, y, market))
      const derived = groups.sameGroup(x, y) ? null : surest(derivedBetween(world, x, y, market))
      const grounds = claimed ?? derived
      return grounds === null ? [] : [{ x, y, claimed: claimed !== null, grounds }]
    }),
  )
}
