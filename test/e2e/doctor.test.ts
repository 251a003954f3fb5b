import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { prepareStore, SCHEMA } from '../../src/claims/store.ts'
import { doctor } from '../../src/cli/doctor/doctor.ts'
import { applySchema } from '../../src/graph/cypher.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

vi.setConfig({ testTimeout: 300_000 })

const graph = testGraph()
const { uri, user, password } = inject('neo4j')
const ENV = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password }
const write = (text: string) => graph.write('test', (tx) => tx.run({ name: 'test', text }, {}))

beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  await loadSeeds(graph, fileURLToPath(new URL('../../seeds/', import.meta.url)), () => undefined)
})
afterAll(async () => {
  await wipe(graph)
  await applySchema(graph, SCHEMA)
  await graph.close()
})

/** What it says of each thing, and its exit code. */
async function examine(env: Record<string, string> = ENV) {
  const lines: string[] = []
  const code = await doctor(
    env,
    { out: (text) => lines.push(text), err: () => undefined, width: 400 },
    '1.2.3',
  )
  const said = (what: string): string => lines.find((line) => line.slice(6).startsWith(what)) ?? ''
  return { code, said, end: lines.at(-1)?.trim(), all: lines.join('\n') }
}

test('a sound graph is well, and is left as it was', async () => {
  const version = await graph.read(
    { name: 'v', text: "MATCH (m:Meta {id: 'dealgraph'}) RETURN m.graphVersion" },
    {},
  )
  const { code, said, end } = await examine()
  expect([code, end]).toEqual([0, 'All is well.'])
  expect(said('Dealgraph')).toContain('1.2.3')
  expect(said('Database')).toMatch(/^ok .*Neo4j (5|20\d\d)\.\d+\.\d+ community at bolt:/)
  expect(said('Indexes')).toContain(`all ${SCHEMA.length} of constraints and indexes`)
  expect(said('Links')).toMatch(
    /^ok .* \d{3} bundles of ties compared with the claims: all are as they should be/,
  )
  expect(
    await graph.read({ name: 'v', text: "MATCH (m:Meta {id: 'dealgraph'}) RETURN m.graphVersion" }, {}),
  ).toEqual(version)
})

test('links that are not what the claims say are counted, and not touched', async () => {
  await write('MATCH ()-[r:OWNERSHIP]->() WITH r LIMIT 1 SET r.before = r.confidence, r.confidence = 0.01')
  const { code, said } = await examine()
  expect(code).toBe(1)
  expect(said('Links')).toMatch(/^bad .* 1 tie would come out otherwise[^]*dealgraph rebuild/)
  const [row] = await graph.read(
    { name: 'w', text: 'MATCH ()-[r:OWNERSHIP]->() WHERE r.confidence = 0.01 RETURN count(r)' },
    {},
  )
  expect(row).toEqual([1])
  await write(
    'MATCH ()-[r:OWNERSHIP]->() WHERE r.before IS NOT NULL SET r.confidence = r.before REMOVE r.before',
  )
  expect((await examine()).code).toBe(0)
})

test('an index that is gone, an import that never ended and a claim of tomorrow are told with what to do', async () => {
  await write('DROP INDEX tieBundle')
  await write("CREATE (:Import {id: 'broken', done: []})")
  await write(
    "MATCH (c:Claim) WITH c LIMIT 1 SET c.before = c.changedAt, c.changedAt = '2999-01-01T00:00:00.000Z'",
  )
  const { code, said, end } = await examine()
  expect(code).toBe(1)
  expect(said('Indexes')).toMatch(/^bad .*missing: tieBundle[^]*dealgraph start/)
  expect(said('Imports')).toMatch(/^warn .*1 import under way[^]*give the same files again/)
  expect(said('Clock')).toMatch(/^bad .*1 claim was recorded or changed after now/)
  expect(end).toBe('2 wrong, 1 to look at.')
  await write('MATCH (c:Claim) WHERE c.before IS NOT NULL SET c.changedAt = c.before REMOVE c.before')
  await write('MATCH (i:Import) DELETE i')
  await applySchema(graph, SCHEMA)
})

test('what cannot be reached, or read, is told in words, and the rest is looked at all the same', async () => {
  const gone = await examine({ ...ENV, NEO4J_URI: 'bolt://127.0.0.1:1' })
  expect(gone.code).toBe(1)
  expect(gone.said('Database')).toMatch(/^bad .*→/s)
  expect(gone.said('Node')).toMatch(/^ok/)
  const mistaken = await examine({ ...ENV, PORT: 'many' })
  expect(mistaken.said('Settings')).toMatch(/^bad .*PORT is "many"/)
  const wrong = await examine({ ...ENV, NEO4J_PASSWORD: 'not-the-password' })
  expect(wrong.code).toBe(1)
  expect(wrong.all).not.toContain('not-the-password')
})
