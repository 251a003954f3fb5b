import { describe, expect, test } from 'vitest'
import { fakeGraph } from '../../test/support/fake-behind.ts'
import type { Graph, Value } from '../graph/graph.ts'
import { findAddress, idsOf, shorten } from './short-addresses.ts'

/** A graph that keeps short addresses, and nothing else. */
function graphOf(kept: Map<Value | undefined, Value>): Graph {
  return fakeGraph({
    read: async (_, { id }) => (kept.has(id) ? [[kept.get(id) ?? null]] : []),
    write: async (_, work) =>
      await work({
        send: () => undefined,
        run: async ({ name }, { id, address = null }) => {
          if (name === 'count-short-addresses') return [[kept.size]]
          if (!kept.has(id)) kept.set(id, address)
          return [[kept.get(id) ?? null]]
        },
      }),
  })
}
const given = { anonymous: true, most: 3, now: new Date('2026-11-20') }

describe('a short id', () => {
  test('is made of the address alone, of letters that are not mistaken for one another', () => {
    const [short = '', ...longer] = idsOf('/ask/connections?from=xai')
    expect(short).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/)
    expect(longer.every((id) => id.startsWith(short))).toBe(true)
    expect(idsOf('/ask/connections?from=xai')[0]).toBe(short)
    expect(idsOf('/ask/connections?from=xaj')[0]).not.toBe(short)
  })

  test('stands for one address: where the shortest is taken, a longer one is given', async () => {
    const [short = '', longer = ''] = idsOf('/ask/a')
    const kept = new Map([[short, '/ask/another']])
    expect(await shorten(graphOf(kept), '/ask/a', given)).toBe(longer)
    expect(await shorten(graphOf(kept), '/ask/a', given)).toBe(longer)
    expect(kept).toEqual(new Map([[short, '/ask/another']]).set(longer, '/ask/a'))
  })

  test('is counted for callers without a key, and told where it is kept already', async () => {
    const graph = graphOf(new Map())
    const [first = ''] = await Promise.all(
      ['/ask/a', '/ask/b', '/ask/c'].map((one) => shorten(graph, one, given)),
    )
    await expect(shorten(graph, '/ask/d', given)).rejects.toMatchObject({ code: 'TOO_MANY_SHORT_LINKS' })
    expect(await shorten(graph, '/ask/a', given)).toBe(first)
    expect(await shorten(graph, '/ask/d', { ...given, anonymous: false })).toBe(idsOf('/ask/d')[0])
  })

  test('that cannot be one is not looked for', async () => {
    const graph = fakeGraph({ read: async () => Promise.reject(new Error('was asked')) })
    for (const id of ['', 'abc', 'ABCDEFGHJK', 'il0oul0oul', 'a'.repeat(53)])
      expect(await findAddress(graph, id)).toBeNull()
  })
})
