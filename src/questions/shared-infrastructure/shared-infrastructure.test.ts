import { describe, expect, test } from 'vitest'
import {
  competes,
  deal,
  owns,
  rivals,
  smallWorld,
  supplies,
  type Tie,
} from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, args: object = {}, least: number | null = null) =>
  toFindings(decide(smallWorld(ties), parameters.parse(args)), least)
/** "a+b via s direct" */
const brief = (ties: Ties, args: object = {}, least: number | null = null) =>
  ask(ties, args, least).map(
    ({ own }) =>
      `${(own['competitors'] as string[]).join('+')} via ${String(own['shared'])}${own['direct'] ? ' direct' : ''}`,
  )

describe('direct', () => {
  test('both use one supplier, by own companies', () => {
    expect(brief([rivals('a', 'b'), supplies('s', 'a'), supplies('s', 'b')])).toEqual(['a+b via s direct'])
    expect(brief([rivals('a', 'b'), owns('a', 'a1'), supplies('s', 'a1'), supplies('s', 'b')])).toEqual([
      'a+b via s direct',
    ])
  })
  test('not through a sister company', () => {
    const ties = [rivals('a', 'b'), owns('p', 'a'), owns('p', 'a1'), supplies('s', 'a1'), supplies('s', 'b')]
    expect(brief(ties)).toEqual(['a+b via s'])
    expect(brief(ties, { affiliates: { basis: 'NONE' } })).toEqual([])
  })
  test('one sentence tells a way from end to end', () => {
    const [finding] = ask([
      rivals('a', 'b'),
      supplies('s', 'a', { announcedOn: '2026-05' }),
      supplies('s', 'b'),
    ])
    expect(finding?.headline).toBe('A and B both use S.')
    expect(finding?.explanation[0]?.sentence).toBe(
      'A buys compute capacity from S (reported, announced May 2026); B buys compute capacity from S (reported); A and B are rivals (reported).',
    )
    expect(finding?.explanation[0]?.entities).toEqual(['a', 's-to-a', 's', 's-to-b', 'b'])
  })
})

describe('indirect', () => {
  test('one depends on the other group, through a common controller who is a person', () => {
    const [finding] = ask([
      rivals('anthropic', 'xai'),
      owns('Musk', 'spacex'),
      owns('Musk', 'xai'),
      supplies('spacex', 'anthropic'),
    ])
    expect(finding?.own).toEqual({ competitors: ['anthropic', 'xai'], shared: 'spacex', direct: false })
    expect(finding?.headline).toBe('Anthropic relies on Spacex, an affiliate of its rival Xai.')
    expect(finding?.explanation[0]?.sentence).toContain('Musk controls Spacex and Xai (reported)')
  })
  test('a close link counts, a common minority holder does not', () => {
    const ties = [rivals('a', 'b'), supplies('s', 'a')]
    expect(brief([...ties, owns('b', 's', 0.2)])).toEqual(['a+b via s'])
    expect(brief([...ties, owns('s', 'b', 0.2)])).toEqual(['a+b via s'])
    expect(brief([...ties, owns('b', 's', 0.2)], { affiliates: { basis: 'CONTROL' } })).toEqual([])
    expect(brief([...ties, owns('fund', 's', 0.3), owns('fund', 'b', 0.3)])).toEqual([])
  })
  test('affiliated suppliers: shared is the lowest company over both', () => {
    const ties = [
      rivals('a', 'b'),
      owns('top', 'mid'),
      owns('mid', 's1'),
      owns('mid', 's2'),
      supplies('s1', 'a'),
      supplies('s2', 'b'),
    ]
    expect(brief(ties)).toEqual(['a+b via mid'])
  })
  test('shared is never a person', () => {
    expect(
      brief([rivals('a', 'b'), owns('P', 's1'), owns('P', 's2'), supplies('s1', 'a'), supplies('s2', 'b')]),
    ).toEqual(['a+b via s1'])
  })
  test('a common supplier is named before a company over all that is used', () => {
    const ties = [
      rivals('a', 'b'),
      owns('top', 's1'),
      owns('top', 's2'),
      supplies('s1', 'a'),
      supplies('s1', 'b'),
      supplies('s2', 'b'),
    ]
    expect(brief(ties)).toEqual(['a+b via s1 direct'])
  })
  test('what a group supplies to itself is not shared', () => {
    expect(
      brief([rivals('a', 'b'), owns('p', 's'), owns('p', 'b'), supplies('s', 'b'), supplies('t', 'a')]),
    ).toEqual([])
  })
})

describe('rivals', () => {
  test('two in one market are rivals, but not within one group', () => {
    expect(brief([competes('a', 'm'), competes('b', 'm'), supplies('s', 'a'), supplies('s', 'b')])).toEqual([
      'a+b via s direct',
    ])
    expect(
      brief([owns('a', 'b'), competes('a', 'm'), competes('b', 'm'), supplies('s', 'a'), supplies('s', 'b')]),
    ).toEqual([])
  })
  test('within one group a claim makes them rivals, each with what it uses alone', () => {
    const ties = [
      owns('p', 'a'),
      owns('p', 'b'),
      rivals('a', 'b'),
      supplies('s', 'a'),
      supplies('s', 'b'),
      supplies('t', 'p'),
    ]
    expect(brief(ties)).toEqual(['a+b via s direct'])
  })
  test('a market that is asked for leaves out rivalries of others', () => {
    const ties = [
      rivals('a', 'b', 'm'),
      competes('b', 'n'),
      competes('c', 'n'),
      ...['a', 'b', 'c'].map((id) => supplies('s', id)),
    ]
    expect(brief(ties, { market: 'm' })).toEqual(['a+b via s direct'])
    expect(brief(ties, { market: 'n' })).toEqual(['b+c via s direct'])
    expect(brief(ties)).toHaveLength(2)
  })
  test('one company: pairs with it; several: pairs among them', () => {
    const ids = ['a', 'b', 'c']
    const ties = [...ids.map((id) => competes(id, 'm')), ...ids.map((id) => supplies('s', id))]
    expect(brief(ties, { companies: ['a'] })).toEqual(['a+b via s direct', 'a+c via s direct'])
    expect(brief(ties, { companies: ['b', 'c'] })).toEqual(['b+c via s direct'])
  })
  test('pairs of groups are one finding; the most specific company is named, or the claimed rival that uses it itself', () => {
    const base = [
      owns('g', 'lab'),
      competes('lab', 'm'),
      competes('g', 'm'),
      competes('a', 'm'),
      supplies('g', 'a'),
    ]
    expect(brief(base)).toEqual(['a+lab via g'])
    const both = [
      owns('g', 'lab'),
      competes('lab', 'm'),
      competes('a', 'm'),
      supplies('s', 'a'),
      supplies('s', 'g'),
    ]
    expect(brief(both)).toEqual(['a+lab via s'])
    expect(brief([...both, rivals('a', 'g')])).toEqual(['a+g via s direct'])
  })
})

describe('facilities', () => {
  const own = [rivals('a', 'b'), supplies('s', 'a', { covers: ['plant'] })]
  test('are a finding of their own, only where own companies of both use them', () => {
    expect(brief([...own, supplies('t', 'b', { covers: ['plant'] })])).toEqual(['a+b via plant direct'])
    expect(brief([...own, supplies('s', 'b', { covers: ['plant'] })])).toEqual([
      'a+b via plant direct',
      'a+b via s direct',
    ])
    expect(
      brief([...own, owns('p', 'b'), owns('p', 'b1'), supplies('t', 'b1', { covers: ['plant'] })]),
    ).toEqual([])
  })
})

describe('agreements', () => {
  test('those to come make a finding prospective, ended ones do not count', () => {
    const under = (attributes: object) =>
      ask([rivals('a', 'b'), supplies('s', 'a', { ...attributes }), supplies('s', 'b')])
    for (const attributes of [{ stage: 'PROPOSED' }, { stage: 'LETTER_OF_INTENT' }, { validFrom: '2027' }]) {
      expect(under(attributes)[0]?.prospective).toBe(true)
    }
    expect(under({ stage: 'PROPOSED' })[0]?.headline).toBe('A and B are both to use S.')
    expect(under({ validFrom: '2026-06-01' })[0]?.prospective).toBe(false)
    for (const stage of ['SUSPENDED', 'EXPIRED', 'TERMINATED']) expect(under({ stage })).toEqual([])
  })
  test('only kinds of infrastructure count, chips when asked for, warrants never', () => {
    const chips = [rivals('a', 'b'), deal('x', 'CHIP_SUPPLY', { SUPPLIER: 's', CUSTOMER: ['a', 'b'] })]
    expect(brief(chips)).toEqual([])
    expect(brief(chips, { kinds: ['CHIP_SUPPLY'] })).toEqual(['a+b via s direct'])
    expect(() => parameters.parse({ kinds: ['WARRANT'] })).toThrow('supplies something')
    expect(() => parameters.parse({ tiers: 3 })).toThrow('tiers must be 1')
    expect(() => parameters.parse({ affiliates: { threshold: 1.4 } })).toThrow(
      'threshold must be from 0 to 1',
    )
    expect(() => parameters.parse({ affiliates: { maxHops: 0 } })).toThrow('maxHops must be from 1 to 6')
  })
})

describe('tiers', () => {
  const ties = [
    rivals('a', 'b'),
    supplies('s', 'a'),
    supplies('u', 's'),
    supplies('t', 'b'),
    supplies('u', 't'),
  ]
  test('suppliers of suppliers are possible, never direct', () => {
    expect(brief(ties)).toEqual([])
    const [finding] = ask(ties, { tiers: 2 })
    expect(finding?.own).toEqual({ competitors: ['a', 'b'], shared: 'u', direct: false })
    expect(finding?.qualifiers).toEqual(['POSSIBLE'])
  })
  test('never through the pair itself', () => {
    expect(brief([rivals('a', 'b'), supplies('b', 'a'), supplies('u', 'b')], { tiers: 2 })).toEqual([
      'a+b via b',
    ])
  })
})

describe('confidence', () => {
  test('is that of the weakest link; a higher bound recomputes what is direct', () => {
    const ties = [
      rivals('a', 'b'),
      supplies('s', 'a', {}, { confidence: 0.4 }),
      owns('p', 'a'),
      owns('p', 'a1'),
      supplies('s', 'a1', {}, { confidence: 0.8 }),
      supplies('s', 'b'),
    ]
    const [finding] = ask(ties)
    expect([finding?.confidence, finding?.weakestLink?.type, finding?.own['direct']]).toEqual([
      0.8,
      'PARTY',
      true,
    ])
    expect(ask(ties, {}, 0.5)[0]?.own['direct']).toBe(false)
    expect(ask(ties, {}, 0.9)).toEqual([])
  })
})
