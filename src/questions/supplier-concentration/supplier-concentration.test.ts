import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  competes,
  deal,
  operates,
  owns,
  smallWorld,
  supplies,
  type Tie,
} from '../../../test/support/small-world.ts'
import type { AgreementKind } from '../../graph/vocabulary.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'
import { supplierConcentration } from './supplier-concentration.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const answer = (ties: Ties, args: object = { customer: 'c' }, least: number | null = null) => {
  const world = smallWorld(ties)
  const asked = parameters.parse(args)
  const findings = toFindings(decide(world, asked, least), least)
  return {
    findings,
    ...supplierConcentration.extra?.(world, asked, least),
    summary: supplierConcentration.summary(findings, findings.length, asked, world, least),
  }
}
const shares = (ties: Ties, args?: object, least?: number | null) =>
  answer(ties, args, least).findings.map(({ own }) => {
    const { min, max } = own['share'] as { min: number; max: number }
    const [low, high] = [min, max].map((part) => part.toFixed(3))
    return `${String(own['supplier'])} ${low === high ? low : `${low}–${high}`}`
  })
const usd = (min: number | null, max: number | null = min) => ({ min, max, currency: 'USD' })
const more = (
  id: string,
  supplier: string,
  attributes = {},
  kind: AgreementKind = 'CLOUD_SERVICES',
  about = {},
) => deal(id, kind, { SUPPLIER: supplier, CUSTOMER: 'c' }, attributes, about)

describe('by agreements', () => {
  const ties = [supplies('s', 'c'), more('m1', 's'), more('m2', 's'), supplies('t', 'c')]
  test('three of four and one of four', () => {
    expect(shares(ties)).toEqual(['s 0.750', 't 0.250'])
    expect(answer(ties)).toMatchObject({
      hhi: { min: 6250, max: 6250 },
      hhiKnown: { min: 6250, max: 6250 },
      coverage: 1,
      truncated: false,
      summary:
        'The Herfindahl–Hirschman index of the suppliers of C is 6,250, counted by agreements with 2 suppliers. The largest: S has 3 supply agreements with C, 75 % of all.',
    })
  })
  test('suppliers of one control group are one, unless nobody stands for another', () => {
    const grouped = [...ties, owns('g', 's'), owns('g', 't')]
    expect(shares(grouped)).toEqual(['g 1.000'])
    expect(shares(grouped, { customer: 'c', affiliates: { basis: 'NONE' } })).toEqual(['s 0.750', 't 0.250'])
  })
  test('the customer is its group, and what a group supplies to itself does not count', () => {
    const grouped = [...ties, owns('p', 'c'), owns('p', 'd'), supplies('u', 'd'), supplies('d', 'c')]
    expect(shares(grouped)).toEqual(['s 0.600', 't 0.200', 'u 0.200'])
  })
  test('an agreement with two groups counts once for each', () => {
    const joint = deal('j', 'CLOUD_SERVICES', { SUPPLIER: ['s', 't'], CUSTOMER: 'c' })
    expect(shares([joint, more('m', 's')])).toEqual(['s 0.667', 't 0.333'])
  })
  test('only infrastructure, unless other kinds are asked for', () => {
    const chips = [supplies('s', 'c'), more('k', 't', {}, 'CHIP_SUPPLY')]
    expect(shares(chips)).toEqual(['s 1.000'])
    expect(shares(chips, { customer: 'c', kinds: ['CHIP_SUPPLY'] })).toEqual(['t 1.000'])
    expect(() => parameters.parse({ customer: 'c', kinds: ['LOAN'] })).toThrow(
      'no kind of agreement that supplies',
    )
  })
  test('of a market: all that compete in it', () => {
    const market = [competes('c', 'm'), competes('d', 'm'), ...ties, supplies('t', 'd'), supplies('t', 'e')]
    expect(shares(market, { market: 'm' })).toEqual(['s 0.600', 't 0.400'])
    const [first] = answer(market, { market: 'm' }).findings
    expect(first?.headline).toBe('S has 3 supply agreements with companies in M, 60 % of all.')
    expect(first?.explanation[0]?.sentence).toBe(
      'C buys cloud services from S (reported); C competes in M (reported).',
    )
  })
  test('what has ended does not count', () => {
    expect(shares([supplies('s', 'c', { stage: 'EXPIRED' }), supplies('u', 'c')])).toEqual(['u 1.000'])
  })
  test('what is to come is no share of today; who is only to supply has the share of once all runs', () => {
    const later = { stage: 'LETTER_OF_INTENT' }
    const some = [more('a', 't', later), more('b', 't', later), supplies('u', 'c'), more('d', 'u', later)]
    expect(shares(some)).toEqual(['u 1.000', 't 0.500'])
    const found = answer(some)
    expect(found).toMatchObject({ hhi: { min: 10_000, max: 10_000 }, coverage: 1 })
    expect(found.summary).toBe(
      'The Herfindahl–Hirschman index of the suppliers of C is 10,000; 3 agreements still to come do not count. The largest: U alone supplies C today, under 1 agreement.',
    )
    const [now, then] = found.findings
    expect([now?.prospective, now?.own['soleSource'], now?.explanation.length]).toEqual([false, false, 2])
    expect([then?.prospective, then?.headline]).toEqual([
      true,
      'T is to have 2 supply agreements with C, 50 % of all once those to come have started.',
    ])
    const [value] = answer(some, { customer: 'c', measure: 'VALUE' }).findings.slice(-1)
    expect(value?.headline).toBe(
      'T may have any share of the value of the supply agreements of C once those to come have started.',
    )
  })
  test('where nothing is in force yet all counts as once it runs', () => {
    const later = { stage: 'LETTER_OF_INTENT' }
    const found = answer([more('a', 't', later), more('b', 'u', later)])
    expect(found).toMatchObject({ hhi: { min: 5000, max: 5000 } })
    expect(found.summary).toContain(
      'The Herfindahl–Hirschman index of the suppliers of C is to be 5,000, counted by agreements with 2 suppliers.',
    )
    expect(found.findings.map(({ prospective }) => prospective)).toEqual([true, true])
  })
})

describe('by value', () => {
  const asked = { customer: 'c', measure: 'VALUE' }
  test('what is known leads; the unknown may be anything', () => {
    const ties = [more('a', 's', { value: usd(6) }), more('b', 't', { value: usd(2) }), more('d', 'u')]
    expect(shares(ties, asked)).toEqual(['u 0.000–1.000', 's 0.000–0.750', 't 0.000–0.250'])
    const found = answer(ties, asked)
    // Known: 0.75² + 0.25². Least: u at (36 + 4) / 8 = 5.
    expect(found).toMatchObject({ hhiKnown: { min: 6250, max: 6250 }, coverage: 2 / 3 })
    const { hhi } = found as unknown as { hhi: { min: number; max: number } }
    expect(hhi.min).toBeCloseTo((10_000 * 65) / 169, 6)
    expect(hhi.max).toBe(10_000)
    expect(found.summary).toBe(
      'The Herfindahl–Hirschman index of the suppliers of C is 6,250 by the value known of 2 of 3; the claims allow 3,846 to 10,000. The largest: U may have any share of the value of the supply agreements of C.',
    )
    expect(found.findings[1]?.headline).toBe('S has up to 75 % of the value of the supply agreements of C.')
  })
  test('firm and up to', () => {
    const ties = [more('a', 's', { value: usd(null, 4) }), more('b', 't', { value: usd(4, 8) })]
    // s: 0/(0+8) to 4/(4+4); t: 4/(4+4) to 1.
    expect(shares(ties, asked)).toEqual(['t 0.500–1.000', 's 0.000–0.500'])
  })
  test('per year where all that have a value have both dates, else in all; never mixed', () => {
    const long = more('a', 's', { value: usd(8), validFrom: '2020', validTo: '2027' })
    const short = more('b', 't', { value: usd(1), validFrom: '2026', validTo: '2026' })
    // Eight years of 1 a year against one year of 1, which is a little shorter than the mean one.
    expect(shares([long, short], asked)).toEqual(['t 0.500', 's 0.500'])
    expect(answer([long, short], asked).findings[0]?.headline).toContain('annual value')
    // Unknown as it is, this one needs no dates.
    expect(shares([long, short, more('d', 'u')], asked)[2]).toBe('s 0.000–0.500')
    expect(shares([long, short, more('d', 't', { value: usd(1) })], asked)).toEqual(['s 0.800', 't 0.200'])
  })
  test('another currency is unknown, and what is less sure than a quarter', () => {
    const euros = more('b', 't', { value: { min: 9, max: 9, currency: 'EUR' } })
    expect(shares([more('a', 's', { value: usd(6) }), euros], asked)).toEqual([
      's 0.000–1.000',
      't 0.000–1.000',
    ])
    const unsure = more('b', 't', { value: usd(6) }, 'CLOUD_SERVICES', { sure: { value: 0.2 } })
    expect(answer([more('a', 's', { value: usd(6) }), unsure], asked)).toMatchObject({ coverage: 0.5 })
  })
  test('what is shared with another group of suppliers or other customers may be all or nothing', () => {
    const joint = deal('j', 'CLOUD_SERVICES', { SUPPLIER: ['s', 't'], CUSTOMER: 'c' }, { value: usd(4) })
    expect(shares([joint], asked)).toEqual(['s 0.000–1.000', 't 0.000–1.000'])
    const both = deal('j', 'CLOUD_SERVICES', { SUPPLIER: 's', CUSTOMER: ['c', 'd'] }, { value: usd(4) })
    expect(shares([both, more('a', 't', { value: usd(4) })], asked)).toEqual([
      't 0.500–1.000',
      's 0.000–0.500',
    ])
  })
  test('a share is no surer than the amount that it rests on', () => {
    const ties = [
      more('a', 's', { value: usd(6) }, 'CLOUD_SERVICES', { sure: { value: 0.4 } }),
      more('b', 't'),
    ]
    expect(answer(ties, asked).findings.find(({ own }) => own['supplier'] === 's')?.confidence).toBe(0.4)
    // Below the least confidence the amount is unknown, and the agreement still counts.
    expect(shares(ties, asked, 0.5)).toEqual(['s 0.000–1.000', 't 0.000–1.000'])
  })
})

test('by power and by accelerators', () => {
  const ties = [
    more('a', 's', { megawatts: { min: 300, max: 300 } }),
    more('b', 't', { accelerators: { min: 9, max: 9 } }),
    more('d', 't', { megawatts: { min: 100, max: 100 } }),
  ]
  expect(answer(ties, { customer: 'c', measure: 'MEGAWATTS' })).toMatchObject({ coverage: 1 })
  // Both could be all by accelerators: then who has more agreements comes first.
  expect(shares(ties, { customer: 'c', measure: 'ACCELERATORS' })).toEqual(['t 0.000–1.000', 's 0.000–1.000'])
})

describe('a sole source', () => {
  test('no other supplier and no own facility is known', () => {
    expect(answer([supplies('s', 'c')]).findings[0]).toMatchObject({
      qualifiers: ['SOLE_SOURCE'],
      own: { soleSource: true, share: { min: 1, max: 1 } },
      headline: 'S is the only known supplier of C, under 1 agreement.',
    })
    expect(answer([supplies('s', 'c'), supplies('t', 'c')]).findings[0]?.qualifiers).toEqual([])
    expect(answer([supplies('s', 'c'), operates('c', 'hall')]).findings[0]?.own['soleSource']).toBe(false)
  })
  test('a facility that is supplied is none of its own', () => {
    const ties = [supplies('s', 'c', { covers: ['hall'] }), operates('c', 'hall')]
    expect(answer(ties).findings[0]?.own['soleSource']).toBe(true)
  })
})

describe('asked wrongly, or about nothing', () => {
  test('customer or market, not both and not neither', () => {
    expect(() => parameters.parse({})).toThrow('Give either customer or market')
    expect(() => parameters.parse({ customer: 'c', market: 'm' })).toThrow('Give either customer or market')
    expect(() => parameters.parse({ customer: 'c', measure: 'WEIGHT' })).toThrow('measure must be one of')
  })
  test('without suppliers there is no index', () => {
    expect(answer([competes('c', 'm')])).toMatchObject({
      findings: [],
      hhi: { min: null, max: null },
      hhiKnown: null,
      coverage: 0,
      summary: 'No supplier of C was found.',
    })
  })
})

test('who is less sure than the least confidence does not count in the shares of others', () => {
  const ties = [supplies('s', 'c', {}, { confidence: 0.9 }), supplies('t', 'c', {}, { confidence: 0.4 })]
  expect(shares(ties)).toEqual(['s 0.500', 't 0.500'])
  expect(shares(ties, { customer: 'c' }, 0.5)).toEqual(['s 1.000'])
})

test('law: shares hold the index, and lie in 0..1', () => {
  const tie = fc
    .tuple(fc.constantFrom('s', 't', 'u', 'v'), fc.nat(5), fc.constantFrom<null | number>(null, 0, 1, 4, 9))
    .map(([supplier, i, value]) =>
      more(`${supplier}${i}`, supplier, value === null ? {} : { value: usd(value) }),
    )
  fc.assert(
    fc.property(fc.array(tie, { minLength: 1, maxLength: 8 }), (ties) => {
      const found = answer(ties, { customer: 'c', measure: 'VALUE' })
      const all = found.findings.map(({ own }) => own['share'] as { min: number; max: number })
      for (const { min, max } of all) {
        expect(min).toBeGreaterThanOrEqual(0)
        expect(max).toBeLessThanOrEqual(1)
        expect(min).toBeLessThanOrEqual(max)
      }
      expect(all.map(({ max }) => max)).toEqual(all.map(({ max }) => max).sort((a, b) => b - a))
      const { hhi } = found as unknown as { hhi: { min: number | null; max: number | null } }
      if (hhi.min === null || hhi.max === null) return
      expect(hhi.min).toBeGreaterThanOrEqual(10_000 / all.length - 1e-6)
      expect(hhi.min).toBeLessThanOrEqual(hhi.max + 1e-6)
    }),
  )
})

test('a group whose control is not sure enough is named by who supplies, and does not vanish', () => {
  const ties = [
    owns('p', 's', undefined, { confidence: 0.3 }),
    owns('p', 't', undefined, { confidence: 0.3 }),
    supplies('s', 'c'),
    supplies('t', 'c'),
  ]
  expect(shares(ties)).toEqual(['p 1.000'])
  expect(shares(ties, { customer: 'c' }, 0.6)).toEqual(['s 1.000'])
})
