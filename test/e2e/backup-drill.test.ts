import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalServer, startLocalServer } from '../../src/graph/local/local-server.ts'
import { createKey } from '../../src/keys/store.ts'
import { randomFrom, report, until } from '../support/faults.ts'
import { endAllAndRemove, endAllOf } from '../support/left-behind.ts'
import { forTests } from '../support/local-server.ts'
import { agreementOf, retractionOf, untilAcknowledged } from '../support/retried.ts'
import { environment, graphOf, ServerProcess } from '../support/server-process.ts'

// docs/backup.md has the same steps, for people.
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const BEFORE = 6
const ASKED = [
  'shared-infrastructure.json?companies=anthropic&companies=xai',
  'disputes.json?',
  'outage.json?of=google',
  'ultimate-owners.json?of=xai',
  'timeline.json?of=customer-merged-0',
  'timeline.json?of=supplier-0',
]

/** What is asked for here is the same answers, not soon ones. */
const PATIENT = { READ_TIMEOUT_MS: '30000', QUESTION_TIMEOUT_MS: '60000', WRITE_TIMEOUT_MS: '30000' }
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-drill-'))
const dataDir = join(folder, 'data')
const file = join(folder, 'dealgraph.backup')
const random = randomFrom(1)
let server: ServerProcess
let local: LocalServer | undefined
let desk: string

beforeAll(async () => {
  mkdirSync(dataDir)
  server = await ServerProcess.start(dataDir, PATIENT)
  const graph = graphOf(dataDir)
  desk = (await createKey(graph, { name: 'desk', scope: 'write', expiresAt: null })).text
  await graph.close()
}, 240_000)
afterAll(async () => {
  await server?.signal('SIGKILL')
  await local?.stop()
  await endAllAndRemove(folder)
}, 60_000)

const dealgraph = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['bin/dealgraph.js', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment(dataDir) },
  })

/** What is recorded, a line each, as of a moment: claims and what was done with them. */
async function recordedAsOf(knownAt: string): Promise<string[]> {
  const { status, text } = await server.request(`/export?format=claims&knownAt=${knownAt}`)
  expect(status).toBe(200)
  return text.split('\n').filter((line) => /^\{"(claim|event)":/.test(line))
}

async function answersAsOf(knownAt: string): Promise<string[]> {
  const answers: string[] = []
  for (const name of ASKED) {
    const { status, text } = await server.request(`/v/${name}&validAt=2026-06-01&knownAt=${knownAt}`)
    expect([name, status, text.includes('"summary"')]).toEqual([name, 200, true])
    // How much was read counts what was recorded later, too.
    answers.push(text.replace(/"explored":\d+/, '"explored":0'))
  }
  return answers
}

/** Writes one after the other until it is told to stop, and says how many of them are acknowledged. */
function keepWriting() {
  const writing = { acknowledged: 0, isOver: false }
  const run = async (): Promise<void> => {
    for (let i = 0; !writing.isOver; i++) {
      const { recorded } = await untilAcknowledged(server, agreementOf(`${i}`, 'supplier-0'), desk, random)
      const claim = recorded.added[1]?.id ?? ''
      if (i % 3 === 0) await untilAcknowledged(server, retractionOf(`retract-${i}`, claim), desk, random)
      writing.acknowledged = i + 1
    }
  }
  const done = run()
  return {
    acknowledged: () => writing.acknowledged,
    async stop(): Promise<void> {
      writing.isOver = true
      await done
    },
  }
}

const MERGE = `mutation ($input: MergeEntitiesInput!) { done: mergeEntities(input: $input) { faults { code } } }`

test('what was backed up while others wrote is all there again after the data is lost', async () => {
  for (const i of ['merged-0', 'merged-1'])
    await untilAcknowledged(server, agreementOf(i, 'supplier-0'), desk, random)
  const input = { keep: 'customer-merged-0', absorb: 'customer-merged-1', because: 'One register number.' }
  const merge = await untilAcknowledged(server, { key: 'merge', query: MERGE, input }, desk, random)
  expect(merge.recorded).toEqual({ faults: [] })

  const writing = keepWriting()
  await until('some are written', () => writing.acknowledged() >= BEFORE)
  const least = writing.acknowledged()
  const began = performance.now()
  const backup = await dealgraph('backup', file)
  const backedUpMs = performance.now() - began
  const most = writing.acknowledged() + 1
  await until('others are written after it', () => writing.acknowledged() > most)
  await writing.stop()
  expect(backup.stderr).not.toContain('error')

  const kept = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
  const moments = kept.flatMap((line) => /"(?:recordedAt|at)":"([^"]+)"/.exec(line)?.[1] ?? []).sort()
  const moment = moments.at(-1) ?? ''
  const before = { recorded: await recordedAsOf(moment), answers: await answersAsOf(moment) }
  expect(before.recorded.filter((line) => line.startsWith('{"event"')).length).toBeGreaterThan(1)

  await server.signal('SIGKILL')
  await endAllOf(dataDir)
  rmSync(dataDir, { recursive: true, maxRetries: 5 })
  local = await startLocalServer(forTests(dataDir))

  await expectRefused(kept)
  const restoring = performance.now()
  const { stdout } = await dealgraph('restore', file)
  const restoredMs = performance.now() - restoring
  expect(stdout).toMatch(/^Restored \d+ claims, /)
  report(
    `Backed up in ${Math.round(backedUpMs)} ms while others wrote; restored in ${Math.round(restoredMs)} ms.`,
  )

  server = await ServerProcess.start(dataDir, PATIENT)
  expect(await recordedAsOf(moment)).toEqual(before.recorded)
  expect(await answersAsOf(moment)).toEqual(before.answers)
  // Nothing of what came after it either: of those written one after the other, the first so many.
  expect(await recordedAsOf(new Date().toISOString())).toEqual(before.recorded)
  const there = new Set(before.recorded.flatMap((line) => /"deal-(\d+)"/.exec(line)?.[1] ?? []).map(Number))
  expect([...there].sort((a, b) => a - b)).toEqual(Array.from(there, (_, i) => i))
  expect(there.size).toBeGreaterThanOrEqual(least)
  expect(there.size).toBeLessThanOrEqual(most)

  const doctor = await dealgraph('doctor')
  expect(doctor.stdout).not.toMatch(/^bad/m)
}, 600_000)

/** Each is told, and the empty graph stays empty and whole. */
async function expectRefused(kept: readonly string[]): Promise<void> {
  const bytes = readFileSync(file)
  const flipped = Buffer.from(bytes)
  flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1
  const newer = gzipSync(kept.join('\n').replace('"version":1', '"version":2'))
  for (const [why, content] of [
    [/is cut or altered/, bytes.subarray(0, bytes.length >> 1)],
    [/cannot be restored/, flipped],
    [/a newer Dealgraph wrote it/, newer],
  ] as const) {
    const bad = join(folder, 'bad.backup')
    writeFileSync(bad, content)
    await expect(dealgraph('restore', bad)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(why) as unknown,
    })
  }
  const graph = graphOf(dataDir)
  const text =
    'RETURN EXISTS { MATCH (:Slug|Claim|Source|Event) }, EXISTS { MATCH (m:Meta) WHERE m.restoring }'
  expect(await graph.read({ name: 'test', text }, {})).toEqual([[false, false]])
  await graph.close()
}
