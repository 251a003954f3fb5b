import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { notingWrites, type Written } from '../../src/graph/bookmarks.ts'
import { openGraph } from '../../src/graph/graph.ts'
import { bookmarksOf } from '../../src/keys/bookmarks.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { useMutatingApi } from '../support/mutating-api.ts'

const { bearer, database, get, post, mutate } = useMutatingApi()
const proxies: FaultProxy[] = []
afterAll(() => Promise.all(proxies.map((proxy) => proxy.close())))

const RECORD = `mutation ($input: RecordClaimsInput!) { recordClaims(input: $input) { faults { code } } }`
const paper = (id: string) => ({
  idempotencyKey: id,
  sources: [{ id, kind: 'NEWS' }],
  entities: [{ id: `company-${id}`, kind: 'COMPANY', name: id }],
  claims: [],
})
const record = async (id: string) =>
  await post(
    '/graphql',
    { query: RECORD, variables: { input: paper(id) } },
    { authorization: `Bearer ${bearer.write}` },
  )
/** One that the database will not reach while this test runs: the same, with another number of the transaction. */
async function ahead(): Promise<string> {
  const written: Written = { bookmark: null }
  await notingWrites(written, () =>
    database.write('note', (tx) => tx.run({ name: 'note', text: 'CREATE (:Source {id: "note"})' }, {})),
  )
  const bytes = Buffer.from(String(written.bookmark).slice('FB:'.length), 'base64')
  const OF_DATABASE = 19
  return `FB:${Buffer.concat([bytes.subarray(0, OF_DATABASE), Buffer.from('ca7fffffff90', 'hex')]).toString('base64')}`
}

// The first of them: each empties the graph, and a server knows the secret of the seals for as long as it runs.
test('a bookmark that the database does not reach ends in time, and nobody else waits for it', async () => {
  await mutate('recordClaims', 'RecordClaimsInput', '', { ...paper('here'), idempotencyKey: randomUUID() })
  const sealed = await bookmarksOf(database).seal(await ahead())
  const began = performance.now()
  const late = get('/e/company-here', { 'dealgraph-bookmark': sealed }).then((told) => ({
    told,
    ms: performance.now() - began,
  }))
  expect((await get('/e/company-here')).statusCode).toBe(200)
  const { told, ms } = await late
  expect([told.statusCode, told.headers['dealgraph-error'], told.headers['retry-after']]).toEqual([
    503,
    'BOOKMARK_NOT_REACHED',
    '5',
  ])
  expect(ms).toBeLessThan(10_000)
  expect((await get('/e/company-here')).statusCode).toBe(200)
})

test('the answer to what wrote bears a bookmark, as a header and as a cookie; when it is sent again too', async () => {
  for (const _ of ['first', 'again']) {
    const { headers } = await record('paper')
    const bookmark = String(headers['dealgraph-bookmark'])
    expect(bookmark).toMatch(/^FB:[^.]+\.[\w-]{22}$/)
    expect(headers['set-cookie']).toBe(
      `dealgraph-bookmark=${bookmark}; Max-Age=60; Path=/; HttpOnly; SameSite=Strict`,
    )
    for (const sent of [{ 'dealgraph-bookmark': bookmark }, { cookie: `dealgraph-bookmark=${bookmark}` }]) {
      const page = await get('/e/company-paper', sent)
      expect([page.statusCode, page.headers['dealgraph-bookmark'], page.headers['set-cookie']]).toEqual([
        200,
        undefined,
        undefined,
      ])
    }
  }
  const { headers } = await post('/s', { address: '/e/company-paper' })
  expect(headers['dealgraph-bookmark']).toMatch(/^FB:/)
})

test('what is read by a bookmark tells Neo4j so, and so does all that is read after it', async () => {
  const neo4j = inject('neo4j')
  const proxy = await FaultProxy.before(Number(new URL(neo4j.uri).port))
  proxies.push(proxy)
  const sent: string[] = []
  proxy.onSent = (bytes) => sent.push(bytes.toString('latin1'))
  const uri = `bolt://127.0.0.1:${proxy.port}`
  const graph = openGraph({ ...neo4j, uri, readTimeoutMs: 20_000, writeTimeoutMs: 20_000 })
  const bookmarksIn = async (text: string, bookmarks?: string[]): Promise<boolean> => {
    sent.length = 0
    await graph.read({ name: 'test', text }, {}, bookmarks ? { bookmarks } : {})
    const said = sent.join('')
    expect(said).toContain(text)
    return bookmarks ? said.includes(bookmarks[0] ?? '-') : said.includes('FB:')
  }
  const written: Written = { bookmark: null }
  await notingWrites(written, () =>
    database.write('note', (tx) => tx.run({ name: 'note', text: 'CREATE (:Source {id: "n"})' }, {})),
  )
  expect(await bookmarksIn('RETURN 1 AS before')).toBe(false)
  expect(await bookmarksIn('RETURN 1 AS by', [String(written.bookmark)])).toBe(true)
  expect(await bookmarksIn('RETURN 1 AS after')).toBe(true)
  await graph.close()
})
