import { expect, test } from 'vitest'
import { apart, type Happened } from './entity-stories.ts'
import { happenedList, sayPosition } from './entity-told.ts'

const event = (on: string): Happened => ({
  headline: on,
  on,
  confidence: 0.7,
  disputed: false,
  prospective: false,
})

test('what happened comes latest first, what is still to come next first; a month that has begun has come', () => {
  const days = ['2024', '2026-05-05', '2026-05', '2026-05-07', '2026-06', '2027']
  const { latest, coming } = apart(days.map(event), '2026-05-06')
  expect(latest.map(({ on }) => on)).toEqual(['2026-05', '2026-05-05', '2024'])
  expect(coming.map(({ on }) => on)).toEqual(['2026-05-07', '2026-06', '2027'])
})

test('positions of a dispute are said in words', () => {
  expect([true, false, { not: 'SIGNED' }, { min: 0.14, max: 0.14 }, null].map(sayPosition)).toEqual([
    'it is so',
    'it is not so',
    'not signed',
    '14 %',
    'something else',
  ])
})

test('an event tells its day once, in the column', () => {
  const { text } = happenedList([
    { ...event('2026-05'), headline: 'May 2026: the deal is signed (reported).' },
  ])
  expect(text.match(/May 2026/g)).toHaveLength(1)
  expect(text).toContain('The deal is signed (reported).')
})
