import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKey } from '../../src/keys/store.ts'
import { report, until } from '../support/faults.ts'
import { endAllOf } from '../support/left-behind.ts'
import { recordSource, sendAll, wrongIn } from '../support/requests.ts'
import { graphOf, neo4jAnswers, runningNeo4j, ServerProcess } from '../support/server-process.ts'

/** A disk of its own, so small that it is full at once; only root may have one. */
const isPossible = process.platform === 'linux' && process.getuid?.() === 0
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-full-'))
const FILLER = join(folder, 'filler')
let isMounted = false
let server: ServerProcess
let key: string

beforeAll(async () => {
  if (!isPossible) return
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder], { stdio: 'ignore' })
    isMounted = true
  } catch {
    // As in a container that may not.
    return
  }
  server = await ServerProcess.start(folder)
  const graph = graphOf(folder)
  key = (await createKey(graph, { name: 'desk', scope: 'write', expiresAt: null })).text
  await graph.close()
}, 280_000)
afterAll(async () => {
  await server?.signal('SIGKILL')
  await endAllOf(folder)
  if (isMounted) execFileSync('/bin/umount', [folder])
  rmdirSync(folder)
}, 60_000)

function fill(): void {
  const file = openSync(FILLER, 'w')
  const block = Buffer.alloc(4_096)
  try {
    for (;;) writeSync(file, block)
  } catch {
    // It is full.
  } finally {
    closeSync(file)
  }
}

test('a disk that is full: every request ends in time and says what is the matter, and the service is back once there is room', async (context) => {
  context.skip(!isMounted, 'only root can mount a small disk')
  fill()
  let code: string | undefined
  let n = 0
  // What Neo4j has set aside is filled first.
  await until('a write is refused', async () => {
    const told = await recordSource(server, key, `full-${n++}`)
    expect(told.ms).toBeLessThan(5_000)
    code = told.code
    return code !== undefined
  })
  expect(['DATABASE_UNAVAILABLE', 'TIMEOUT']).toContain(code)
  for (let burst = 0; burst < 2; burst++) {
    const answers = await sendAll(server, key)
    expect(wrongIn(answers, [runningNeo4j(folder).port])).toEqual([])
  }
  await until('the log says so', () => /its disk may be full/.test(server.log))
  rmSync(FILLER)
  // It may wait half a minute before it tries once more.
  const afterMs = await until('Neo4j answers', () => neo4jAnswers(folder), 90_000)
  const isBack = async (): Promise<boolean> =>
    (await server.isReady()) &&
    (await server.ask('{ company(id: "anthropic") { name } }')).json.data?.['company'] != null
  const backMs = await until('the service is back', isBack)
  expect(backMs).toBeLessThan(5_000)
  await until('it takes what was refused', async () => {
    const told = await recordSource(server, key, `full-${n - 1}`)
    return told.json.data != null
  })
  report(
    `Neo4j answered ${Math.round(afterMs / 1000)} s after there was room, the service ${Math.round(backMs)} ms later.`,
  )
}, 280_000)
