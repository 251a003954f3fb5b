import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { Budget, withinBudget } from '../../src/graph/budget.ts'
import { applySchema } from '../../src/graph/cypher.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const cypher = (text: string) => ({ name: 'test', text })
const COUNT = cypher('MATCH (n) RETURN count(n)')
const ENDLESS = cypher('UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b)')

let graph: Graph
beforeAll(() => {
  graph = testGraph()
})
afterAll(() => graph.close())
beforeEach(() => wipe(graph))

describe('reading and writing', () => {
  test('rows come by position; integers go as integers, so LIMIT takes them', async () => {
    const text = 'UNWIND $rows AS row WITH row LIMIT $limit RETURN row[0], row[1], $none, row[0] / 2'
    const params = {
      rows: [
        [1, 'a'],
        [3, 'b'],
        [5, 'c'],
      ],
      limit: 2,
      none: undefined,
    }
    expect(await graph.read(cypher(text), params)).toEqual([
      [1, 'a', null, 0],
      [3, 'b', null, 1],
    ])
  })

  test('what was written is read at once', async () => {
    for (let i = 1; i <= 20; i++) {
      await graph.write('add', (tx) => tx.run(cypher('CREATE (:Thing {share: $share})'), { share: 1 / i }))
      expect(await graph.read(COUNT, {})).toEqual([[i]])
    }
  })

  test('a read cannot write', async () => {
    await expect(graph.read(cypher('CREATE (:Thing)'), {})).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(await graph.read(COUNT, {})).toEqual([[0]])
  })

  test('work that throws leaves nothing behind, and its error comes out as it is', async () => {
    const own = new Error('own')
    const writing = graph.write('fail', async (tx) => {
      await tx.run(cypher('CREATE (:Thing)'), {})
      throw own
    })
    await expect(writing).rejects.toBe(own)
    expect(await graph.read(COUNT, {})).toEqual([[0]])
  })

  test('what is sent is done in its turn, and what fails of it fails the write', async () => {
    const thing = cypher('CREATE (:Thing)')
    const both = graph.write('send', async (tx) => {
      tx.send(thing, {})
      tx.send(thing, {})
      return tx.run(COUNT, {})
    })
    expect(await both).toEqual([[2]])
    for (const last of ['run', 'send'] as const) {
      const failing = graph.write('send', async (tx) => {
        tx.send(thing, {})
        tx.send(cypher('RETURN 1 / 0'), {})
        await tx[last](COUNT, {})
      })
      await expect(failing).rejects.toMatchObject({
        cause: { code: 'Neo.ClientError.Statement.ArithmeticError' },
      })
    }
    expect(await graph.read(COUNT, {})).toEqual([[2]])
  })

  test('schema is applied, twice without harm', async () => {
    const statements = [
      cypher('CREATE CONSTRAINT test_only IF NOT EXISTS FOR (t:TestOnly) REQUIRE t.id IS UNIQUE'),
      cypher('CREATE INDEX test_only_name IF NOT EXISTS FOR (t:TestOnly) ON (t.name)'),
    ]
    await applySchema(graph, statements)
    await applySchema(graph, statements)
    for (const text of ['DROP CONSTRAINT test_only', 'DROP INDEX test_only_name'])
      await graph.write('drop', (tx) => tx.run(cypher(text), {}))
  })
})

describe('limits', () => {
  const running = cypher(
    "SHOW TRANSACTIONS YIELD metaData WHERE metaData.statement = 'endless' RETURN count(*)",
  )
  const endless = { ...ENDLESS, name: 'endless' }

  test('a question that takes too long is told, and stops in the database too', async () => {
    await expect(graph.read(endless, {}, { timeoutMs: 500 })).rejects.toMatchObject({ code: 'TIMEOUT' })
    await expect.poll(() => graph.read(running, {}), { timeout: 5_000 }).toEqual([[0]])
  })

  test('a text that was never answered has time to be planned beside its own', async () => {
    const patient = openGraph({
      ...inject('neo4j'),
      readTimeoutMs: 100,
      planningMs: 1_500,
      writeTimeoutMs: 5_000,
    })
    const start = performance.now()
    await expect(patient.read(endless, {})).rejects.toMatchObject({ code: 'TIMEOUT' })
    expect(performance.now() - start).toBeGreaterThan(1_500)
    await patient.close()
  })

  test('a plan that takes longer than its request may is made all the same, once and not for ever', async () => {
    const patient = openGraph({
      ...inject('neo4j'),
      readTimeoutMs: 100,
      planningMs: 4_000,
      writeTimeoutMs: 5_000,
    })
    const start = performance.now()
    const asking = Array.from({ length: 3 }, () =>
      withinBudget(new Budget(500), () => patient.read(endless, {})),
    )
    for (const asked of asking) await expect(asked).rejects.toMatchObject({ code: 'TIMEOUT' })
    expect(performance.now() - start).toBeLessThan(2_500)
    await expect.poll(() => graph.read(running, {}), { timeout: 2_000 }).toEqual([[1]])
    await expect.poll(() => graph.read(running, {}), { timeout: 10_000 }).toEqual([[0]])
    await patient.close()
  })

  test('so has a write of a name that was never done, until it was', async () => {
    const patient = openGraph({
      ...inject('neo4j'),
      readTimeoutMs: 5_000,
      planningMs: 20_000,
      writeTimeoutMs: 1_000,
    })
    const slow = async () => await new Promise<string>((resolve) => setTimeout(() => resolve('done'), 1_500))
    expect(await patient.write('slow', slow)).toBe('done')
    await expect(patient.write('slow', slow)).rejects.toMatchObject({ code: 'TIMEOUT' })
    expect(await patient.write('other', slow)).toBe('done')
    await patient.close()
  })

  test('a question that is cancelled stops in the database too', async () => {
    const stop = new AbortController()
    const reading = graph.read(endless, {}, { signal: stop.signal }).catch((error: Error) => error.name)
    await expect.poll(() => graph.read(running, {}), { timeout: 5_000 }).toEqual([[1]])
    stop.abort()
    expect(await reading).toBe('AbortError')
    await expect.poll(() => graph.read(running, {}), { timeout: 5_000 }).toEqual([[0]])
  })

  test('a wrong password is unavailability, without a word of the driver', async () => {
    const wrong = openGraph({
      ...inject('neo4j'),
      password: 'wrong',
      readTimeoutMs: 5_000,
      writeTimeoutMs: 5_000,
    })
    await expect(wrong.verify()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: 'The database refused our user name or password.',
    })
    await wrong.close()
  })
})

test('after a network that swallowed everything, calls go through again', { timeout: 300_000 }, async () => {
  const { uri, user, password } = inject('neo4j')
  const pairs: { in: Socket; out: Socket }[] = []
  // A way to the database whose existing connections can fall silent.
  const way = createServer((socket) => {
    const out = connect(Number(new URL(uri).port), '127.0.0.1')
    for (const end of [socket, out]) end.on('error', () => {})
    socket.pipe(out).pipe(socket)
    pairs.push({ in: socket, out })
  })
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve))
  const port = (way.address() as AddressInfo).port
  const other = openGraph({
    uri: `bolt://127.0.0.1:${port}`,
    user,
    password,
    readTimeoutMs: 1_000,
    writeTimeoutMs: 1_000,
  })
  await other.read(COUNT, {}, { timeoutMs: 10_000 })
  for (const pair of pairs) {
    pair.in.unpipe()
    pair.out.unpipe()
  }
  await expect(other.read(COUNT, {})).rejects.toMatchObject({ code: 'TIMEOUT' })
  await expect.poll(() => other.read(COUNT, {}).catch(String), { timeout: 10_000 }).toEqual([[0]])
  await other.close()
  for (const pair of pairs) for (const end of [pair.in, pair.out]) end.destroy()
  way.close()
})
