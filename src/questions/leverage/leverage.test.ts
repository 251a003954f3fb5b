import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deal, exact, owns, smallWorld, supplies, type Tie } from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, args: object = {}, least: number | null = null) =>
  toFindings(decide(smallWorld(ties), parameters.parse({ company: 'a', ...args }), least), least)
const share = (value: unknown): string => {
  const { min, max } = value as { min: number; max: number }
  return [min, max].map((each) => each.toFixed(4).replace(/\.?0+$/, '')).join('..')
}
/** "s 0.25..0.25 against 0..0.5 UNDETERMINED" */
const brief = (...asked: Parameters<typeof ask>) =>
  ask(...asked).map(({ own, qualifiers }) =>
    [
      own['supplier'],
      share(own['dependsOnSupplier']),
      'against',
      share(own['supplierDependsOn']),
      ...qualifiers,
    ].join(' '),
  )
const usd = (min: number | null, max: number | null = min) => ({ value: { min, max, currency: 'USD' } })

describe('leverage', () => {
  test('nothing is known, nothing is found; nor of who only supplies', () => {
    expect(ask([])).toEqual([])
    expect(ask([supplies('a', 'b')])).toEqual([])
  })
  test('one of two suppliers, and one of its five known customers', () => {
    const others = ['b', 'c', 'd', 'e'].map((customer) => supplies('s', customer))
    expect(brief([supplies('s', 'a'), supplies('t', 'a'), ...others])).toEqual([
      's 0.5..0.5 against 0..0.2',
      't 0.5..0.5 against 0..1 UNDETERMINED',
    ])
  })
  test('by value: 30 of 30 + 10; 30 of at least 30 + 90', () => {
    const ties = [supplies('s', 'a', usd(30)), supplies('t', 'a', usd(10)), supplies('s', 'b', usd(90))]
    expect(brief(ties, { measure: 'VALUE' })).toEqual([
      's 0.75..0.75 against 0..0.25',
      't 0.25..0.25 against 0..1 UNDETERMINED',
    ])
  })
  test('an unknown amount may be anything; a known sale to others bounds nothing then', () => {
    const ties = [supplies('s', 'a'), supplies('t', 'a', usd(10)), supplies('s', 'b', usd(90))]
    expect(brief(ties, { measure: 'VALUE' })).toEqual([
      's 0..1 against 0..1 UNDETERMINED',
      't 0..1 against 0..1 UNDETERMINED',
    ])
  })
  test('ranges that meet in one point meet', () => {
    const ties = [supplies('s', 'a'), supplies('t', 'a'), supplies('s', 'b')]
    expect(brief(ties)[0]).toBe('s 0.5..0.5 against 0..0.5 UNDETERMINED')
  })
  test('a claim of the share sets it from below, too, and then the supplier may need the company more', () => {
    const sold = (min: number) => supplies('s', 'a', { shareOfSupplierRevenue: exact(min) })
    const [t, u] = [supplies('t', 'a'), supplies('u', 'a')]
    const [finding] = ask([sold(0.62), t, u])
    expect(brief([sold(0.62), t, u])[0]).toBe('s 0.3333..0.3333 against 0.62..0.62')
    expect(finding?.headline).toBe(
      "S needs A more than A needs S: S provides 33.3 % of A's known supply, and A is 62 % of S's sales (by number of agreements, and as stated).",
    )
    // What is stated of one of two agreements is its least; the other may be the rest, as far as sales to others leave it.
    const two = deal('more', 'LICENSE', { SUPPLIER: 's', CUSTOMER: 'a' })
    expect(brief([sold(0.62), two, supplies('s', 'b'), t, u])[0]).toBe('s 0.5..0.5 against 0.62..0.81')
  })
  test('groups stand for their members, on both sides, and what they supply to themselves does not count', () => {
    const ties = [
      owns('a', 'a1'),
      owns('s', 's1'),
      supplies('s1', 'a1'),
      supplies('t', 'a'),
      supplies('a', 'a1'),
      supplies('s', 'b'),
      supplies('s', 's1'),
    ]
    expect(brief(ties)).toEqual([
      's1 0.5..0.5 against 0..0.5 UNDETERMINED',
      't 0.5..0.5 against 0..1 UNDETERMINED',
    ])
    expect(brief(ties, { company: 'a1', affiliates: { basis: 'NONE' } })).toEqual([
      's1 1..1 against 0..1 UNDETERMINED',
    ])
    expect(ask(ties)[0]?.explanation[0]?.sentence).toBe(
      'A1 buys compute capacity from S1 (reported); A controls A1 (reported).',
    )
  })
  test('under an agreement that two supply, each may supply all or nothing', () => {
    const ties = [deal('x', 'CLOUD_SERVICES', { SUPPLIER: ['s', 't'], CUSTOMER: 'a' }), supplies('u', 'a')]
    expect(brief(ties)).toEqual([
      'u 0.5..0.5 against 0..1 UNDETERMINED',
      's 0..0.5 against 0..1 UNDETERMINED',
      't 0..0.5 against 0..1 UNDETERMINED',
    ])
  })
  test('what is to come is no supply today; between two that are only to deal, all counts as once it runs', () => {
    const later = { stage: 'PROPOSED' }
    expect(brief([supplies('s', 'a'), supplies('t', 'a', later)])).toEqual([
      's 1..1 against 0..1 UNDETERMINED',
      't 0.5..0.5 against 0..1 UNDETERMINED',
    ])
    expect(ask([supplies('s', 'a', later)])[0]?.prospective).toBe(true)
  })
  test('a least confidence leaves out dealings on both sides; a finding is as sure as what sets its shares', () => {
    const ties = [
      supplies('s', 'a', usd(10), { sure: { value: 0.4 } }),
      supplies('t', 'a', usd(10)),
      supplies('s', 'b', usd(10), { confidence: 0.5 }),
    ]
    // Of two that are equal the surer comes first.
    expect(brief(ties, { measure: 'VALUE' })[1]).toBe('s 0.5..0.5 against 0..0.5 UNDETERMINED')
    expect(ask(ties, { measure: 'VALUE' })[1]?.confidence).toBe(0.4)
    expect(brief(ties, {}, 0.6)[0]).toBe('s 0.5..0.5 against 0..1 UNDETERMINED')
    expect(brief(ties, { measure: 'VALUE' }, 0.6)[0]).toBe('s 0..1 against 0..1 UNDETERMINED')
  })
  test('a way rests on the least sure of what sets the two shares, whichever side states it', () => {
    const stated = (customer: number, supplier: number, confidence = 0.9) =>
      supplies(
        's',
        'a',
        { shareOfCustomerSupply: exact(0.4), shareOfSupplierRevenue: exact(0.1) },
        { confidence, sure: { shareOfCustomerSupply: customer, shareOfSupplierRevenue: supplier } },
      )
    const way = (tie: Tie | readonly Tie[]) => {
      const [found] = decide(smallWorld([tie]), parameters.parse({ company: 'a' }))
      return found?.ways.map(({ confidence, weakest }) => [confidence, weakest?.type])
    }
    expect(way(stated(0.3, 0.6))).toEqual([[0.3, 'AGREEMENT']])
    expect(way(stated(0.6, 0.3))).toEqual([[0.3, 'AGREEMENT']])
    // As sure as the dealing itself, which then is what to look at.
    expect(way(stated(0.9, 0.9))).toEqual([[0.9, 'PARTY']])
  })
  test('who supplies for its owner is said so, from the company to the supplier that is named', () => {
    const ties = [owns('s', 's1'), supplies('s1', 'a1'), supplies('s', 'a'), owns('a', 'a1')]
    const [found] = ask(ties)
    expect(found?.own['supplier']).toBe('s')
    const [, through] = found?.explanation ?? []
    expect(through?.sentence).toBe(
      'A1 buys compute capacity from S1 (reported); A controls A1 (reported); S controls S1 (reported).',
    )
    expect(through?.entities).toEqual(['a', 'a1', 's1-to-a1', 's1', 's'])
    expect(found?.headline).toContain("the known supply of A's group")
  })
  test('what rests on several agreements is as large as they are together, and shows all dealings of both sides', () => {
    const more = deal('more', 'LICENSE', { SUPPLIER: 's', CUSTOMER: 'a' }, { stage: 'PROPOSED' })
    const ties = [supplies('s', 'a', usd(30)), more, supplies('t', 'a', usd(10)), supplies('s', 'b')]
    const drafts = decide(smallWorld(ties), parameters.parse({ company: 'a' }))
    expect(drafts.map(({ identity }) => identity)).toEqual([
      ['leverage', 'a', 's'],
      ['leverage', 'a', 't'],
    ])
    const [found, other] = drafts
    expect([found?.agreements, other?.agreements]).toEqual([2, 1])
    const dealings = (draft: typeof found) =>
      new Set(draft?.beside?.filter(({ type }) => type === 'AGREEMENT').map(({ from }) => from))
    expect(dealings(found)).toEqual(new Set(['s-to-a', 'more', 't-to-a', 's-to-b']))
    expect(dealings(other)).toEqual(new Set(['s-to-a', 'more', 't-to-a']))
    // One of the two runs already.
    expect(ask(ties)[0]?.prospective).toBe(false)
  })
  test('a dealing that is just as sure as the least counts', () => {
    expect(brief([supplies('s', 'a', {}, { confidence: 0.6 })], {}, 0.6)).toHaveLength(1)
    expect(brief([supplies('s', 'a', {}, { confidence: 0.59 })], {}, 0.6)).toEqual([])
  })
  test('a headline tells who needs whom more, or that it cannot be told', () => {
    const others = ['b', 'c', 'd', 'e'].map((customer) => supplies('s', customer))
    const [more, open] = ask([supplies('s', 'a'), supplies('t', 'a'), ...others])
    expect(more?.headline).toBe(
      "A needs S more than S needs A: S provides 50 % of A's known supply, and A is up to 20 % of S's sales (by number of agreements).",
    )
    expect(open?.headline).toBe(
      "Whether A or T needs the other more cannot be told: T provides 50 % of A's known supply, and A is an unknown share of T's sales (by number of agreements).",
    )
  })
})

describe('laws', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const deals = fc.array(
    fc.tuple(id, id).filter(([s, c]) => s !== c),
    { minLength: 1, maxLength: 9 },
  )
  const ties = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([s, c], i) => deal(`g${i}`, 'OTHER', { SUPPLIER: s, CUSTOMER: c }))
  type Range = { min: number; max: number }

  test('shares of one customer add up to all; one more sale elsewhere never makes a supplier need it more', () => {
    fc.assert(
      fc.property(deals, (pairs) => {
        const found = ask(ties(pairs))
        if (found.length === 0) return
        const total = found.reduce((sum, { own }) => sum + (own['dependsOnSupplier'] as Range).max, 0)
        expect(total).toBeCloseTo(1)
        const most = (all: typeof found) =>
          new Map(all.map(({ own }) => [own['supplier'], (own['supplierDependsOn'] as Range).max]))
        const [before, after] = [most(found), most(ask([...ties(pairs), supplies('b', 'z')]))]
        for (const [supplier, max] of before) expect(after.get(supplier)).toBeLessThanOrEqual(max)
      }),
    )
  })
})
