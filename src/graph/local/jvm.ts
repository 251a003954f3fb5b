import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DealgraphError } from '../../errors.ts'
import { javaOptions, neo4jConf, quoted, type Sizes } from './conf.ts'
import { type Home, hasStore, readPassword, replaceFile, writePassword } from './home.ts'
import type { Env, Java } from './java.ts'

export interface Installation {
  readonly java: Java
  readonly jars: string
  /** The class that Java is to run. */
  readonly main: string
  readonly env: Env
  readonly sizes: Sizes
  /** More options for Java, such as those that make tests start faster. */
  readonly javaOptions: readonly string[]
}

/** The password of this store; on the first start a random one, which Neo4j is told before it ever listens. */
export async function ensurePassword(home: Home, installation: Installation): Promise<string> {
  if (hasStore(home)) {
    const known = readPassword(home)
    if (known !== undefined) return known
    const message = `The password of the local database is missing from ${home.dir}: restore that file, or set DEALGRAPH_DATA_DIR to a new directory.`
    throw new DealgraphError('DATABASE_START_FAILED', message)
  }
  // A new one even if a first start that was cut short left one. Hex: what begins with a dash, Neo4j's tool takes for an option.
  const password = randomBytes(24).toString('hex')
  writePassword(home, password)
  await setInitialPassword(home, installation, password)
  return password
}

/** By an argument file, because everybody on the machine can read the arguments of a process. */
function setInitialPassword(home: Home, { java, jars, env }: Installation, password: string): Promise<void> {
  const file = join(home.confDir, 'set-password.args')
  const main = ['org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password]
  replaceFile(file, ['-cp', join(jars, '*'), ...main].map(quoted).join('\n'))
  const options = { env: { ...env, NEO4J_HOME: home.dir, NEO4J_CONF: home.confDir }, timeout: 60_000 }
  return new Promise((resolve, reject) => {
    execFile(java.path, [`@${file}`], options, (cause) => {
      rmSync(file, { force: true })
      const message = `The password of the new local database could not be set in ${home.dir}.`
      if (cause) reject(new DealgraphError('DATABASE_START_FAILED', message, {}, { cause: scrubbed(cause) }))
      else resolve()
    })
  })
}

/** Its output could repeat what it was given. */
const scrubbed = ({ code, signal }: { code?: unknown; signal?: unknown }) =>
  new Error(`set-initial-password ended with ${String(code ?? signal)}`)

export type Trouble = 'locked' | 'port' | 'other'

export interface Jvm {
  readonly child: ChildProcess
  /** Why Neo4j went down while it started, by its own words. */
  readonly trouble: () => Trouble
}

/** Starts Neo4j and returns at once; it listens some seconds later. */
export function spawnNeo4j(home: Home, port: number, installation: Installation): Jvm {
  const { java, jars, env, sizes } = installation
  replaceFile(join(home.confDir, 'neo4j.conf'), neo4jConf(port, sizes))
  const options = [...javaOptions(java, sizes.heapMb), ...installation.javaOptions]
  const main = [installation.main, `--home-dir=${home.dir}`, `--config-dir=${home.confDir}`]
  // Neo4j appends to its own log, and what earlier starts said is no news.
  const own = join(home.logDir, 'neo4j.log')
  const before = read(own).length
  // A file, not a pipe: the log stays whole when we go first.
  const console = join(home.logDir, 'console.log')
  const log = openSync(console, 'w', 0o600)
  try {
    const child = spawn(java.path, [...options, '-cp', join(jars, '*'), ...main], {
      env,
      cwd: home.dir,
      stdio: ['ignore', log, log],
      // Ctrl-C in a terminal goes to the whole group; the database must outlive our last requests.
      detached: true,
    })
    // Without a listener, a Java that has vanished would end us; its absence shows in the missing pid.
    child.on('error', () => {})
    child.unref()
    return { child, trouble: () => troubleIn(`${read(console)}\n${read(own).slice(before)}`) }
  } finally {
    closeSync(log)
  }
}

export function troubleIn(log: string): Trouble {
  if (/Lock file has been locked by another process/.test(log)) return 'locked'
  if (/Address already in use|BindException/.test(log)) return 'port'
  return 'other'
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
