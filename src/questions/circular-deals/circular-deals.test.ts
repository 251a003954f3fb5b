import { describe, expect, test } from 'vitest'
import { deal, invests, owns, smallWorld, supplies, type Tie } from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide, isCut } from './decide.ts'
import { parameters } from './parameters.ts'
import type { Step } from './steps.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, args: object = {}, least: number | null = null) =>
  toFindings(decide(smallWorld(ties), parameters.parse(args), least), least)
const rings = (ties: Ties, args: object = {}) =>
  ask(ties, args).map(({ own }) => (own['cycle'] as string[]).join(' '))
const stepsOf = (ties: Ties) => ask(ties)[0]?.own['steps'] as Step[]
const usd = (min: number | null, max: number | null = min) => ({ min, max, currency: 'USD' })
const lends = (from: string, to: string) =>
  deal(`${from}-lends-${to}`, 'LOAN', { LENDER: from, BORROWER: to })
const grants = (from: string, to: string) =>
  deal(`${from}-grants-${to}`, 'WARRANT', { INVESTEE: from, INVESTOR: to })

describe('a ring', () => {
  test('is money put in that comes back as a payment', () => {
    expect(rings([invests('i', 'a'), supplies('i', 'a')])).toEqual(['i a'])
    expect(rings([lends('i', 'a'), supplies('i', 'a')])).toEqual(['i a'])
    expect(rings([invests('n', 'o'), supplies('r', 'o'), supplies('n', 'r')])).toEqual(['n o r'])
  })
  test('needs a payment and something else, on different steps', () => {
    expect(rings([supplies('a', 'b'), supplies('b', 'a')])).toEqual([])
    expect(rings([invests('a', 'b'), invests('b', 'a')])).toEqual([])
    expect(
      rings([invests('i', 'a'), deal('x', 'COMPUTE_CAPACITY', { SUPPLIER: 'a', CUSTOMER: 'i' })]),
    ).toEqual([])
  })
  test('is not made by ownership, guarantees or mergers alone', () => {
    expect(rings([owns('i', 'a', 0.3), supplies('i', 'a')])).toEqual([])
    expect(rings([deal('g', 'GUARANTEE', { GUARANTOR: 'i', OTHER: 'a' }), supplies('i', 'a')])).toEqual([])
  })
  test('is one, wherever it is read from; the other way round it is another', () => {
    const there = [invests('a', 'b'), supplies('c', 'b'), supplies('a', 'c')]
    expect(rings(there)).toEqual(['a b c'])
    const back = [invests('a', 'c'), supplies('b', 'c'), supplies('a', 'b')]
    // Each two of them have a ring of their own now, too.
    expect(rings([...there, ...back])).toEqual(['a b', 'a c', 'a b c', 'a c b'])
  })
  test('never passes its start twice', () => {
    // a → b → a → c → a is two rings, and no ring of four.
    const ties = [invests('a', 'b'), supplies('a', 'b'), invests('a', 'c'), supplies('a', 'c')]
    expect(rings(ties, { maxLength: 5 })).toEqual(['a b', 'a c'])
  })
  test('keeps its id whichever deal makes it', () => {
    const [one] = ask([invests('i', 'a'), supplies('i', 'a')])
    const [other] = ask([lends('i', 'a'), supplies('i', 'a'), invests('b', 'i')])
    expect(other?.id).toBe(one?.id)
  })
})

describe('groups', () => {
  test('companies fold into control groups; the lowest over all that take part is named', () => {
    const ties = [owns('g', 'cloud'), invests('g', 'a'), supplies('cloud', 'a')]
    expect(rings(ties)).toEqual(['g a'])
    expect(ask(ties)[0]?.explanation[0]?.sentence).toBe(
      'G invests in A (reported); A buys compute capacity from Cloud (reported); G controls Cloud (reported).',
    )
    expect(rings(ties, { affiliates: { basis: 'NONE' } })).toEqual([])
  })
  test('what a group does with itself is no step, whatever the rule', () => {
    const ties = [owns('i', 'a'), invests('i', 'a'), supplies('i', 'a')]
    expect(rings(ties)).toEqual([])
    expect(rings(ties, { affiliates: { basis: 'NONE' } })).toEqual([])
  })
  test('persons stay themselves, also where they control a group', () => {
    const ties = [
      owns('P', 'x'),
      owns('P', 'y'),
      invests('x', 'a'),
      supplies('y', 'a'),
      lends('a', 'P'),
      invests('P', 'a'),
    ]
    // x and y are one group by P; P's own loan and investment are no payment.
    expect(rings(ties)).toEqual(['x a'])
    expect(rings([...ties, supplies('b', 'a'), deal('l', 'LOAN', { LENDER: 'b', BORROWER: 'P' })])).toEqual(
      expect.arrayContaining(['P a b']),
    )
  })
  test('where chains of control are too long there is no way from one member to the other', () => {
    const ties = [owns('g', 'h'), owns('h', 'cloud'), invests('g', 'a'), supplies('cloud', 'a')]
    expect(rings(ties)).toEqual(['g a'])
    expect(rings(ties, { affiliates: { maxHops: 1 } })).toEqual([])
  })
})

describe('through', () => {
  const ties = [invests('i', 'a'), supplies('i', 'a'), invests('j', 'b'), supplies('j', 'b'), owns('Q', 'j')]
  test('takes a company by its group, and a person with the group that it controls', () => {
    expect(rings(ties, { through: 'a' })).toEqual(['i a'])
    expect(rings(ties, { through: 'Q' })).toEqual(['j b'])
    expect(rings(ties, { through: 'nobody' })).toEqual([])
  })
  test('length is bounded, 2 to 5', () => {
    const long = ['a', 'b', 'c', 'd'].map((id, i) => supplies('bcde'[i] ?? '', id))
    const ring = [...long, invests('e', 'a')]
    expect(rings(ring, { maxLength: 4 })).toEqual([])
    expect(rings(ring, { maxLength: 5 })).toEqual(['e a b c d'])
    expect(() => parameters.parse({ maxLength: 6 })).toThrow('from 2 to 5')
    expect(() => parameters.parse({ maxLength: 1 })).toThrow('at least two members')
  })
})

describe('time and doubt', () => {
  test('what ended does not count; what is proposed makes it prospective', () => {
    expect(rings([invests('i', 'a'), supplies('i', 'a', { stage: 'TERMINATED' })])).toEqual([])
    expect(ask([invests('i', 'a', { stage: 'PROPOSED' }), supplies('i', 'a')])[0]).toMatchObject({
      prospective: true,
      headline: 'I is to invest in A, which buys from I.',
    })
    expect(ask([invests('i', 'a'), supplies('i', 'a', { validFrom: '2027' })])[0]?.prospective).toBe(true)
  })
  test('warrants go from the issuer to the holder, and are conditional', () => {
    const [found] = ask([grants('amd', 'o'), supplies('amd', 'o')])
    expect(found?.own['cycle']).toEqual(['amd', 'o'])
    expect(found?.qualifiers).toEqual(['CONDITIONAL'])
    expect(found?.headline).toBe('Amd grants warrants to O, which buys from Amd.')
    expect(rings([invests('o', 'amd', { instrument: 'warrants' }), supplies('amd', 'o')])).toEqual(['amd o'])
    expect(rings([invests('o', 'amd'), supplies('amd', 'o')])).toEqual([])
  })
  test('stock granted, or given for services, goes from the issuer, too; it is not conditional', () => {
    for (const instrument of ['stock grant', 'granted shares', 'shares for services']) {
      const [found] = ask([invests('o', 'amd', { instrument }), supplies('amd', 'o')])
      expect(found?.own['cycle']).toEqual(['amd', 'o'])
      expect(found?.qualifiers).toEqual([])
      expect(found?.headline).toBe('Amd grants stock to O, which buys from Amd.')
    }
    const both = [
      grants('amd', 'o'),
      invests('o', 'amd', { instrument: 'stock grant' }),
      supplies('amd', 'o'),
    ]
    expect(ask(both)[0]?.headline).toBe('Amd grants stock and warrants to O, which buys from Amd.')
  })
  test('it is as sure as its surest way', () => {
    const ties = [
      invests('i', 'a', {}, { confidence: 0.9 }),
      supplies('i', 'a', {}, { confidence: 0.4 }),
      deal('more', 'CLOUD_SERVICES', { SUPPLIER: 'i', CUSTOMER: 'a' }, {}, { confidence: 0.7 }),
    ]
    expect(ask(ties)[0]?.confidence).toBe(0.7)
    expect(ask(ties)[0]?.explanation).toHaveLength(2)
    expect(ask(ties, {}, 0.5)[0]?.explanation).toHaveLength(1)
    expect(ask(ties, {}, 0.8)).toEqual([])
  })
  test('of very many combinations each deal is told with the surest of the others, and nothing is lost of the surest way', () => {
    const many = Array.from({ length: 10 }, (_, i) =>
      deal(
        `d${i}`,
        'CLOUD_SERVICES',
        { SUPPLIER: 'i', CUSTOMER: 'a' },
        { stage: 'PROPOSED' },
        { confidence: 0.9 - i / 50 },
      ),
    )
    const loans = Array.from({ length: 10 }, (_, i) =>
      deal(`l${i}`, 'LOAN', { LENDER: 'i', BORROWER: 'a' }, {}, { confidence: 0.9 - i / 50 }),
    )
    const [found] = ask([...many, ...loans, supplies('i', 'a', {}, { confidence: 0.5 })])
    expect(found).toMatchObject({ prospective: false, confidence: 0.5 })
    expect(found?.explanation.length).toBeLessThan(45)
  })
})

describe('steps', () => {
  test('add up the deals of one kind; "up to" bounds from above, the unknown leaves it open', () => {
    const ties = [
      invests('i', 'a', { amount: usd(10), on: '2024' }),
      deal('l', 'LOAN', { LENDER: 'i', BORROWER: 'a' }, { value: usd(3) }, { confidence: 0.5 }),
      supplies('i', 'a', { value: usd(null, 7), announcedOn: '2025-05' }),
      deal(
        'm',
        'CLOUD_SERVICES',
        { SUPPLIER: 'i', CUSTOMER: 'a' },
        { value: usd(5), signedOn: '2025-03-10' },
      ),
    ]
    const [invest, pay] = stepsOf(ties)
    expect(invest).toMatchObject({ kind: 'INVEST', from: 'i', to: 'a', on: '2024', amount: usd(10) })
    expect(pay).toMatchObject({ kind: 'PAY', from: 'a', to: 'i', on: '2025-03-10', amount: usd(5, 12) })
    expect(ask(ties)[0]?.headline).toBe(
      'I invests in A, which buys from I (dated from 2024 to May 2025; the smallest step is US$5 to US$12).',
    )
    const open = deal('n', 'CLOUD_SERVICES', { SUPPLIER: 'i', CUSTOMER: 'a' })
    expect(stepsOf([...ties, open])[1]?.amount).toEqual(usd(5, null))
  })
  test('another currency is unknown, and what is less sure than a quarter', () => {
    const euros = { min: 5, max: 5, currency: 'EUR' }
    const ties = [invests('i', 'a', { amount: usd(10) }), supplies('i', 'a', { value: euros })]
    expect(ask(ties)[0]?.own['amounts']).toEqual([usd(10), euros])
    const unsure = supplies('i', 'a', { value: usd(5) }, { sure: { value: 0.2 } })
    expect(ask([invests('i', 'a'), unsure])[0]?.own['amounts']).toEqual([null, null])
  })
})

test('order: shorter, money before grants, larger smallest known amount, surer', () => {
  const ring = (a: string, b: string, amount: number | null, confidence = 0.9) => [
    invests(a, b, amount === null ? {} : { amount: usd(amount) }, { confidence }),
    ...supplies(a, b, { value: usd(1000) }),
  ]
  const ties = [
    ...ring('a', 'b', 5),
    ...ring('c', 'd', 50),
    ...ring('e', 'f', null, 0.5),
    ...ring('g', 'h', null, 0.6),
    grants('k', 'l'),
    ...supplies('k', 'l', { value: usd(9000) }),
    invests('m', 'n', { amount: usd(900) }),
    ...supplies('o', 'n', { value: usd(900) }),
    ...supplies('m', 'o', { value: usd(900) }),
  ]
  // Where only the payment is known, that is the smallest known amount.
  expect(rings(ties)).toEqual(['g h', 'e f', 'c d', 'a b', 'k l', 'm n o'])
})

test('more rings than anybody reads are cut, and that is told', () => {
  const ids = Array.from({ length: 15 }, (_, i) => `c${i}`)
  const ties = ids.flatMap((a) =>
    ids.filter((b) => b !== a).flatMap((b) => [invests(a, b), ...supplies(a, b)]),
  )
  const world = smallWorld(ties)
  const asked = parameters.parse({ maxLength: 4 })
  expect(isCut(world, asked, null)).toBe(true)
  expect(isCut(world, parameters.parse({ maxLength: 2 }), null)).toBe(false)
  expect(toFindings(decide(world, parameters.parse({ maxLength: 2 })), null)).toHaveLength(105)
})
