import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { type LocalServer, startLocalServer } from '../../src/graph/local/local-server.ts'
import { ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { fetchPage } from '../../src/reads/page.ts'
import { fetchRoots } from '../../src/reads/reads.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { searchEntities } from '../../src/reads/search.ts'
import { createView, revokeView } from '../../src/views/write.ts'
import { CONFIG, silent } from '../support/fake-behind.ts'
import { forTests } from '../support/local-server.ts'
import { recordAll } from '../support/recording.ts'

// A Neo4j of its own, for it is killed while its answers are looked at.
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-away-'))
const caller = { scope: 'admin', by: 'test', writer: 'test' } as const
let server: LocalServer
let graph: Graph
let api: Api

beforeAll(async () => {
  server = await startLocalServer(forTests(join(folder, 'data')))
  graph = openGraph({ ...server, readTimeoutMs: 20_000, writeTimeoutMs: 20_000 })
  await prepareStore(graph)
  await recordAll(
    graph,
    { source: { id: 'paper', kind: 'NEWS' } },
    { entity: { id: 'ada', kind: 'PERSON', name: 'Ada' } },
    { entity: { id: 'bolt', kind: 'COMPANY', name: 'Bolt' } },
    { claim: { link: 'OWNERSHIP', from: 'ada', to: 'bolt', status: 'REPORTED', source: 'paper' } },
  )
  const reads = { fetchRoots, fetchPage, search: searchEntities, resolveIds }
  api = await makeApi({
    config: CONFIG,
    behind: { graph, questions: QUESTIONS, ask, ...reads },
    log: silent,
    drainMs: 0,
  })
}, 120_000)
afterAll(async () => {
  await api.stop()
  await graph.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}, 30_000)

async function viewOf(name: string): Promise<{ id: string; at: string }> {
  const draft = {
    query: 'connections',
    variables: { from: 'ada', to: 'bolt', maxHops: 6, first: 5 },
    label: name,
    expiresAt: null,
    frameAncestors: [],
  }
  const sent = { idempotencyKey: name, input: null }
  const made = await createView(graph, { draft, shown: [] }, sent, { caller, now: new Date() })
  if ('faults' in made) throw new Error(JSON.stringify(made.faults))
  return { id: made.view.id, at: `/t/${made.token}` }
}
async function get(url: string) {
  const { statusCode, headers, body } = await api.app.inject(url)
  return { status: statusCode, asOf: headers['dealgraph-as-of'], cache: headers['cache-control'], body }
}
const killDatabase = (): void => {
  const state = JSON.parse(readFileSync(join(folder, 'data/neo4j/server.json'), 'utf8')) as {
    server: { pid: number }
  }
  process.kill(state.server.pid, 'SIGKILL')
}

test('a database that goes away takes no picture with it, and shows nothing that was withdrawn', async () => {
  const PUBLIC = '/v/connections.svg?from=ada&to=bolt'
  const [kept, revoked] = [await viewOf('kept'), await viewOf('revoked')]
  for (const url of [PUBLIC, `${kept.at}.svg`, `${revoked.at}.svg`]) {
    const shown = await get(url)
    expect([url, shown.status, shown.asOf]).toEqual([url, 200, undefined])
    expect(shown.body).toContain('Ada')
  }
  await revokeView(
    graph,
    { id: revoked.id, because: null },
    { idempotencyKey: 'away', input: null },
    { caller, now: new Date() },
  )
  // By then every server has heard of it.
  await expect
    .poll(async () => (await get(`${revoked.at}.svg`)).body, { timeout: 10_000 })
    .toContain('withdrawn')

  killDatabase()
  for (const url of [PUBLIC, `${kept.at}.svg`]) {
    const shown = await get(url)
    expect([url, shown.status, shown.cache]).toEqual([url, 200, 'no-store'])
    expect(shown.asOf).toMatch(/^\d{4}-/)
    expect(shown.body).toContain('Ada')
    expect(shown.body).toMatch(/could\W+not\W+be\W+renewed/)
  }
  expect((await get(PUBLIC.replace('.svg', '.json'))).status).toBe(503)
  const gone = await get(`${revoked.at}.svg`)
  expect(gone.body).toContain('withdrawn')
  expect(gone.body).not.toContain('Ada')

  // The supervisor starts it anew, and answers are fresh again.
  await expect
    .poll(async () => (await get(PUBLIC)).asOf ?? 'fresh', { timeout: 60_000, interval: 1_000 })
    .toBe('fresh')
  expect((await get(`${revoked.at}.svg`)).body).toContain('withdrawn')
}, 120_000)
