import { describe, expect, test } from 'vitest'
import { exact, invests, owns, smallWorld, type Tie } from '../../../test/support/small-world.ts'
import type { World } from '../../claims/world.ts'
import { toFindings } from '../answer.ts'
import { parameters, ultimateOwners } from './ultimate-owners.ts'

const of = { of: 't' }
const found = (world: World, least: number | null = null) =>
  toFindings(ultimateOwners.decide(world, of, least), least)
const ask = (ties: readonly Tie[], least: number | null = null) => found(smallWorld(ties), least)
const owners = (ties: readonly Tie[]) => ask(ties).map(({ own }) => own)
const extra = (ties: readonly Tie[], least: number | null = null) =>
  ultimateOwners.extra?.(smallWorld(ties), of, least)
const summary = (ties: readonly Tie[], least: number | null = null) => {
  const findings = ask(ties, least)
  return ultimateOwners.summary(findings, findings.length, of, smallWorld(ties), least)
}

describe('ultimateOwners', () => {
  test('names owners that nobody owns: persons, governments, companies; the largest by upper share first', () => {
    const ties = [owns('a', 't', 0.6), owns('P', 'a', 0.5), owns('gov-x', 'a', 0.5), owns('c', 't', 0.4)]
    expect(owners(ties)).toEqual([
      { owner: 'c', share: exact(0.4), votes: null, controls: false },
      { owner: 'gov-x', share: exact(0.3), votes: null, controls: false },
      { owner: 'P', share: exact(0.3), votes: null, controls: false },
    ])
    expect(extra(ties)).toEqual({ unallocated: exact(0), investorsWithoutShares: [], truncated: false })
  })
  test('says how much, whether it controls, and how that is known', () => {
    const headlines = (ties: readonly Tie[]) => ask(ties).map(({ headline }) => headline)
    expect(headlines([owns('P', 't', { share: exact(0.42), controls: true })])).toEqual([
      'P ultimately owns 42 % of T and controls it (reported).',
    ])
    expect(headlines([owns('P', 't', { share: { min: 0.1, max: 0.35 } })])).toEqual([
      'P ultimately owns between 10 % and 35 % of T (reported).',
    ])
    expect(headlines([owns('P', 't')])).toEqual([
      'P ultimately owns an unknown share of T and controls it (reported).',
    ])
    expect(headlines([owns('P', 't', {}), owns('Q', 't', 0.4)])).toEqual([
      'P ultimately owns up to 60 % of T (reported).',
      'Q ultimately owns 40 % of T (reported).',
    ])
    expect(headlines([owns('P', 't', { share: exact(0.2), votes: exact(0.6) })])).toEqual([
      'P ultimately owns 20 % of T, has 60 % of the votes and controls it (reported).',
    ])
    expect(headlines([owns('P', 't', { share: exact(0.2), votes: exact(0) })])).toEqual([
      'P ultimately owns 20 % of T and has no votes (reported).',
    ])
    expect(headlines([owns('P', 't', { share: exact(0), votes: exact(0.6) })])).toEqual([
      'P ultimately owns nothing of T, has 60 % of the votes and controls it (reported).',
    ])
  })
  test('an unknown share makes it undetermined; a known one does not', () => {
    const [p, q] = ask([owns('P', 't'), owns('Q', 't', 0.4)])
    expect([p?.qualifiers, q?.qualifiers]).toEqual([['UNDETERMINED'], []])
    expect(p?.own['share']).toEqual({ min: 0, max: 0.6 })
  })
  test('a share that is hardly believed is unknown, unless the least confidence is given', () => {
    const ties = [owns('P', 't', 0.4, { confidence: 0.2 })]
    expect(owners(ties)[0]?.['share']).toEqual({ min: 0, max: 1 })
    expect(ask(ties, 0.1)[0]?.own['share']).toEqual(exact(0.4))
  })
  test('the least confidence leaves links out of the reckoning itself', () => {
    const ties = [
      owns('a', 't', 0.6),
      owns('P', 'a', 0.5, { confidence: 0.4 }),
      owns('Q', 't', 0.3, { confidence: 0.4 }),
    ]
    expect(ask(ties, 0.5).map(({ own }) => own)).toEqual([
      { owner: 'a', share: exact(0.6), votes: null, controls: true },
    ])
    expect(extra(ties, 0.5)?.['unallocated']).toEqual(exact(0.4))
    expect(summary(ties, 0.5)).toContain('40 % is unallocated')
  })
  test('each chain is a way: the largest twelve, the surest besides', () => {
    const middle = Array.from({ length: 14 }, (_, i) => `m${String(i).padStart(2, '0')}`)
    const ties = middle.flatMap((id, i) => [
      owns('P', id, (i + 1) / 20, { confidence: id === 'm00' ? 0.9 : 0.6 }),
      owns(id, 't', 1 / 14, { confidence: id === 'm00' ? 0.9 : 0.6 }),
    ])
    const [finding] = ask(ties)
    expect(finding?.explanation).toHaveLength(13)
    expect(finding?.explanation[0]?.sentence).toBe(
      'P holds 5 % of M00 (reported); M00 holds 7.14 % of T (reported).',
    )
    expect(finding?.confidence).toBe(0.9)
  })
  test('ways go round no loop', () => {
    const [finding] = ask([owns('P', 'a', 0.5), owns('b', 'a', 0.5), owns('a', 'b', 1), owns('a', 't', 1)])
    expect(finding?.explanation.map(({ links }) => links.length)).toEqual([2])
    expect(finding?.own['share']).toEqual(exact(1))
  })
  test('votes are those of the owner and of all that it controls; control adds them up', () => {
    const ties = [
      owns('P', 'a', 0.8),
      owns('P', 't', { share: exact(0.1), votes: exact(0.3) }),
      owns('a', 't', { share: exact(0.2), votes: exact(0.25) }),
      owns('Q', 't', { share: exact(0.7), votes: exact(0.45) }),
      owns('Q', 'a', 0.2),
    ]
    const [q, p] = owners(ties)
    expect(q).toMatchObject({ owner: 'Q', votes: exact(0.45), controls: false })
    expect(p).toMatchObject({ owner: 'P', share: exact(0.26), votes: exact(0.55), controls: true })
  })
  test('votes of which only some are stated are a range', () => {
    const ties = [
      owns('P', 'a'),
      owns('P', 't', { votes: exact(0.3) }),
      owns('a', 't', {}),
      owns('Q', 't', { votes: exact(0.4) }),
    ]
    expect(owners(ties).find(({ owner }) => owner === 'P')?.['votes']).toEqual({ min: 0.3, max: 0.6 })
  })
  test('control by a holding that is in no large chain is a way of its own', () => {
    const many = Array.from({ length: 13 }, (_, i) => [
      owns('P', `m${i}`, 0.9),
      owns(`m${i}`, 't', 0.07),
    ]).flat()
    const [finding] = ask([
      ...many,
      owns('P', 'v', { share: exact(0.001), controls: true }),
      owns('v', 't', { share: exact(0.01), votes: exact(0.6) }),
    ])
    expect(finding?.own['controls']).toBe(true)
    expect(
      finding?.explanation.some(
        ({ sentence }) => sentence.includes('controls it') && sentence.includes('votes'),
      ),
    ).toBe(true)
  })
  test('long chains are shown by their two ends', () => {
    const ties = Array.from({ length: 1_000 }, (_, i) =>
      owns(i === 999 ? 'P' : `c${i + 1}`, i === 0 ? 't' : `c${i}`, 1),
    )
    const [finding] = ask(ties)
    expect(finding?.own).toMatchObject({ share: exact(1), controls: true })
    expect(finding?.explanation[0]?.links).toHaveLength(200)
    expect(finding?.explanation[0]?.sentence).toContain('988 more holdings between these')
  })
  test('a dense ring of as many links as one trip brings is answered', { timeout: 60_000 }, () => {
    const ids = Array.from({ length: 140 }, (_, i) => (i === 0 ? 't' : `c${i}`))
    const ties = ids.flatMap((id) => [owns(`P${id}`, id, 0.5), ...ids.map((other) => owns(other, id, 0.001))])
    expect(ask(ties)).toHaveLength(140)
  })
  test('nobody owns it: nothing is found, and nothing said of shares', () => {
    expect(ask([owns('t', 'a', 1)])).toEqual([])
    expect(summary([owns('t', 'a', 1)])).toBe('No ultimate owner of T is known.')
    expect(found(smallWorld([]))).toEqual([])
  })
})

describe('the summary tells', () => {
  test('what is unallocated, and at whom', () => {
    expect(summary([owns('a', 't', 1), owns('P', 'a', 0.25)])).toBe(
      'One ultimate owner of T was found: P ultimately owns 25 % of T (reported). 75 % is unallocated: who holds the rest of A is not known.',
    )
  })
  test('closed loops', () => {
    const ties = [owns('P', 't', 0.5), owns('a', 't', 0.5), owns('a', 'b', 1), owns('b', 'a', 1)]
    expect(summary(ties)).toContain('50 % is unallocated: A and B own one another and have no other owner.')
  })
  test('shares that were scaled', () => {
    expect(summary([owns('P', 't', 0.52), owns('Q', 't', 0.5)])).toContain(
      'The stated shares in T sum to 102 % and were scaled to 100 %.',
    )
  })
  test('investors without a stated share, of the company and of those above it; not those whose stake is stated or who are findings', () => {
    const ties = [
      owns('a', 't', 0.9),
      owns('P', 'a', 0.1),
      invests('x', 't'),
      invests('y', 'a'),
      invests('a', 't'),
      invests('P', 'a'),
      invests('z', 't', { stage: 'PROPOSED' }),
    ]
    expect(summary(ties)).toContain(
      'Others with a stake in T, but no stated share: X. With such a stake in companies above it: Y.',
    )
    expect(extra(ties)?.['investorsWithoutShares']).toEqual(['x', 'y'])
  })
})

test('an id is needed', () => {
  expect(parameters.safeParse({}).success).toBe(false)
})
