import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { type LocalServer, startLocalServer } from '../../src/graph/local/local-server.ts'
import { everythingIn } from '../support/everything.ts'
import { forTests } from '../support/local-server.ts'
import { wipe } from '../support/neo4j.ts'

// A Neo4j of its own, for it is killed while an import writes into it.
const IMPORT = join(import.meta.dirname, '../support/import-process.ts')
const SIZE = 400
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-outage-'))
const path = join(folder, 'ring.jsonl')
let server: LocalServer
let graph: Graph

beforeAll(async () => {
  const id = (i: number) => `ring-${i % SIZE}`
  const records = Array.from({ length: SIZE }, (_, i) => [
    { entity: { id: id(i), kind: 'COMPANY', name: id(i) } },
    { claim: { link: 'OWNERSHIP', from: id(i), to: id(i + 1), status: 'REPORTED', source: 'paper' } },
  ]).flat()
  const all = [{ source: { id: 'paper', kind: 'NEWS' } }, ...records]
  writeFileSync(path, all.map((record) => `${JSON.stringify(record)}\n`).join(''))
  server = await startLocalServer(forTests(join(folder, 'data')))
  graph = openGraph({ ...server, readTimeoutMs: 60_000, writeTimeoutMs: 60_000 })
  await prepareStore(graph)
}, 120_000)
afterAll(async () => {
  await graph.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}, 30_000)

/** Kills Neo4j when so many batches are written. True: the import came to its end all the same. */
async function run(killAfter: number | null): Promise<boolean> {
  const { uri, user, password } = server
  const child = spawn(process.execPath, ['--import', 'tsx', IMPORT, path, uri, user, password], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exit = once(child, 'exit')
  let batches = 0
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('Writing') && ++batches === killAfter) process.kill(jvmOf(), 'SIGKILL')
  }
  return (await exit)[0] === 0
}
const jvmOf = (): number =>
  (JSON.parse(readFileSync(join(folder, 'data/neo4j/server.json'), 'utf8')) as { server: { pid: number } })
    .server.pid
const isBack = () =>
  graph.verify().then(
    () => true,
    () => false,
  )
// Whenever it was run, its claims count as recorded then.
const timeless = async () => (await everythingIn(graph)).replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'then')

test('an import whose Neo4j is killed goes on, or goes on when it is given again, and ends as if nothing had happened', async () => {
  expect(await run(null)).toBe(true)
  const undisturbed = await timeless()
  await wipe(graph)
  await prepareStore(graph)
  for (const batches of [2, 4]) {
    const before = jvmOf()
    await run(batches)
    await expect.poll(jvmOf, { timeout: 60_000 }).not.toBe(before)
    await expect.poll(isBack, { timeout: 60_000 }).toBe(true)
  }
  expect(await run(null)).toBe(true)
  expect(await timeless()).toBe(undisturbed)
  const rows = await graph.read({ name: 'left', text: 'MATCH (i:Import) RETURN i.id' }, {})
  expect(rows).toEqual([])
}, 400_000)
