import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hhi, leastHhi, mostHhi } from '../../../test/support/oracle/hhi.ts'
import { type Bounds, hhiOf, sharesOf } from './hhi.ts'

const exactly = (...amounts: number[]): Bounds[] => amounts.map((amount) => ({ min: amount, max: amount }))
const between = (min: number, max: number): Bounds => ({ min, max })
const UNKNOWN = between(0, Number.POSITIVE_INFINITY)

describe('the index, worked by hand', () => {
  test.each([
    ['one supplier has all', exactly(7), 10_000, 10_000],
    ['two halves: 2 × 0.5²', exactly(3, 3), 5_000, 5_000],
    ['three quarters and one: 0.75² + 0.25²', exactly(3, 1), 6_250, 6_250],
    ['four equal ones', exactly(2, 2, 2, 2), 2_500, 2_500],
    ['nothing supplied is no supplier', exactly(3, 1, 0), 6_250, 6_250],
    // c = (6² + 2²) / (6 + 2) = 5: 36 + 4 + 25 = 65 of 13² = 169.
    ['two known and one unknown', [...exactly(6, 2), UNKNOWN], (10_000 * 65) / 169, 10_000],
    // c = 6²/6 = 6 is beyond 4, so 4 it is: (36 + 16) / 100. Most: 36 + 1 of 49.
    ['one known, one from 1 to 4', [...exactly(6), between(1, 4)], 5_200, (10_000 * 37) / 49],
    // Levels may meet anywhere from 3 to 4. Most: 5 against 1 or 2 against 4 … 25 + 9 of 64 against 4 + 16 of 36, 25 + 16 of 81, 4 + 9 of 25.
    ['two that may be equal', [between(2, 5), between(3, 4)], 5_000, (10_000 * 20) / 36],
    ['unknown all of them', [UNKNOWN, UNKNOWN, UNKNOWN], 10_000 / 3, 10_000],
    ['up to so much: each may be alone', [between(0, 5), between(0, 1)], 5_000, 10_000],
    ['a single unknown one', [UNKNOWN], 10_000, 10_000],
  ])('%s', (_, parts, min, max) => {
    const found = hhiOf(parts)
    expect(found?.min).toBeCloseTo(min, 6)
    expect(found?.max).toBeCloseTo(max, 6)
    expect(found?.truncated).toBe(false)
  })
  test('of nothing there is none', () => {
    expect(hhiOf([])).toBeNull()
    expect(hhiOf(exactly(0, 0))).toBeNull()
  })
})

describe('shares, worked by hand', () => {
  test('least where the others have most', () => {
    // 2/(2+6), 4/(4+3); 3/(3+4), 6/(6+2).
    expect(sharesOf([between(2, 4), between(3, 6)])).toEqual([
      { min: 0.25, max: 4 / 7 },
      { min: 3 / 7, max: 0.75 },
    ])
    expect(sharesOf([UNKNOWN, ...exactly(3)])).toEqual([
      { min: 0, max: 1 },
      { min: 0, max: 1 },
    ])
    expect(sharesOf([UNKNOWN, ...exactly(3, 1)])[1]).toEqual({ min: 0, max: 0.75 })
    expect(sharesOf([UNKNOWN])).toEqual([{ min: 1, max: 1 }])
    expect(sharesOf(exactly(0, 5))).toEqual([
      { min: 0, max: 0 },
      { min: 1, max: 1 },
    ])
  })
})

const amount = fc.integer({ min: 0, max: 12 })
const bounds = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(amount, amount).map(([a, b]) => between(Math.min(a, b), Math.max(a, b))) },
  { weight: 2, arbitrary: amount.map((a) => between(a, a)) },
  { weight: 1, arbitrary: amount.map((a) => between(a, Number.POSITIVE_INFINITY)) },
)

describe('against the slow search', () => {
  test('both ends agree', () => {
    fc.assert(
      fc.property(fc.array(bounds, { minLength: 1, maxLength: 6 }), (parts) => {
        const found = hhiOf(parts)
        if (found === null) return
        expect(found.min).toBeCloseTo(leastHhi(parts), 3)
        expect(found.max).toBeCloseTo(mostHhi(parts), 6)
      }),
      { numRuns: 300 },
    )
  })
  test('no point of a fine grid lies outside, and one comes near the least', () => {
    const STEPS = 24
    const small = fc.array(
      fc.tuple(amount, amount).map(([a, b]) => between(Math.min(a, b), Math.max(a, b))),
      { minLength: 2, maxLength: 3 },
    )
    fc.assert(
      fc.property(small, (parts) => {
        const found = hhiOf(parts)
        if (found === null) return
        const points = parts.reduce<number[][]>(
          (some, { min, max }) =>
            some.flatMap((point) =>
              Array.from({ length: STEPS + 1 }, (_, i) => [...point, min + ((max - min) * i) / STEPS]),
            ),
          [[]],
        )
        const values = points.filter((point) => point.some((x) => x > 0)).map(hhi)
        const [lowest, highest] = [
          values.reduce((a, b) => Math.min(a, b)),
          values.reduce((a, b) => Math.max(a, b)),
        ]
        expect(lowest).toBeGreaterThanOrEqual(found.min - 1e-6)
        expect(highest).toBeLessThanOrEqual(found.max + 1e-6)
        expect(lowest - found.min).toBeLessThan(200)
        expect(found.max - highest).toBeLessThan(1e-6)
      }),
      { numRuns: 60 },
    )
  })
})

describe('beyond sixteen ranged suppliers', () => {
  test('the maximum is searched, and that is told', () => {
    const found = hhiOf(Array.from({ length: 17 }, () => between(1, 2)))
    expect(found?.truncated).toBe(true)
    // One at 2 and sixteen at 1: 20 of 18². k at 2: (17 + 3k) / (17 + k)², most at k = 17 / 3, so 6: 35 of 23².
    expect(found?.max).toBeCloseTo((10_000 * 35) / 23 ** 2, 6)
    expect(hhiOf(Array.from({ length: 16 }, () => between(1, 2)))?.truncated).toBe(false)
  })
  test('the search finds what trying all does, where that can be tried', () => {
    const ranged = fc.tuple(amount, fc.integer({ min: 1, max: 9 })).map(([a, more]) => between(a, a + more))
    fc.assert(
      fc.property(fc.array(ranged, { minLength: 9, maxLength: 9 }), (parts) => {
        // Eight more that are ranged by next to nothing make it search.
        const padded = [...parts, ...Array.from({ length: 8 }, () => between(1e-9, 2e-9))]
        const found = hhiOf(padded)
        expect(found?.truncated).toBe(true)
        expect(found?.max ?? 0).toBeCloseTo(mostHhi(parts), 2)
      }),
      { numRuns: 40 },
    )
  })
  test('hundreds take no time', () => {
    const parts = Array.from({ length: 400 }, (_, i) => between(i % 7, 10 + (i % 13)))
    const start = performance.now()
    expect(hhiOf(parts)?.truncated).toBe(true)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
