import { describe, expect, test } from 'vitest'
import { CONFIG, fakeBehind, fakeGraph } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'
import { routesOf } from '../../test/support/routes.ts'
import { newKey } from '../keys/token.ts'

// What a page of another site can make a browser send, with all that the browser adds by itself.

const MUTATION =
  'mutation { retractClaim(input: {idempotencyKey: "k", id: "claim_1", because: "x"}) { faults { code } } }'
const BODY = JSON.stringify({ query: MUTATION })

/** An API that counts what it was to write. */
async function open(origins: string[] = []) {
  const key = newKey()
  const row = [key.id, 'desk', 'admin', '2026-01-01T00:00:00.000Z', null, null, key.hash]
  let writes = 0
  const graph = fakeGraph({
    read: async (_statement, { id }) => (id === key.id ? [row] : []),
    write: async () => {
      writes++
      throw new Error('Nothing can be written here.')
    },
  })
  const { app } = await openApi(fakeBehind({ graph }), undefined, {
    embedding: { ...CONFIG.embedding, origins },
  })
  const bearer = `Bearer ${key.text}`
  const basic = `Basic ${Buffer.from(`me:${key.text}`).toString('base64')}`
  return { app, bearer, basic, writes: () => writes }
}

describe('a mutation', () => {
  test('is taken as JSON by POST, else this file would prove nothing', async () => {
    const { app, bearer, writes } = await open()
    const headers = { authorization: bearer, 'content-type': 'application/json' }
    await app.inject({ method: 'POST', url: '/graphql', headers, payload: BODY })
    expect(writes()).toBe(1)
  })

  test.each([
    ['no type', undefined, BODY],
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(MUTATION)}`],
    ['a form that is JSON', 'application/x-www-form-urlencoded', BODY],
    ['plain text', 'text/plain', BODY],
    ['plain text in UTF-8', 'text/plain;charset=UTF-8', BODY],
    [
      'parts',
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${BODY}\r\n--x--`,
    ],
    ['parts that are JSON', 'multipart/form-data; boundary=application/json', BODY],
    ['two types', 'text/plain, application/json', BODY],
    ['a type with another in it', 'text/plain; x=application/json', BODY],
    ['a type like JSON', 'application/jsonp', BODY],
    ['GraphQL', 'application/graphql', MUTATION],
    ['nonsense', 'application/json/x', BODY],
  ])('is not taken by POST as %s', async (_, type, payload) => {
    const { app, bearer, writes } = await open()
    for (const url of ['/graphql', `/graphql?query=${encodeURIComponent(MUTATION)}`]) {
      const headers = { authorization: bearer, ...(type === undefined ? {} : { 'content-type': type }) }
      const answer = await app.inject({ method: 'POST', url, headers, payload })
      expect([400, 415]).toContain(answer.statusCode)
    }
    expect(writes()).toBe(0)
  })

  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    'is not taken by %s',
    async (method) => {
      const { app, bearer, writes } = await open()
      const url = `/graphql?query=${encodeURIComponent(MUTATION)}`
      for (const more of [{}, { 'apollo-require-preflight': '1' }, { 'content-type': 'application/json' }]) {
        const headers = { authorization: bearer, ...more }
        const answer = await app.inject({
          method,
          url,
          headers,
          ...(method === 'GET' || method === 'HEAD' ? {} : { payload: BODY }),
        })
        expect(answer.statusCode).toBeGreaterThanOrEqual(400)
      }
      expect(writes()).toBe(0)
    },
  )

  test('with the password that a browser keeps writes nothing, however it is sent', async () => {
    const { app, basic, writes } = await open()
    const send = async (type: string) =>
      await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { authorization: basic, 'content-type': type },
        payload: BODY,
      })
    expect((await send('application/json')).statusCode).toBe(403)
    expect((await send('application/x-www-form-urlencoded')).statusCode).toBe(415)
    expect(writes()).toBe(0)
  })
})

describe('scripts of other sites', () => {
  const SITES = ['https://ours.example', 'https://*.ours.example']
  const allowed = async (origin: string, url: string, origins = SITES, method: 'GET' | 'OPTIONS' = 'GET') => {
    const { app } = await open(origins)
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const answer = await app.inject({ method, url, headers })
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    expect(answer.headers['access-control-allow-headers']).toBeUndefined()
    expect(answer.headers['access-control-allow-methods']).toBeUndefined()
    return answer.headers['access-control-allow-origin']
  }
  const READ = '/v/connections.json?from=ada&to=deal'

  test.each(['https://ours.example', 'https://wiki.ours.example'])(
    'of %s may read answers',
    async (origin) => {
      expect(await allowed(origin, READ)).toBe(origin)
    },
  )

  test.each([
    'null',
    'https://evil-ours.example',
    'https://evilours.example',
    'https://ours.example.evil.example',
    'https://ours.example:8443',
    'http://ours.example',
    'http://wiki.ours.example',
    'https://OURS.example',
    'https://ours.example/',
    'https://ours.example@evil.example',
    'https://evil.example#.ours.example',
    'https://evil.example/.ours.example',
    '*',
    '',
  ])('of %j may not', async (origin) => {
    expect(await allowed(origin, READ)).toBeUndefined()
  })

  test('may read no other address but the element, and no preflight of theirs is granted', async () => {
    const { app } = await open(SITES)
    for (const route of await routesOf(app)) {
      const url = route.replace(/^\w+ /, '').replace('*', 'connections')
      const told = await allowed('https://ours.example', url)
      const isReadable = /^\/(v|embed|t|oembed)(\/|$)/.test(url)
      expect([url, told]).toEqual([
        url,
        url === '/deal-graph.js' ? '*' : isReadable ? 'https://ours.example' : undefined,
      ])
      const preflight = await app.inject({
        method: 'OPTIONS',
        url,
        headers: { origin: 'https://ours.example', 'access-control-request-method': 'POST' },
      })
      expect([url, preflight.statusCode]).toEqual([url, 404])
    }
  })

  test('of any site may read them where that is said, still without what a browser keeps', async () => {
    expect(await allowed('https://evil.example', READ, ['*'])).toBe('*')
    expect(await allowed('null', READ, ['*'])).toBe('*')
    expect(await allowed('https://evil.example', '/graphql', ['*'])).toBeUndefined()
  })
})
