import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toScore, WEIGHTS } from '../../src/identity/weights.ts'

const document = readFileSync(new URL('../../docs/identity.md', import.meta.url), 'utf8')
const rows = new Map(
  [...document.matchAll(/^\| `(\w+)` \| (\S+) \|(?: \.(\d\d) \|)?/gm)].map(([, name = '', weight, alone]) => [
    name,
    { weight: Number(weight), alone: alone === undefined ? null : Number(`0.${alone}`) },
  ]),
)

describe('docs/identity.md tells of', () => {
  test.each(Object.entries(WEIGHTS))('the weight %s', (name, weight) => {
    expect(rows.get(name)?.weight).toBe(weight)
  })
  test('no other, and what a name says alone', () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(WEIGHTS).sort())
    for (const { weight, alone } of rows.values())
      if (alone !== null) expect(Math.round(toScore(weight) * 100) / 100).toBeCloseTo(alone, 5)
  })
})
