import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { claimId } from '../../src/claims/identity.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { importFiles } from '../../src/intake/import.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { runs } from '../property/runs.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { recordedGraphs } from '../support/arbitraries/record.ts'
import { exported, tempFile } from '../support/export.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const graph = testGraph()
afterAll(() => graph.close())

const empty = async () => {
  await wipe(graph)
  await prepareStore(graph)
}
const load = (text: string) => importFiles(graph, [tempFile('claims.jsonl', text)])
const load1 = (...lines: object[]) => load(lines.map((line) => JSON.stringify(line)).join('\n'))

/** Exports, empties the graph, imports what was exported, and exports again. */
async function twice(): Promise<[string, string]> {
  const first = await exported(graph, 'claims')
  await empty()
  await load(first)
  return [first, await exported(graph, 'claims')]
}

const OWNS = { link: 'OWNERSHIP', from: 'acme', to: 'globex', status: 'REPORTED', source: 'paper' } as const
const CLAIM = claimId({
  ...OWNS,
  attributes: null,
  agreement: null,
  supports: true,
  confidence: null,
  locator: null,
  quote: null,
  note: null,
  validFrom: null,
  validTo: null,
})
const BASE = [
  { source: { id: 'paper', kind: 'NEWS', excerptOnly: true } },
  { source: { id: 'blog', kind: 'BLOG' } },
  {
    entity: {
      id: 'acme',
      kind: 'COMPANY',
      name: 'Acmé\u202e "<&>',
      aliases: ['A'],
      identifiers: [{ scheme: 'X', value: 'a:b' }],
    },
  },
  { entity: { id: 'globex', kind: 'COMPANY', name: 'Globex' } },
  { entity: { id: 'site', kind: 'FACILITY', name: 'Site', capacity: { megawatts: { min: 5 } } } },
]
const event = (kind: string, at: string, because?: string, by = 'me') => ({
  event: { kind, at: `2026-0${at}-01T00:00:00.000Z`, by, because, claim: CLAIM },
})
const claim = (more: object = {}) => ({ claim: { ...OWNS, recordedAt: '2026-01-01T00:00:00Z', ...more } })

beforeEach(empty)

describe('exported, imported into an empty graph and exported again, the bytes are the same', () => {
  test('of both seed packs', async () => {
    await loadSeeds(graph, SEEDS, () => undefined)
    const [first, second] = await twice()
    expect(first.length).toBeGreaterThan(100_000)
    expect(second).toBe(first)
  }, 300_000)

  test('of random graphs with all that became of their claims', async () => {
    await fc.assert(
      fc.asyncProperty(recordedGraphs(), async (random) => {
        await empty()
        await load(toClaimsFile(random))
        const [first, second] = await twice()
        expect(first.split('\n').length).toBeGreaterThan(random.claims.length)
        expect(second).toBe(first)
      }),
      runs(5),
    )
  }, 300_000)

  const ACME2 = {
    entity: {
      id: 'acme-2',
      kind: 'COMPANY',
      name: 'Acme Two',
      country: 'DE',
      identifiers: [{ scheme: 'Y', value: '1' }],
    },
  }
  const pair = (kind: string, at: string, more: object = {}) => ({
    event: {
      kind,
      at: `2026-0${at}-01T00:00:00.000Z`,
      by: 'me',
      because: null,
      keep: 'acme',
      absorb: 'acme-2',
      ...more,
    },
  })
  test.each([
    ['merged', [pair('MERGE', '2')]],
    ['merged and split', [pair('MERGE', '2'), pair('SPLIT', '3')]],
    [
      'judged, merged, split and merged the other way',
      [
        pair('JUDGE', '2', { verdict: 'YES' }),
        pair('MERGE', '3'),
        pair('SPLIT', '4'),
        pair('MERGE', '5', { keep: 'acme-2', absorb: 'acme' }),
      ],
    ],
    [
      'merged and split again and again at one instant',
      ['a', 'b', 'c', 'd'].flatMap((because) => [
        pair('MERGE', '2', { because }),
        pair('SPLIT', '2', { because }),
      ]),
    ],
  ])('of records %s, each as it was given', async (_, events) => {
    await load1(
      ...BASE,
      ACME2,
      claim({ recordedBecause: 'the annual report' }),
      claim({ from: 'acme-2' }),
      ...events,
    )
    const [first, second] = await twice()
    expect(first).toContain('"recordedBecause":"the annual report"')
    expect(first.match(/"entity":\{/g)).toHaveLength(4)
    expect(first).toContain('"id":"acme-2","kind":"COMPANY","name":"Acme Two","country":"DE"')
    expect(second).toBe(first)
  })

  test.each([
    ['retracted when imported', [claim({ retractedAt: '2026-02-01T00:00:00Z', retractedBecause: 'wrong' })]],
    ['retracted by an event', [claim(), event('RETRACT', '2', 'wrong')]],
    [
      'retracted, revived and retracted again at one instant, by several people',
      [
        claim(),
        event('RETRACT', '2', 'z'),
        event('RECORD', '2', undefined, 'b'),
        event('RETRACT', '2', 'a'),
        event('RECORD', '2', undefined, 'a'),
      ],
    ],
    [
      'imported as retracted, and revived and retracted at that very instant',
      [
        claim({ retractedAt: '2026-02-01T00:00:00Z', retractedBecause: 'x' }),
        event('RECORD', '2'),
        event('RETRACT', '2', 'x'),
      ],
    ],
    [
      'preferred and no longer so, twice',
      [
        claim(),
        event('PREFER', '2', 'sure'),
        event('UNPREFER', '3'),
        event('PREFER', '3'),
        event('UNPREFER', '4'),
      ],
    ],
  ])('of a claim %s', async (_, lines) => {
    await load1(...BASE, ...lines)
    const [first, second] = await twice()
    expect(first.split('\n').filter((line) => line.startsWith('{"event"'))).toHaveLength(lines.length - 1)
    expect(second).toBe(first)
  })
})

describe('a scope', () => {
  const ids = (text: string) =>
    text.split('\n').flatMap((line) => /^\{"(source|claim)".*?"source":"(\w+)"/.exec(line)?.[2] ?? [])
  beforeEach(() =>
    load1(...BASE, claim(), event('RETRACT', '3', 'wrong'), event('RECORD', '4'), {
      claim: {
        link: 'OPERATION',
        from: 'globex',
        to: 'site',
        status: 'SPECULATED',
        source: 'blog',
        validFrom: '2026-05-01',
        recordedAt: '2026-01-01T00:00:00Z',
      },
    }),
  )

  test.each([
    [{}, ['paper', 'blog']],
    [{ statuses: ['REPORTED'] }, ['paper']],
    [{ withoutSources: ['paper'] }, ['blog']],
    [{ validAt: '2026-04-30' }, ['paper']],
    [{ minConfidence: 0.5 }, ['paper']],
    [{ validAt: '2026-06-01', knownAt: '2026-03-15T00:00:00Z' }, ['blog']],
  ])('%j keeps the claims of %j', async (scope, sources) => {
    expect(ids(await exported(graph, 'claims', { scope })).sort()).toEqual([...sources].sort())
  })

  test('of a moment writes the record as it was known then', async () => {
    const text = await exported(graph, 'claims', { scope: { knownAt: '2026-03-15T00:00:00Z' } })
    expect(text.split('\n').filter((line) => line.startsWith('{"event"'))).toHaveLength(1)
    await empty()
    await load(text)
    expect(await exported(graph, 'claims')).toBe(text)
  })

  test('is imported again', async () => {
    const text = await exported(graph, 'claims', { scope: { withoutSources: ['paper'] } })
    expect(text).not.toContain('"event"')
    await empty()
    await load(text)
    expect(await exported(graph, 'claims')).toBe(text)
  })
})
