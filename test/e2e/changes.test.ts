/** What changes reads of the record: by an index on when a claim last changed, which older stores come to have. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readChanges } from '../../src/claims/changes.ts'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { recordBatch } from '../../src/claims/record.ts'
import { prepareStore, readMeta, writeMeta } from '../../src/claims/store.ts'
import { company, saidOf } from '../support/claims-world.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { audit, event, recordAll } from '../support/recording.ts'

vi.setConfig({ testTimeout: 300_000 })

const graph = testGraph()
const [MARCH, MAY, JULY, NOVEMBER] = ['03', '05', '07', '11'].map(
  (month) => `2026-${month}-01T00:00:00.000Z`,
) as [string, string, string, string]
const lease = (supplier: string, more: object) =>
  saidOf({ id: 'lease', parties: [{ role: 'SUPPLIER', entity: supplier }] }, more)

beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  const records = [
    { source: { id: 'paper', kind: 'NEWS' } },
    ...['acme', 'globex', 'initech'].map((id) => company(id)),
    lease('globex', { locator: 'early', recordedAt: MARCH }),
    lease('globex', { locator: 'brief', recordedAt: MAY, retractedAt: JULY }),
    lease('initech', { locator: 'late', recordedAt: NOVEMBER }),
  ]
  const raw = records.map((record): RawRecord => {
    const [[kind, value] = ['', null]] = Object.entries(record)
    return { kind: kind as RawRecord['kind'], value, line: null }
  })
  const { batch, faults } = parseRecords(raw)
  expect(faults).toEqual([])
  await recordBatch(graph, batch, { now: NOVEMBER, by: 'test', audit })
})
afterAll(() => graph.close())

const changed = async (since: string, until: string, about: string | null = null): Promise<string[]> => {
  const { rows } = await readChanges(graph, since, until, about)
  return rows.flatMap(({ claims }) => (claims ?? []).map(({ locator }) => locator ?? '')).sort()
}
const lastChanges = (): Promise<unknown[][]> =>
  graph.read({ name: 'changed-at', text: 'MATCH (c:Claim) RETURN c.id, c.changedAt ORDER BY c.id' }, {})

describe('claims that changed', () => {
  it('are those recorded or retracted after one moment, up to the other', async () => {
    expect(await changed('2026-01-01T00:00:00.000Z', MAY)).toEqual(['brief', 'early'])
    expect(await changed(MAY, JULY)).toEqual(['brief'])
    expect(await changed(JULY, NOVEMBER)).toEqual(['late'])
    expect(await changed(NOVEMBER, '2026-12-01T00:00:00.000Z')).toEqual([])
  })
  it('of a thing are those of agreements that it was known by then to have part in', async () => {
    expect(await changed(MARCH, JULY, 'globex')).toEqual(['brief'])
    expect(await changed(MARCH, JULY, 'initech')).toEqual([])
    expect(await changed(MARCH, NOVEMBER, 'initech')).toEqual(['brief', 'late'])
  })
  it('are looked up by an index', async () => {
    const indexes = await graph.read({ name: 'indexes', text: 'SHOW INDEXES YIELD name, state' }, {})
    expect(indexes).toContainEqual(['claimChangedAt', 'ONLINE'])
  })
  it('are found in a store of the version before, which is brought up to date', async () => {
    const before = await lastChanges()
    expect(new Set(before.map(([, at]) => at))).toEqual(new Set([MARCH, JULY, NOVEMBER]))
    await graph.write('forget', (tx) =>
      tx.run({ name: 'forget', text: 'MATCH (c:Claim) REMOVE c.changedAt' }, {}),
    )
    await writeMeta(graph, { storeVersion: 1 })
    await prepareStore(graph)
    expect(await lastChanges()).toEqual(before)
    expect((await readMeta(graph)).storeVersion).toBe(2)
  })
})

describe('what was done to records', () => {
  it('is told of a thing by all ids that it stands for now', async () => {
    const since = '2026-11-02T00:00:00.000Z'
    await recordAll(graph, ...['hooli', 'hooli-2', 'hooli-3', 'umbrella'].map((id) => company(id)))
    await recordAll(graph, event('MERGE', '2026-11-03', { keep: 'hooli-2', absorb: 'hooli-3' }))
    await recordAll(
      graph,
      event('JUDGE', '2026-11-04', { keep: 'hooli-2', absorb: 'umbrella', verdict: 'NO' }),
    )
    await recordAll(graph, event('MERGE', '2026-11-05', { keep: 'hooli', absorb: 'hooli-2' }))
    const done = async (about: string | null) => {
      const { events } = await readChanges(graph, since, '2026-12-01T00:00:00.000Z', about)
      return events.map(({ kind, keep, absorb }) => [kind, keep, absorb])
    }
    const all = [
      ['MERGE', 'hooli-2', 'hooli-3'],
      ['JUDGE', 'hooli-2', 'umbrella'],
      ['MERGE', 'hooli', 'hooli-2'],
    ]
    expect(await done('hooli')).toEqual(all)
    expect(await done(null)).toEqual(all)
    expect(await done('umbrella')).toEqual(all.slice(1, 2))
    expect(await done('acme')).toEqual([])
  })
})
