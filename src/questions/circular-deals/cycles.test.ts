import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { simpleCycles } from './cycles.ts'

const asked = { maxLength: 5, starts: null, isWanted: () => true, most: 100_000 }
const complete = (n: number) => {
  const nodes = Array.from({ length: n }, (_, i) => `n${i}`)
  return new Map(nodes.map((node) => [node, new Set(nodes.filter((other) => other !== node))]))
}

describe('simpleCycles', () => {
  test('of a complete graph there are Σ n! / ((n − k)! k)', () => {
    // Five nodes: 10 pairs, 20 triangles, 30 of four and 24 of five.
    expect(simpleCycles(complete(5), asked).cycles).toHaveLength(84)
    expect(simpleCycles(complete(5), { ...asked, maxLength: 3 }).cycles).toHaveLength(30)
    expect(simpleCycles(complete(5), { ...asked, maxLength: 2 }).cycles).toHaveLength(10)
  })
  test('through one of them: those that pass it', () => {
    // 4 pairs and 12 triangles.
    expect(simpleCycles(complete(5), { ...asked, maxLength: 3, starts: ['n2'] }).cycles).toHaveLength(16)
  })
  test('a walk that passes its start twice is none, where naive searches count it', () => {
    const figureOfEight = new Map([
      ['x', new Set(['a', 'b'])],
      ['a', new Set(['x'])],
      ['b', new Set(['x'])],
    ])
    expect(simpleCycles(figureOfEight, asked).cycles).toEqual([
      ['a', 'x'],
      ['b', 'x'],
    ])
  })
  test('a node that leads to itself makes none', () => {
    expect(simpleCycles(new Map([['a', new Set(['a'])]]), asked).cycles).toEqual([])
  })
  test('more than were asked for are cut', () => {
    expect(simpleCycles(complete(5), { ...asked, most: 84 }).cut).toBe(false)
    const cut = simpleCycles(complete(5), { ...asked, most: 83 })
    expect([cut.cycles.length, cut.cut]).toEqual([83, true])
  })
  test('law: each once, whatever the order of arrows, and each arrow of it is there', () => {
    const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 20 }), (pairs) => {
        const arrows = (given: readonly (readonly [string, string])[]) => {
          const map = new Map<string, Set<string>>()
          for (const [from, to] of given) map.set(from, (map.get(from) ?? new Set()).add(to))
          return map
        }
        const { cycles } = simpleCycles(arrows(pairs), asked)
        expect(simpleCycles(arrows([...pairs].reverse()), asked).cycles).toEqual(cycles)
        const canonical = cycles.map((cycle) => {
          const first = cycle.indexOf([...cycle].sort()[0] ?? '')
          return [...cycle.slice(first), ...cycle.slice(0, first)].join(' ')
        })
        expect(new Set(canonical).size).toBe(cycles.length)
        for (const cycle of cycles) {
          expect(new Set(cycle).size).toBe(cycle.length)
          for (const [i, at] of cycle.entries())
            expect(
              arrows(pairs)
                .get(at)
                ?.has(cycle[(i + 1) % cycle.length] ?? ''),
            ).toBe(true)
        }
      }),
    )
  })
})
