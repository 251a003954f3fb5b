import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { integrate, type Stake } from '../../src/ownership/integrated.ts'
import { exactOwnership, type Twentieths } from '../support/oracle/integrated-ownership.ts'
import { runs } from './runs.ts'

/** Three companies that may own one another and themselves, two owners that nobody owns; whole twentieths, often unknown or too much. */
const size = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map((share) => [share, share] as const),
  fc.constantFrom([0, 20] as const, [20, 20] as const, [10, 10] as const),
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })),
)
const stake: fc.Arbitrary<Twentieths> = fc
  .record({ from: fc.constantFrom('a', 'b', 't', 'P', 'Q'), to: fc.constantFrom('t', 't', 'a', 'b'), size })
  .map(({ from, to, size: [x, y] }) => ({ from, to, min: Math.min(x, y), max: Math.max(x, y) }))
const stakes = fc
  .array(stake, { minLength: 3, maxLength: 9, size: 'max' })
  .filter((list) =>
    ['t', 'a', 'b'].every(
      (id) => new Set(list.filter((one) => one.to === id).map((one) => one.from)).size <= 3,
    ),
  )

const exactly = (list: readonly Twentieths[]): Stake[] =>
  list.map(({ from, to, min, max }) => ({ from, to, min: min / 20, max: max / 20 }))
const near = (a: { min: number; max: number } | undefined, b: { min: number; max: number } | undefined) =>
  a !== undefined && b !== undefined && Math.abs(a.min - b.min) < 1e-9 && Math.abs(a.max - b.max) < 1e-9

describe('integrated ownership', () => {
  test('is what exact arithmetic and trying every choice give', () => {
    fc.assert(
      fc.property(stakes, (list) => {
        const found = integrate(exactly(list), 't')
        const expected = exactOwnership(list, 't')
        const message = JSON.stringify([
          [...found.shares],
          found.unallocated,
          [...expected],
          expected.unallocated,
        ])
        expect([...found.shares.keys()].sort(), message).toEqual([...expected.keys()].sort())
        for (const [id, share] of found.shares) expect(near(share, expected.get(id)), message).toBe(true)
        expect(near(found.unallocated, expected.unallocated), message).toBe(true)
        expect(found.exact).toBe(true)
      }),
      runs(300),
    )
  })

  test('does not depend on the order of stakes, nor on names, nor on stakes elsewhere', () => {
    fc.assert(
      fc.property(stakes, fc.nat({ max: 6 }), (list, turns) => {
        const found = integrate(exactly(list), 't')
        const all = exactly(list)
        const turned = [...all.slice(turns), ...all.slice(0, turns)].reverse()
        expect(Object.fromEntries(integrate(turned, 't').shares)).toEqual(Object.fromEntries(found.shares))
        const rename = (id: string) => `x${{ a: 'z', b: 'y', t: 'w', P: 'v', Q: 'u' }[id] ?? id}`
        const renamed = integrate(
          exactly(list).map((one) => ({ ...one, from: rename(one.from), to: rename(one.to) })),
          'xw',
        )
        for (const [id, share] of found.shares) expect(near(renamed.shares.get(rename(id)), share)).toBe(true)
        const more = integrate([...exactly(list), { from: 't', to: 'elsewhere', min: 1, max: 1 }], 't')
        expect([...more.shares]).toEqual([...found.shares])
      }),
      runs(200),
    )
  })

  test('gives away no more than there is: lower bounds and the least unallocated sum to at most 1', () => {
    fc.assert(
      fc.property(stakes, (list) => {
        const { shares, unallocated } = integrate(exactly(list), 't')
        const sure = [...shares.values()].reduce((sum, { min }) => sum + min, 0)
        expect(sure + unallocated.max).toBeCloseTo(1, 9)
        expect(unallocated.min).toBeLessThanOrEqual(unallocated.max)
        for (const { min, max } of shares.values()) expect(max).toBeLessThanOrEqual(1 - sure + min + 1e-9)
      }),
      runs(200),
    )
  })

  test('is narrowed, never moved, by knowing a share better', () => {
    fc.assert(
      fc.property(
        stakes,
        fc.nat(),
        fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
        (list, index, where) => {
          const at = index % Math.max(1, list.length)
          const known = exactly(list).map((one, i) => {
            const value = one.min + where * (one.max - one.min)
            return i === at ? { ...one, min: value, max: value } : one
          })
          const sums = (one: readonly Stake[]) =>
            ['t', 'a', 'b'].every(
              (id) => one.filter(({ to }) => to === id).reduce((sum, { min }) => sum + min, 0) < 1 + 1e-12,
            )
          // More than all of a company is scaled, and then knowing more of one owner takes from the others.
          fc.pre(sums(known))
          const [wide, narrow] = [integrate(exactly(list), 't'), integrate(known, 't')]
          for (const [id, { min, max }] of narrow.shares) {
            expect(min).toBeGreaterThanOrEqual((wide.shares.get(id)?.min ?? 0) - 1e-9)
            expect(max).toBeLessThanOrEqual((wide.shares.get(id)?.max ?? 0) + 1e-9)
          }
        },
      ),
      runs(200),
    )
  })
})
