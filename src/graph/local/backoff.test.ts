import { expect, test } from 'vitest'
import { Backoff } from './backoff.ts'

test('what stops again and again is started later each time, but always again', () => {
  const backoff = new Backoff()
  const waits = Array.from({ length: 9 }, () => backoff.wait(5_000) / 1_000)
  expect(waits).toEqual([0, 1, 2, 4, 8, 16, 30, 30, 30])
})

test('what ran well for a while is started again at once', () => {
  const backoff = new Backoff()
  for (const ran of [60_000, 0, 0]) backoff.wait(ran)
  expect([backoff.wait(60_000), backoff.wait(0)]).toEqual([0, 1_000])
})
