import { describe, expect, test } from 'vitest'
import { integrate, type Stake } from './integrated.ts'

const holds = (from: string, to: string, min: number, max = min): Stake => ({ from, to, min, max })
const unknown = (from: string, to: string): Stake => holds(from, to, 0, 1)
const shares = (stakes: readonly Stake[], company = 't') =>
  Object.fromEntries(integrate(stakes, company).shares)
const exact = (share: number) => ({ min: share, max: share })

describe('integrated ownership', () => {
  test('multiplies along a chain and adds chains up', () => {
    const stakes = [holds('P', 'a', 0.6), holds('P', 'b', 0.5), holds('a', 't', 0.5), holds('b', 't', 0.4)]
    expect(shares(stakes)).toEqual({ P: exact(0.5) })
    expect(integrate(stakes, 't').unallocated).toEqual(exact(0.5))
  })
  test('counts a cross-holding once: what goes round comes to the owners outside', () => {
    // a and b hold half of one another; of a, P has the other half, of b, Q: a is 2/3 P's and 1/3 Q's.
    const stakes = [
      holds('a', 't', 1),
      holds('P', 'a', 0.5),
      holds('b', 'a', 0.5),
      holds('Q', 'b', 0.5),
      holds('a', 'b', 0.5),
    ]
    const { P, Q } = shares(stakes)
    expect(P?.min).toBeCloseTo(2 / 3, 12)
    expect(Q?.max).toBeCloseTo(1 / 3, 12)
    expect(integrate(stakes, 't').unallocated).toEqual(exact(0))
  })
  test('divides what a company holds in itself among the others', () => {
    expect(shares([holds('P', 't', 0.6), holds('Q', 't', 0.3), holds('t', 't', 0.1)])).toEqual({
      P: exact(0.666666666667),
      Q: exact(0.333333333333),
    })
  })
  test('own shares do not make a company owned; all of its shares do', () => {
    expect(shares([holds('p', 't', 1), holds('p', 'p', 0.05)])).toEqual({ p: exact(1) })
    const closed = integrate([holds('p', 't', 1), holds('p', 'p', 1)], 't')
    expect([...closed.shares]).toEqual([])
    expect(closed.loops).toEqual([{ companies: ['p'], chance: 1 }])
  })
  test('leaves a closed loop unallocated, and names it', () => {
    const found = integrate(
      [holds('P', 't', 0.3), holds('a', 't', 0.7), holds('a', 'b', 1), holds('b', 'a', 1)],
      't',
    )
    expect([...found.shares]).toEqual([['P', exact(0.3)]])
    expect(found.unallocated).toEqual(exact(0.7))
    expect(found.loops).toEqual([{ companies: ['a', 'b'], chance: 0.7 }])
    expect(found.rests).toEqual([])
  })
  test('gives a range where a share is unknown: from nothing to what nobody else surely holds', () => {
    expect(shares([unknown('P', 't')])).toEqual({ P: { min: 0, max: 1 } })
    const stakes = [unknown('P', 't'), holds('Q', 't', 0.4), holds('R', 't', 0.1, 0.2)]
    expect(shares(stakes)).toEqual({ P: { min: 0, max: 0.5 }, Q: exact(0.4), R: { min: 0.1, max: 0.2 } })
    expect(integrate(stakes, 't').unallocated).toEqual({ min: 0, max: 0.5 })
  })
  test('an unknown share in a loop brings no more than what comes from outside it', () => {
    // All that a and b do not hold of one another may be P's, or nobody's.
    const stakes = [holds('a', 't', 1), unknown('b', 'a'), unknown('a', 'b'), holds('P', 'b', 0.1)]
    expect(shares(stakes)).toEqual({ P: { min: 0, max: 1 } })
    expect(shares(stakes.slice(0, 3))).toEqual({})
    expect(integrate(stakes.slice(0, 3), 't').unallocated).toEqual(exact(1))
  })
  test('what enters a trap within a loop stays there', () => {
    // a holds all of itself, whatever may be said of b; half of b goes to a, and so to nobody.
    const stakes = [
      holds('a', 't', 0.5),
      holds('b', 't', 0.5),
      holds('a', 'a', 1),
      unknown('b', 'a'),
      holds('a', 'b', 0.5),
      holds('P', 'b', 0.5),
    ]
    expect(shares(stakes)).toEqual({ P: exact(0.25) })
    expect(shares([...stakes, unknown('Q', 'b')]).P).toEqual(exact(0.25))
  })
  test('scales shares that sum to more than all, and tells them', () => {
    const found = integrate([holds('P', 't', 0.34), holds('Q', 't', 0.34), holds('R', 't', 0.34)], 't')
    expect([...found.shares.values()]).toEqual([
      exact(0.333333333333),
      exact(0.333333333333),
      exact(0.333333333333),
    ])
    expect(found.oversold).toEqual([{ company: 't', sum: expect.closeTo(1.02, 9) as number }])
  })
  test('takes ten tenths for all, whatever binary arithmetic makes of them', () => {
    const tenths = Array.from({ length: 10 }, (_, i) => holds(`P${i}`, 't', 0.1))
    expect(integrate(tenths, 't')).toMatchObject({ unallocated: exact(0), oversold: [], rests: [] })
  })
  test('adds several interests between the same two', () => {
    expect(shares([holds('P', 't', 0.2), holds('P', 't', 0.1, 0.3)])).toEqual({ P: { min: 0.3, max: 0.5 } })
  })
  test('keeps the owner that holds exactly nothing, with nothing', () => {
    expect(shares([holds('P', 't', 0), holds('Q', 't', 1)])).toEqual({ P: exact(0), Q: exact(1) })
  })
  test('a company that nobody owns has no owner, and is unallocated', () => {
    expect(integrate([holds('t', 'a', 1)], 't')).toMatchObject({
      unallocated: exact(1),
      rests: [{ company: 't', chance: 1 }],
    })
  })
  test('the company itself on a loop is no owner of itself', () => {
    expect(shares([holds('a', 't', 0.5), holds('P', 't', 0.5), holds('t', 'a', 1)])).toEqual({ P: exact(1) })
  })
  test('keeps its digits where a loop is all but closed', () => {
    const leak = 1e-9
    const ring = [
      holds('a', 't', 1),
      holds('b', 'a', 1),
      holds('a', 'b', 1 - leak),
      holds('P', 'b', leak / 2),
      holds('Q', 'b', leak / 2),
    ]
    expect(shares(ring).P?.min).toBeCloseTo(0.5, 6)
  })
})

/** Each company is held by the next, the last by P. */
const chain = (n: number, share: number): Stake[] =>
  Array.from({ length: n }, (_, i) => holds(i === n - 1 ? 'P' : `c${i + 1}`, i === 0 ? 't' : `c${i}`, share))
const ring = (n: number, share: number): Stake[] =>
  Array.from({ length: n }, (_, i) => [
    holds(`c${(i + 1) % n}`, `c${i}`, share),
    holds(`P${i}`, `c${i}`, 1 - share),
  ]).flat()
/** Everybody holds a little of everybody, themselves included; of each company one owner outside has the rest or a range about it. */
const dense = (n: number, room = 0): Stake[] =>
  Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (_, j) => holds(`c${j}`, `c${i}`, 0.5 / n)),
    holds(`P${i}`, `c${i}`, 0.5 - room, 0.5),
  ]).flat()
const total = (stakes: readonly Stake[], company: string) =>
  [...integrate(stakes, company).shares.values()].reduce((sum, { min }) => sum + min, 0)

describe('large graphs', { timeout: 60_000 }, () => {
  test('a chain of 1 000 and one of 5 000', () => {
    expect(shares(chain(1_000, 0.999)).P?.min).toBeCloseTo(0.999 ** 1_000, 9)
    expect(shares(chain(5_000, 1))).toEqual({ P: exact(1) })
  })
  test.each([
    [1_000, true],
    [5_000, false],
  ])('a chain of %i with an owner of unknown share at each', (n, exactly) => {
    const stakes = [
      ...chain(n, 0.5),
      ...Array.from({ length: n - 1 }, (_, i) => unknown(`U${i + 1}`, `c${i + 1}`)),
    ]
    const found = integrate(stakes, 't')
    expect(found.shares.get('U3')).toEqual({ min: 0, max: 0.5 ** 4 })
    // So many upper bounds are more than is worth their while: the last are wider than they need be, and that is told.
    expect(found.exact).toBe(exactly)
  })
  test.each([500, 5_000])('a ring of %i, solved outright or by sweeps', (n) => {
    const share = 0.9
    const first = shares(ring(n, share), 'c0')['P3']
    expect(first?.min).toBeCloseTo((share ** 3 * (1 - share)) / (1 - share ** n), 9)
    expect(first?.max).toBeCloseTo(first?.min ?? 0, 9)
  })
  test('a dense ring of 500 whose shares are known', () => {
    const found = integrate(dense(500), 'c0')
    // Half ends at its own owner at once; of what goes on, each of the 500 gets as much.
    expect(found.shares.get('P0')?.min).toBeCloseTo(0.5 + 0.5 / 500, 9)
    expect(found.shares.get('P7')?.min).toBeCloseTo(0.5 / 500, 9)
    expect(found.exact).toBe(true)
  })
  test('a dense ring of 500 with ranges: in bounded work, wider bounds rather than none', () => {
    const found = integrate(dense(500, 0.1), 'c0')
    for (const { min, max } of found.shares.values()) expect(max).toBeGreaterThanOrEqual(min)
    expect(found.shares.get('P0')?.max).toBeGreaterThanOrEqual(0.501 - 1e-9)
    expect(found.unallocated.max).toBeCloseTo(0.2, 9)
    expect(found.exact).toBe(false)
  })
  test('nothing is lost or made: shares and what is unallocated sum to 1', () => {
    expect(total(ring(700, 0.95), 'c0')).toBeCloseTo(1, 9)
    expect(total(dense(60), 'c0')).toBeCloseTo(1, 9)
  })
})
