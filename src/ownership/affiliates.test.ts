import { describe, expect, test } from 'vitest'
import { exact, owns, smallWorld, type Tie } from '../../test/support/small-world.ts'
import { affiliateRule } from './affiliate-rule.ts'
import { affiliatesOf } from './affiliates.ts'

const of = (ties: Tie[], id: string, rule: object = {}, least: number | null = null) =>
  (affiliatesOf(smallWorld(ties), affiliateRule.parse(rule), [id], least).get(id) ?? []).map(
    ({ entity, basis, share }) => [entity, basis, share?.min ?? null, share?.max ?? null],
  )

describe('affiliates', () => {
  const ties = [
    owns('Musk', 'spacex'),
    owns('Musk', 'xai'),
    owns('google', 'spacex', 0.25),
    owns('google', 'lab'),
  ]
  test('a control group, and what one close link binds to it, by name', () => {
    expect(of(ties, 'xai')).toEqual([
      ['google', 'CLOSE_LINK', 0.25, 0.25],
      ['lab', 'CLOSE_LINK', 0.25, 0.25],
      ['Musk', 'CONTROL', null, null],
      ['spacex', 'CONTROL', null, null],
    ])
  })
  test('by the rule: control alone, nobody, a higher threshold', () => {
    expect(of(ties, 'xai', { basis: 'CONTROL' }).map(([id]) => id)).toEqual(['Musk', 'spacex'])
    expect(of(ties, 'xai', { basis: 'NONE' })).toEqual([])
    expect(of(ties, 'google', { threshold: 0.3 }).map(([id]) => id)).toEqual(['lab'])
  })
  test('a share is summed over what the holder controls; unknown parts leave its end open; votes stand in for shares', () => {
    expect(of([owns('p', 'a'), owns('p', 'x', 0.1), owns('a', 'x', 0.1)], 'x')).toEqual([
      ['a', 'CLOSE_LINK', 0.2, 0.2],
      ['p', 'CLOSE_LINK', 0.2, 0.2],
    ])
    expect(of([owns('p', 'x', { share: { min: 0.3, max: null } })], 'p')).toEqual([
      ['x', 'CLOSE_LINK', 0.3, null],
    ])
    expect(of([owns('p', 'x', { votes: exact(0.4) })], 'p')).toEqual([['x', 'CLOSE_LINK', 0.4, 0.4]])
  })
  test('less sure ways do not count where a least confidence is given; strangers have none', () => {
    expect(of([owns('p', 'x', { controls: true }, { confidence: 0.4 })], 'p', {}, 0.5)).toEqual([])
    expect(of(ties, 'nobody')).toEqual([])
  })
})
