import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/graph.ts'
import {
  type LocalServer,
  type LocalServerOptions,
  startLocalServer,
} from '../../src/graph/local/local-server.ts'
import { hasEnded, isRunning, type ProcessRef } from '../../src/graph/local/processes.ts'
import { forTests } from '../support/local-server.ts'

// Each start is a JVM of its own.
const SLOW = 120_000

let dataDir: string
let servers: LocalServer[]
let owners: ChildProcess[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealgraph-local-'))
  servers = []
  owners = []
})

afterEach(async () => {
  for (const owner of owners) owner.kill('SIGKILL')
  for (const server of servers) await server.stop()
  const left = runningServer()
  if (left) await hasEnded(left, 10_000)
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}, 30_000)

async function start(more: Partial<LocalServerOptions> = {}): Promise<LocalServer> {
  const server = await startLocalServer({ ...forTests(dataDir), ...more })
  servers.push(server)
  return server
}

/** Starts a process that owns or joins the database, and waits until it does. */
async function startOwner(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '../support/own-local-server.ts')
  const owner = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  owners.push(owner)
  const ended = once(owner, 'exit').then(() => Promise.reject(new Error('the owner ended before it owned')))
  // When it ends later, that is what the test is about.
  ended.catch(() => {})
  await Promise.race([once(createInterface({ input: owner.stdout }), 'line'), ended])
  return owner
}

async function ask(server: LocalServer, text: string): Promise<unknown> {
  const graph = openGraph({ ...server, readTimeoutMs: 10_000, writeTimeoutMs: 10_000 })
  try {
    return await graph.write('ask', (tx) => tx.run({ name: 'ask', text }, {}))
  } finally {
    await graph.close()
  }
}

function runningServer(): ProcessRef | undefined {
  try {
    const state = JSON.parse(readFileSync(join(dataDir, 'neo4j/server.json'), 'utf8')) as {
      server: ProcessRef
    }
    return isRunning(state.server) ? state.server : undefined
  } catch {
    return undefined
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected something')
  return value
}

describe('the local database', () => {
  test('keeps its data and its port over a restart, and its password to its user', {
    timeout: SLOW,
  }, async () => {
    const first = await start()
    expect(first.owned).toBe(true)
    await ask(first, "CREATE (:Company {name: 'Kept'})")
    const jvm = known(runningServer())
    await first.stop()
    expect(isRunning(jvm)).toBe(false)
    expect(statSync(join(dataDir, 'neo4j/password')).mode & 0o077).toBe(0)
    expect(readFileSync(join(dataDir, 'neo4j/logs/console.log'), 'utf8')).not.toContain(first.password)

    const second = await start()
    expect(second.uri).toBe(first.uri)
    expect(await ask(second, 'MATCH (c:Company) RETURN c.name')).toEqual([['Kept']])
  })

  test('ends with an owner that is killed; who is attached starts it again', { timeout: SLOW }, async () => {
    const owner = await startOwner()
    const attached = await start()
    expect(attached.owned).toBe(false)
    await ask(attached, "CREATE (:Company {name: 'Kept'})")
    const jvm = known(runningServer())

    owner.kill('SIGKILL')
    expect(await hasEnded(jvm, 10_000)).toBe(true)
    await expect.poll(() => attached.owned, { timeout: 300_000 }).toBe(true)
    expect(await ask(attached, 'MATCH (c:Company) RETURN c.name')).toEqual([['Kept']])
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with an owner that gets %s and does nothing about it',
    { timeout: SLOW },
    async (signal) => {
      const owner = await startOwner()
      const jvm = known(runningServer())
      owner.kill(signal)
      expect(await hasEnded(jvm, 10_000)).toBe(true)
    },
  )

  test('is started again when it dies itself', { timeout: SLOW }, async () => {
    const server = await start()
    const jvm = known(runningServer())
    process.kill(jvm.pid, 'SIGKILL')
    await expect.poll(() => runningServer()?.pid ?? jvm.pid, { timeout: 300_000 }).not.toBe(jvm.pid)
    await expect.poll(() => ask(server, 'RETURN 1').catch(String), { timeout: 300_000 }).toEqual([[1]])
  })

  test.runIf(process.platform === 'linux')(
    'stops what a killed owner and a killed watch left behind',
    { timeout: SLOW },
    async () => {
      const owner = await startOwner()
      const jvm = known(runningServer())
      // Held still first, or the owner might notice that its watch is gone before it goes itself.
      owner.kill('SIGSTOP')
      process.kill(watchOf(jvm.pid), 'SIGKILL')
      const ended = once(owner, 'exit')
      owner.kill('SIGKILL')
      // Until the system has taken it away, it could still be joined.
      await ended
      const lines: string[] = []
      const server = await start({ log: (line) => lines.push(line) })
      expect(lines).toContain('Stopping a database that was left behind.')
      expect(isRunning(jvm)).toBe(false)
      expect(server.owned).toBe(true)
    },
  )

  test('starts where a first start was cut short after its password was written', {
    timeout: SLOW,
  }, async () => {
    const file = join(dataDir, 'neo4j/password')
    mkdirSync(join(dataDir, 'neo4j'), { mode: 0o700 })
    writeFileSync(file, '-left-behind\n')
    const server = await start()
    expect(server.password).not.toBe('-left-behind')
    expect(await ask(server, 'RETURN 1')).toEqual([[1]])
  })

  test('says that the data directory is locked when it cannot join', { timeout: SLOW }, async () => {
    await start()
    // As for another machine that shares the folder.
    rmSync(join(dataDir, 'neo4j/server.json'))
    await expect(startLocalServer(forTests(dataDir))).rejects.toMatchObject({
      code: 'DATA_DIR_LOCKED',
      message: expect.stringContaining(dataDir) as string,
    })
  })

  test('names its log when it does not come up', { timeout: SLOW }, async () => {
    const failing = startLocalServer({ ...forTests(dataDir), javaOptions: ['-XX:NoSuchOption=1'] })
    const logs = join(dataDir, 'neo4j/logs')
    await expect(failing).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining(logs) as string,
    })
    expect(readFileSync(join(logs, 'console.log'), 'utf8')).toContain('NoSuchOption')
  })
})

function watchOf(pid: number): number {
  const ends = `dealgraph-lifeline\0${pid}\0`
  const found = readdirSync('/proc').find((entry) => {
    try {
      return /^\d+$/.test(entry) && readFileSync(`/proc/${entry}/cmdline`, 'utf8').endsWith(ends)
    } catch {
      return false
    }
  })
  return Number(known(found))
}
