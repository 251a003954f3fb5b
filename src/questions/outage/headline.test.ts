import { describe, expect, test } from 'vitest'
import { smallWorld, supplies, type Tie } from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, of: string[], args: object = {}) =>
  toFindings(decide(smallWorld(ties), parameters.parse({ of, ...args })), null)
const usd = (min: number, max = min) => ({ value: { min, max, currency: 'USD' } })

describe('words', () => {
  test('a headline tells the share, what it is counted by, and who goes on', () => {
    const ties = [supplies('s', 'a', usd(45)), supplies('t', 'a', usd(15, 55))]
    expect(ask(ties, ['s'])[0]?.headline).toBe(
      'If S stops, A loses 50 % of its known supply (1 of 2 agreements); T goes on.',
    )
    expect(ask(ties, ['s'], { measure: 'VALUE' })[0]?.headline).toBe(
      'If S stops, A loses 45 % to 75 % of its known supply (by value); T goes on.',
    )
    expect(ask([supplies('s', 'a')], ['s'])[0]?.headline).toBe(
      'If S stops, A loses all of its known supply; no other supplier and no facility of its own is known.',
    )
    expect(ask([supplies('s', 'a'), supplies('a', 'b')], ['s'], { tiers: 2 })[1]?.headline).toBe(
      'If S stops, B may lose an unknown share of its known supply (by number of agreements), by way of A; no other supplier and no facility of its own is known.',
    )
  })
})
