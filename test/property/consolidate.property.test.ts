import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consolidate, stateOn } from '../../src/claims/consolidate.ts'
import type { LinkState } from '../../src/claims/types.ts'
import { FIRST_DAY } from '../../src/graph/vocabulary.ts'
import { claim } from '../support/arbitraries/claims.ts'
import { someDay } from '../support/arbitraries/dates.ts'
import { tieClaims } from '../support/arbitraries/tie.ts'
import { linkOn } from '../support/oracle/consolidate.ts'
import { shift } from '../support/oracle/days.ts'
import { boundaries, weigh } from '../support/oracle/evidence.ts'
import { type Tie, tiesOf } from '../support/oracle/ties.ts'
import { comparable } from './comparable.ts'
import { runs } from './runs.ts'

/** Every day on which something may change, the days beside it, and some others. */
const daysOf = (tie: Tie, more: readonly string[]): string[] => {
  const edges = boundaries(weigh(tie, tie.claims, new Set()))
  return [
    ...new Set([
      FIRST_DAY,
      '9999-12-30',
      ...edges.flatMap((day) => [shift(day, -1), day, shift(day, 1)]),
      ...more,
    ]),
  ].sort()
}

/** Enough for many runs. */
const PATIENCE = 600_000

type Shown = { tie: string; day: string; state: LinkState | null }

function agreeOn(tie: Tie, preferred: Set<string>, more: readonly string[]): void {
  const periods = consolidate(tie, tie.claims, preferred)
  for (const day of daysOf(tie, more)) {
    const product: Shown = { tie: tie.id, day, state: comparable(stateOn(periods, day)) }
    const oracle: Shown = { tie: tie.id, day, state: comparable(linkOn(tie, tie.claims, preferred, day)) }
    expect(product).toEqual(oracle)
  }
}

describe('consolidation agrees with the oracle', () => {
  test(
    'on every day of random claims',
    () => {
      fc.assert(
        fc.property(tieClaims, fc.array(someDay, { maxLength: 5 }), ({ claims, preferred }, more) => {
          for (const tie of tiesOf(claims)) agreeOn(tie, new Set(preferred), more)
        }),
        runs(500),
      )
    },
    PATIENCE,
  )

  test(
    'and neither minds the order of claims',
    () => {
      fc.assert(
        fc.property(tieClaims, someDay, ({ claims, preferred }, day) => {
          const chosen = new Set(preferred)
          const backwards = new Map(tiesOf([...claims].reverse()).map((tie) => [tie.id, tie]))
          for (const tie of tiesOf(claims)) {
            const other = backwards.get(tie.id)
            expect(other).toBeDefined()
            if (other === undefined) continue
            expect(consolidate(other, other.claims, chosen)).toEqual(consolidate(tie, tie.claims, chosen))
            expect(linkOn(other, other.claims, chosen, day)).toEqual(linkOn(tie, tie.claims, chosen, day))
          }
        }),
        runs(200),
      )
    },
    PATIENCE,
  )

  test(
    'and periods are in order, apart, and differ from their neighbours',
    () => {
      fc.assert(
        fc.property(tieClaims, ({ claims, preferred }) => {
          for (const tie of tiesOf(claims)) {
            const periods = consolidate(tie, tie.claims, new Set(preferred))
            for (const [index, period] of periods.entries()) {
              expect(period.from < period.to).toBe(true)
              const next = periods[index + 1]
              if (next === undefined) continue
              expect(period.to <= next.from).toBe(true)
              if (period.to === next.from) expect(period.state).not.toEqual(next.state)
            }
          }
        }),
        runs(200),
      )
    },
    PATIENCE,
  )

  test('without claims there is no link', () => {
    const [tie] = tiesOf([claim('c1', { link: 'OWNERSHIP', from: 'a', to: 'b' })])
    expect(tie).toBeDefined()
    if (tie !== undefined) expect(consolidate(tie, [], new Set())).toEqual([])
  })
})
