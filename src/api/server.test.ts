import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CONFIG, fakeBehind, fakeGraph, silent } from '../../test/support/fake-behind.ts'
import { type Answered, codeOf, openApi, post } from '../../test/support/open-api.ts'
import { DealgraphError } from '../errors.ts'
import { makeApi } from './server.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('an operation', () => {
  test('is answered, with its cost', async () => {
    const { status, json } = await post(await openApi(), {
      query: '{ company(id: "acme") { id named: name } }',
    })
    expect(status).toBe(200)
    expect(json.data).toEqual({ company: { id: 'acme', named: 'Acme' } })
    expect(json.extensions?.cost?.requested).toBe(1)
  })

  test('tells faults of the document in full, with a request id', async () => {
    const answered = await post(await openApi(), { query: '{ company(id: "acme") { nmae } }' })
    expect(answered.status).toBe(400)
    expect(answered.json.errors?.[0]?.message).toContain('Did you mean "name"')
    expect(answered.json.errors?.[0]?.extensions.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('by GET must not be a form or a link from elsewhere, and is never more than a query', async () => {
    const { app } = await openApi()
    const url = `/graphql?query=${encodeURIComponent('{ company(id: "acme") { id } }')}`
    expect((await app.inject({ url })).statusCode).toBe(400)
    expect((await app.inject({ url, headers: { 'apollo-require-preflight': '1' } })).json()).toMatchObject({
      data: { company: { id: 'acme' } },
    })
  })

  test('in a batch is refused', async () => {
    expect((await post(await openApi(), [{ query: '{ __typename }' }])).status).toBe(400)
  })

  test('finds a description of every type of the schema', async () => {
    const { json } = await post(await openApi(), { query: '{ __schema { types { name description } } }' })
    const schema = json.data?.['__schema'] as
      | { types: { name: string; description: string | null }[] }
      | undefined
    expect(schema?.types.filter(({ description }) => !description)).toEqual([])
  })

  test('may introspect', async () => {
    const { json } = await post(await openApi(), { query: '{ __schema { queryType { name } } }' })
    expect(json.data).toEqual({ __schema: { queryType: { name: 'Query' } } })
  })
})

describe.each(['development', 'production', ''])('errors when NODE_ENV is %j', (nodeEnv) => {
  const secret = 'MATCH (n) at /srv/app/file.ts: Neo4jError bolt://10.0.0.1'
  const asking = '{ company(id: "acme") { id } }'

  test('of ours inside are masked, and logged under the request id', async () => {
    vi.stubEnv('NODE_ENV', nodeEnv)
    const behind = fakeBehind({ fetchRoots: async () => Promise.reject(new TypeError(secret)) })
    const logged: object[] = []
    const api = await openApi(behind, { ...silent, error: (what) => void logged.push(what) })
    const answered = await post(api, { query: asking })
    expect(codeOf(answered)).toBe('INTERNAL')
    expect(answered.text).not.toMatch(/MATCH|srv|Neo4j|stack|TypeError/)
    expect(logged).toMatchObject([
      { requestId: answered.json.errors?.[0]?.extensions.requestId, err: { message: secret } },
    ])
  })

  test('with a code are told, and their cause is not', async () => {
    vi.stubEnv('NODE_ENV', nodeEnv)
    const error = new DealgraphError('TIMEOUT', 'It took too long.', {}, { cause: new Error(secret) })
    const answered = await post(
      await openApi(fakeBehind({ fetchRoots: async () => Promise.reject(error) })),
      {
        query: asking,
      },
    )
    expect(answered.json.errors).toMatchObject([
      { message: 'It took too long.', extensions: { code: 'TIMEOUT' } },
    ])
    expect(answered.text).not.toMatch(/MATCH|stack/)
  })

  test('of a field that breaks its own promise are masked', async () => {
    vi.stubEnv('NODE_ENV', nodeEnv)
    const behind = fakeBehind({
      fetchRoots: async () => [new Map([['acme', { __typename: 'Company', id: { secret } }]])],
    })
    expect((await post(await openApi(behind), { query: asking })).text).not.toMatch(/MATCH|srv/)
  })
})

describe('the process and the database', () => {
  test('/health knows only the process, /ready the database', async () => {
    const down = new DealgraphError('DATABASE_UNAVAILABLE', 'down')
    const { app } = await openApi(
      fakeBehind({
        graph: fakeGraph({
          verify: async () => Promise.reject(down),
          read: async () => Promise.reject(down),
        }),
      }),
    )
    expect((await app.inject('/health')).json()).toEqual({ status: 'ok' })
    const ready = await app.inject('/ready')
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { status: 'unavailable', reason: 'The database does not answer.' },
    ])
    expect((await app.inject('/')).body).toContain('The database does not answer')
  })

  test('a store that was never prepared is not ready', async () => {
    const { app } = await openApi(
      fakeBehind({ graph: fakeGraph({ read: async () => [[null, 0, 0, 0, 0, 0, 0]] }) }),
    )
    expect((await app.inject('/ready')).statusCode).toBe(503)
  })

  test('draining: /ready turns 503, connections close, what is under way is finished', async () => {
    let finish: (() => void) | undefined
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const behind = fakeBehind()
    const played = fakeBehind()
    behind.fetchRoots = async (...args) => {
      await slow
      return await played.fetchRoots(...args)
    }
    const draining = await makeApi({ config: CONFIG, behind, log: silent, drainMs: 200 })
    const base = await draining.listen('127.0.0.1', 0)
    expect((await fetch(`${base}/ready`)).status).toBe(200)
    const underWay = fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ company(id: "acme") { id } }' }),
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const stopped = draining.stop()
    const ready = await fetch(`${base}/ready`)
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close'])
    finish?.()
    expect(await (await underWay).json()).toMatchObject({ data: { company: { id: 'acme' } } })
    await stopped
    await expect(fetch(`${base}/health`)).rejects.toThrow()
  })

  test('a taken port is one coded sentence', async () => {
    const first = await openApi()
    const base = new URL(await first.listen('127.0.0.1', 0))
    const second = await makeApi({
      config: CONFIG,
      behind: fakeBehind(),
      log: silent,
      drainMs: 0,
    })
    await expect(second.listen('127.0.0.1', Number(base.port))).rejects.toMatchObject({ code: 'PORT_TAKEN' })
    await second.stop()
  })
})

describe('every answer', () => {
  test.each(['/', '/graphiql', '/health', '/nothing-here'])(
    '%s carries the security headers',
    async (url) => {
      const { headers } = await (await openApi()).app.inject(url)
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['x-request-id']).toBeTruthy()
    },
  )

  test('that is an error is kept by nobody, wherever it is found', async () => {
    const { app } = await openApi()
    for (const url of ['/nothing-here', '/v/nothing', '/v/x/y.json', '/t/a.b.c/x.png', '/embed/%FF']) {
      const { statusCode, headers } = await app.inject(url)
      expect([url, statusCode >= 400, headers['cache-control']]).toEqual([url, true, 'no-store'])
    }
  })

  test('of an address that is no text is coded, and as safe as any', async () => {
    const answer = await (await openApi()).app.inject('/embed/%FF<script>')
    expect([answer.statusCode, answer.json<Answered['json']>().errors?.[0]?.extensions.code]).toEqual([
      400,
      'NOT_UTF8',
    ])
    expect(answer.headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(answer.body).not.toContain('script')
  })

  test('of an unknown address is coded', async () => {
    const response = await (await openApi()).app.inject('/nothing-here')
    expect([response.statusCode, response.json<Answered['json']>().errors?.[0]?.extensions.code]).toEqual([
      404,
      'NOT_FOUND',
    ])
  })
})

describe('what the schema has no operation for', () => {
  test('a subscription is refused in plain words', async () => {
    const answered = await post(await openApi(), { query: 'subscription { addCompany { id } }' })
    expect([answered.status, codeOf(answered)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
    expect(answered.json.errors?.[0]?.message).toBe(
      'There is no subscription here: this API answers queries and mutations.',
    )
    expect(answered.json.errors).toHaveLength(1)
  })
})

describe("Apollo's own refusals", () => {
  const headers = { 'content-type': 'application/json' }
  test.each([
    ['without a query', { method: 'POST' as const, url: '/graphql', headers, payload: {} }],
    [
      'of a batch',
      { method: 'POST' as const, url: '/graphql', headers, payload: [{ query: '{ __typename }' }] },
    ],
    ['of a query from elsewhere', { method: 'GET' as const, url: '/graphql?query=%7B__typename%7D' }],
    [
      'of variables that are no object',
      {
        method: 'POST' as const,
        url: '/graphql',
        headers,
        payload: { query: '{ __typename }', variables: 'x' },
      },
    ],
  ])('%s have a documented code and the request id', async (_, request) => {
    const response = await (await openApi()).app.inject(request)
    const { errors } = response.json<Answered['json']>()
    expect(response.statusCode).toBe(400)
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_INPUT', requestId: response.headers['x-request-id'] } },
    ])
  })
})

test('the editor opens with our first query, and with the one in its address if there is one', async () => {
  const { body } = await (await openApi()).app.inject('/graphiql')
  const call = body.slice(body.lastIndexOf('YogaGraphiQL.renderYogaGraphiQL(')).split('</script>')[0] ?? ''
  const shown = (search: string): unknown => {
    let options: { query?: string } = {}
    const YogaGraphiQL = { renderYogaGraphiQL: (_: unknown, given: object) => void (options = given) }
    const window = { document: { querySelector: () => null } }
    runInNewContext(call, { YogaGraphiQL, window, location: { search }, URLSearchParams })
    return options.query
  }
  expect(shown('')).toMatch(/^# Ask the graph/)
  expect(shown('?query=%7Bx%7D')).toBeUndefined()
})
