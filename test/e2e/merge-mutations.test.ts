import { describe, expect, test } from 'vitest'
import { owns, WORLD } from '../support/deals-to-record.ts'
import { type Payload, places, useMutatingApi } from '../support/mutating-api.ts'

const { send, mutate } = useMutatingApi()

const record = (input: object): Promise<Payload> =>
  mutate('recordClaims', 'RecordClaimsInput', 'added { id }', { claims: [], ...input })

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

  test('tell which ties have both ends in one thing now', async () => {
    const SUPPRESSED = 'suppressed { type entity { id } claims { id } }'
    const stake = { ...owns('initech', 'acme', 0.1), link: 'INVESTMENT', attributes: { round: 'A' } }
    const { added } = await record({ ...WORLD, claims: [stake] })
    const told = [{ type: 'INVESTMENT', entity: { id: 'acme' }, claims: added?.map(({ id }) => ({ id })) }]
    const input = { keep: 'acme', absorb: 'initech', because, idempotencyKey: 'once' }
    for (const _ of ['at first', 'sent again'])
      expect(await mutate('mergeEntities', 'MergeEntitiesInput', SUPPRESSED, input)).toEqual({
        suppressed: told,
        faults: [],
      })
    const more = { claims: [{ ...stake, attributes: { round: 'A', instrument: 'LOAN' } }] }
    const late = await mutate('recordClaims', 'RecordClaimsInput', `added { id } ${SUPPRESSED}`, more)
    expect(late.suppressed).toMatchObject([{ type: 'INVESTMENT', entity: { id: 'acme' } }])
  })
})
