import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  competes,
  deal,
  invests,
  owns,
  rivals,
  role,
  smallWorld,
  supplies,
  type Tie,
} from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { type ConflictKind, parameters } from './parameters.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, args: object = {}, least: number | null = null) =>
  toFindings(decide(smallWorld(ties), parameters.parse(args)), least)
/** "a: p, q" of one kind. */
const brief = (kind: ConflictKind, ties: Ties, args: object = {}) =>
  ask(ties, { kinds: [kind], ...args }).map(
    ({ own }) => `${String(own['subject'])}: ${(own['parties'] as string[]).join(', ')}`,
  )

describe('INVESTOR_SUPPLIER', () => {
  test('who invests, lends, or holds shares also supplies; both are named themselves', () => {
    expect(brief('INVESTOR_SUPPLIER', [invests('i', 'a'), supplies('i', 'a')])).toEqual(['a: i'])
    expect(
      brief('INVESTOR_SUPPLIER', [invests('i', 'a'), owns('i', 'cloud'), supplies('cloud', 'a')]),
    ).toEqual(['a: i, cloud'])
    expect(brief('INVESTOR_SUPPLIER', [owns('i', 'a', 0.1), supplies('i', 'a')])).toEqual(['a: i'])
    expect(
      brief('INVESTOR_SUPPLIER', [deal('l', 'LOAN', { LENDER: 'i', BORROWER: 'a' }), supplies('i', 'a')]),
    ).toEqual(['a: i'])
    expect(brief('INVESTOR_SUPPLIER', [invests('i', 'a'), supplies('a', 'i')])).toEqual([])
  })
  test('never within one group', () => {
    expect(brief('INVESTOR_SUPPLIER', [owns('i', 'a'), invests('i', 'a'), supplies('i', 'a')])).toEqual([])
    expect(
      brief('INVESTOR_SUPPLIER', [owns('P', 'i'), owns('P', 'a'), invests('i', 'a'), supplies('i', 'a')]),
    ).toEqual([])
  })
  test('a stake of exactly nothing is none', () => {
    expect(brief('INVESTOR_SUPPLIER', [owns('i', 'a', 0), supplies('i', 'a')])).toEqual([])
  })
  test('warrants are conditional', () => {
    const [finding] = ask([deal('w', 'WARRANT', { INVESTOR: 'i', INVESTEE: 'a' }), supplies('i', 'a')])
    expect(finding?.qualifiers).toEqual(['CONDITIONAL'])
    expect(ask([invests('i', 'a', { instrument: 'warrants' }), supplies('i', 'a')])[0]?.qualifiers).toEqual([
      'CONDITIONAL',
    ])
  })
  test('an investment to come is prospective, one that was called off does not count', () => {
    expect(ask([invests('i', 'a', { stage: 'PROPOSED' }), supplies('i', 'a')])[0]?.prospective).toBe(true)
    expect(ask([invests('i', 'a', { stage: 'TERMINATED' }), supplies('i', 'a')])).toEqual([])
  })
})

describe('RIVAL_SUPPLIER', () => {
  test('is a rival dependency', () => {
    expect(
      brief('RIVAL_SUPPLIER', [rivals('a', 'b'), owns('P', 's'), owns('P', 'b'), supplies('s', 'a')]),
    ).toEqual(['a: s, b'])
  })
})

describe('INVESTOR_RIVAL', () => {
  test('the investor is a rival, or in one group with one', () => {
    expect(brief('INVESTOR_RIVAL', [invests('i', 'a'), rivals('a', 'i')])).toEqual(['a: i'])
    expect(
      brief('INVESTOR_RIVAL', [
        invests('i', 'a'),
        owns('i', 'lab'),
        competes('lab', 'm'),
        competes('a', 'm'),
      ]),
    ).toEqual(['a: i, lab'])
    expect(brief('INVESTOR_RIVAL', [invests('i', 'a'), owns('i', 'lab', 0.3), rivals('lab', 'a')])).toEqual(
      [],
    )
  })
})

describe('COMMON_OWNER', () => {
  test('one for each owner and set that rivalry connects', () => {
    const ties = [
      ...['a', 'b', 'c', 'd', 'e'].map((id) => owns('fund', id, 0.1)),
      rivals('a', 'b'),
      rivals('b', 'c'),
      rivals('d', 'e'),
    ]
    expect(brief('COMMON_OWNER', ties)).toEqual(['a: fund, b, c', 'd: fund, e'])
    expect(brief('COMMON_OWNER', ties, { subject: 'b' })).toEqual(['b: fund, a, c'])
  })
  test('not what the owner controls itself', () => {
    expect(brief('COMMON_OWNER', [owns('fund', 'a'), owns('fund', 'b', 0.1), rivals('a', 'b')])).toEqual([])
  })
  test('what is held above a rival counts, by persons too', () => {
    expect(
      brief('COMMON_OWNER', [owns('P', 'g', 0.1), owns('P', 'a', 0.1), owns('g', 'lab'), rivals('a', 'lab')]),
    ).toEqual(['a: P, g'])
  })
  test("holdings of one group are its lowest common owner's", () => {
    const ties = [
      owns('p', 'f1'),
      owns('p', 'f2'),
      owns('f1', 'a', 0.1),
      owns('f2', 'b', 0.1),
      rivals('a', 'b'),
    ]
    expect(brief('COMMON_OWNER', ties)).toEqual(['a: p, b'])
  })
})

describe('INTERLOCK', () => {
  const seats = (one: string, other: string, more: Ties = [rivals('a', 'b')]) =>
    ask([role('P', 'a', one), role('P', 'b', other), ...more], { kinds: ['INTERLOCK'] })
  test('founders, boards, observers and executives at two rivals; employees and advisers do not count', () => {
    expect(seats('BOARD_MEMBER', 'BOARD_OBSERVER')[0]?.own).toEqual({
      kind: 'INTERLOCK',
      subject: 'a',
      parties: ['P', 'b'],
      direct: true,
    })
    expect(seats('CEO', 'EXECUTIVE')).toHaveLength(1)
    expect(seats('EMPLOYEE', 'CEO')).toEqual([])
    expect(seats('ADVISER', 'CEO')).toEqual([])
    expect(seats('CEO', 'CEO', [])).toEqual([])
  })
  test('at a customer and its supplier', () => {
    expect(seats('CEO', 'BOARD_MEMBER', [supplies('b', 'a')])[0]?.headline).toContain(
      'of which one supplies the other',
    )
  })
  test('to control is to have a seat', () => {
    const ties = [owns('P', 'b'), role('P', 'a', 'BOARD_MEMBER'), rivals('a', 'b')]
    expect(brief('INTERLOCK', ties)).toEqual(['a: P, b'])
    expect(brief('INTERLOCK', ties, { affiliates: { basis: 'NONE' } })).toEqual(['a: P, b'])
    expect(brief('INTERLOCK', [owns('P', 'b'), owns('P', 'a'), rivals('a', 'b')])).toEqual([])
  })
  test('founder alone is former; with another seat there, or control, not', () => {
    expect(seats('FOUNDER', 'CEO')[0]?.qualifiers).toEqual(['FORMER'])
    const more = [rivals('a', 'b'), role('P', 'a', 'CEO')]
    expect(seats('FOUNDER', 'CEO', more)[0]?.qualifiers).toEqual([])
    expect(seats('FOUNDER', 'CEO', [rivals('a', 'b'), owns('P', 'a')])[0]?.qualifiers).toEqual([])
  })
  test('a role that ended, or is said to be over, is former', () => {
    const ended = [role('P', 'a', 'CEO', {}, { validTo: '2020' }), role('P', 'b', 'CEO'), rivals('a', 'b')]
    expect(ask(ended)[0]?.qualifiers).toEqual(['FORMER'])
    expect(
      ask([role('P', 'a', 'CEO', { former: true }), role('P', 'b', 'CEO'), rivals('a', 'b')])[0]?.qualifiers,
    ).toEqual(['FORMER'])
  })
})

describe('direct: everybody acts by itself, or through what it controls', () => {
  const isDirect = (kind: ConflictKind, ties: Ties) =>
    ask(ties, { kinds: [kind] }).map(({ own }) => own['direct'])
  const sisters = (one: string, other: string) => [owns('g', one), owns('g', other)]
  const rival = (i: string, a: string) => rivals(i, a)
  const supply = (i: string, a: string) => supplies(i, a)
  test.each([
    ['INVESTOR_SUPPLIER', [invests('i', 'a')], supply],
    ['RIVAL_SUPPLIER', [rivals('i', 'a')], supply],
    ['INVESTOR_RIVAL', [invests('i', 'a')], rival],
    ['COMMON_OWNER', [owns('f', 'i', 0.1), owns('f', 'a', 0.1)], rival],
    ['INTERLOCK', [role('P', 'i', 'CEO'), role('P', 'a', 'CEO')], rival],
  ] as [ConflictKind, Ties, (i: string, a: string) => Tie][])('%s', (kind, stands, meet) => {
    expect(isDirect(kind, [...stands, meet('i', 'a')])).toEqual([true])
    for (const [end, met] of [
      ['i', meet('x', 'a')],
      ['a', meet('i', 'x')],
    ] as const) {
      expect(isDirect(kind, [...stands, met, owns(end, 'x')])).toEqual([true])
      expect(isDirect(kind, [...stands, met, ...sisters(end, 'x')])).toEqual([false])
    }
  })
  test('direct ones come first, however unsure', () => {
    const ties = [
      invests('i', 'a', {}, { confidence: 0.3 }),
      supplies('i', 'a', {}, { confidence: 0.3 }),
      invests('j', 'a'),
      ...sisters('j', 'x'),
      supplies('x', 'a'),
    ]
    expect(brief('INVESTOR_SUPPLIER', ties)).toEqual(['a: i', 'a: j, x'])
  })
})

describe('the id of a finding', () => {
  const idsOf = (kind: ConflictKind, ties: Ties, subject: string | null) =>
    ask(ties, { kinds: [kind], subject }).map((finding) => finding.id)
  test.each([
    ['COMMON_OWNER', [owns('fund', 'a', 0.1), owns('fund', 'b', 0.1), rivals('a', 'b')]],
    ['INTERLOCK', [role('P', 'a', 'CEO'), role('P', 'b', 'CEO'), rivals('a', 'b')]],
  ] as [ConflictKind, Ties][])('of %s is the same whoever was asked about', (kind, ties) => {
    const [all] = idsOf(kind, ties, null)
    expect(all).toBeDefined()
    expect(idsOf(kind, ties, 'a')).toEqual([all])
    expect(idsOf(kind, ties, 'b')).toEqual([all])
  })
})

test('a kind that is none is refused in words', () => {
  expect(() => parameters.parse({ kinds: ['NEPOTISM'] })).toThrow('no kind of conflict')
})

const id = fc.constantFrom('a', 'b', 'c', 'd')
const sure = fc.constantFrom(0.3, 0.5, 0.7, 0.9)
const tie = fc
  .tuple(fc.constantFrom('rivals', 'owns', 'holds', 'invests', 'supplies', 'seat'), id, id, sure)
  .filter(([, a, b]) => a !== b)
  .map(([what, a, b, confidence]): Tie | Tie[] => {
    const about = { confidence }
    if (what === 'rivals') return rivals(a, b, null, about)
    if (what === 'owns') return owns(a, b, undefined, about)
    if (what === 'holds') return owns(a === 'a' ? 'P' : a, b, 0.2, about)
    if (what === 'invests') return invests(a, b, {}, about)
    if (what === 'seat') return role('P', b, 'CEO', {}, about)
    return supplies(a, b, {}, about)
  })

test('law: a higher least confidence adds no finding, and ids are unique', () => {
  fc.assert(
    fc.property(fc.array(tie, { maxLength: 12 }), sure, (ties, least) => {
      const all = ask(ties).map((finding) => finding.id)
      expect(new Set(all).size).toBe(all.length)
      expect(all).toEqual(expect.arrayContaining(ask(ties, {}, least).map((finding) => finding.id)))
    }),
  )
})
