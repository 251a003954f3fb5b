import { describe, expect, test } from 'vitest'
import {
  competes,
  invests,
  operates,
  owns,
  rivals,
  role,
  smallWorld,
  supplies,
  type Tie,
} from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, args: object = {}, least: number | null = null) =>
  toFindings(decide(smallWorld(ties), parameters.parse({ from: 'a', to: 'z', ...args })), least)
const lengths = (ties: Ties, args: object = {}) => ask(ties, args).map(({ own }) => own['length'])

describe('connections', () => {
  test('each link is one hop, but company – agreement – company together is one', () => {
    expect(lengths([owns('a', 'z')])).toEqual([1])
    expect(lengths([supplies('a', 'z')])).toEqual([1])
    expect(lengths([supplies('a', 'b'), supplies('b', 'z')])).toEqual([2])
    const covered = [supplies('z', 'b', { covers: ['plant'] }), operates('a', 'plant')]
    expect(lengths(covered)).toEqual([3])
  })
  test('rivalry and markets are followed only when asked for', () => {
    const ties = [rivals('a', 'z'), competes('a', 'm'), competes('z', 'm')]
    expect(lengths(ties)).toEqual([])
    expect(lengths(ties, { types: ['RIVALRY'] })).toEqual([1])
    expect(lengths(ties, { types: ['COMPETES_IN'] })).toEqual([2])
  })
  test('the shortest first, then the next longer; among equals the surer', () => {
    const ties = [
      owns('a', 'b', 0.1, { confidence: 0.5 }),
      owns('b', 'z', 0.1),
      owns('a', 'c', 0.1, { confidence: 0.8 }),
      owns('c', 'z', 0.1),
      owns('a', 'd', 0.1),
      owns('d', 'e', 0.1),
      owns('e', 'z', 0.1),
    ]
    const found = ask(ties)
    expect(found.map(({ own, confidence }) => [own['length'], confidence])).toEqual([
      [2, 0.8],
      [2, 0.5],
      [3, 0.9],
    ])
    expect(found[0]?.headline).toBe('A and Z are connected through C.')
    expect(lengths(ties, { maxHops: 2 })).toEqual([2, 2])
  })
  test('several links between the same two are ways of one finding', () => {
    const [finding, ...others] = ask([owns('a', 'z', 0.1), invests('a', 'z')])
    expect(finding?.explanation.map(({ sentence }) => sentence).sort()).toEqual([
      'A holds 10 % of Z (reported).',
      'A invests in Z (reported).',
    ])
    expect(others).toEqual([])
  })
  test('roles that ended connect nobody; entities unknown to the world give no answer', () => {
    expect(ask([role('P', 'a', 'CEO', {}, { validTo: '2020' }), role('P', 'z', 'CEO')])).toEqual([])
    expect(ask([owns('a', 'b')])).toEqual([])
  })
  test('links in order, whichever way they point', () => {
    const [finding] = ask([owns('b', 'a', 0.1), supplies('b', 'z')])
    expect(finding?.explanation[0]?.entities).toEqual(['a', 'b', 'b-to-z', 'z'])
  })
  test('bad values are refused in words', () => {
    const message = (args: object) =>
      parameters.safeParse({ from: 'a', to: 'z', ...args }).error?.issues[0]?.message
    expect(message({ to: 'a' })).toContain('the same')
    expect(message({ maxHops: 7 })).toBe('maxHops must be from 1 to 6.')
    expect(message({ types: ['FRIENDSHIP'] })).toContain('no type of link')
  })
})
