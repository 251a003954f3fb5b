import { describe, expect, test } from 'vitest'
import {
  deal,
  exact,
  operates,
  owns,
  smallWorld,
  supplies,
  type Tie,
} from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, of: string[], args: object = {}, least: number | null = null) =>
  toFindings(decide(smallWorld(ties), parameters.parse({ of, ...args }), least), least)
const share = (value: unknown): string => {
  const { min, max } = value as { min: number; max: number }
  return [min, max].map((each) => each.toFixed(4).replace(/\.?0+$/, '')).join('..')
}
/** "a 0.25..0.25 left b c" */
const brief = (...asked: Parameters<typeof ask>) =>
  ask(...asked).map(({ own, qualifiers }) =>
    [
      own['affected'],
      share(own['lost']),
      ...(own['remainingSuppliers'] as string[]).map((id) => `+${id}`),
      ...qualifiers,
    ].join(' '),
  )
const usd = (min: number | null, max: number | null = min) => ({ value: { min, max, currency: 'USD' } })
const offers = (company: string, product: string): Tie => {
  const { link, entities } = operates(company, product)
  const [from, to] = entities
  if (!from || !to) throw new Error('A tie has two ends.')
  return { link: { ...link, type: 'OFFERING' }, entities: [from, { ...to, kind: 'PRODUCT' }] }
}
const chips = (supplier: string, customer: string, attributes: Parameters<typeof deal>[3] = {}) =>
  deal(`chips-${supplier}-${customer}`, 'CHIP_SUPPLY', { SUPPLIER: supplier, CUSTOMER: customer }, attributes)

describe('a supplier stops', () => {
  test('nothing is known, nothing is found', () => {
    expect(ask([], ['s'])).toEqual([])
    expect(ask([supplies('t', 'a')], ['s'])).toEqual([])
  })
  test('one of four agreements is a quarter; who else supplies goes on', () => {
    const ties = [supplies('s', 'a'), supplies('t', 'a'), supplies('u', 'a'), supplies('v', 'a')]
    expect(brief(ties, ['s'])).toEqual(['a 0.25..0.25 +t +u +v'])
    expect(brief(ties, ['s', 't'])).toEqual(['a 0.5..0.5 +u +v'])
  })
  test('by value: 45 of 45 + 15 + [20, 40] is between 45 % and 56.25 %', () => {
    const ties = [supplies('s', 'a', usd(45)), supplies('t', 'a', usd(15)), supplies('u', 'a', usd(20, 40))]
    expect(brief(ties, ['s'], { measure: 'VALUE' })).toEqual(['a 0.45..0.5625 +t +u'])
  })
  test('what is unknown is not nothing: of an unknown amount among others nothing is known', () => {
    const ties = [supplies('s', 'a'), supplies('t', 'a', usd(15))]
    expect(brief(ties, ['s'], { measure: 'VALUE' })).toEqual(['a 0..1 +t'])
    expect(brief(ties, ['t'], { measure: 'VALUE' })).toEqual(['a 0..1 +s'])
    expect(
      brief([supplies('s', 'a', usd(null, 5)), supplies('t', 'a', usd(15))], ['s'], { measure: 'VALUE' }),
    ).toEqual(['a 0..0.25 +t'])
  })
  test('all of what is known is all, whatever it amounts to; nothing out of nothing may be any share', () => {
    expect(brief([supplies('s', 'a')], ['s'], { measure: 'VALUE' })).toEqual(['a 1..1 SOLE_SOURCE'])
    expect(brief([supplies('s', 'a', usd(0))], ['s'], { measure: 'VALUE' })).toEqual(['a 0..1 SOLE_SOURCE'])
  })
  test('values are per year if every one has both dates, else totals; other currencies are unknown', () => {
    const years = (n: number) => ({ validFrom: '2025-01-01', validTo: `${2025 + n}-01-01` })
    const [s, t] = [
      supplies('s', 'a', { ...usd(100), ...years(4) }),
      supplies('t', 'a', { ...usd(100), ...years(12) }),
    ]
    expect(brief([s, t], ['s'], { measure: 'VALUE' })).toEqual(['a 0.75..0.75 +t'])
    expect(brief([s, t, supplies('u', 'a', usd(100))], ['s'], { measure: 'VALUE' })).toEqual([
      'a 0.3333..0.3333 +t +u',
    ])
    const euros = supplies('u', 'a', { value: { ...exact(100), currency: 'EUR' } })
    expect(brief([s, euros], ['s'], { measure: 'VALUE' })).toEqual(['a 0..1 +u'])
  })
  test('by megawatts and by accelerators', () => {
    const ties = [
      supplies('s', 'a', { megawatts: exact(300), accelerators: exact(200) }),
      supplies('t', 'a', { megawatts: exact(100), accelerators: exact(600) }),
    ]
    expect(brief(ties, ['s'], { measure: 'MEGAWATTS' })).toEqual(['a 0.75..0.75 +t'])
    expect(brief(ties, ['s'], { measure: 'ACCELERATORS' })).toEqual(['a 0.25..0.25 +t'])
  })
  test('the company and what it controls stop, but not its parent or sisters', () => {
    const ties = [
      owns('p', 's'),
      owns('s', 's1'),
      owns('p', 't'),
      supplies('s1', 'a'),
      supplies('t', 'a'),
      supplies('p', 'b'),
    ]
    expect(brief(ties, ['s'])).toEqual(['a 0.5..0.5 +t'])
    expect(brief(ties, ['p'])).toEqual(['a 1..1 SOLE_SOURCE', 'b 1..1 SOLE_SOURCE'])
    expect(brief(ties, ['s'], { affiliates: { basis: 'NONE' } })).toEqual([])
  })
  test('under an agreement that others supply, too, it stops all or nothing', () => {
    const ties = [
      deal('x', 'CLOUD_SERVICES', { SUPPLIER: ['s', 't'], CUSTOMER: 'a' }),
      supplies('u', 'a'),
      supplies('s', 'a'),
    ]
    expect(brief(ties, ['s'])).toEqual(['a 0.3333..0.6667 +t +u'])
  })
  test('of a value that several customers share, the share of one is unknown', () => {
    const ties = [
      deal('x', 'CLOUD_SERVICES', { SUPPLIER: 's', CUSTOMER: ['a', 'b'] }, usd(10)),
      supplies('t', 'a', usd(10)),
    ]
    expect(brief(ties, ['s'], { measure: 'VALUE' })).toEqual(['b 1..1 SOLE_SOURCE', 'a 0..0.5 +t'])
  })
  test('customers of one group are one, and what a group supplies to itself does not count', () => {
    const ties = [owns('a', 'a1'), supplies('s', 'a1'), supplies('t', 'a'), supplies('a', 'a1')]
    expect(brief(ties, ['s'])).toEqual(['a1 0.5..0.5 +t'])
    expect(brief(ties, ['s'], { affiliates: { basis: 'NONE' } })).toEqual(['a1 1..1 SOLE_SOURCE'])
    expect(brief([owns('s', 'a'), supplies('s', 'a')], ['s'])).toEqual([])
  })
  test('what controls a company by lower bounds alone stops it; a share below .25 of confidence is unknown', () => {
    const held = (sure: number) => owns('s', 's1', { share: exact(0.6) }, { sure: { share: sure } })
    expect(ask([held(0.5), supplies('s1', 'a')], ['s'])[0]?.confidence).toBe(0.5)
    expect(ask([held(0.2), supplies('s1', 'a')], ['s'])).toEqual([])
  })
})

describe('a facility or product stops', () => {
  test('agreements that cover it stop; one that covers others, too, all or nothing', () => {
    const ties = [
      supplies('s', 'a', { covers: ['plant'] }),
      supplies('t', 'a', { covers: ['plant', 'other'] }),
      supplies('u', 'a'),
      supplies('s', 'b'),
    ]
    expect(brief(ties, ['plant'])).toEqual(['a 0.3333..0.6667 +t +u'])
    expect(brief(ties, ['plant', 'other'])).toEqual(['a 0.6667..0.6667 +u'])
    expect(ask(ties, ['plant'])[0]?.explanation[0]?.sentence).toBe(
      'A buys compute capacity from S (reported); S-to-a covers Plant (reported).',
    )
  })
  test('a facility of its own is another source, unless that is what stops', () => {
    const ties = [supplies('s', 'a', { covers: ['plant'] }), owns('a', 'a1'), operates('a1', 'mill')]
    expect(brief(ties, ['plant'])).toEqual(['a 1..1'])
    expect(brief(ties, ['plant', 'mill'])).toEqual(['a 1..1 SOLE_SOURCE'])
  })
  test('names what the affected company and what it controls offer', () => {
    const ties = [
      supplies('s', 'a'),
      offers('a', 'zeta'),
      owns('a', 'a1'),
      offers('a1', 'alpha'),
      offers('s', 'none'),
    ]
    expect(ask(ties, ['s'])[0]?.own['products']).toEqual(['alpha', 'zeta'])
  })
})

describe('chips', () => {
  test('deliveries stop, running capacity goes on', () => {
    const ties = [
      chips('s', 'a', { accelerators: exact(100) }),
      supplies('t', 'a', { accelerators: exact(300) }),
    ]
    expect(brief(ties, ['s'])).toEqual(['a 0.5..0.5 +t'])
    expect(brief(ties, ['s'], { measure: 'ACCELERATORS' })).toEqual(['a 0..0.25 +t'])
    expect(ask(ties, ['s'])[0]?.headline).toBe(
      'If S stops, A loses deliveries of chips, 50 % of its known supply (1 of 2 agreements), though nothing that runs already; T goes on.',
    )
  })
  test('so customers of who waits for chips are not hit', () => {
    expect(brief([chips('s', 'a'), supplies('a', 'b')], ['s'], { tiers: 2 })).toEqual(['a 1..1 SOLE_SOURCE'])
    const built = [chips('s', 'a', { covers: ['plant'] }), supplies('a', 'b')]
    expect(brief(built, ['plant'], { tiers: 2 })).toHaveLength(2)
  })
})

describe('tiers 2', () => {
  const ties = [supplies('s', 'a'), supplies('t', 'a'), supplies('a', 'b'), supplies('u', 'b')]
  test('customers of those hit are possible, from nothing to their share', () => {
    expect(brief(ties, ['s'])).toEqual(['a 0.5..0.5 +t'])
    expect(brief(ties, ['s'], { tiers: 2 })).toEqual(['a 0.5..0.5 +t', 'b 0..0.5 +u POSSIBLE'])
  })
  test('two are enough: nobody further is told', () => {
    expect(brief([...ties, supplies('b', 'c')], ['s'], { tiers: 2 })).toHaveLength(2)
  })
  test('who is hit directly and may be hit through a supplier is one finding, and no mere possibility', () => {
    const both = [...ties, supplies('s', 'b')]
    expect(brief(both, ['s'], { tiers: 2 })).toEqual(['b 0.3333..0.6667 +u', 'a 0.5..0.5 +t'])
    expect(ask(both, ['s'], { tiers: 2 })[0]?.explanation).toHaveLength(2)
  })
  test('what stops itself is no customer that is hit', () => {
    expect(brief([supplies('s', 'a'), supplies('a', 's')], ['s'], { tiers: 2 })).toEqual([
      'a 1..1 SOLE_SOURCE',
    ])
  })
})

describe('time and doubt', () => {
  const later = { stage: 'LETTER_OF_INTENT' }
  test('what is to come is no supply today; where all that is hit is to come, all counts as once it runs', () => {
    const other = [supplies('s', 'a'), supplies('t', 'a', later)]
    // Another source is known, though nothing comes from it yet.
    expect(brief(other, ['s'])).toEqual(['a 1..1'])
    expect(ask(other, ['s'])[0]?.headline).toBe(
      'If S stops, A loses all of its known supply; nobody else supplies it yet, but T is to.',
    )
    const both = [...other, supplies('u', 'a'), deal('x', 'OTHER', { SUPPLIER: 's', CUSTOMER: 'a' }, later)]
    expect(brief(both, ['s'])).toEqual(['a 0.5..0.5 +u'])
    expect(ask(both, ['s'])[0]?.explanation).toHaveLength(2)
    expect(brief([supplies('s', 'a', later), supplies('t', 'a')], ['s'])).toEqual(['a 0.5..0.5 +t'])
    expect(ask([supplies('s', 'a', later)], ['s'])[0]?.prospective).toBe(true)
  })
  test('who is supplied by one that is hit only by what is to come loses nothing today', () => {
    const ties = [supplies('s', 'a', later), supplies('a', 'b'), supplies('s', 'c'), supplies('c', 'b')]
    expect(brief(ties, ['s'], { tiers: 2 })).toContain('b 0..0.5 +a POSSIBLE')
  })
  test('what has ended counts nowhere', () => {
    expect(brief([supplies('s', 'a'), supplies('t', 'a', { stage: 'TERMINATED' })], ['s'])).toEqual([
      'a 1..1 SOLE_SOURCE',
    ])
  })
  test('a least confidence leaves out supplies, on both sides, and amounts', () => {
    const ties = [
      supplies('s', 'a', usd(10), { sure: { value: 0.4 } }),
      supplies('t', 'a', usd(10)),
      supplies('u', 'a', usd(10), { confidence: 0.5 }),
    ]
    expect(brief(ties, ['s'], { measure: 'VALUE' })).toEqual(['a 0.3333..0.3333 +t +u'])
    expect(ask(ties, ['s'], { measure: 'VALUE' })[0]?.confidence).toBe(0.4)
    expect(brief(ties, ['s'], { measure: 'VALUE' }, 0.6)).toEqual(['a 0..1 +t'])
    expect(brief(ties, ['s'], {}, 0.6)).toEqual(['a 0.5..0.5 +t'])
    expect(brief(ties, ['u'], {}, 0.6)).toEqual([])
  })
  test('a claim of the share sets it; the others divide the rest', () => {
    const stated = (min: number, max = min) => ({ shareOfCustomerSupply: { min, max } })
    const [t, u] = [supplies('t', 'a'), supplies('u', 'a')]
    expect(brief([supplies('s', 'a', stated(0.8)), t], ['s'])).toEqual(['a 0.8..0.8 +t'])
    expect(brief([supplies('s', 'a', stated(0.6, 0.7)), t, u], ['t'])).toEqual(['a 0.15..0.2 +s +u'])
    expect(brief([supplies('s', 'a', stated(0.8))], ['s'])).toEqual(['a 0.8..0.8'])
    const group = [owns('a', 'a1'), supplies('s', 'a1', stated(0.8)), supplies('t', 'a')]
    expect(brief(group, ['s'])).toEqual(['a1 0..0.8 +t'])
  })
  test('its evidence holds what it is counted from, though only the ways are drawn', () => {
    const [finding] = ask([supplies('s', 'a'), supplies('t', 'a')], ['s'])
    expect(finding?.explanation).toHaveLength(1)
    expect(finding?.subgraph.links).toHaveLength(2)
    expect(finding?.evidence).toHaveLength(6)
  })
})
