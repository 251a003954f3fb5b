import { describe, expect, test } from 'vitest'
import { ENTITIES, owns, SOURCES, WORLD } from '../support/deals-to-record.ts'
import { type Payload, places, useMutatingApi } from '../support/mutating-api.ts'

const { database, bearer, send, mutate } = useMutatingApi()

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
