import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { tieToUs } from '../../src/graph/local/lifeline.ts'
import { type LocalServer, startLocalServer } from '../../src/graph/local/local-server.ts'
import { everythingIn } from '../support/everything.ts'
import { LONG, pause, randomFrom, report, SEED, until } from '../support/faults.ts'
import { endAllAndRemove } from '../support/left-behind.ts'
import { forTests } from '../support/local-server.ts'
import { wipe } from '../support/neo4j.ts'
import { runningNeo4j } from '../support/server-process.ts'

const IMPORT = join(import.meta.dirname, '../support/import-process.ts')
const SIZE = 250
const [ROUNDS, KILLS] = LONG ? [10, 3] : [1, 3]
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-faults-'))
const dataDir = join(folder, 'data')
const path = join(folder, 'ring.jsonl')
const random = randomFrom(SEED)
let neo4j: LocalServer
let graph: Graph

/** Of every kind of record: companies that own the next one and supply it, and some that turn out to be one. */
function records(): object[] {
  const id = (i: number): string => `ring-${i % SIZE}`
  const ring = Array.from({ length: SIZE }, (_, i) => [
    { entity: { id: id(i), kind: 'COMPANY', name: id(i) } },
    { claim: { link: 'OWNERSHIP', from: id(i), to: id(i + 1), status: 'REPORTED', source: 'paper' } },
    {
      claim: {
        agreement: {
          id: `deal-${i}`,
          kind: 'CHIP_SUPPLY',
          parties: [
            { role: 'SUPPLIER', entity: id(i) },
            { role: 'CUSTOMER', entity: id(i + 2) },
          ],
        },
        status: 'ANNOUNCED',
        source: 'blog',
      },
    },
  ]).flat()
  const merges = Array.from({ length: 10 }, (_, i) => ({
    event: {
      kind: 'MERGE',
      at: '2026-05-01T00:00:00Z',
      by: 'me',
      because: 'One.',
      keep: id(20 * i),
      absorb: id(20 * i + 9),
    },
  }))
  return [
    { source: { id: 'paper', kind: 'NEWS' } },
    { source: { id: 'blog', kind: 'BLOG' } },
    ...ring,
    ...merges,
  ]
}

beforeAll(async () => {
  writeFileSync(
    path,
    records()
      .map((record) => `${JSON.stringify(record)}\n`)
      .join(''),
  )
  neo4j = await startLocalServer(forTests(dataDir))
  graph = openGraph({ ...neo4j, readTimeoutMs: 60_000, writeTimeoutMs: 60_000 })
  await prepareStore(graph)
}, 180_000)
afterAll(async () => {
  await graph?.close()
  await neo4j?.stop()
  await endAllAndRemove(folder)
}, 30_000)

interface Kill {
  what: 'import' | 'neo4j'
  /** After so many signs of progress, and a little later. */
  after: number
  laterMs: number
}

/** Runs the import once, and tells whether it came to its end, and how many signs of progress it gave. */
async function run(kill: Kill | null): Promise<{ isDone: boolean; steps: number }> {
  const { uri, user, password } = neo4j
  const child = spawn(process.execPath, ['--import', 'tsx', IMPORT, path, uri, user, password], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exit = once(child, 'exit')
  if (child.pid !== undefined) child.once('exit', tieToUs(child.pid))
  let steps = 0
  for await (const _ of createInterface({ input: child.stdout })) {
    if (++steps !== kill?.after) continue
    await pause(kill.laterMs)
    if (kill.what === 'import') child.kill('SIGKILL')
    else process.kill(runningNeo4j(dataDir).server.pid, 'SIGKILL')
  }
  return { isDone: (await exit)[0] === 0, steps }
}
const isBack = (): Promise<boolean> =>
  graph.verify().then(
    () => true,
    () => false,
  )
/** Whenever it was run, its claims count as recorded then. */
const timeless = async (): Promise<string> =>
  (await everythingIn(graph)).replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'then')

test(
  `an import that is killed, or whose Neo4j is, ends as if nothing had happened once it is given again (seed ${SEED})`,
  async () => {
    const { isDone, steps } = await run(null)
    expect(isDone).toBe(true)
    const undisturbed = await timeless()
    for (let round = 0; round < ROUNDS; round++) {
      await wipe(graph)
      await prepareStore(graph)
      const kills: string[] = []
      for (let k = 0; k < KILLS; k++) {
        const what = (round + k) % 2 === 0 ? 'import' : 'neo4j'
        const kill: Kill = { what, after: 1 + Math.floor(random() * steps), laterMs: random() * 100 }
        const { isDone: isDoneAllTheSame } = await run(kill)
        kills.push(`${what} at step ${kill.after}${isDoneAllTheSame ? ' (it ended all the same)' : ''}`)
        await pause(100)
        await until('Neo4j is back', isBack)
      }
      await until('the import comes to its end', async () => (await run(null)).isDone)
      expect(await timeless(), kills.join(', ')).toBe(undisturbed)
      expect(await graph.read({ name: 'left', text: 'MATCH (i:Import) RETURN i.id' }, {})).toEqual([])
      report(`Killed: ${kills.join(', ')} of ${steps}.`)
    }
  },
  LONG ? 3_000_000 : 300_000,
)
