import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeGraph } from '../../test/support/fake-behind.ts'
import { requireScope } from './caller.ts'
import { makeCallers } from './callers.ts'
import { newKey } from './token.ts'

const key = newKey()
const stored = { name: 'desk', scope: 'write', createdAt: '2026-01-01T00:00:00.000Z' }
let row: { expiresAt: string | null; revokedAt: string | null; hash: string }
let reads = 0
const graph = fakeGraph({
  read: async (_statement, { id }) => {
    reads++
    if (id !== key.id) return []
    return [[key.id, stored.name, stored.scope, stored.createdAt, row.expiresAt, row.revokedAt, row.hash]]
  },
})
const codeOf = async (call: Promise<unknown>): Promise<unknown> =>
  await call.then(
    () => 'no fault',
    (error: { code: string }) => error.code,
  )

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-06-01T00:00:00Z') })
  row = { expiresAt: null, revokedAt: null, hash: key.hash }
  reads = 0
})
afterEach(() => vi.useRealTimers())

describe('a key', () => {
  test('says who asks, in one trip for half a second', async () => {
    const callers = makeCallers(graph, null)
    const bearer = `Bearer ${key.text}`
    expect(await callers(bearer)).toEqual({ scope: 'write', by: 'desk', writer: `key:${key.id}` })
    expect(await callers(`bearer ${key.text}`)).toMatchObject({ by: 'desk' })
    expect(reads).toBe(1)
  })

  test('may be the password of a browser, which then reads and no more', async () => {
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`
    const callers = makeCallers(graph, null)
    const reads = { scope: 'read', by: 'desk', writer: `key:${key.id}` }
    expect(await callers(basic(`anyone:${key.text}`))).toEqual(reads)
    expect(await callers(basic(`:${key.text}`))).toEqual(reads)
    for (const wrong of [`${key.text}:`, `anyone:${key.text}x`, 'anyone:', key.text.slice(1)])
      expect(await codeOf(callers(basic(wrong)))).toBe('UNAUTHENTICATED')
  })

  test('that is revoked stops working when what is known of it is asked for anew', async () => {
    vi.useRealTimers()
    const callers = makeCallers(graph, null, 20)
    await callers(`Bearer ${key.text}`)
    row.revokedAt = '2026-06-01T00:00:01.000Z'
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(await codeOf(callers(`Bearer ${key.text}`))).toBe('UNAUTHENTICATED')
  })

  test('that expires is refused from then on, remembered or not', async () => {
    row.expiresAt = '2026-06-01T00:00:02.000Z'
    const callers = makeCallers(graph, null)
    expect(await callers(`Bearer ${key.text}`)).not.toBeNull()
    vi.advanceTimersByTime(2_000)
    expect(await codeOf(callers(`Bearer ${key.text}`))).toBe('UNAUTHENTICATED')
  })

  test('is not guessed by its id, and guesses ask the database once', async () => {
    const callers = makeCallers(graph, null)
    for (let i = 0; i < 5; i++) {
      const guess = `dgk_${key.id}_${newKey().text.slice(21)}`
      expect(await codeOf(callers(`Bearer ${guess}`))).toBe('UNAUTHENTICATED')
    }
    expect(reads).toBe(1)
  })

  test.each([
    '',
    'Bearer',
    'Bearer  ',
    'Basic dXNlcjpwYXNz',
    `Bearer ${key.text}x`,
    `Bearer ${key.text} x`,
    'Bearer a.b.c',
    key.text,
  ])('written otherwise is refused without a trip: %s', async (header) => {
    expect(await codeOf(makeCallers(graph, null)(header))).toBe('UNAUTHENTICATED')
    expect(reads).toBe(0)
  })

  test('is never repeated in what is told of it', async () => {
    const error: unknown = await makeCallers(graph, null)(`Bearer ${key.text}x`).catch((e: unknown) => e)
    expect(JSON.stringify([error, String(error)])).not.toContain(key.text)
  })
})

test('nobody without a key costs a trip', async () => {
  expect(await makeCallers(graph, null)(undefined)).toBeNull()
  expect(reads).toBe(0)
})

test('each scope allows what those before it allow', () => {
  const caller = { scope: 'write' as const, by: 'desk', writer: 'key:1' }
  expect(requireScope(caller, 'read', 'This')).toBe(caller)
  expect(requireScope(caller, 'write', 'This')).toBe(caller)
  expect(() => requireScope(caller, 'admin', 'This')).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN' }) as Error,
  )
  expect(() => requireScope(null, 'read', 'This')).toThrow(
    expect.objectContaining({ code: 'UNAUTHENTICATED' }) as Error,
  )
})
