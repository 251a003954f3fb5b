import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { DealgraphError } from '../../errors.ts'
import { isUnauthorized } from '../failure.ts'
import { openGraph } from '../graph.ts'
import { ORDINARY, type Sizes } from './conf.ts'
import { fetchJars } from './fetch.ts'
import {
  type Home,
  openHome,
  readLine,
  readPassword,
  readState,
  type State,
  writeLine,
  writeState,
} from './home.ts'
import { jarLock } from './jars.ts'
import { type Env, findJava } from './java.ts'
import { ensurePassword, type Installation, spawnNeo4j, type Trouble } from './jvm.ts'
import { tieToUs } from './lifeline.ts'
import { withLock } from './lock.ts'
import { freePort, isListening } from './port.ts'
import { endProcess, isRunning, type ProcessRef, pause, processRef } from './processes.ts'
import { FIRST_LINE, NEO4J_VERSIONS, type Neo4jLine } from './versions.ts'

export interface LocalServerOptions {
  readonly dataDir: string
  readonly cacheDir: string
  readonly line?: Neo4jLine
  /** See FetchOptions. */
  readonly repositoryUrl?: string | null
  readonly log?: (line: string) => void
  readonly env?: Env
  readonly sizes?: Sizes
  readonly javaOptions?: readonly string[]
}

/** A database that runs: started by us, or found running. */
export interface Running {
  readonly port: number
  readonly password: string
  readonly server: ProcessRef
  readonly owned: boolean
}

const START_WITHIN_MS = 120_000
export const STOP_WITHIN_MS = 15_000

/** Finds the database of this data directory running, or starts it; one of our processes at a time. Where a port is given, on no other one. */
export async function startOrAttach(options: LocalServerOptions, onPort?: number): Promise<Running> {
  const home = openHome(options.dataDir)
  const log = options.log ?? (() => {})
  const onWait = () => log('Another process is starting the database; waiting for it.')
  return withLock(
    home.lock,
    async () => {
      assertLine(home, options.line ?? FIRST_LINE)
      const state = readState(home)
      const here = state?.host === hostname() ? state : undefined
      if (here && isRunning(here.server)) {
        if (onPort !== undefined && here.port !== onPort) throw elsewhere()
        const password = readPassword(home)
        if (password !== undefined && isRunning(here.owner)) {
          const attached = await attach(home, here, password)
          if (attached) return attached
        } else {
          // Its owner and its watch were both killed. Starting anew is slower than adopting it, and always right.
          log('Stopping a database that was left behind.')
          await endProcess(here.server, STOP_WITHIN_MS)
        }
      }
      const last = onPort ?? here?.port
      return start(home, { last, only: onPort !== undefined }, options, log)
    },
    onWait,
  )
}

/** Nothing if the database was on its way out, as its owner may have been stopping it. */
async function attach(home: Home, { port, server }: State, password: string): Promise<Running | undefined> {
  if (await isReady(home, port, password, () => isRunning(server)))
    return { port, password, server, owned: false }
  if (isRunning(server)) throw startFailed(home, 'other')
  return undefined
}

async function start(
  home: Home,
  { last, only }: { last: number | undefined; only: boolean },
  {
    cacheDir,
    line = FIRST_LINE,
    repositoryUrl = null,
    env = process.env,
    sizes = ORDINARY,
    javaOptions = [],
  }: LocalServerOptions,
  log: (line: string) => void,
): Promise<Running> {
  if (process.platform === 'win32') throw notHere()
  const { oldestJava, main } = NEO4J_VERSIONS[line]
  const java = await findJava(env, oldestJava)
  const fetching = { cacheDir, repositoryUrl, env: mavenEnv(env, java.path), log }
  const jars = await fetchJars(jarLock(line), fetching)
  const installation = { java, jars, main, env, sizes, javaOptions }
  // Before there is a store, and so never one without it.
  if (readLine(home) === null) writeLine(home, line)
  const password = await ensurePassword(home, installation)
  // The port of last time, if it is free, so that those who are connected find the database again.
  const port = await freePort(last)
  if (only && port !== last) throw portTaken(last)
  const first = await startOn(port, home, password, installation)
  // Somebody took the port between our look and Neo4j's.
  const second =
    first === 'port' && !only ? await startOn(await freePort(), home, password, installation) : first
  if (second === 'port' && only) throw portTaken(last)
  if (typeof second === 'string') throw startFailed(home, second)
  return second
}

async function startOn(
  port: number,
  home: Home,
  password: string,
  installation: Installation,
): Promise<Running | Trouble> {
  const { child, trouble } = spawnNeo4j(home, port, installation)
  const { pid } = child
  if (pid === undefined) return 'other'
  child.once('exit', tieToUs(pid))
  const server = processRef(pid)
  writeState(home, { host: hostname(), owner: processRef(process.pid), server, port })
  let ready = false
  try {
    ready = await isReady(home, port, password, () => isRunning(server))
  } finally {
    if (!ready) await endProcess(server, STOP_WITHIN_MS)
  }
  return ready ? { port, password, server, owned: true } : trouble()
}

/** Waits until the database answers; false when it ends first, or takes too long. */
async function isReady(home: Home, port: number, password: string, isAlive: () => boolean): Promise<boolean> {
  const end = Date.now() + START_WITHIN_MS
  const mayHope = () => isAlive() && Date.now() < end
  while (!(await isListening(port))) {
    if (!mayHope()) return false
    await pause(50)
  }
  const limits = { readTimeoutMs: 5_000, writeTimeoutMs: 5_000 }
  const graph = openGraph({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, ...limits })
  try {
    // It listens a little before its database is open.
    while (mayHope()) {
      const error = await graph.verify().catch((reason: unknown) => reason)
      if (error === undefined) return true
      if (isUnauthorized(error)) throw wrongPassword(home, error)
      await pause(100)
    }
    return false
  } finally {
    await graph.close()
  }
}

function startFailed(home: Home, trouble: Trouble): DealgraphError {
  if (trouble === 'locked') {
    const message = `The data directory ${home.dir} is in use by another process that we cannot join: stop it, or set DEALGRAPH_DATA_DIR to another directory.`
    return new DealgraphError('DATA_DIR_LOCKED', message)
  }
  const message = `The local database did not come up; its logs are console.log and neo4j.log in ${home.logDir}.`
  return new DealgraphError('DATABASE_START_FAILED', message)
}

const portTaken = (port: number | undefined) =>
  new DealgraphError(
    'DATABASE_START_FAILED',
    `Port ${port}, on which the local database listened, is taken by another program.`,
  )

const elsewhere = () =>
  new DealgraphError(
    'DATABASE_START_FAILED',
    'The local database runs on another port now: start this program again.',
  )

const notHere = () =>
  new DealgraphError(
    'DATABASE_START_FAILED',
    'The local database runs on Linux and macOS only: set NEO4J_URI to a Neo4j of your own.',
  )

/** One Neo4j would change the files of another for good, or fail at them. */
function assertLine(home: Home, line: Neo4jLine): void {
  const found = readLine(home)
  if (found === null || found === line) return
  const message = `The data in ${home.dir} is of Neo4j ${found}, and NEO4J_VERSION is ${line}: set NEO4J_VERSION=${found}. To move to ${line}, write a backup with that (dealgraph backup), and restore it with NEO4J_VERSION=${line} into another DEALGRAPH_DATA_DIR.`
  throw new DealgraphError('NEO4J_VERSION_OTHER', message)
}

function wrongPassword(home: Home, cause: unknown): DealgraphError {
  const message = `The password in ${home.dir} is not that of the local database: restore that file, or set DEALGRAPH_DATA_DIR to a new directory.`
  return new DealgraphError('DATABASE_START_FAILED', message, {}, { cause })
}

/** Maven refuses to run with a JAVA_HOME that holds no Java, where we have already turned to another one. */
const mavenEnv = (env: Env, java: string): Env => ({
  ...env,
  JAVA_HOME: java === 'java' ? undefined : dirname(dirname(java)),
})
