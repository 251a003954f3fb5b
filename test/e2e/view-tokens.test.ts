import { randomUUID } from 'node:crypto'
import { CompactSign, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/surfaces/formats.ts'
import { rotateSigningKeys } from '../../src/views/signing-keys.ts'
import { useMutatingApi } from '../support/mutating-api.ts'

// What whoever holds a token can see, and what nobody can make of it. Reading needs a key on this server.
const logged: unknown[] = []
const note = (what: object): void => void logged.push(what)
const api = useMutatingApi({ reading: 'key' }, { error: note, warn: note, info: note })

const CREATE = `mutation ($input: CreateViewInput!) { createView(input: $input) {
  view { id label query variables frameAncestors createdBy expiresAt revokedAt } token path faults { code path } } }`
const REVOKE =
  'mutation ($input: RevokeViewInput!) { revokeView(input: $input) { view { id revokedAt revokedBecause } faults { code path } } }'

interface Payload {
  view: {
    id: string
    expiresAt: string | null
    revokedAt: string | null
    variables: Record<string, unknown>
  } | null
  token: string | null
  path: string | null
  faults: { code: string; path: string[] }[]
}

const company = (id: string, name: string) => ({ id, kind: 'COMPANY', name, form: 'COMPANY' })
const owns = (from: string, to: string, source = 'paper') => ({
  link: 'OWNERSHIP',
  from,
  to,
  attributes: { share: { min: 0.4, max: 0.4 } },
  status: 'REPORTED',
  source,
})

/** Ada owns a part of Bolt; what Secret owns is nobody's business. */
async function world(): Promise<string[]> {
  const { added = [] } = await api.mutate('recordClaims', 'RecordClaimsInput', 'added { id }', {
    sources: [
      { id: 'paper', kind: 'NEWS', title: 'The paper' },
      { id: 'leak', kind: 'OTHER', title: 'A leak' },
    ],
    entities: [company('ada', 'Ada Corp'), company('bolt', 'Bolt Inc'), company('secret', 'Secret Holdings')],
    claims: [owns('ada', 'bolt'), owns('secret', 'ada', 'leak')],
  })
  return added.map(({ id }) => id)
}
const BETWEEN = { query: 'connections', variables: { from: 'ada', to: 'bolt' } }

async function create(input: object = BETWEEN, key = api.bearer.write): Promise<Payload> {
  const { data, errors } = await api.send(CREATE, { input: { idempotencyKey: randomUUID(), ...input } }, key)
  if (errors) throw new Error(JSON.stringify(errors))
  return data?.['createView'] as Payload
}
async function made(input: object = BETWEEN, key = api.bearer.write) {
  const { view, token, faults } = await create(input, key)
  if (!view || !token) throw new Error(JSON.stringify(faults))
  return { view, token, at: `/t/${token}` }
}
async function revoke(id: string, key = api.bearer.write): Promise<Payload> {
  const { data } = await api.send(
    REVOKE,
    { input: { idempotencyKey: randomUUID(), id, because: 'no more' } },
    key,
  )
  return data?.['revokeView'] as Payload
}
const codeOf = (body: string): unknown =>
  (JSON.parse(body) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code
const EXTENSIONS = ['json', ...FORMATS.map(({ extension }) => extension)]

describe('a view', () => {
  test('is seen in every format without a key, though reading needs one', async () => {
    await world()
    const { at } = await made()
    expect((await api.get('/v/connections.json?from=ada&to=bolt')).statusCode).toBe(401)
    for (const extension of EXTENSIONS) {
      const { statusCode, headers } = await api.get(`${at}.${extension}`)
      expect([extension, statusCode, headers['cache-control']]).toEqual([extension, 200, 'public, no-cache'])
    }
    const shown = (await api.get(`${at}.json`)).json<{ data: { connections: { totalFindings: number } } }>()
    expect(Object.keys(shown)).toEqual(['data'])
    expect(shown.data.connections.totalFindings).toBe(1)
    expect((await api.get(`${at}.svg`)).body).toContain('Ada Corp')
  }, 120_000)

  test('pins every variable, those too that were not given', async () => {
    await world()
    const { view } = await made()
    expect(view.variables).toEqual({ from: 'ada', to: 'bolt', maxHops: 6, first: 5 })
  })

  test('takes nothing from its address but the look', async () => {
    await world()
    const { at } = await made()
    for (const more of [
      '?to=secret',
      '?from=secret',
      '?scope.minConfidence=0',
      '?first=50',
      '?query=outage',
      '?key=1',
    ]) {
      for (const extension of EXTENSIONS) {
        const { statusCode, body } = await api.get(`${at}.${extension}${more}`)
        expect([more, extension, statusCode]).toEqual([more, extension, 400])
        expect(body).not.toContain('Secret')
      }
    }
    for (const more of ['/to=secret.svg', '/first=50.json'])
      expect((await api.get(at + more)).statusCode).toBe(400)
    expect((await api.get(`${at}.svg?theme=dark&width=400`)).statusCode).toBe(200)
    expect((await api.get(`${at}/theme=dark.svg`)).statusCode).toBe(200)
    for (const path of ['/../../v/connections.json', '.json/../secret', '%2f..%2fgraphql', '.exe'])
      expect((await api.get(at + path)).statusCode).toBeGreaterThanOrEqual(400)
  })

  test('is framed by those that it names, and nobody else', async () => {
    await world()
    const closed = await made()
    const open = await made({
      ...BETWEEN,
      frameAncestors: ['https://wiki.example.com', 'https://*.example.org'],
    })
    const of = async (at: string) => (await api.get(`${at}.svg`)).headers
    expect((await of(closed.at))['content-security-policy']).toContain("frame-ancestors 'none'")
    expect((await of(closed.at))['x-frame-options']).toBe('DENY')
    expect((await of(open.at))['content-security-policy']).toContain(
      'frame-ancestors https://wiki.example.com https://*.example.org',
    )
    expect((await of(open.at))['x-frame-options']).toBeUndefined()
    expect((await of(open.at))['referrer-policy']).toBe('no-referrer')
    for (const origin of [
      "'self'",
      'https://a.example; script-src *',
      'javascript:',
      'https://a.example/path',
      'https://a b',
    ])
      expect((await create({ ...BETWEEN, frameAncestors: [origin] })).faults).toEqual([
        { code: 'BAD_VALUE', path: ['frameAncestors'] },
      ])
  })

  test('that could not be shown is not made', async () => {
    await world()
    const faults = async (input: object) => (await create(input)).faults
    expect(await faults({ query: 'nope' })).toEqual([{ code: 'UNKNOWN_QUERY', path: ['query'] }])
    expect(await faults({ ...BETWEEN, variables: { from: 'nobody', to: 'ada' } })).toEqual([
      { code: 'NOT_FOUND', path: ['variables'] },
    ])
    expect(await faults({ ...BETWEEN, variables: { via: 'x' } })).toEqual([
      { code: 'UNKNOWN_VARIABLE', path: ['variables'] },
    ])
    expect(await faults({ ...BETWEEN, variables: { first: 'many' } })).toEqual([
      { code: 'BAD_INPUT', path: ['variables'] },
    ])
    const far = new Date(Date.now() + 2_000 * 86_400_000).toISOString()
    expect(await faults({ ...BETWEEN, label: 'a\nb', expiresAt: far })).toEqual([
      { code: 'BAD_VALUE', path: ['label'] },
      { code: 'BAD_DATE', path: ['expiresAt'] },
    ])
  })

  test('made again with the same idempotency key is the same one, with its token', async () => {
    await world()
    const input = { ...BETWEEN, idempotencyKey: 'once' }
    const [first, second] = [await create(input), await create(input)]
    expect(second).toEqual(first)
    expect((await create({ ...input, label: 'another' })).faults).toEqual([
      { code: 'IDEMPOTENCY_KEY_USED', path: ['idempotencyKey'] },
    ])
  })
})

describe('who may', () => {
  const told = async (query: string, variables: object, key: string | null) => {
    const { status, errors } = await api.send(query, variables, key)
    return [status, errors?.[0]?.extensions.code]
  }
  test('make, list and revoke: those who write, their own; with admin all, and such as never end', async () => {
    await world()
    const input = { idempotencyKey: 'k', ...BETWEEN }
    const LIST = '{ views { nodes { id createdBy } endCursor } }'
    expect(await told(CREATE, { input }, null)).toEqual([401, 'UNAUTHENTICATED'])
    expect(await told(CREATE, { input }, api.bearer.read ?? '')).toEqual([403, 'FORBIDDEN'])
    expect(await told(LIST, {}, api.bearer.read ?? '')).toEqual([200, 'FORBIDDEN'])
    expect(await told(CREATE, { input: { ...input, neverExpires: true } }, api.bearer.write ?? '')).toEqual([
      200,
      'FORBIDDEN',
    ])
    const own = await made()
    const forever = await made({ ...BETWEEN, neverExpires: true }, api.bearer.admin)
    expect(forever.view.expiresAt).toBeNull()
    const days = (Date.parse(own.view.expiresAt ?? '') - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(364)
    expect(days).toBeLessThan(366)
    const listed = async (key?: string) => {
      const { data } = await api.send(LIST, {}, key)
      const views = data?.['views'] as { nodes: { id: string }[] } | undefined
      return views?.nodes.map(({ id }) => id) ?? []
    }
    expect(await listed()).toEqual([own.view.id])
    expect((await listed(api.bearer.admin)).sort()).toEqual([own.view.id, forever.view.id].sort())
    expect((await revoke(forever.view.id)).faults).toEqual([{ code: 'NOT_FOUND', path: ['id'] }])
    expect((await revoke(own.view.id, api.bearer.admin)).view?.revokedAt).not.toBeNull()
  })

  test('pages of views go on where the last one ended', async () => {
    await world()
    const ids = [await made(), await made(), await made()].map(({ view }) => view.id)
    const PAGE =
      'query ($after: String) { views(first: 2, after: $after) { nodes { id: label same: id } endCursor } }'
    interface Page {
      nodes: { id: string; same: string }[]
      endCursor: string | null
    }
    const page = async (after: string | null) => (await api.send(PAGE, { after })).data?.['views'] as Page
    const first = await page(null)
    const second = await page(first.endCursor)
    expect([...first.nodes, ...second.nodes].map(({ same }) => same).sort()).toEqual(ids.sort())
    expect(first.nodes[0]?.id).toBe('Connections between two things')
    expect(second.endCursor).toBeNull()
  })
})

describe('a token', () => {
  test('is no key: to nothing else', async () => {
    await world()
    const { token, view } = await made()
    const bearer = { authorization: `Bearer ${token}` }
    for (const url of [
      '/v/connections.json?from=ada&to=bolt',
      '/export?format=jsonl',
      '/graphql?query=%7B__typename%7D',
    ])
      expect([url, (await api.get(url, bearer)).statusCode]).toEqual([url, 401])
    for (const query of ['{ __typename }', `{ node(id: "${view.id}") { id } }`, CREATE])
      expect((await api.send(query, { input: { idempotencyKey: 'x', ...BETWEEN } }, token)).status).toBe(401)
    for (const url of [
      `/v/${token}.json`,
      `/export?format=jsonl&token=${token}`,
      `/v/connections.json?from=ada&to=bolt&token=${token}`,
    ])
      expect((await api.get(url)).statusCode).toBeGreaterThanOrEqual(400)
    const byKey = await api.send(`{ node(id: "${view.id}") { id } entity(id: "${view.id}") { id } }`)
    expect(byKey.data).toEqual({ node: null, entity: null })
  })

  test('that anyone else made or changed opens nothing', async () => {
    await world()
    const { token, view } = await made()
    const other = await made({ ...BETWEEN, label: 'other' })
    const [head = '', payload = '', signature = ''] = token.split('.')
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as {
      alg: string
      kid: string
      typ: string
    }
    const text = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const sign = async (secret: Uint8Array, changed: object = {}) =>
      await new SignJWT()
        .setProtectedHeader({ ...header, ...changed })
        .setJti(view.id)
        .setExpirationTime('1h')
        .sign(secret)
    const forged = {
      'another payload': `${head}.${text({ jti: other.view.id })}.${signature}`,
      'the payload of another view': `${head}.${other.token.split('.')[1]}.${signature}`,
      'no algorithm': `${text({ ...header, alg: 'none' })}.${payload}.`,
      'no algorithm, with the signature': `${text({ ...header, alg: 'none' })}.${payload}.${signature}`,
      'another key': await sign(Buffer.alloc(32, 7)),
      'an empty key': await sign(Buffer.alloc(32)),
      'the id of the key as key': await sign(Buffer.from(header.kid.padEnd(32, '0'))),
      'an unknown key': await sign(Buffer.alloc(32, 7), { kid: '0123456789abcdef' }),
      'no key named': `${text({ alg: 'HS256', typ: header.typ })}.${payload}.${signature}`,
      'a key by path': await sign(Buffer.alloc(32), { kid: '../../../dev/null' }),
      'another type': `${text({ ...header, typ: 'JWT' })}.${payload}.${signature}`,
      'not signed at all': `${head}.${payload}.`,
      'a signature cut short': token.slice(0, -2),
      'no JSON': await new CompactSign(Buffer.from('x')).setProtectedHeader(header).sign(Buffer.alloc(32)),
      'much too long': `${head}.${payload}${'A'.repeat(2_000)}.${signature}`,
      'a key of the API': String(api.bearer.admin),
      'the id of a view': view.id,
    }
    for (const [how, wrong] of Object.entries(forged)) {
      for (const extension of EXTENSIONS) {
        const { statusCode, body } = await api.get(`/t/${wrong}.${extension}`)
        expect([how, extension, statusCode]).toEqual([how, extension, 404])
        expect(body).not.toMatch(/Ada|Bolt|connections/)
      }
    }
  })

  test('is good until its view is revoked, whoever still has it', async () => {
    await world()
    const { view, at } = await made()
    expect((await revoke(view.id)).view?.revokedAt).not.toBeNull()
    const { statusCode, body } = await api.get(`${at}.json`)
    expect([statusCode, codeOf(body)]).toEqual([410, 'VIEW_ENDED'])
    for (const { extension, mediaType } of FORMATS) {
      const answer = await api.get(`${at}.${extension}`)
      expect([extension, answer.statusCode]).toEqual([extension, 200])
      expect(answer.headers['content-type']).toBe(mediaType)
      expect(answer.headers['cache-control']).toBe('no-cache')
      expect(answer.body).not.toMatch(/Ada|Bolt/)
    }
    expect((await api.get(`${at}.svg`)).body).toContain('withdrawn')
  })

  test('is good until it expires, by the clock of the server', async () => {
    await world()
    const { at } = await made({ ...BETWEEN, expiresAt: new Date(Date.now() + 1_500).toISOString() })
    expect((await api.get(`${at}.svg`)).body).toContain('Ada')
    await new Promise((resolve) => setTimeout(resolve, 1_600))
    expect((await api.get(`${at}.svg`)).body).toContain('expired')
    expect(codeOf((await api.get(`${at}.json`)).body)).toBe('VIEW_ENDED')
  })

  test('stays good when the signing key is changed, unless the old ones are revoked', async () => {
    await world()
    const [before, unopened] = [await made(), await made()]
    await rotateSigningKeys(api.database, {})
    const after = await made()
    expect((await api.get(`${before.at}.svg`)).body).toContain('Ada')
    expect((await api.get(`${after.at}.svg`)).body).toContain('Ada')
    expect(before.token.split('.')[0]).not.toBe(after.token.split('.')[0])
    await rotateSigningKeys(api.database, { revokeOld: true })
    await new Promise((resolve) => setTimeout(resolve, 5_100))
    for (const { at } of [before, after, unopened])
      expect((await api.get(`${at}.svg`)).body).toContain('withdrawn')
    expect((await api.get(`${(await made()).at}.svg`)).body).toContain('Ada')
  })

  test('is not written down by us: not in a log, an error, or the store', async () => {
    await world()
    const { token, at } = await made()
    for (const extension of EXTENSIONS) await api.get(`${at}.${extension}?to=x`)
    await api.get(`${at}x.svg`)
    const errors = await api.get(`${at}.json?to=x`)
    const stored = await api.database.read(
      {
        name: 'any',
        text: 'MATCH (n) UNWIND keys(n) AS k WITH n[k] AS v WHERE toStringOrNull(v) CONTAINS $signature RETURN v',
      },
      { signature: token.split('.')[2] ?? '' },
    )
    expect(stored).toEqual([])
    expect(JSON.stringify([logged, errors.body, errors.headers])).not.toContain(token.slice(-20))
  })
})

test('a view tells how many of the facts that it showed at first were withdrawn', async () => {
  const [claim = ''] = await world()
  const second = { ...owns('ada', 'bolt'), locator: 'page 2' }
  const { added = [] } = await api.mutate('recordClaims', 'RecordClaimsInput', 'added { id }', {
    claims: [second],
  })
  const { at } = await made()
  expect((await api.get(`${at}.svg`)).body).not.toContain('withdrawn')
  const because = 'It was taken back.'
  await api.mutate('retractClaim', 'ChangeClaimInput', 'claim { id }', { id: claim, because })
  expect((await api.get(`${at}.svg`)).body).toContain('1 fact withdrawn since')
  await api.mutate('retractClaim', 'ChangeClaimInput', 'claim { id }', { id: added[0]?.id, because })
  expect((await api.get(`${at}.svg`)).body).toContain('2 facts withdrawn since')
  await api.mutate('recordClaims', 'RecordClaimsInput', 'added { id }', { claims: [second] })
  expect((await api.get(`${at}.svg`)).body).toContain('1 fact withdrawn since')
})
