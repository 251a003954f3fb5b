import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deal, smallWorld, type Tie } from '../../../test/support/small-world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const ask = (ties: Ties, of: string[], args: object) =>
  toFindings(decide(smallWorld(ties), parameters.parse({ of, ...args })), null)
const usd = (min: number, max: number) => ({ value: { min, max, currency: 'USD' } })

describe('laws', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const amount = fc.oneof(
    fc.constant({}),
    fc.tuple(fc.nat(9), fc.nat(9)).map(([x, y]) => usd(Math.min(x, y), Math.max(x, y))),
  )
  const graphs = fc.array(
    fc.tuple(id, id, amount).filter(([a, b]) => a !== b),
    { minLength: 1, maxLength: 8 },
  )
  const world = (deals: readonly (readonly [string, string, object])[]) =>
    deals.map(([s, c, attributes], i) =>
      deal(`g${i}`, 'OTHER', { SUPPLIER: s, CUSTOMER: c }, { ...attributes }),
    )
  const lost = (ties: Ties, of: string[], measure: string) =>
    new Map(
      ask(ties, of, { measure }).map(({ own }) => [
        own['affected'],
        own['lost'] as { min: number; max: number },
      ]),
    )

  test('a share is a range within 0 and 1, and more that stops never loses less', () => {
    fc.assert(
      fc.property(graphs, id, id, fc.constantFrom('AGREEMENTS', 'VALUE'), (deals, x, y, measure) => {
        const [one, more] = [lost(world(deals), [x], measure), lost(world(deals), [x, y], measure)]
        for (const [company, { min, max }] of one) {
          expect(0 <= min && min <= max && max <= 1).toBe(true)
          if (company === y) continue
          expect(more.get(company)?.min).toBeGreaterThanOrEqual(min - 1e-9)
          expect(more.get(company)?.max).toBeGreaterThanOrEqual(max - 1e-9)
        }
      }),
    )
  })
  test('what any amounts within their ranges would lose lies within the share', () => {
    fc.assert(
      fc.property(graphs, id, fc.array(fc.nat(10), { minLength: 8, maxLength: 8 }), (deals, x, at) => {
        const found = lost(world(deals), [x], 'VALUE')
        for (const [company, { min, max }] of found) {
          const [stop, rest] = [0, 0].map((_, side) =>
            deals.reduce((total, [s, c, attributes], i) => {
              if (c !== company || (s === x) !== (side === 0)) return total
              const { value } = attributes as { value?: { min: number; max: number } }
              const part = (at[i] ?? 0) / 10
              return total + (value ? value.min + (value.max - value.min) * part : 0.1 + 50 * part)
            }, 0),
          )
          if (stop === undefined || rest === undefined || stop + rest === 0) continue
          expect(stop / (stop + rest)).toBeGreaterThanOrEqual(min - 1e-9)
          expect(stop / (stop + rest)).toBeLessThanOrEqual(max + 1e-9)
        }
      }),
    )
  })
})
