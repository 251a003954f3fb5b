import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ERROR_CODES } from '../../src/errors.ts'
import { BOMBS } from '../support/bombs.ts'
import { Bystander } from '../support/bystander.ts'
import { report, until } from '../support/faults.ts'
import { endAllAndRemove } from '../support/left-behind.ts'
import { peakMemoryMb } from '../support/memory.ts'
import { sendRaw } from '../support/send-raw.ts'
import { ServerProcess } from '../support/server-process.ts'

const REFUSED_MS = 2_000
const WAIT_MS = 1_000
const MOST_BYTES = 64 * 1024
const MORE_MB = 500
/** What GraphQL itself calls faults of a document; docs/api.md tells them. */
const OF_GRAPHQL = ['GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT']

const folder = mkdtempSync(join(tmpdir(), 'dealgraph-faults-'))
let server: ServerProcess
let bystander: Bystander
let before: number
const worst = { ms: 0, bytes: 0, waitMs: 0 }

beforeAll(async () => {
  server = await ServerProcess.start(folder, { LOG_LEVEL: 'warn', MAX_LATE_MS: '' })
  bystander = await Bystander.of(server.address)
  await until('the server is warm', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const { asked, longestMs, failed } = await bystander.waits()
    return asked > 5 && longestMs < WAIT_MS / 2 && failed.length === 0
  })
  before = peakMemoryMb(server.child.pid)
}, 300_000)
afterAll(async () => {
  bystander?.leave()
  await server?.signal('SIGKILL')
  await endAllAndRemove(folder)
})

test.each(BOMBS.map((bomb) => [bomb.name, bomb] as const))(
  '%s: refused at once and shortly, and nobody else waits',
  async (_, { sent, codes }) => {
    await bystander.waits()
    const { ms, bytes, status, code = 'none', text } = await sendRaw(server.address, sent)
    const waits = await bystander.waits()
    worst.ms = Math.max(worst.ms, ms)
    worst.bytes = Math.max(worst.bytes, bytes)
    worst.waitMs = Math.max(worst.waitMs, waits.longestMs)
    expect(codes, text.slice(0, 500)).toContain(code)
    expect([...Object.keys(ERROR_CODES), ...OF_GRAPHQL]).toContain(code)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(ms).toBeLessThan(REFUSED_MS)
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
    expect(waits.failed).toEqual([])
    expect(waits.longestMs).toBeLessThan(WAIT_MS)
  },
)

test('all at once, and again: still nobody else waits, and the memory is bounded', async () => {
  for (let round = 0; round < 3; round++)
    await Promise.all(BOMBS.map(({ sent }) => sendRaw(server.address, sent)))
  const waits = await bystander.waits()
  const more = peakMemoryMb(server.child.pid) - before
  report(
    `${BOMBS.length} bombs: refused within ${Math.round(worst.ms)} ms, with at most ${worst.bytes} bytes; others waited at most ` +
      `${Math.round(worst.waitMs)} ms, with all at once ${Math.round(waits.longestMs)} ms; ${Math.round(more)} MB more memory at the peak.`,
  )
  // Whoever comes when there is too much to do may be told to come again.
  expect(waits.failed.filter((told) => !/^503: .*BUSY/.test(told))).toEqual([])
  expect(more).toBeLessThan(MORE_MB)
})
