import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApi } from '../../src/api/server.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { importFiles } from '../../src/intake/import.ts'
import { ask } from '../../src/questions/ask.ts'
import { ultimateOwners } from '../../src/questions/ultimate-owners/ultimate-owners.ts'
import { CONFIG, silent } from '../support/fake-behind.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { realBehind } from '../support/real-behind.ts'

const graph = testGraph()
const owners = (of: string, scope: object = {}) =>
  ask(graph, ultimateOwners, { of, scope, first: 50 }, new Date('2026-11-21T00:00:00Z'), {
    timeoutMs: 20_000,
  })

const DEEP = 300
const RING = 40
const company = (id: string) => ({ entity: { id, kind: 'COMPANY', name: id.toUpperCase() } })
const owns = (from: string, to: string, share: number, more: object = {}) => ({
  claim: {
    link: 'OWNERSHIP',
    from,
    to,
    attributes: { share: { min: share, max: share } },
    status: 'DISCLOSED',
    source: 'filing',
    ...more,
  },
})
const deep = Array.from({ length: DEEP + 1 }, (_, i) => `deep-${i}`)
const ring = Array.from({ length: RING }, (_, i) => `ring-${i}`)
const records = [
  { source: { id: 'filing', kind: 'FILING', reliability: 'A', publishedOn: '2025-01-01' } },
  { source: { id: 'blog', kind: 'BLOG', reliability: 'D', publishedOn: '2025-06-01' } },
  ...[...deep, ...ring, 'top', 'a', 'b'].map(company),
  { entity: { id: 'pat', kind: 'PERSON', name: 'Pat' } },
  ...deep.slice(1).map((id, i) => owns(id, `deep-${i}`, 1)),
  // Everybody holds something of everybody else; the person has half of the first.
  ...ring.flatMap((id) =>
    ring.filter((other) => other !== id).map((other) => owns(other, id, 0.5 / (RING - 1))),
  ),
  ...ring.map((id) => owns('top', id, 0.5)),
  owns('pat', 'a', 0.6, { validFrom: '2020', validTo: '2025-01-01' }),
  owns('pat', 'a', 0.2, { validFrom: '2025-01-01' }),
  owns('b', 'a', 0.4),
  owns('pat', 'b', 1, { source: 'blog' }),
  { claim: { link: 'INVESTMENT', from: 'top', to: 'a', attributes: {}, status: 'REPORTED', source: 'blog' } },
]

beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), 'owners.jsonl')
  writeFileSync(path, records.map((record) => JSON.stringify(record)).join('\n'))
  await importFiles(graph, [path], { now: new Date('2026-06-01T00:00:00Z') })
}, 300_000)
afterAll(() => graph.close())

describe('ultimateOwners on Neo4j', () => {
  it('walks to each owner once: the plan prunes, so that cross-holdings do not multiply', async () => {
    const [statement] = ultimateOwners.statements
    const params = {
      of: 'ring-0',
      limit: 100,
      validAt: '2026-01-01',
      knownAt: '2026-11-21T00:00:00.000Z',
      wide: false,
    }
    await graph.read(statement ?? expect.fail(), params, { timeoutMs: 20_000 })
    const started = performance.now()
    await graph.read(statement ?? expect.fail(), params, { timeoutMs: 20_000 })
    expect(performance.now() - started).toBeLessThan(2_000)
  })
  it('answers dense cross-holdings and deep chains', async () => {
    const { findings, truncated, explored } = await owners('ring-0')
    expect(findings.map(({ own }) => own)).toMatchObject([{ owner: 'top', share: { min: 1, max: 1 } }])
    expect([truncated, explored]).toEqual([false, RING * RING])
    const [last] = (await owners('deep-0')).findings
    expect(last?.own).toMatchObject({ owner: `deep-${DEEP}`, share: { min: 1, max: 1 }, controls: true })
  })
  it('as of a day, and with a source left out, of which the answer tells', async () => {
    const share = async (scope: object) =>
      (await owners('a', scope)).findings.map(({ own }) => [own['owner'], own['share']])
    expect(await share({})).toEqual([['pat', { min: 0.6, max: 0.6 }]])
    expect(await share({ validAt: '2024-06-01' })).toEqual([['pat', { min: 1, max: 1 }]])
    const without = await owners('a', { withoutSources: ['blog'] })
    expect(without.findings.map(({ own }) => own['owner'])).toEqual(['b', 'pat'])
    expect(without.leftOut.map(({ reason }) => reason).join()).toContain('Its source is left out')
  })
  it('shows its figures, owners and investors by the saved query', async () => {
    const api = await makeApi({ config: CONFIG, behind: realBehind(graph), log: silent, drainMs: 0 })
    const response = await api.app.inject('/v/ultimate-owners.json?of=a')
    await api.stop()
    const { data } = response.json<{ data: { ultimateOwners: Record<string, unknown> } }>()
    expect(data.ultimateOwners).toMatchObject({
      summary:
        'One ultimate owner of A was found: Pat ultimately owns 60 % of A and controls it (disclosed). 40 % is unallocated: who holds the rest of A is not known. Others with a stake in A, but no stated share: TOP.',
      unallocated: { min: 0.4, max: 0.4 },
      investorsWithoutShares: [{ id: 'top', name: 'TOP', kind: 'COMPANY' }],
      findings: [
        { owner: { id: 'pat', name: 'Pat' }, share: { min: 0.6, max: 0.6 }, votes: null, controls: true },
      ],
    })
  })
})
