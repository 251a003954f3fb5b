import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { atMost } from '../graph/at-most.ts'
import { type Drawable, isKnown, Renderings } from './renderings.ts'

let asked = 0
let drawn: (string | undefined)[] = []
const source = (content: string) => async (): Promise<Drawable> => {
  asked++
  return {
    content,
    draw: async (note) => {
      drawn.push(note)
      return note === undefined ? `picture of ${content}` : `${note} picture of ${content}`
    },
  }
}
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') })
  asked = 0
  drawn = []
})
afterEach(() => vi.useRealTimers())

describe('a rendering', () => {
  test('is made once at a version of the graph, however many ask at once or later', async () => {
    const renderings = new Renderings({ code: '1' })
    const all = await Promise.all([1, 2, 3].map(() => renderings.at('k', 7, source('a'))))
    expect(new Set(all).size).toBe(1)
    await renderings.at('k', 7, source('a'))
    expect([asked, drawn.length]).toEqual([1, 1])
  })

  test('is asked for anew at another version, or after a minute, and drawn anew where it is another', async () => {
    const renderings = new Renderings({ code: '1' })
    const first = await renderings.at('k', 7, source('a'))
    const same = await renderings.at('k', 8, source('a'))
    expect([asked, drawn.length, same.etag]).toEqual([2, 1, first.etag])
    vi.advanceTimersByTime(60_000)
    await renderings.at('k', 8, source('a'))
    expect([asked, drawn.length]).toEqual([3, 1])
    const other = await renderings.at('k', 9, source('b'))
    expect([drawn.length, other.body]).toEqual([2, 'picture of b'])
    expect(other.etag).not.toBe(first.etag)
  })

  test('has the same tag at every server of one code, and another for another address or code', async () => {
    const tag = async (code: string, key: string) =>
      (await new Renderings({ code }).at(key, 1, source('a'))).etag
    expect(await tag('1', 'k')).toMatch(/^W\/"[\w-]{27}"$/)
    expect(await tag('1', 'k')).toBe(await tag('1', 'k'))
    expect(await tag('2', 'k')).not.toBe(await tag('1', 'k'))
    expect(await tag('1', 'l')).not.toBe(await tag('1', 'k'))
  })

  test('that fails is no rendering: the next to ask tries again, and the last good one is at hand with a note', async () => {
    const renderings = new Renderings({ code: '1' })
    const fails = async (): Promise<Drawable> => {
      throw new Error('down')
    }
    expect(await renderings.last('k', String)).toBeNull()
    await expect(renderings.at('k', 1, fails)).rejects.toThrow('down')
    await renderings.at('k', 1, source('a'))
    await expect(renderings.at('k', 2, fails)).rejects.toThrow('down')
    const note = (asOf: Date): string => `[${asOf.toISOString()}]`
    for (let i = 0; i < 2; i++)
      expect((await renderings.last('k', note))?.body).toBe('[2026-11-21T12:00:00.000Z] picture of a')
    expect(drawn).toHaveLength(2)
    expect((await renderings.at('k', 2, source('a'))).body).toBe('picture of a')
  })

  test('that cannot be drawn again is shown as it was', async () => {
    const renderings = new Renderings({ code: '1' })
    let broken = false
    const draw = async (): Promise<string> => {
      if (broken) throw new Error('no fonts')
      return 'as it was'
    }
    await renderings.at('k', 1, async () => ({ content: 'a', draw }))
    broken = true
    expect((await renderings.last('k', String))?.body).toBe('as it was')
  })

  test('goes when there is no room for it', async () => {
    const renderings = new Renderings({ code: '1', mostBytes: 400 })
    for (const key of ['a', 'b', 'c']) await renderings.at(key, 1, source('x'.repeat(50)))
    expect(await renderings.last('a', String)).toBeNull()
    // What stands beside it with a note takes room as well.
    expect(await renderings.last('b', String)).toBeNull()
    expect(await renderings.last('c', String)).not.toBeNull()
  })
})

test('If-None-Match may name several tags, strong or weak, or any', () => {
  expect(isKnown(undefined, 'W/"a"')).toBe(false)
  expect(isKnown('"b", W/"a"', 'W/"a"')).toBe(true)
  expect(isKnown('"a"', 'W/"a"')).toBe(true)
  expect(isKnown('*', 'W/"a"')).toBe(true)
  expect(isKnown('"b"', 'W/"a"')).toBe(false)
})

test('at most so many are drawn at once, so many wait, and the next is told to come again', async () => {
  const limited = atMost(2, 1)
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const work = async (): Promise<string> => {
    most = Math.max(most, ++running)
    await new Promise<void>((resolve) => ends.push(resolve))
    running--
    return 'drawn'
  }
  const three = [limited.run(work), limited.run(work), limited.run(work)]
  await expect(limited.run(work)).rejects.toMatchObject({ code: 'BUSY' })
  const failing = async (): Promise<never> => await Promise.reject(new Error('x'))
  while (ends.length > 0) {
    ends.shift()?.()
    await vi.advanceTimersByTimeAsync(1)
  }
  expect(await Promise.all(three)).toEqual(['drawn', 'drawn', 'drawn'])
  expect(most).toBe(2)
  // Places of those that fail are free again.
  for (let i = 0; i < 5; i++) await expect(limited.run(failing)).rejects.toThrow('x')
})
