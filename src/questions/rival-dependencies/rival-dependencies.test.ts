import { describe, expect, test } from 'vitest'
import {
  competes,
  deal,
  exact,
  owns,
  rivals,
  smallWorld,
  supplies,
  type Tie,
} from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide, parameters } from './decide.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, args: object = {}, least: number | null = null) =>
  toFindings(decide(smallWorld(ties), parameters.parse(args)), least)
const own = (ties: Ties, args: object = {}) => ask(ties, args).map((finding) => finding.own)

describe('rivalDependencies', () => {
  test('the supplier is the rival itself, in its group, or its close link', () => {
    expect(own([rivals('a', 'b'), supplies('b', 'a')])).toEqual([
      { dependent: 'a', supplier: 'b', rival: 'b', agreement: 'b-to-a', direct: true },
    ])
    expect(own([rivals('a', 'b'), owns('P', 's'), owns('P', 'b'), supplies('s', 'a')])[0]).toMatchObject({
      supplier: 's',
      rival: 'b',
    })
    expect(own([rivals('a', 'b'), owns('b', 's', 0.2), supplies('s', 'a')])[0]).toMatchObject({
      supplier: 's',
      rival: 'b',
    })
    expect(own([rivals('a', 'b'), owns('b', 's', 0.19), supplies('s', 'a')])).toEqual([])
  })
  test('one for each customer group, supplier group and rival group', () => {
    const ties = [
      rivals('a', 'b'),
      owns('a', 'a1'),
      owns('b', 'b1'),
      supplies('b', 'a'),
      supplies('b1', 'a1'),
      supplies('a', 'b'),
    ]
    expect(own(ties).map(({ dependent, rival }) => [dependent, rival])).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ])
    expect(own(ties, { company: 'a1' })).toHaveLength(1)
    expect(ask(ties, { company: 'a' })[0]?.explanation).toHaveLength(2)
  })
  test('what the rival or what it controls supplies is direct and comes first, however unsure; through others it is not', () => {
    const ties = [
      rivals('a', 'b'),
      rivals('a', 'c'),
      owns('P', 'b'),
      owns('P', 's'),
      owns('c', 'c1'),
      supplies('s', 'a'),
      supplies('c1', 'a', {}, { confidence: 0.4 }),
    ]
    expect(own(ties).map(({ supplier, direct }) => [supplier, direct])).toEqual([
      ['c1', true],
      ['s', false],
    ])
    const upward = [rivals('a', 'b'), owns('g', 'a'), supplies('b', 'g')]
    expect(own(upward)).toMatchObject([{ dependent: 'a', direct: false }])
    expect(own([rivals('a', 'b'), owns('b', 's', 0.2), supplies('s', 'a')])).toMatchObject([
      { supplier: 's', direct: false },
    ])
  })
  test('every kind of supply counts; a loan, a warrant, a guarantee and a merger supply nothing', () => {
    const under = (kind: Parameters<typeof deal>[1]) =>
      own([rivals('a', 'b'), deal('x', kind, { SUPPLIER: 'b', CUSTOMER: 'a' })])
    for (const kind of ['CHIP_SUPPLY', 'LICENSE', 'OTHER'] as const) expect(under(kind)).toHaveLength(1)
    for (const kind of ['LOAN', 'WARRANT', 'GUARANTEE', 'MERGER'] as const) expect(under(kind)).toEqual([])
    expect(
      own([rivals('a', 'b'), deal('x', 'DATA_CENTER_LEASE', { LESSOR: 'b', LESSEE: 'a' })]),
    ).toHaveLength(1)
    expect(
      own([rivals('a', 'b'), deal('x', 'CLOUD_SERVICES', { RESELLER: 'b', END_USER: 'a' })]),
    ).toHaveLength(1)
    expect(own([rivals('a', 'b'), deal('x', 'CLOUD_SERVICES', { OPERATOR: 'b', CUSTOMER: 'a' })])).toEqual([])
  })
  test('the agreement is the largest by value, then the surest; a bound on confidence chooses among what is left', () => {
    const worth = (id: string, amount: number | null, confidence: number) =>
      deal(
        id,
        'CLOUD_SERVICES',
        { SUPPLIER: 'b', CUSTOMER: 'a' },
        amount === null ? {} : { value: { ...exact(amount), currency: 'USD' } },
        { confidence },
      )
    const ties = [
      rivals('a', 'b'),
      worth('big', 9e9, 0.4),
      worth('small', 1e9, 0.6),
      worth('unknown', null, 0.8),
    ]
    expect(ask(ties)[0]?.own['agreement']).toBe('big')
    expect(ask(ties, {}, 0.5)[0]?.own['agreement']).toBe('small')
    expect(ask(ties, {}, 0.7)[0]?.own['agreement']).toBe('unknown')
  })
  test('the claimed rival that sells itself is named before the most specific one', () => {
    const ties = [owns('g', 'lab'), competes('lab', 'm'), competes('a', 'm'), supplies('g', 'a')]
    expect(own(ties)[0]).toMatchObject({ supplier: 'g', rival: 'lab' })
    expect(own([...ties, rivals('a', 'g')])[0]).toMatchObject({ supplier: 'g', rival: 'g' })
  })
  test('what a group supplies to itself is no dependency, even between claimed rivals', () => {
    expect(own([owns('p', 'a'), owns('p', 'b'), rivals('a', 'b'), supplies('a', 'b')])).toEqual([])
  })
  test('the sentence tells how the two are bound', () => {
    const [finding] = ask([
      rivals('a', 'b', 'm'),
      owns('b', 's', 0.25),
      supplies('s', 'a', { value: { min: null, max: 45e9, currency: 'USD' } }),
    ])
    expect(finding?.headline).toBe('A depends on S, an affiliate of its rival B.')
    expect(finding?.explanation[0]?.sentence).toBe(
      'A buys compute capacity from S (reported, up to US$45 bn); B holds 25 % of S (reported); A and B are rivals (reported).',
    )
  })
})
