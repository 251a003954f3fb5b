import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokenReader } from './tokens.ts'

const settings = { issuer: 'https://issuer.example', audience: 'dealgraph', scopeClaim: 'scope' }
let server: Server
let jwksUrl: string
let privateKey: CryptoKey
let publicPem: string
let strange: CryptoKey
let broken = false

beforeAll(async () => {
  const pair = await generateKeyPair('ES256')
  privateKey = pair.privateKey
  publicPem = await exportSPKI(pair.publicKey)
  strange = (await generateKeyPair('ES256')).privateKey
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] })
  server = createServer((_request, response) => {
    response.writeHead(broken ? 500 : 200, { 'content-type': 'application/json' }).end(jwks)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const GOOD = { sub: 'ann', scope: 'openid write', iss: settings.issuer, aud: 'dealgraph' }
const { sub: _, ...WITHOUT_SUBJECT } = GOOD
const hour = (): number => Math.floor(Date.now() / 1000) + 3600
const sign = (payload: JWTPayload, key = privateKey, kid = 'one'): Promise<string> =>
  new SignJWT({ exp: hour(), ...payload }).setProtectedHeader({ alg: 'ES256', kid }).sign(key)
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const read = (token: string, more: object = {}) => tokenReader({ jwksUrl, ...settings, ...more })(token)
const faultOf = async (token: string): Promise<{ code: string; message: string }> =>
  await read(token).then(
    () => ({ code: 'none', message: '' }),
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  )

describe('a token', () => {
  test('of the issuer says who asks', async () => {
    expect(await read(await sign(GOOD))).toEqual({
      scope: 'write',
      by: 'ann',
      writer: 'token:https://issuer.example ann',
    })
  })

  test('may hold its scopes as a list, under another claim', async () => {
    const token = await sign({ ...GOOD, roles: ['read', 'admin', 'other'] })
    expect(await read(token, { scopeClaim: 'roles' })).toMatchObject({ scope: 'admin' })
  })

  test('without a scope of ours is good for nothing', async () => {
    expect((await faultOf(await sign({ ...GOOD, scope: 'openid readwrite' }))).code).toBe('FORBIDDEN')
  })

  test.each([
    ['another key', () => sign(GOOD, strange)],
    ['a key that the issuer does not have', () => sign(GOOD, privateKey, 'two')],
    ['another issuer', () => sign({ ...GOOD, iss: 'https://other.example' })],
    ['another audience', () => sign({ ...GOOD, aud: 'other' })],
    ['an end that has passed', () => sign({ ...GOOD, exp: hour() - 7200 })],
    ['a beginning that has not come', () => sign({ ...GOOD, nbf: hour() })],
    [
      'no end',
      async () => {
        return await new SignJWT(GOOD).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey)
      },
    ],
    ['no subject', () => sign(WITHOUT_SUBJECT)],
    ['the name of a seed pack', () => sign({ ...GOOD, sub: 'pack:ai-compute' })],
    ['no signature', async () => `${part({ alg: 'none' })}.${part({ ...GOOD, exp: hour() })}.`],
    [
      'the public key as a shared secret',
      () =>
        new SignJWT({ ...GOOD, exp: hour() })
          .setProtectedHeader({ alg: 'HS256', kid: 'one' })
          .sign(new TextEncoder().encode(publicPem)),
    ],
    [
      'a changed payload',
      async () => {
        const [header, , signature] = (await sign(GOOD)).split('.')
        return `${header}.${part({ ...GOOD, scope: 'admin', exp: hour() })}.${signature}`
      },
    ],
    ['nonsense', async () => 'a.b.c'],
  ])('with %s is refused', async (_, make) => {
    const token = await make()
    const { code, message } = await faultOf(token)
    expect([code, message]).toEqual(['UNAUTHENTICATED', expect.not.stringContaining(token)])
  })

  test('cannot be checked where the issuer does not answer', async () => {
    broken = true
    expect((await faultOf(await sign(GOOD))).code).toBe('ISSUER_UNAVAILABLE')
    broken = false
  })
})
