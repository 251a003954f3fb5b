import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { tieToUs } from '../../src/graph/local/lifeline.ts'
import { until } from './faults.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')
const START_WITHIN_MS = 240_000

/** What a request brought, and how long it took; status 0: the connection broke. */
export interface Told {
  status: number
  ms: number
  text: string
  /** Of the failure; undefined where there is none. */
  code?: string | undefined
  json: {
    data?: Record<string, unknown> | null
    errors?: { message: string; extensions: { code: string } }[]
    status?: string
  }
}

/** A server as users run it: a process of its own, with its own Neo4j or that of NEO4J_URI. */
export class ServerProcess {
  readonly child: ChildProcess
  readonly dataDir: string
  address = ''
  private printed = ''

  private constructor(dataDir: string, env: Readonly<Record<string, string>>) {
    this.dataDir = dataDir
    this.child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'start'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment(dataDir), ...env },
    })
    // A run of tests that is cut off leaves nobody to end it.
    if (this.child.pid !== undefined) this.child.once('exit', tieToUs(this.child.pid))
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (text: Buffer) => (this.printed += text.toString()))
  }

  /** Returns at once, and is ready some seconds later. */
  static spawn(dataDir: string, env: Readonly<Record<string, string>> = {}): ServerProcess {
    return new ServerProcess(dataDir, env)
  }
  static async start(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const server = ServerProcess.spawn(dataDir, env)
    try {
      await server.ready()
    } catch (error) {
      await server.signal('SIGKILL')
      throw error
    }
    return server
  }

  async ready(): Promise<void> {
    await until(
      'the server is ready',
      () => {
        // A name would be looked up for each connection, by few threads.
        const told = /GraphQL +(http:\S+)\/graphql/.exec(this.printed)?.[1] ?? ''
        this.address = told.replace('//localhost', '//127.0.0.1')
        if (this.hasEnded) throw new Error(`The server ended at its start: ${this.log}`)
        return this.address !== ''
      },
      START_WITHIN_MS,
    )
  }

  /** Everything that it printed. */
  get log(): string {
    return this.printed
  }
  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  async ask(query: string, variables: object = {}, key?: string): Promise<Told> {
    return await this.request('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query, variables }),
    })
  }
  async request(path: string, init: RequestInit = {}): Promise<Told> {
    const began = performance.now()
    try {
      const response = await fetch(`${this.address}${path}`, init)
      const text = await response.text()
      const json: Told['json'] = /^application\/(graphql-response\+)?json/.test(
        response.headers.get('content-type') ?? '',
      )
        ? (JSON.parse(text) as object)
        : {}
      const code = json.errors?.[0]?.extensions.code ?? response.headers.get('dealgraph-error') ?? undefined
      return { status: response.status, ms: performance.now() - began, text, json, code }
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined
      return { status: 0, ms: performance.now() - began, text: String(cause ?? error), json: {} }
    }
  }
  readonly isReady = async (): Promise<boolean> => (await this.request('/ready')).status === 200

  /** Of the Neo4j that it started. */
  get neo4jPid(): number {
    return runningNeo4j(this.dataDir).server.pid
  }

  /** Resolves to the exit code, or the signal that ended it, and how long that took. */
  async signal(signal: NodeJS.Signals): Promise<{ end: unknown; ms: number }> {
    const began = performance.now()
    if (!this.hasEnded) {
      const exit = once(this.child, 'exit')
      this.child.kill(signal)
      await exit
    }
    return { end: this.child.exitCode ?? this.child.signalCode, ms: performance.now() - began }
  }
}

/** For processes of tests that run the product: little to compile, nothing limited by the minute, nobody refused because the machine is busy. */
export const environment = (dataDir: string): Record<string, string> => ({
  DEALGRAPH_DATA_DIR: dataDir,
  DEALGRAPH_CACHE_DIR: readConfig(process.env).cacheDir,
  PORT: '0',
  MAX_REQUESTS_PER_MINUTE: '0',
  MAX_LATE_MS: '0',
  JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
})

/** The local Neo4j of a data directory, by the file that says so. */
export const runningNeo4j = (dataDir: string): { server: { pid: number }; port: number } =>
  JSON.parse(readFileSync(join(dataDir, 'neo4j/server.json'), 'utf8')) as {
    server: { pid: number }
    port: number
  }

/** Past the server, to look at what is stored. Close it after use. */
export function graphOf(dataDir: string): Graph {
  const password = readFileSync(join(dataDir, 'neo4j/password'), 'utf8').trim()
  const { port } = runningNeo4j(dataDir)
  const patience = { readTimeoutMs: 60_000, writeTimeoutMs: 60_000 }
  return openGraph({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, ...patience })
}

export async function neo4jAnswers(dataDir: string): Promise<boolean> {
  const graph = graphOf(dataDir)
  try {
    await graph.verify()
    return true
  } catch {
    return false
  } finally {
    await graph.close()
  }
}
