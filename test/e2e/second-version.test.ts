import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '../../src/api/server.ts'
import { readConfig } from '../../src/config.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { findJava } from '../../src/graph/local/java.ts'
import { type LocalServer, startLocalServer } from '../../src/graph/local/local-server.ts'
import { NEO4J_VERSIONS } from '../../src/graph/local/versions.ts'
import { exported } from '../support/export.ts'
import { endAllAndRemove } from '../support/left-behind.ts'
import { forTests } from '../support/local-server.ts'
import { openSeededApi, useSeededApi } from '../support/seeded-api.ts'

// The run's own Neo4j is one of the two.
const OTHER = readConfig(process.env).neo4jVersion === '2026' ? '5.26' : '2026'
const { oldestJava, version } = NEO4J_VERSIONS[OTHER]
const hasJava = await findJava(process.env, oldestJava).then(
  () => true,
  () => false,
)

// One of each kind of walk: every plan is made anew there. `NEO4J_VERSION=2026 npm run test:database` asks all.
const QUESTIONS = [
  '/v/shared-infrastructure.json?market=frontier-ai-models',
  '/v/changes.json?since=2026-05-01T00:00:00Z&until=2026-11-01T00:00:00Z&about=anthropic',
  '/v/outage.json?of=google',
  '/v/ultimate-owners.json?of=xai',
  '/v/connections.json?from=anthropic&to=xai&maxHops=3',
]
const SCOPE = 'validAt=2026-06-01&knownAt=2026-11-01T00:00:00Z'
const GRAPHQL = [
  '{ search(text: "anthro") { matched entity { kind id } } }',
  '{ search(text: "Spce X") { matched entity { kind id } } }',
  '{ company(id: "anthropic") { name agreements(first: 5) { totalCount nodes { name suppliers { name owners(first: 2) { from { name } controls confidence } } } } } }',
]

const PATIENCE = { readTimeoutMs: 20_000, writeTimeoutMs: 20_000 }
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-second-'))
const seeded = useSeededApi((graph) => {
  first = graph
  return Promise.resolve()
})
let first: Graph
let second: { server: LocalServer; graph: Graph; api: Api } | undefined

beforeAll(async () => {
  if (!hasJava) return
  const log = (line: string) => process.stderr.write(`${line}\n`)
  const server = await startLocalServer({ ...forTests(folder), line: OTHER, log })
  if (OTHER === '2026') await makeCypher25ItsOwn(server)
  const graph = openGraph({ ...server, ...PATIENCE })
  second = { server, graph, api: await openSeededApi(graph) }
}, 240_000)
afterAll(async () => {
  await second?.api.stop()
  await second?.graph.close()
  await second?.server.stop()
  await endAllAndRemove(folder)
}, 60_000)

/** As a Neo4j has it that others have set up. */
async function makeCypher25ItsOwn(server: LocalServer): Promise<void> {
  const system = openGraph({ ...server, ...PATIENCE, database: 'system' })
  const text = 'ALTER DATABASE neo4j SET DEFAULT LANGUAGE CYPHER 25'
  await system.write('language', (tx) => tx.run({ name: 'language', text }, {}))
  await system.close()
}

async function answersOf({ app }: Api): Promise<string[]> {
  const answers: string[] = []
  for (const question of QUESTIONS) {
    // What changed is of two moments, and so of no scope.
    const { body } = await app.inject(question.includes('changes') ? question : `${question}&${SCOPE}`)
    answers.push(body)
  }
  for (const query of GRAPHQL) {
    const { body } = await app.inject({ method: 'POST', url: '/graphql', payload: { query } })
    answers.push(body)
  }
  return answers
}

test(`Neo4j ${version} gives the same answers, and holds the same`, async (context) => {
  context.skip(!hasJava, `there is no Java ${oldestJava} or newer`)
  if (!second) throw new Error('The second version did not start.')
  const [[told]] = (await second.graph.read(
    { name: 'version', text: 'CALL dbms.components() YIELD versions RETURN versions[0]' },
    {},
  )) as [[string]]
  expect(told).toBe(version)
  const answers = await answersOf(seeded.api)
  const others = await answersOf(second.api)
  for (const [i, answer] of answers.entries()) {
    expect(answer).toMatch(/^\{"data":(?!.*"errors":)|"summary":/)
    // Which part an answer has that was cut short may be for the plan to choose.
    expect(answer).not.toContain('"truncated":true')
    expect([i, others[i]]).toEqual([i, answer])
  }
  expect(await exported(second.graph, 'claims')).toBe(await exported(first, 'claims'))
}, 300_000)
