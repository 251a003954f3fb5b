import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isRunning, processRef } from '../../src/graph/local/processes.ts'
import { pause, report, until } from '../support/faults.ts'
import { useOwnServer } from '../support/own-server.ts'
import { recordSource } from '../support/requests.ts'
import { ServerProcess, type Told } from '../support/server-process.ts'

const END_MS = 15_000
/** Most of it is the next start. */
const SLOW = 240_000
const READ = '{ companies(first: 3) { nodes { id name } } }'
const own = useOwnServer()

/** Of the starts so far, how many had to bring the store in order first. */
const recoveries = (): number =>
  readFileSync(join(own.folder, 'neo4j/logs/debug.log'), 'utf8').split('Recovery required').length - 1

/** Callers one after another who send until /ready tells them to go elsewhere, as a load balancer does. */
async function load(callers: number): Promise<{ stop: () => Promise<Told[]> }> {
  const told: Told[] = []
  const state = { isOver: false }
  const looking = setInterval(() => {
    void own.server.request('/ready').then(({ status }) => (state.isOver ||= status !== 200))
  }, 100)
  const one = async (caller: number): Promise<void> => {
    for (let i = 0; !state.isOver; i++)
      told.push(
        await (caller % 4 === 0
          ? recordSource(own.server, own.desk, `load-${caller}-${i}`)
          : own.server.ask(READ)),
      )
  }
  const all = Promise.all(Array.from({ length: callers }, async (_, i) => await one(i)))
  await pause(1_000)
  return {
    async stop() {
      await all
      clearInterval(looking)
      return told
    },
  }
}

test(
  'SIGTERM under load: every request that was accepted is answered, and the database is closed cleanly',
  async () => {
    const jvm = processRef(own.server.neo4jPid)
    const loaded = await load(20)
    const ending = own.server.signal('SIGTERM')
    const told = await loaded.stop()
    expect(told.length).toBeGreaterThanOrEqual(20)
    expect(told.filter(({ status, json }) => status !== 200 || json.errors)).toEqual([])
    const { end, ms } = await ending
    expect(end).toBe(0)
    expect(ms).toBeLessThan(END_MS)
    expect(isRunning(jvm)).toBe(false)
    const before = recoveries()
    own.server = await ServerProcess.start(own.folder)
    expect(recoveries()).toBe(before)
    report(`${told.length} requests, all answered; ended after ${Math.round(ms)} ms.`)
  },
  SLOW,
)

test(
  'SIGKILL: the database is not left behind, and closed cleanly all the same',
  async () => {
    const jvm = processRef(own.server.neo4jPid)
    const loaded = await load(4)
    await own.server.signal('SIGKILL')
    await loaded.stop()
    await until('the database has ended', () => !isRunning(jvm), END_MS)
    const before = recoveries()
    own.server = await ServerProcess.start(own.folder)
    expect(recoveries()).toBe(before)
  },
  SLOW,
)

test(
  'SIGTERM while Neo4j is silent',
  async () => {
    const jvm = processRef(own.server.neo4jPid)
    // So that there is something that it has not put in order yet.
    await recordSource(own.server, own.desk, 'before')
    process.kill(jvm.pid, 'SIGSTOP')
    const asked = [own.server.ask(READ), recordSource(own.server, own.desk, 'silent')]
    await pause(300)
    const { end, ms } = await own.server.signal('SIGTERM')
    for (const { status } of await Promise.all(asked)) expect(status).not.toBe(0)
    expect(end).toBe(0)
    expect(ms).toBeLessThan(END_MS)
    expect(isRunning(jvm)).toBe(false)
    report(`Ended after ${Math.round(ms)} ms.`)
    const before = recoveries()
    own.server = await ServerProcess.start(own.folder)
    // It shows that the figure above can differ.
    expect(recoveries()).toBe(before + 1)
  },
  SLOW,
)

test(
  'SIGTERM while it starts',
  async () => {
    const last = own.server.neo4jPid
    await own.server.signal('SIGTERM')
    own.server = ServerProcess.spawn(own.folder)
    await until('Neo4j is being started', () => own.server.neo4jPid !== last)
    const jvm = processRef(own.server.neo4jPid)
    const { end, ms } = await own.server.signal('SIGTERM')
    expect([end, ms < END_MS]).toEqual([0, true])
    await until('the database has ended', () => !isRunning(jvm), END_MS)
  },
  SLOW,
)
