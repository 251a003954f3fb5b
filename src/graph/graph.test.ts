import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import neo4j from 'neo4j-driver'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DealgraphError } from '../errors.ts'
import { isPassing, isUnauthorized, toCoded } from './failure.ts'
import { openGraph } from './graph.ts'
import { toParams } from './values.ts'

const SECRET = 'secret host:7687 MATCH (n)'
const driverError = (code: string) => new neo4j.Neo4jError(SECRET, code, '', '')

describe('errors of the driver', () => {
  test.each([
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'TIMEOUT'],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'TIMEOUT'],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'TOO_EXPENSIVE'],
    ['Neo.ClientError.Security.Unauthorized', 'DATABASE_UNAVAILABLE'],
    ['Neo.ClientError.Database.DatabaseNotFound', 'DATABASE_UNAVAILABLE'],
    ['Neo.TransientError.General.DatabaseUnavailable', 'DATABASE_UNAVAILABLE'],
    ['ServiceUnavailable', 'DATABASE_UNAVAILABLE'],
    ['Neo.DatabaseError.Transaction.TransactionStartFailed', 'DATABASE_UNAVAILABLE'],
    ['Neo.ClientError.Schema.ConstraintValidationFailed', 'DATABASE_UNAVAILABLE'],
    ['SessionExpired', 'DATABASE_UNAVAILABLE'],
    ['ProtocolError', 'DATABASE_UNAVAILABLE'],
    ['N/A', 'DATABASE_UNAVAILABLE'],
    ['Neo.ClientError.Statement.SyntaxError', 'INTERNAL'],
  ])('%s is %s, and its text stays inside', (from, code) => {
    const error = driverError(from)
    const coded = toCoded(error, 'shared-infrastructure', 2_000)
    expect(coded).toBeInstanceOf(DealgraphError)
    expect(coded).toMatchObject({ code, cause: error })
    expect(String(coded)).not.toContain('secret')
  })

  test('others pass unchanged', () => {
    const own = new DealgraphError('NOT_FOUND', 'Nothing.')
    expect(toCoded(own, 'x', 1)).toBe(own)
    const bug = new TypeError('bug')
    expect(toCoded(bug, 'x', 1)).toBe(bug)
  })

  test('pass or come again', () => {
    expect(isPassing(driverError('Neo.TransientError.Transaction.DeadlockDetected'))).toBe(true)
    expect(isPassing(driverError('ServiceUnavailable'))).toBe(true)
    expect(isPassing(driverError('Neo.TransientError.General.MemoryPoolOutOfMemoryError'))).toBe(false)
    expect(isPassing(driverError('Neo.ClientError.Statement.SyntaxError'))).toBe(false)
    expect(isPassing(new Error('x'))).toBe(false)
  })

  test('of refusal are known', () => {
    expect(isUnauthorized(toCoded(driverError('Neo.ClientError.Security.Unauthorized'), 'x', 1))).toBe(true)
    expect(isUnauthorized(toCoded(driverError('ServiceUnavailable'), 'x', 1))).toBe(false)
  })
})

describe('parameters', () => {
  test('whole numbers are integers, at any depth; undefined is null', () => {
    expect(toParams({ a: 1, b: 0.5, c: [2, { d: 3 }], e: undefined, f: 'x', g: 2 ** 60 })).toEqual({
      a: neo4j.int(1),
      b: 0.5,
      c: [neo4j.int(2), { d: neo4j.int(3) }],
      e: null,
      f: 'x',
      g: 2 ** 60,
    })
  })
})

describe('a database that accepts and never answers', () => {
  const ONE = { name: 'one', text: 'RETURN 1' }
  let server: Server
  let sockets: Socket[]
  let settings: Parameters<typeof openGraph>[0]

  beforeEach(async () => {
    sockets = []
    server = createServer((socket) => sockets.push(socket))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const uri = `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`
    settings = { uri, user: 'u', password: 'p', readTimeoutMs: 300, writeTimeoutMs: 300 }
  })
  afterEach(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })

  async function timed(run: () => Promise<unknown>) {
    const started = performance.now()
    const error: unknown = await run().catch((reason: unknown) => reason)
    return { error, ms: performance.now() - started }
  }

  test('does not hold up a read beyond the deadline', async () => {
    const graph = openGraph({ ...settings, readTimeoutMs: 60_000 })
    const { error, ms } = await timed(() => graph.read(ONE, {}, { timeoutMs: 300 }))
    expect(error).toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining('one') as string })
    expect(String(error)).not.toContain('127.0.0.1')
    expect(ms).toBeLessThan(900)
    await graph.close()
  })

  test('does not hold up a write, verify or close', async () => {
    const graph = openGraph(settings)
    const write = await timed(() => graph.write('w', (tx) => tx.run(ONE, {})))
    expect((write.error as DealgraphError).code).toMatch(/TIMEOUT|DATABASE_UNAVAILABLE/)
    const verify = await timed(() => graph.verify())
    expect(verify.error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    const close = await timed(() => graph.close())
    expect(Math.max(write.ms, verify.ms)).toBeLessThan(900)
    expect(close.ms).toBeLessThan(3_000)
  })

  test('can be given up before the deadline', async () => {
    const graph = openGraph({ ...settings, readTimeoutMs: 60_000 })
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 100)
    const { error, ms } = await timed(() => graph.read(ONE, {}, { signal: stop.signal }))
    expect(error).toMatchObject({ name: 'AbortError' })
    expect(ms).toBeLessThan(700)
    const again = await timed(() => graph.read(ONE, {}, { signal: stop.signal }))
    expect(again.error).toMatchObject({ name: 'AbortError' })
    await graph.close()
  })

  test('and one that is not there at all is unavailable', async () => {
    const graph = openGraph({ ...settings, uri: 'bolt://127.0.0.1:1' })
    const { error, ms } = await timed(() => graph.verify())
    expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    expect(ms).toBeLessThan(900)
    await graph.close()
  })
})
