import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { type Api, makeApi } from '../../src/api/server.ts'
import { prepareStore, readGraphVersion } from '../../src/claims/store.ts'
import { makeProgram } from '../../src/cli/program.ts'
import type { Config } from '../../src/config.ts'
import { createKey } from '../../src/keys/store.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { CALLERS, type CallerOf, CELLS, commandsNamed, type Row, rowsBelow } from '../support/access-table.ts'
import { WORLD } from '../support/deals-to-record.ts'
import { CONFIG, silent } from '../support/fake-behind.ts'
import { leastOperation } from '../support/least-operation.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { realBehind } from '../support/real-behind.ts'
import { routesOf } from '../support/routes.ts'

// Every cell of the tables in docs/access.md, asked of a server whose reading is open, and of one whose reading takes a key.

const database = testGraph()
const schema = makeSchema(QUESTIONS)
const apis: Record<string, Api> = {}
const bearers: Partial<Record<CallerOf, string>> = {}
const has = { view: '', ofAnother: '', token: '', short: '' }

const open = async (config: Partial<Config>): Promise<Api> =>
  await makeApi({
    config: { ...CONFIG, ...config },
    behind: realBehind(database),
    log: silent,
    drainMs: 0,
  })

beforeAll(async () => {
  await wipe(database)
  await prepareStore(database)
  for (const scope of ['read', 'write', 'admin'] as const)
    bearers[scope] = (await createKey(database, { name: scope, scope, expiresAt: null })).text
  apis['open'] = await open({})
  apis['key'] = await open({ reading: 'key', metrics: 'key' })
  await graphql('open', 'admin', {
    query: 'mutation ($input: RecordClaimsInput!) { recordClaims(input: $input) { faults { message } } }',
    variables: { input: { idempotencyKey: 'world', ...WORLD } },
  })
  Object.assign(has, await makeView('write'))
  has.ofAnother = (await makeView('admin')).view
  bearers.view = has.token
  const made = await apis['open'].app.inject({ method: 'POST', url: '/s', payload: { address: '/e/acme' } })
  has.short = made.json<{ address: string }>().address
}, 120_000)
afterAll(async () => {
  await Promise.all(Object.values(apis).map((api) => api.stop()))
  await database.close()
})

interface Told {
  status: number
  /** Of the first error, or fault. */
  code: string | undefined
  body: string
}
async function send(reading: string, caller: CallerOf, options: InjectOptions): Promise<Told> {
  const bearer = bearers[caller]
  const headers = {
    ...options.headers,
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  }
  const answer = await apis[reading]?.app.inject({ ...options, headers })
  const body = answer?.body ?? ''
  return { status: answer?.statusCode ?? 0, code: /"code":"(\w+)"/.exec(body)?.[1], body }
}
const graphql = (reading: string, caller: CallerOf, payload: object): Promise<Told> =>
  send(reading, caller, { method: 'POST', url: '/graphql', payload })

const CREATE = `mutation ($input: CreateViewInput!) { createView(input: $input) { view { id } token faults { code message } } }`
async function makeView(caller: CallerOf): Promise<{ view: string; token: string }> {
  const input = { idempotencyKey: randomUUID(), query: 'ultimate-owners', variables: { of: 'globex' } }
  const { body } = await graphql('open', caller, { query: CREATE, variables: { input } })
  const { data } = JSON.parse(body) as { data: { createView: { view: { id: string }; token: string } } }
  return { view: data.createView.view.id, token: data.createView.token }
}

/** The servers on which a caller is asked: someone without a key is told apart by them, everyone else is not. */
const READINGS: Readonly<Record<CallerOf, readonly string[]>> = {
  nobody: ['open'],
  'nobody where reading takes a key': ['key'],
  read: ['open', 'key'],
  write: ['open', 'key'],
  admin: ['open', 'key'],
  view: ['open', 'key'],
}

/** HEAD has no body, and so no code. */
function cellOf({ status, code }: Told): string {
  if (code === 'UNAUTHENTICATED' && [200, 401].includes(status)) return '401'
  if (code === 'FORBIDDEN' && [200, 403].includes(status)) return '403'
  if (code === undefined && [401, 403].includes(status)) return String(status)
  if (code === 'NOT_FOUND' && status === 200) return 'no'
  return status >= 500 || code === 'INTERNAL' ? `${status} ${code}` : 'yes'
}

/** Asks one cell, and says what came of it instead where that is something else. */
async function differing(row: Row, request: (caller: CallerOf) => InjectOptions): Promise<string[]> {
  const faults: string[] = []
  for (const caller of CALLERS) {
    const printed = row.cells[caller]
    if (!CELLS.includes(printed)) faults.push(`${row.what} ${row.words}: ${caller} has the cell ${printed}`)
    for (const reading of READINGS[caller]) {
      if (row.words.includes('METRICS=key') && reading === 'open' && caller !== 'nobody') continue
      const on = row.words.includes('METRICS=key') ? 'key' : row.what.endsWith('/metrics') ? 'open' : reading
      const before = await readGraphVersion(database)
      const told = await send(on, caller, request(caller))
      const found = cellOf(told)
      if (found !== printed)
        faults.push(
          `${row.what} ${row.words}: ${caller} (${reading}) is told ${found}, not ${printed}: ${told.body.slice(0, 200)}`,
        )
      if (printed !== 'yes' && (await readGraphVersion(database)) !== before)
        faults.push(`${row.what}: ${caller} wrote`)
    }
  }
  return faults
}

const FIELDS = rowsBelow('Fields of GraphQL')
const typeOf = (name: string): 'query' | 'mutation' =>
  schema.getMutationType()?.getFields()[name] ? 'mutation' : 'query'

describe('fields of GraphQL', () => {
  test('are all in the table, each once', () => {
    const all = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    )
    const named = FIELDS.filter(({ words }) => words === '').map(({ what }) => what)
    expect(named.sort()).toEqual(all.sort())
  })

  test.each(FIELDS.map((row) => [`${row.what} ${row.words}`.trim(), row] as const))(
    '%s',
    { timeout: 120_000 },
    async (_, row) => {
      const { query, variables } = leastOperation(schema, typeOf(row.what), row.what)
      const input = (): object => {
        const idempotencyKey = randomUUID()
        if (row.words.includes('never ends'))
          return { idempotencyKey, query: 'ultimate-owners', variables: { of: 'globex' }, neverExpires: true }
        if (row.words.includes('another key')) return { idempotencyKey, id: has.ofAnother }
        if (row.what === 'revokeView') return { idempotencyKey, id: has.view }
        return { ...(variables['input'] as object), idempotencyKey }
      }
      const shown = row.what === 'revokeView' ? query.replace('__typename', 'faults { code }') : query
      const faults = await differing(row, () => ({
        method: 'POST',
        url: '/graphql',
        payload: {
          query: shown,
          variables: typeOf(row.what) === 'mutation' ? { input: input() } : variables,
        },
      }))
      expect(faults).toEqual([])
    },
  )
})

describe('addresses', () => {
  const ROWS = rowsBelow('Addresses')
  const ADDRESSES: Readonly<Record<string, () => string>> = {
    'GET /graphql': () => '/graphql?query=%7B__typename%7D',
    'GET /v/*': () => '/v/ultimate-owners.csv?of=globex',
    'GET /embed/*': () => '/embed/ultimate-owners?of=globex',
    'GET /ask/*': () => '/ask/ultimate-owners?of=globex',
    'GET /e/*': () => '/e/acme',
    'GET /s/*': () => has.short,
    'GET /t/*': () => `/t/${has.token}`,
    'GET /oembed': () =>
      `/oembed?url=${encodeURIComponent('http://localhost:80/embed/ultimate-owners?of=globex')}`,
    'GET /export': () => '/export?format=csv',
  }
  const PAYLOADS: Readonly<Record<string, object>> = {
    'POST /graphql': { query: '{ __typename }' },
    'POST /s': { address: '/e/acme' },
  }

  test('are all in the table, each once', async () => {
    const all = (await routesOf((await open({})).app)).filter((route) => !route.startsWith('HEAD '))
    const named = ROWS.filter(({ words }) => words === '' || words.startsWith('with the token')).map(
      ({ what }) => what,
    )
    expect(named.sort()).toEqual(all.sort())
  })

  test.each(ROWS.map((row) => [`${row.what} ${row.words}`.trim(), row] as const))(
    '%s',
    { timeout: 120_000 },
    async (_, row) => {
      const [method = '', path = ''] = row.what.split(' ')
      const url = row.words.includes('search') ? '/?q=acme' : (ADDRESSES[row.what]?.() ?? path)
      const payload = PAYLOADS[row.what]
      const request = (as: string): InjectOptions => ({
        method: as as 'GET',
        url,
        headers: { 'apollo-require-preflight': '1' },
        ...(payload ? { payload } : {}),
      })
      expect(await differing(row, () => request(method))).toEqual([])
      const hasHead = method === 'GET' && !['/graphql', '/export'].includes(path)
      if (hasHead) expect(await differing(row, () => request('HEAD'))).toEqual([])
    },
  )
})

describe('commands', () => {
  test('that touch keys or what they did are named', () => {
    const run = {
      doors: {},
      output: { out: () => undefined, err: () => undefined, width: 80 },
      env: {},
      exitCode: 0,
    }
    const program = makeProgram(run as unknown as Parameters<typeof makeProgram>[0])
    const all = program.commands.flatMap((command) =>
      command.commands.length > 0
        ? command.commands.map((sub) => `${command.name()} ${sub.name()}`)
        : [command.name()],
    )
    expect(commandsNamed().sort()).toEqual(all.filter((name) => /^(keys|views|audit)\b/.test(name)).sort())
  })

  test('alone make keys: no field and no address does', async () => {
    const fields = Object.keys(schema.getMutationType()?.getFields() ?? {})
    const routes = await routesOf((await open({})).app)
    expect([...fields, ...routes].filter((name) => /key/i.test(name))).toEqual([])
  })
})
