import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Log } from '../../src/api/log.ts'
import { type Api, makeApi } from '../../src/api/server.ts'
import { prepareStore } from '../../src/claims/store.ts'
import type { Config } from '../../src/config.ts'
import type { Graph } from '../../src/graph/graph.ts'
import type { KeyScope } from '../../src/keys/caller.ts'
import { createKey } from '../../src/keys/store.ts'
import { keepAnswers } from '../../src/questions/keep-answers.ts'
import { CONFIG, silent } from './fake-behind.ts'
import { testGraph, wipe } from './neo4j.ts'
import { realBehind } from './real-behind.ts'

export interface Payload {
  added?: { id: string; [field: string]: unknown }[]
  repeated?: { id: string }[]
  claim?: { [field: string]: unknown } | null
  entity?: { [field: string]: unknown } | null
  suppressed?: { type: string; entity: { id: string }; claims: { id: string }[] }[]
  disputes?: { attribute: string; about: { id: string } }[]
  faults: { code: string; message: string; path: string[] }[]
}
export interface Answered {
  status: number
  data?: Record<string, unknown>
  errors?: { message: string; extensions: { code: string } }[]
}

/** Code and place of each fault. */
export const places = ({ faults }: Payload): unknown[] =>
  faults.map(({ code, path }) => [code, path.join('.')])

/** The whole API over an empty Neo4j, with a key of each scope; for the file that calls this, emptied before each test. */
export function useMutatingApi(config: Partial<Config> = {}, log: Log = silent) {
  const database = testGraph()
  const bearer: Partial<Record<KeyScope, string>> = {}
  let api: Api | undefined
  const counted = { reads: 0 }
  const graph: Graph = {
    ...database,
    read: (...args) => {
      counted.reads++
      return database.read(...args)
    },
  }
  const kept = keepAnswers()
  const ask: typeof kept = (of, question, args, now) => kept(of, question, args, now, { timeoutMs: 60_000 })

  beforeAll(async () => {
    await wipe(database)
    await prepareStore(database)
    const behind = realBehind(graph, ask)
    api = await makeApi({ config: { ...CONFIG, ...config }, behind, log, drainMs: 0 })
  }, 60_000)
  afterAll(async () => {
    await api?.stop()
    await database.close()
  })
  beforeEach(async () => {
    await wipe(database)
    for (const scope of ['read', 'write', 'admin'] as const)
      bearer[scope] = (await createKey(database, { name: `${scope} desk`, scope, expiresAt: null })).text
  }, 60_000)

  /** With the key that writes, unless another one is given; null is none. */
  async function send(query: string, variables: object = {}, key = bearer.write ?? null): Promise<Answered> {
    if (!api) throw new Error('The API is not open before the tests begin.')
    const authorization: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
    const response = await api.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...authorization },
      payload: { query, variables },
    })
    return { status: response.statusCode, ...response.json<Omit<Answered, 'status'>>() }
  }
  async function mutate(name: string, type: string, shown: string, input: object, key?: string) {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} faults { code message path } } }`
    const { data, errors } = await send(query, { input: { idempotencyKey: randomUUID(), ...input } }, key)
    if (errors) throw new Error(JSON.stringify(errors))
    return data?.[name] as Payload
  }
  /** Any address, as anyone may ask for it. */
  async function get(url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
    if (!api) throw new Error('The API is not open before the tests begin.')
    return await api.app.inject({ method, url, headers })
  }
  /** JSON, to an address beside GraphQL. */
  async function post(url: string, payload: object, headers: Record<string, string> = {}) {
    if (!api) throw new Error('The API is not open before the tests begin.')
    return await api.app.inject({ method: 'POST', url, headers, payload })
  }
  return { database, bearer, counted, send, mutate, get, post, graph }
}
