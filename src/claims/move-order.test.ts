import { expect, test } from 'vitest'
import { Merges } from './merges.ts'
import { comesOutAs, type Move } from './move-order.ts'

const merge = (at: string, keep: string, absorb: string): Move => ({ kind: 'MERGE', at, keep, absorb })
const split = (at: string, absorb: string): Move => ({ kind: 'SPLIT', at, keep: null, absorb })
const none = new Merges()
const merged = new Merges([['b', 'a']])

test.each<[boolean, string, Merges, Move[], Move[]]>([
  [true, 'the first', merged, [], [merge('1', 'a', 'b')]],
  [true, 'a split after it', none, [merge('1', 'a', 'b')], [split('2', 'b')]],
  [false, 'a split before it', none, [merge('2', 'a', 'b')], [split('1', 'b')]],
  [
    false,
    'a merge before the split',
    merged,
    [merge('2', 'a', 'b'), split('3', 'b')],
    [merge('1', 'a', 'b')],
  ],
  [
    true,
    'another of the same survivor before',
    new Merges([
      ['b', 'a'],
      ['c', 'a'],
    ]),
    [merge('2', 'a', 'b')],
    [merge('1', 'a', 'c')],
  ],
  [
    false,
    'into what was absorbed since',
    new Merges([
      ['b', 'a'],
      ['a', 'c'],
    ]),
    [merge('2', 'a', 'b')],
    [merge('1', 'c', 'a'), merge('1', 'a', 'b')],
  ],
  [true, 'two of one instant, as recorded', none, [merge('1', 'a', 'b')], [split('1', 'b')]],
])('%s: %s', (is, _what, now, recorded, added) => expect(comesOutAs(now, recorded, added)).toBe(is))
