import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Bystander } from '../support/bystander.ts'
import { pause, report, until } from '../support/faults.ts'
import type { Hostility } from '../support/hostile-sockets-process.ts'
import { endAllAndRemove } from '../support/left-behind.ts'
import { ServerProcess } from '../support/server-process.ts'

const WAIT_MS = 1_000
const DESTROYED_MS = 30_000
/** Those of who asks meanwhile. */
const OTHERS = 5
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-faults-'))
let server: ServerProcess
let bystander: Bystander
const port = (): number => Number(new URL(server.address).port)

beforeAll(async () => {
  server = await ServerProcess.start(folder, { LOG_LEVEL: 'warn' })
  bystander = await Bystander.of(server.address)
}, 300_000)
afterAll(async () => {
  bystander?.leave()
  await server?.signal('SIGKILL')
  await endAllAndRemove(folder)
})
beforeEach(async () => {
  await until('the server is calm', async () => {
    await pause(5_000)
    const { asked, longestMs, failed } = await bystander.waits()
    return asked > 20 && longestMs < WAIT_MS / 2 && failed.length === 0
  })
}, 90_000)

/** Sockets that the server holds open, as the system counts them. */
const held = (): number =>
  readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, local = '', , state]) =>
        state === '01' && Number.parseInt(local.split(':')[1] ?? '', 16) === port(),
    ).length

test.each<[Hostility, number, string]>([
  ['idle', 10_000, 'that never send a byte'],
  ['headers', 500, 'whose headers come drop by drop'],
  ['bodies', 500, 'whose bodies come drop by drop'],
  ['readers', 20, 'that never read what they asked for'],
])('%s: %i sockets %s are destroyed, and a new user is served meanwhile', async (kind, count) => {
  const hostile = fork(join(import.meta.dirname, '../support/hostile-sockets-process.ts'), [String(port())], {
    execArgv: ['--import', 'tsx'],
  })
  try {
    await once(hostile, 'spawn')
    const began = performance.now()
    hostile.send({ kind, count })
    const [opened] = (await once(hostile, 'message')) as [number]
    const openMs = performance.now() - began
    const most = held()
    await until('the sockets are destroyed', () => held() <= OTHERS, 2 * DESTROYED_MS)
    const ms = performance.now() - began
    const { asked, longestMs, failed } = await bystander.waits()
    report(
      `${kind}: ${opened} opened in ${Math.round(openMs)} ms, ${most} held then; all destroyed after ${Math.round(ms)} ms; ` +
        `another's ${asked} requests waited at most ${Math.round(longestMs)} ms.`,
    )
    expect(opened).toBe(count)
    // Two thousand exports at once are a flood as well: who comes in that moment may be told to come again.
    const isTold = (told: string): boolean => kind === 'readers' && /^503: .*BUSY/.test(told)
    expect(failed.filter((told) => !isTold(told))).toEqual([])
    expect(failed.length).toBeLessThan(asked / 20)
    expect(longestMs).toBeLessThan(WAIT_MS)
    expect(ms - openMs).toBeLessThan(DESTROYED_MS)
  } finally {
    hostile.kill()
  }
})

test('an export is finished for a slow reader', async () => {
  const whole = (await server.request('/export?format=claims')).text.length
  const read = await new Promise<number>((resolve, reject) => {
    get(`${server.address}/export?format=claims`, (response) => {
      let bytes = 0
      response.setEncoding('utf8').on('data', (text: string) => {
        bytes += text.length
        response.pause()
        setTimeout(() => response.resume(), Math.min(2_000, (20_000 * text.length) / whole))
      })
      response.once('end', () => resolve(bytes)).once('error', reject)
    })
  })
  expect(read).toBe(whole)
})
