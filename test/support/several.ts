import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type Graph, openGraph } from '../../src/graph/graph.ts'
import { type LocalServer, startLocalServer } from '../../src/graph/local/local-server.ts'
import { createKey } from '../../src/keys/store.ts'
import { endAllAndRemove } from './left-behind.ts'
import { forTests } from './local-server.ts'
import { RoundRobin } from './round-robin.ts'
import { ServerProcess } from './server-process.ts'

interface Answered {
  status: number
  ms: number
  text: string
  headers: Headers
  /** Which of the servers answered. */
  by: string | null
  data: Record<string, unknown>
  code: string | undefined
}

/** Server processes before one Neo4j, behind a proxy that hands each request to the next of them. */
class Several {
  readonly neo4j: LocalServer
  readonly servers: ServerProcess[]
  readonly proxy: RoundRobin
  private readonly folder: string

  private constructor(folder: string, neo4j: LocalServer, servers: ServerProcess[], proxy: RoundRobin) {
    this.folder = folder
    this.neo4j = neo4j
    this.servers = servers
    this.proxy = proxy
  }

  /** All at once, on an empty database. */
  static async start(folder: string, count: number): Promise<Several> {
    const neo4j = await startLocalServer(forTests(folder))
    const servers = await Promise.all(
      Array.from({ length: count }, () => ServerProcess.start(`${folder}/none`, environmentOf(neo4j))),
    )
    const proxy = await RoundRobin.before(servers.map(({ address }) => address))
    return new Several(folder, neo4j, servers, proxy)
  }

  /** Of processes that are to use the same database. */
  get environment(): Record<string, string> {
    return environmentOf(this.neo4j)
  }

  /** Stops one as those who run it do, and starts another in its place. */
  async restart(place: number): Promise<unknown> {
    const stopped = await this.servers[place]?.signal('SIGTERM')
    const server = await ServerProcess.start(`${this.folder}/none`, this.environment)
    this.servers[place] = server
    this.proxy.set(place, server.address)
    return stopped?.end
  }

  /** Through the proxy. */
  async send(path: string, init: RequestInit = {}): Promise<Answered> {
    const began = performance.now()
    const response = await fetch(`${this.proxy.address}${path}`, { redirect: 'manual', ...init })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    const json = (isJson ? JSON.parse(text) : {}) as {
      data?: Record<string, unknown> | null
      errors?: { extensions: { code: string } }[]
    }
    return {
      status: response.status,
      ms: performance.now() - began,
      text,
      headers: response.headers,
      by: response.headers.get('x-answered-by'),
      data: json.data ?? {},
      code: json.errors?.[0]?.extensions.code,
    }
  }

  async ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answered> {
    return await this.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
  }

  /** What each of the servers answers, in their order. */
  async fromAll(ask: () => Promise<Answered>): Promise<Answered[]> {
    const told = new Map<string, Answered>()
    for (let tries = 0; told.size < this.servers.length; tries++) {
      if (tries > 10 * this.servers.length) throw new Error(`Only ${[...told.keys()].join()} answered.`)
      const answered = await ask()
      told.set(answered.by ?? answered.text, answered)
    }
    return [...told].sort(([a], [b]) => a.localeCompare(b)).map(([, answered]) => answered)
  }

  async stop(): Promise<void> {
    await this.proxy.close()
    await Promise.all(this.servers.map((server) => server.signal('SIGKILL')))
    await this.neo4j.stop()
  }
}

export interface Ours {
  /** For files beside theirs. */
  readonly folder: string
  several: Several
  /** Of their database. */
  graph: Graph
  /** A key that writes. */
  desk: string
}

/** So many servers for the file that calls this; filled before its first test. */
export function useSeveral(count: number): Ours {
  const folder = mkdtempSync(join(tmpdir(), 'dealgraph-faults-'))
  const ours = { folder } as Ours
  beforeAll(async () => {
    ours.several = await Several.start(folder, count)
    ours.graph = openGraph({ ...ours.several.neo4j, readTimeoutMs: 60_000, writeTimeoutMs: 60_000 })
    ours.desk = (await createKey(ours.graph, { name: 'desk', scope: 'write', expiresAt: null })).text
  }, 300_000)
  afterAll(async () => {
    const { graph, several } = ours as Partial<Ours>
    await graph?.close()
    await several?.stop()
    await endAllAndRemove(folder)
  }, 60_000)
  return ours
}

/** Patient: what is tested is what servers tell, not how soon a busy machine comes to it. */
const environmentOf = ({ uri, user, password }: LocalServer): Record<string, string> => ({
  READ_TIMEOUT_MS: '20000',
  QUESTION_TIMEOUT_MS: '60000',
  WRITE_TIMEOUT_MS: '60000',
  NEO4J_URI: uri,
  NEO4J_USER: user,
  NEO4J_PASSWORD: password,
})
