import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeBehind, fakeGraph } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'
import { newKey } from '../keys/token.ts'
import { newId, newSecret, signToken } from '../views/token.ts'

// What is sent in place of a key is refused at the door, and stands nowhere afterwards: not in what is answered, not in what is logged, not in
// the numbers.

const SETTINGS = { issuer: 'https://issuer.example', audience: 'dealgraph', scopeClaim: 'scope' }
const key = newKey()
const revoked = newKey()
const view = newKey()
let issuer: Server
let jwksUrl = ''
let signing: CryptoKey
let strange: CryptoKey
let publicPem = ''

beforeAll(async () => {
  const pair = await generateKeyPair('ES256')
  signing = pair.privateKey
  strange = (await generateKeyPair('ES256')).privateKey
  publicPem = await exportSPKI(pair.publicKey)
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] })
  issuer = createServer((_request, response) => void response.end(jwks))
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve))
  jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`
})
afterAll(() => new Promise((resolve) => issuer.close(resolve)))

async function open() {
  const logged: unknown[] = []
  const note = (...of: unknown[]): void => void logged.push(of)
  const log = { info: note, warn: note, error: note }
  const graph = fakeGraph({
    read: async (_statement, { id }) =>
      [key, revoked]
        .filter((one) => one.id === id)
        .map((one) => [
          one.id,
          'desk',
          'admin',
          '2026-01-01T00:00:00.000Z',
          null,
          one === revoked ? '2026-02-01T00:00:00.000Z' : null,
          one.hash,
        ]),
  })
  const api = await openApi(fakeBehind({ graph }), log, {
    reading: 'key',
    metrics: 'open',
    tokens: { jwksUrl, ...SETTINGS },
  })
  return { api, logged }
}

const soon = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const GOOD = { sub: 'ann', scope: 'admin', iss: SETTINGS.issuer, aud: SETTINGS.audience }
const sign = (more: object = {}, by: CryptoKey | Uint8Array = signing, alg = 'ES256'): Promise<string> =>
  new SignJWT({ ...GOOD, exp: soon(600), ...more }).setProtectedHeader({ alg, kid: 'one' }).sign(by)

const FORGED: [string, () => Promise<string> | string][] = [
  ['a token without a signature', () => `${part({ alg: 'none' })}.${part({ ...GOOD, exp: soon(600) })}.`],
  [
    'a token whose none is written otherwise',
    () => `${part({ alg: 'nOnE', kid: 'one' })}.${part({ ...GOOD, exp: soon(600) })}.x`,
  ],
  ['a token of another key', () => sign({}, strange)],
  [
    'a token that brings its own key',
    async () => {
      const own = await generateKeyPair('ES256', { extractable: true })
      const jwk = await exportJWK(own.publicKey)
      return await new SignJWT({ ...GOOD, exp: soon(600) })
        .setProtectedHeader({ alg: 'ES256', jwk, jku: 'https://evil.example/jwks' })
        .sign(own.privateKey)
    },
  ],
  ['the public key as a shared secret', () => sign({}, new TextEncoder().encode(publicPem), 'HS256')],
  ['an expired token', () => sign({ exp: soon(-10) })],
  ['a token that is not good yet', () => sign({ nbf: soon(600) })],
  ['a token of another issuer', () => sign({ iss: 'https://evil.example' })],
  ['a token for others', () => sign({ aud: 'another' })],
  ['a token that is too long', () => sign({ more: 'x'.repeat(20_000) }, strange)],
  ['a key of another graph', () => newKey().text],
  ['a revoked key', () => revoked.text],
  ['a key with another secret', () => `dgk_${key.id}_${newKey().text.slice(21)}`],
  ['a key that was cut', () => key.text.slice(0, -1)],
  [
    'the token of a view',
    () =>
      signToken({ id: newId(), expiresAt: null } as Parameters<typeof signToken>[0], {
        id: view.id,
        secret: newSecret(),
        createdAt: '',
        revokedAt: null,
      }),
  ],
]
/** So much of a secret that nobody has it by chance. */
const secretOf = (text: string): string => text.slice(-30)

test('a good token and a good key are taken, else this file would prove nothing', async () => {
  const { api } = await open()
  for (const good of [await sign(), key.text]) {
    const answer = await api.app.inject({ url: '/audit', headers: { authorization: `Bearer ${good}` } })
    // What is played here has no log.
    expect([401, 403]).not.toContain(answer.statusCode)
  }
})

describe('in place of a key', () => {
  test.each(FORGED)('%s is refused, and stands nowhere afterwards', async (_, make) => {
    const { api, logged } = await open()
    const text = await make()
    const answers = []
    for (const authorization of [`Bearer ${text}`, `Basic ${Buffer.from(`me:${text}`).toString('base64')}`])
      for (const url of ['/v/connections.json?from=ada&to=deal', '/ask/connections', '/metrics', '/audit'])
        answers.push(await api.app.inject({ url, headers: { authorization, 'sec-fetch-mode': 'navigate' } }))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 401))
    const numbers = (await api.app.inject('/metrics')).body
    const told = JSON.stringify([answers.map(({ body, headers }) => [body, headers]), logged, numbers])
    expect(told).not.toContain(secretOf(text))
  })

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'bearer\t',
    'Basic',
    'Basic Og==',
    'Digest x',
    'Bearer null',
    'Bearer undefined',
  ])('%j is refused', async (authorization) => {
    const { api } = await open()
    const answer = await api.app.inject({ url: '/same', headers: { authorization } })
    expect(answer.statusCode).toBe(401)
  })

  test('a good key in the address is not looked at, and repeated nowhere', async () => {
    const { api, logged } = await open()
    const token = await sign()
    for (const name of ['key', 'token', 'access_token', 'apikey', 'authorization', 'Authorization'])
      for (const text of [key.text, token])
        for (const url of [
          `/v/connections.json?${name}=${text}`,
          `/same?${name}=Bearer%20${text}`,
          `/audit?${name}=${text}`,
        ]) {
          const answer = await api.app.inject({ url })
          expect([url, answer.statusCode]).toEqual([url, 401])
          const told = JSON.stringify([answer.body, answer.headers, logged])
          expect(told).not.toContain(secretOf(text))
        }
    const inBody = {
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ __typename }', key: key.text },
    } as const
    expect((await api.app.inject(inBody)).statusCode).toBe(401)
    const inCookie = await api.app.inject({
      url: '/same',
      headers: { cookie: `key=${key.text}; authorization=Bearer ${key.text}` },
    })
    expect(inCookie.statusCode).toBe(401)
  })

  test('a header that is longer than all may be is refused, and so are two', async () => {
    const { api } = await open()
    const port = Number(new URL(await api.listen('127.0.0.1', 0)).port)
    const ask = async (...headers: string[]): Promise<string> => {
      const socket = connect(port, '127.0.0.1')
      socket.end(
        ['GET /same HTTP/1.1', 'Host: localhost', ...headers, 'Connection: close', '', ''].join('\r\n'),
      )
      let answer = ''
      for await (const chunk of socket) answer += String(chunk)
      return answer
    }
    expect(await ask(`Authorization: Bearer ${'x'.repeat(40_000)}`)).toMatch(/^HTTP\/1.1 431/)
    const both = [`Authorization: Bearer ${key.text}`, `Authorization: Bearer ${newKey().text}`]
    for (const order of [both, both.toReversed()]) {
      const answer = await ask(...order)
      expect(answer).toMatch(/^HTTP\/1.1 400/)
      expect(answer).not.toContain(secretOf(key.text))
    }
  })
})
