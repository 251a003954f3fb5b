import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../src/cli/database.ts'
import { addKeys } from '../../src/cli/keys.ts'
import { createKey, listKeys, revokeKey } from '../../src/keys/store.ts'
import { type Payload, places, useMutatingApi } from '../support/mutating-api.ts'

const { database, bearer, counted, send, mutate } = useMutatingApi()

const RECORDED = 'added { id recordedBy } repeated { id } disputes { attribute about { id } }'
const record = (input: object, key?: string): Promise<Payload> =>
  mutate('recordClaims', 'RecordClaimsInput', RECORDED, { claims: [], ...input }, key)
const change = (name: string, input: object): Promise<Payload> =>
  mutate(name, 'ChangeClaimInput', 'claim { id retractedAt retractedBecause history { what by because } }', {
    because: 'A filing says so.',
    ...input,
  })
const count = async (label: string): Promise<unknown> =>
  (await database.read({ name: 'count', text: `MATCH (n:${label}) RETURN count(n)` }, {}))[0]?.[0]

const SOURCES = [
  { id: 'paper', kind: 'NEWS', reliability: 'B' },
  { id: 'blog', kind: 'BLOG', reliability: 'D' },
]
const ENTITIES = ['acme', 'globex', 'initech'].map((id) => ({ id, kind: 'COMPANY', name: id.toUpperCase() }))
const owns = (from: string, to: string, min: number, more: object = {}) => ({
  link: 'OWNERSHIP',
  from,
  to,
  attributes: { share: { min, max: min } },
  status: 'REPORTED',
  source: 'paper',
  ...more,
})
const WORLD = { sources: SOURCES, entities: ENTITIES, claims: [owns('acme', 'globex', 0.2)] }
const OWNERS = '{ company(id: "globex") { owners { share { min } disputed } } }'

describe('recordClaims', () => {
  test('records, and what comes next from this server sees it', async () => {
    const { added, repeated, faults } = await record({ ...WORLD, because: 'Read today.' })
    expect(faults).toEqual([])
    expect([added, repeated]).toEqual([
      [{ id: expect.stringMatching(/^claim_/) as string, recordedBy: 'write desk' }],
      [],
    ])
    expect((await send(OWNERS)).data).toEqual({
      company: { owners: [{ share: { min: 0.2 }, disputed: false }] },
    })
    expect(
      (await send(`{ claim(id: "${added?.[0]?.id}") { history { what: what by because } } }`)).data,
    ).toEqual({
      claim: { history: [{ what: 'RECORDED', by: 'write desk', because: 'Read today.' }] },
    })
  })

  test('adds nothing the second time', async () => {
    const first = await record(WORLD)
    const second = await record(WORLD)
    expect(second).toMatchObject({ added: [], repeated: [{ id: first.added?.[0]?.id }], faults: [] })
    expect([await count('Claim'), await count('Source')]).toEqual([1, 2])
  })

  test('takes an agreement with all that can be said of it', async () => {
    const agreement = {
      id: 'deal',
      name: 'Deal',
      kind: 'COMPUTE_CAPACITY',
      stage: 'SIGNED',
      parties: [
        { role: 'SUPPLIER', entity: 'globex' },
        { role: 'CUSTOMER', entity: 'acme' },
      ],
      value: { min: 5, currency: 'USD' },
      statements: [{ topic: 'PURPOSE', text: 'To train.' }],
      announcedOn: '2026-05',
    }
    const claim = { agreement, status: 'ANNOUNCED', source: 'paper', locator: 'paragraph 1' }
    expect((await record({ ...WORLD, claims: [claim] })).faults).toEqual([])
    expect(
      (await send('{ agreement(id: "deal") { stage value { min max } history { what } } }')).data,
    ).toEqual({
      agreement: { stage: 'SIGNED', value: { min: 5, max: null }, history: [{ what: 'RECORDED' }] },
    })
  })

  test('tells of the disputes that it makes, and answers of questions follow at once', async () => {
    await record(WORLD)
    expect((await send('{ disputes { totalFindings } }')).data).toEqual({ disputes: { totalFindings: 0 } })
    const { disputes } = await record({
      claims: [owns('acme', 'globex', 0.6, { source: 'blog' }), owns('acme', 'initech', 1)],
    })
    expect(disputes).toEqual([
      { attribute: 'share', about: { id: expect.stringMatching(/^link_/) as string } },
    ])
    expect((await send('{ disputes { totalFindings } }')).data).toEqual({ disputes: { totalFindings: 1 } })
  })

  test('writes nothing where there is any fault, and tells all of them by their place in the input', async () => {
    const faulty = {
      sources: [...SOURCES, { id: 'Web', kind: 'NEWS', url: 'ftp://x' }],
      entities: ENTITIES,
      claims: [
        owns('acme', 'globex', 0.2),
        owns('acme', 'nobody', 0.2),
        owns('acme', 'globex', 1.2),
        { ...owns('acme', 'globex', 0.3), source: 'papre' },
        { status: 'REPORTED', source: 'paper' },
      ],
    }
    const payload = await record(faulty)
    expect(places(payload)).toEqual([
      ['BAD_ID', 'sources.2.id'],
      ['BAD_URL', 'sources.2.url'],
      ['DANGLING_ID', 'claims.1.to'],
      ['SHARE_OUT_OF_RANGE', 'claims.2.attributes.share.min'],
      ['SHARE_OUT_OF_RANGE', 'claims.2.attributes.share.max'],
      ['DANGLING_ID', 'claims.3.source'],
      ['BAD_VALUE', 'claims.4'],
    ])
    expect(payload).toMatchObject({ added: [], repeated: [], disputes: [] })
    expect([
      await count('Claim'),
      await count('Source'),
      await count('Entity'),
      await count('Outcome'),
    ]).toEqual([0, 0, 0, 0])
  })

  test('takes at most a thousand claims', async () => {
    const claims = Array.from({ length: 1001 }, (_, i) => owns('acme', 'globex', 0.2, { locator: String(i) }))
    expect(places(await record({ ...WORLD, claims }))).toEqual([['TOO_MANY_RECORDS', 'claims']])
    expect((await record({ ...WORLD, claims: claims.slice(1) })).added).toHaveLength(1000)
  }, 300_000)

  test('of twenty writers of one claim adds it once', async () => {
    await record({ sources: SOURCES, entities: ENTITIES })
    const all = await Promise.all(Array.from({ length: 20 }, () => record({ claims: WORLD.claims })))
    expect(all.flatMap(({ faults }) => faults)).toEqual([])
    expect(all.filter(({ added }) => added?.length === 1)).toHaveLength(1)
    expect(all.filter(({ repeated }) => repeated?.length === 1)).toHaveLength(19)
  }, 300_000)
})

describe('an idempotency key', () => {
  const idempotencyKey = 'job 7'
  test('with the same input gives the first outcome', async () => {
    const first = await record({ ...WORLD, idempotencyKey })
    expect(first.added).toHaveLength(1)
    expect(await record({ ...WORLD, idempotencyKey })).toEqual(first)
  })

  test('with another input is refused, and says what to do', async () => {
    await record({ ...WORLD, idempotencyKey })
    const payload = await record({ ...WORLD, idempotencyKey, claims: [owns('acme', 'initech', 0.2)] })
    expect(places(payload)).toEqual([['IDEMPOTENCY_KEY_USED', 'idempotencyKey']])
    expect(payload.faults[0]?.message).toContain('new key')
    expect(await count('Claim')).toBe(1)
  })

  test('of two that come at once one writes, and both have its outcome', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => record({ ...WORLD, idempotencyKey })))
    expect(all[0]?.added).toHaveLength(1)
    for (const one of all) expect(one).toEqual(all[0])
  }, 300_000)

  test('belongs to its writer', async () => {
    await record({ ...WORLD, idempotencyKey })
    expect(await record({ ...WORLD, idempotencyKey }, bearer.admin)).toMatchObject({
      added: [],
      repeated: [{}],
    })
  })

  test('of what was refused is free again', async () => {
    expect(
      places(await record({ ...WORLD, idempotencyKey, claims: [owns('acme', 'nobody', 1)] })),
    ).toHaveLength(1)
    expect((await record({ ...WORLD, idempotencyKey })).added).toHaveLength(1)
  })

  test('has one to 255 characters', async () => {
    for (const bad of ['', 'x'.repeat(256)])
      expect(places(await record({ ...WORLD, idempotencyKey: bad }))).toEqual([
        ['BAD_VALUE', 'idempotencyKey'],
      ])
    expect((await record({ ...WORLD, idempotencyKey: 'é'.repeat(255) })).faults).toEqual([])
  })

  test('is forgotten by a later write, not before a day has passed', async () => {
    await record({ ...WORLD, idempotencyKey: 'old' })
    await record({ ...WORLD, idempotencyKey: 'new' })
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    const text =
      'MATCH (o:Outcome) WITH o ORDER BY o.at WITH collect(o) AS all SET (all[0]).at = $old SET (all[1]).at = $new'
    await database.write('age', (tx) =>
      tx.run({ name: 'age', text }, { old: hoursAgo(25), new: hoursAgo(23) }),
    )
    await record({ ...WORLD, idempotencyKey: 'third' })
    expect(await count('Outcome')).toBe(2)
  })
})

describe('a claim', () => {
  const setUp = async (): Promise<[string, string]> => {
    const { added } = await record({
      ...WORLD,
      claims: [...WORLD.claims, owns('acme', 'globex', 0.6, { source: 'blog' })],
    })
    return [String(added?.[0]?.id), String(added?.[1]?.id)]
  }

  test('is retracted, and says by whom and why', async () => {
    const [id] = await setUp()
    const { claim, faults } = await change('retractClaim', { id })
    expect(faults).toEqual([])
    expect(claim).toEqual({
      id,
      retractedAt: expect.stringContaining('T') as string,
      retractedBecause: 'A filing says so.',
      history: [
        { what: 'RECORDED', by: 'write desk', because: null },
        { what: 'RETRACTED', by: 'write desk', because: 'A filing says so.' },
      ],
    })
    expect((await send(OWNERS)).data).toEqual({
      company: { owners: [{ share: { min: 0.6 }, disputed: false }] },
    })
  })

  test('is preferred, and no longer', async () => {
    const [, id] = await setUp()
    expect((await change('preferClaim', { id })).faults).toEqual([])
    expect((await send(OWNERS)).data).toMatchObject({ company: { owners: [{ share: { min: 0.6 } }] } })
    const { claim } = await change('unpreferClaim', { id })
    expect(claim).toMatchObject({
      history: [{ what: 'RECORDED' }, { what: 'PREFERRED' }, { what: 'UNPREFERRED' }],
    })
    expect((await send(OWNERS)).data).toMatchObject({ company: { owners: [{ share: { min: 0.2 } }] } })
  })

  test('is changed once for one key', async () => {
    const [id] = await setUp()
    const input = { id, idempotencyKey: 'once' }
    const first = await change('retractClaim', input)
    expect(await change('retractClaim', input)).toEqual(first)
    expect(places(await change('preferClaim', input))).toEqual([['IDEMPOTENCY_KEY_USED', 'idempotencyKey']])
  })

  test.each(['retractClaim', 'preferClaim', 'unpreferClaim'])(
    'that is not there is a fault of %s',
    async (name) => {
      const payload = await change(name, { id: `claim_${'0'.repeat(32)}` })
      expect([payload.claim, places(payload)]).toEqual([null, [['DANGLING_ID', 'id']]])
      expect(places(await change(name, { id: 'acme' }))).toEqual([['BAD_ID', 'id']])
      expect(places(await change(name, { id: `claim_${'0'.repeat(32)}`, because: '' }))).toEqual([
        ['BAD_VALUE', 'because'],
      ])
    },
  )

  test('that a change would leave as it is, is a fault', async () => {
    const [id] = await setUp()
    const unpreferred = await change('unpreferClaim', { id })
    expect(places(unpreferred)).toEqual([['BAD_VALUE', 'id']])
    expect(unpreferred.faults[0]?.message).toMatch(
      /^The claim cannot be unpreferred as of 20.*: it was not preferred then\.$/,
    )
    await change('retractClaim', { id })
    expect(places(await change('retractClaim', { id }))).toEqual([['BAD_VALUE', 'id']])
  })
})

describe('a retracted claim', () => {
  test('that is recorded again stands again, and tells why', async () => {
    const { added } = await record({ ...WORLD, because: 'Read.' })
    const id = String(added?.[0]?.id)
    await change('retractClaim', { id })
    const again = await record({ ...WORLD, because: 'Read again.' })
    expect(again).toMatchObject({ added: [{ id }], repeated: [], faults: [] })
    expect((await send(OWNERS)).data).toMatchObject({ company: { owners: [{ share: { min: 0.2 } }] } })
    expect((await send(`{ claim(id: "${id}") { history { what because } } }`)).data).toEqual({
      claim: {
        history: [
          { what: 'RECORDED', because: 'Read.' },
          { what: 'RETRACTED', because: 'A filing says so.' },
          { what: 'REVIVED', because: 'Read again.' },
        ],
      },
    })
  })
})

describe('two records of one thing', () => {
  const because = 'The register has one.'
  const SHOWN = 'entity { id name history { what by because other verdict } }'
  const merge = (input: object) => mutate('mergeEntities', 'MergeEntitiesInput', SHOWN, { because, ...input })
  const split = (input: object) => mutate('splitEntity', 'SplitEntityInput', SHOWN, { because, ...input })
  const judge = (input: object) => mutate('judgeSame', 'JudgeSameInput', '__typename', { because, ...input })
  const HELD = '{ company(id: "initech") { id holdings { to { id } } } }'

  test('are merged and split, and both tell of it', async () => {
    await record({ ...WORLD, claims: [owns('initech', 'globex', 0.3)] })
    const merged = await merge({ keep: 'acme', absorb: 'initech' })
    expect(merged.faults).toEqual([])
    expect(merged.entity).toMatchObject({
      id: 'acme',
      history: [{ what: 'ABSORBED', by: 'write desk', because, other: 'initech', verdict: null }],
    })
    expect((await send(HELD)).data).toEqual({ company: { id: 'acme', holdings: [{ to: { id: 'globex' } }] } })
    const parted = await split({ id: 'initech' })
    expect([parted.faults, parted.entity?.['id']]).toEqual([[], 'initech'])
    expect((await send(HELD)).data).toEqual({
      company: { id: 'initech', holdings: [{ to: { id: 'globex' } }] },
    })
  })

  test('are refused by their place in the input', async () => {
    await record(WORLD)
    expect(places(await merge({ keep: 'acme', absorb: 'nobody' }))).toEqual([['DANGLING_ID', 'absorb']])
    expect(places(await merge({ keep: 'acme', absorb: 'acme' }))).toEqual([['SELF_MERGE', 'absorb']])
    // One owns a part of the other.
    expect(places(await merge({ keep: 'acme', absorb: 'globex' }))).toEqual([['MERGE_CONFLICT', 'absorb']])
    expect(places(await split({ id: 'acme' }))).toEqual([['NOT_MERGED', 'id']])
    expect(places(await judge({ a: 'acme', b: 'acme', verdict: 'NO' }))).toEqual([['SELF_MERGE', 'b']])
  })

  test('are merged once for one key', async () => {
    await record(WORLD)
    const input = { keep: 'acme', absorb: 'initech', idempotencyKey: 'once' }
    const first = await merge(input)
    expect(first.faults).toEqual([])
    expect(await merge(input)).toEqual(first)
  })

  test('are judged, and a judgement stands against a merge', async () => {
    await record(WORLD)
    expect((await judge({ a: 'acme', b: 'initech', verdict: 'NO' })).faults).toEqual([])
    expect((await send('{ entity(id: "acme") { history { what other verdict } } }')).data).toMatchObject({
      entity: {
        history: expect.arrayContaining([{ what: 'JUDGED', other: 'initech', verdict: 'NO' }]) as unknown,
      },
    })
    expect(places(await merge({ keep: 'acme', absorb: 'initech' }))).toEqual([['MERGE_CONFLICT', 'absorb']])
  })
})

describe('keys', () => {
  test('are stored without what is secret, and listed newest first', async () => {
    const [row] = await database.read(
      { name: 'keys', text: 'MATCH (k:Key) RETURN collect(properties(k))' },
      {},
    )
    for (const text of Object.values(bearer)) expect(JSON.stringify(row)).not.toContain(text.split('_')[2])
    expect((await listKeys(database)).map(({ scope }) => scope).sort()).toEqual(['admin', 'read', 'write'])
    expect(JSON.stringify(await listKeys(database))).not.toContain('hash')
  })

  test('let their holder do what their scope says', async () => {
    const query = 'mutation ($input: RecordClaimsInput!) { recordClaims(input: $input) { faults { code } } }'
    const codes: unknown[] = []
    for (const key of [null, bearer.read, bearer.write, bearer.admin]) {
      const input = { idempotencyKey: randomUUID(), claims: [] }
      codes.push((await send(query, { input }, key)).status)
    }
    expect(codes).toEqual([401, 403, 200, 200])
  })

  test('cost one trip when they are first seen, and none after that', async () => {
    for (const expected of [1, 0]) {
      counted.reads = 0
      await send('{ __typename }')
      expect(counted.reads).toBe(expected)
    }
  })

  test('that are revoked are refused, and there is no other by a wrong id', async () => {
    const { key, text } = await createKey(database, { name: 'gone', scope: 'admin', expiresAt: null })
    expect((await revokeKey(database, key.id)).revokedAt).not.toBeNull()
    expect((await send('{ __typename }', {}, text)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    await expect(revokeKey(database, 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each(['pack:ai-compute', 'import', ' x', '', 'a\nb', 'x'.repeat(201)])(
    'are not named %j',
    async (name) => {
      await expect(createKey(database, { name, scope: 'read', expiresAt: null })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      })
    },
  )
})

describe('dealgraph keys', () => {
  async function run(...args: string[]): Promise<{ out: string; err: string }> {
    const said = { out: '', err: '' }
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
    const output = {
      out: (text: string) => void (said.out += text),
      err: (text: string) => void (said.err += text),
      width: 100,
    }
    addKeys(program, (use) => use({ graph: database } as Database), output)
    await program.parseAsync(['keys', ...args], { from: 'user' })
    return said
  }

  test('makes a key that works at once, lists it without what is secret, and revokes it', async () => {
    const { out: text, err } = await run(
      'create',
      '--name',
      "Ann's desk",
      '--scope',
      'write',
      '--expires',
      '90d',
    )
    expect(text).toMatch(/^dgk_[0-9a-f]{16}_[\w-]{43}$/)
    expect(err).toContain('scope write, expires 2')
    expect((await send('{ __typename }', {}, text)).status).toBe(200)
    const [, id = '', secret = ''] = /^dgk_([0-9a-f]+)_(.+)$/.exec(text) ?? []
    const { out: list } = await run('list')
    expect(list).toContain(id)
    expect(list).toContain("Ann's desk")
    expect(list).not.toContain(secret)
    expect((await run('revoke', id)).out).toContain('Revoked the key')
    expect((await listKeys(database)).find((key) => key.id === id)?.revokedAt).not.toBeNull()
  })

  test.each([
    [['create', '--name', 'x', '--scope', 'all'], 'BAD_INPUT'],
    [['create', '--name', 'x', '--scope', 'read', '--expires', 'soon'], 'BAD_DATE'],
    [['revoke', 'nothing'], 'NOT_FOUND'],
  ])('%j is refused', async (args, code) => {
    await expect(run(...args)).rejects.toMatchObject({ code })
  })
})
