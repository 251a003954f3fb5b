import type { InjectOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { CONFIG, fakeBehind, fakeGraph } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'
import { ADDRESS_OF, routesOf } from '../../test/support/routes.ts'
import type { Config } from '../config.ts'
import { newKey } from '../keys/token.ts'

// What a browser is told on each answer, whatever the route and whatever came of it. A route that is added is asked too.

/** Made to stand in frames of other sites, unless the operator says otherwise. */
const FRAMED = /^\/(v|embed|t)\//
const NAVIGATING = { 'sec-fetch-mode': 'navigate' }

interface Answered {
  statusCode: number
  headers: Readonly<Record<string, number | string | string[] | undefined>>
}
function faultsOf(url: string, { statusCode, headers }: Answered): string[] {
  const told = (name: string): string => String(headers[name] ?? '')
  const policy = told('content-security-policy')
  const faults: string[] = []
  const must = (holds: boolean, what: string): void => {
    if (!holds) faults.push(`${url} (${statusCode}): ${what}`)
  }
  must(told('x-content-type-options') === 'nosniff', 'no nosniff')
  must(told('referrer-policy') === 'no-referrer', 'a referrer is sent')
  must(told('access-control-allow-credentials') === '', 'allows credentials')
  if (statusCode === 304) {
    must(policy === '' && told('x-frame-options') === '', 'changes the policy of the page that is kept')
    return faults
  }
  must(policy.startsWith("default-src 'none'"), `allows by default: ${policy}`)
  must(!/script-src[^;]*('unsafe|\*|https?:)/.test(policy), `allows scripts: ${policy}`)
  const isAlone = policy.includes("frame-ancestors 'none'") && told('x-frame-options') === 'DENY'
  const isShown = FRAMED.test(url) && /frame-ancestors [^']/.test(policy)
  must(isAlone || isShown, `may be framed: ${policy}`)
  if (isShown) must(!policy.includes("'self'"), 'what others frame reaches into our own pages')
  return faults
}

async function open(config: Partial<Config> = {}, isBroken = false) {
  const key = newKey()
  const row = [key.id, 'desk', 'admin', '2026-01-01T00:00:00.000Z', null, null, key.hash]
  const graph = fakeGraph({
    read: async ({ name }, { id }) => {
      if (id === key.id) return [row]
      if (name === 'find-short-address') return [['/ask/connections?from=ada&to=deal']]
      if (isBroken) throw new Error('MATCH (n) at bolt://10.0.0.1')
      return []
    },
  })
  const { app } = await openApi(fakeBehind({ graph }), undefined, config)
  const bearer = { authorization: `Bearer ${key.text}` }
  const get = async (url: string, headers = {}, method: 'GET' | 'HEAD' = 'GET') =>
    await app.inject({ method, url, headers })
  return { app, get, bearer }
}

test('every route has an address here', async () => {
  const { app } = await open()
  const urls = (await routesOf(app)).map((route) => route.replace(/^\w+ /, ''))
  expect([...new Set(urls)].sort()).toEqual(Object.keys(ADDRESS_OF).sort())
})

describe('each route tells a browser what it may do', () => {
  async function walk(api: Awaited<ReturnType<typeof open>>, headers = {}) {
    const faults: string[] = []
    const statuses = new Set<number>()
    for (const route of await routesOf(api.app)) {
      const [method = '', url = ''] = route.split(' ')
      const request: InjectOptions = { method: method as 'GET', url: ADDRESS_OF[url] ?? url, headers }
      if (method === 'POST') request.payload = {}
      for (const more of [{}, NAVIGATING]) {
        const answer = await api.app.inject({ ...request, headers: { ...headers, ...more } })
        statuses.add(answer.statusCode)
        faults.push(...faultsOf(url, answer))
        const { etag } = answer.headers
        if (method !== 'GET' || typeof etag !== 'string') continue
        const again = await api.get(ADDRESS_OF[url] ?? url, { ...headers, 'if-none-match': etag })
        expect([url, again.statusCode]).toEqual([url, 304])
        statuses.add(304)
        faults.push(...faultsOf(url, again))
      }
    }
    return { faults, statuses }
  }

  test('where all is well', async () => {
    const api = await open()
    const { faults, statuses } = await walk(api, api.bearer)
    expect(faults).toEqual([])
    expect([...statuses]).toEqual(expect.arrayContaining([200, 303, 304, 400]))
  })
  test('where nobody may frame an answer', async () => {
    const api = await open({ embedding: { ...CONFIG.embedding, ancestors: [] } })
    const found = await api.get(ADDRESS_OF['/embed/*'] ?? '')
    expect(found.headers['x-frame-options']).toBe('DENY')
  })
  test('where a key is missing', async () => {
    const { faults, statuses } = await walk(await open({ reading: 'key', metrics: 'key' }))
    expect(faults).toEqual([])
    expect([...statuses]).toContain(401)
  })
  test('where a key is no good', async () => {
    const bad = { authorization: `Bearer ${newKey().text}` }
    expect((await walk(await open(), bad)).faults).toEqual([])
  })
  test('where the database fails', async () => {
    const api = await open({}, true)
    const { faults, statuses } = await walk(api, api.bearer)
    expect(faults).toEqual([])
    expect(Math.max(...statuses)).toBeGreaterThanOrEqual(500)
  })
  test('where too much is asked', async () => {
    const api = await open({ traffic: { ...CONFIG.traffic, requestsPerMinute: 1 } })
    const { faults, statuses } = await walk(api)
    expect(faults).toEqual([])
    expect([...statuses]).toContain(429)
  })

  test.each([
    ['an address that is none', { url: '/nothing-here' }, 404],
    ['an address that is no text', { url: '/embed/%FF' }, 400],
    ['an address that is too long', { url: `/v/${'x'.repeat(9_000)}.svg` }, 404],
    [
      'a body that is too large',
      {
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json' },
        payload: `{"query":"${'x'.repeat(1_100_000)}"}`,
      },
      413,
    ],
    [
      'a body of another kind',
      { method: 'POST', url: '/graphql', payload: '<x/>', headers: { 'content-type': 'text/xml' } },
      415,
    ],
    ['another method', { method: 'DELETE', url: '/graphql' }, 404],
    ['a preflight', { method: 'OPTIONS', url: '/graphql' }, 404],
    ['a strange name', { url: '/', headers: { host: 'a"><script>' } }, 400],
    ['a redirect', { url: '/s/0123456789' }, 303],
  ] as [string, InjectOptions & { url: string }, number][])('of %s', async (_, request, status) => {
    const { app } = await open()
    const answer = await app.inject(request)
    expect([answer.statusCode, faultsOf(request.url, answer)]).toEqual([status, []])
    expect(answer.body).not.toContain('<script')
  })
})
