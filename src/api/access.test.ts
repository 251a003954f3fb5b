import type { InjectOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { fakeBehind, fakeGraph, silent } from '../../test/support/fake-behind.ts'
import { type Answered, codeOf, openApi } from '../../test/support/open-api.ts'
import type { KeyScope } from '../keys/caller.ts'
import { newKey } from '../keys/token.ts'

const MUTATION =
  'mutation { retractClaim(input: {idempotencyKey: "k", id: "claim_1", because: "x"}) { faults { code } } }'
const JSON_TYPE = { 'content-type': 'application/json' }

/** An API that knows one key, with all that is logged and how often the database is asked. */
async function open(scope: KeyScope, reading: 'open' | 'key' = 'open') {
  const key = newKey()
  const logged: unknown[] = []
  let trips = 0
  const log = {
    ...silent,
    error: (what: object) => logged.push(what),
    warn: (what: object) => logged.push(what),
  }
  const graph = fakeGraph({
    read: async (_statement, { id }) => {
      trips++
      return id === key.id ? [[key.id, 'desk', scope, '2026-01-01T00:00:00.000Z', null, null, key.hash]] : []
    },
  })
  const api = await openApi(fakeBehind({ graph }), log, { reading })
  const bearer = { authorization: `Bearer ${key.text}` }
  return {
    key,
    inject: async (options: InjectOptions) => await api.app.inject(options),
    logged,
    bearer,
    trips: () => trips,
    async send(options: InjectOptions): Promise<Answered & { headers: Record<string, unknown> }> {
      const response = await api.app.inject(options)
      return {
        status: response.statusCode,
        text: response.body,
        json: response.json(),
        headers: response.headers,
      }
    },
    post: (query: string, headers: Record<string, string> = {}): InjectOptions => ({
      method: 'POST',
      url: '/graphql',
      headers: { ...JSON_TYPE, ...headers },
      payload: { query },
    }),
  }
}
const told = (answered: Answered) => [answered.status, codeOf(answered)]

describe('a mutation', () => {
  test('without a key is refused, before anything is asked of the database', async () => {
    const api = await open('write')
    const answered = await api.send(api.post(MUTATION))
    expect(told(answered)).toEqual([401, 'UNAUTHENTICATED'])
    expect(answered.headers['www-authenticate']).toBe('Bearer')
    expect(answered.json.errors?.[0]?.message).toContain('dealgraph keys create')
    expect(api.trips()).toBe(0)
  })

  test('with a key that only reads is refused', async () => {
    const api = await open('read')
    expect(told(await api.send(api.post(MUTATION, api.bearer)))).toEqual([403, 'FORBIDDEN'])
  })

  test.each(['write', 'admin'] as const)('with a key of scope %s reaches the database', async (scope) => {
    const api = await open(scope)
    // What is played here cannot be written to.
    expect(told(await api.send(api.post(MUTATION, api.bearer)))).toEqual([200, 'INTERNAL'])
  })

  test('is not taken by GET, as a form, or as plain text', async () => {
    const api = await open('write')
    const url = `/graphql?query=${encodeURIComponent(MUTATION)}`
    for (const headers of [{}, { 'apollo-require-preflight': '1' }]) {
      const { status } = await api.send({ method: 'GET', url, headers: { ...api.bearer, ...headers } })
      expect([400, 405]).toContain(status)
    }
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
    ]) {
      const payload = type === 'text/plain' ? JSON.stringify({ query: MUTATION }) : `query=${MUTATION}`
      const headers = { ...api.bearer, 'content-type': type }
      const answered = await api.send({ method: 'POST', url: '/graphql', headers, payload })
      expect([400, 415]).toContain(answered.status)
      expect(answered.json.data ?? null).toBeNull()
    }
  })
})

describe('reading', () => {
  test('is open, and costs no trip more for it', async () => {
    const api = await open('read')
    expect((await api.send(api.post('{ __typename }'))).status).toBe(200)
    expect(api.trips()).toBe(0)
  })

  test('with a key that is no good is refused all the same, at every address that answers questions', async () => {
    const api = await open('read')
    const bad = { authorization: `Bearer ${newKey().text}` }
    expect(told(await api.send(api.post('{ __typename }', bad)))).toEqual([401, 'UNAUTHENTICATED'])
    for (const url of ['/v/connections.json?from=ada&to=deal', '/graphql?query=%7B__typename%7D'])
      expect(told(await api.send({ url, headers: bad }))).toEqual([401, 'UNAUTHENTICATED'])
  })

  test('can be closed', async () => {
    const api = await open('read', 'key')
    expect(told(await api.send(api.post('{ __typename }')))).toEqual([401, 'UNAUTHENTICATED'])
    expect(told(await api.send({ url: '/v/connections.json?from=ada&to=deal' }))).toEqual([
      401,
      'UNAUTHENTICATED',
    ])
    expect((await api.send(api.post('{ __typename }', api.bearer))).status).toBe(200)
  })
})

test('a browser that opens a page is asked for the key, and told in words; a script is not', async () => {
  const api = await open('write', 'key')
  const get = (headers: Record<string, string>) => api.inject({ url: '/ask/connections', headers })
  const asked = await get({ 'sec-fetch-mode': 'navigate' })
  expect([asked.statusCode, asked.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8'])
  expect(asked.headers['www-authenticate']).toMatch(/^Basic realm=/)
  expect(asked.body).toContain('needs a key')
  expect((await get({ 'sec-fetch-mode': 'cors' })).headers['www-authenticate']).toBe('Bearer')
  const basic = `Basic ${Buffer.from(`me:${api.key.text}`).toString('base64')}`
  expect((await get({ 'sec-fetch-mode': 'navigate', authorization: basic })).statusCode).toBe(200)
  // What a browser sends along by itself, from whatever page, must not write.
  expect(told(await api.send(api.post(MUTATION, { authorization: basic })))).toEqual([403, 'FORBIDDEN'])
})

test('a key in an address is no key', async () => {
  const api = await open('write', 'key')
  for (const name of ['key', 'access_token', 'authorization'])
    expect(told(await api.send({ url: `/graphql?query=%7B__typename%7D&${name}=${api.key.text}` }))).toEqual([
      401,
      'UNAUTHENTICATED',
    ])
})

test('a key is neither logged nor repeated, whatever comes of it', async () => {
  const api = await open('write')
  const answers = [
    await api.send(api.post(MUTATION, api.bearer)),
    await api.send(api.post('{ nonsense }', api.bearer)),
    await api.send(api.post('{ __typename }', { authorization: `Bearer x${api.key.text}` })),
  ]
  expect(api.logged).not.toEqual([])
  expect(JSON.stringify([answers, api.logged])).not.toContain(api.key.text)
})
