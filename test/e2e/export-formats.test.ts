import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseScope } from '../../src/claims/scope.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { type FORMATS, formatOf } from '../../src/export/formats.ts'
import { importFiles } from '../../src/intake/import.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { exported, tempFile } from '../support/export.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { openValidators } from '../support/validators.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const graph = testGraph()
afterAll(() => graph.close())

// Making the Python environment takes a minute, once.
const validate = await openValidators()

const HOSTILE = '=cmd|"x"!A1 <script>&amp;\u0001\u000b]]>\r\n\u202e\u2028😀'
const LINES = [
  {
    source: {
      id: 'evil',
      kind: 'NEWS',
      publisher: HOSTILE,
      title: HOSTILE,
      url: 'https://example.org/a?b=<c>&d="e"',
    },
  },
  {
    entity: {
      id: 'evil-co',
      kind: 'COMPANY',
      name: HOSTILE,
      aliases: ['@x', HOSTILE + 2],
      form: 'FUND',
      country: 'GB',
      identifiers: [
        { scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' },
        { scheme: 'CIK', value: '1' },
      ],
    },
  },
  { entity: { id: 'evil-state', kind: 'COMPANY', name: 'State', form: 'GOVERNMENT' } },
  { entity: { id: 'evil-person', kind: 'PERSON', name: 'Zoë\u0000 <Evil>' } },
  ...[
    {
      link: 'OWNERSHIP',
      from: 'evil-co',
      to: 'evil-state',
      attributes: { share: { min: 0.07, max: 0.29 }, votes: { min: 0.3, max: 0.3 } },
    },
    {
      link: 'OWNERSHIP',
      from: 'evil-person',
      to: 'evil-co',
      attributes: { controls: true },
      validFrom: '2025-01-02',
    },
    { link: 'OWNERSHIP', from: 'evil-state', to: 'evil-co', validFrom: '2025' },
    { link: 'ROLE', from: 'evil-person', to: 'evil-co', attributes: { role: 'CHAIR' } },
    { link: 'ROLE', from: 'evil-person', to: 'evil-co', attributes: { role: 'BOARD_MEMBER' } },
  ].map((claim) => ({
    claim: {
      ...claim,
      status: 'REPORTED',
      source: 'evil',
      locator: HOSTILE,
      recordedAt: '2026-01-01T00:00:00Z',
    },
  })),
]
const scope = { validAt: '2026-06-01' }
const text = (format: keyof typeof FORMATS, more: object = {}) =>
  exported(graph, format, { scope: { ...scope, ...more } })
const table = async (name: string): Promise<string[][]> => {
  const pieces: string[] = []
  for await (const piece of formatOf('csv', name).write({
    graph,
    lens: parseScope(scope, new Date()),
    part: null,
  }))
    pieces.push(piece)
  return parse(pieces.join(''))
}

beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  await loadSeeds(graph, SEEDS, () => undefined)
  await importFiles(graph, [tempFile('evil.jsonl', LINES.map((line) => JSON.stringify(line)).join('\n'))])
}, 300_000)

/** What the store holds of the day, by its stored periods: counted another way than the export does. */
const count = async (what: string): Promise<number> => {
  const [row] = await graph.read(
    { name: 'test', text: what },
    { validAt: scope.validAt, knownAt: new Date().toISOString() },
  )
  return Number(row?.[0])
}
const nodes = () => count('MATCH (e:Entity) RETURN count(e)')
const links = () =>
  count(
    `MATCH (:Entity)-[r]->(:Entity) WHERE r.tie IS NOT NULL AND NOT r:CONTROL AND r.knownFrom <= $knownAt AND $knownAt < r.knownTo
     AND ((r.validFrom <= $validAt AND $validAt < r.validTo) OR (r:ROLE AND r.validFrom <= $validAt)) RETURN count(DISTINCT r.tie)`,
  )

describe.skipIf(validate === null)('opened by the programs that they are meant for', () => {
  test.each(['graphml', 'gexf'] as const)(
    '%s has every entity as a node and every link as an edge',
    async (format) => {
      const found = await validate?.(format, await text(format))
      expect(found).toMatchObject({ nodes: await nodes(), edges: await links() })
      expect(found).toMatchObject({
        types: expect.arrayContaining(['OWNERSHIP', 'PARTY', 'RIVALRY']) as unknown,
      })
    },
    300_000,
  )

  test('ftm is FollowTheMoney, no value of it is refused, and every end is of the right kind', async () => {
    const found = await validate?.('ftm', await text('ftm'))
    expect(found).toMatchObject({
      faults: [],
      schemata: { Ownership: expect.any(Number) as unknown, Directorship: expect.any(Number) as unknown },
    })
  }, 300_000)

  test('bods is BODS 0.4', async () => {
    const json = await text('bods')
    const found = await validate?.('bods', json)
    const companies = await count('MATCH (e:Company) RETURN count(e)')
    const people = await count('MATCH (e:Person) RETURN count(e)')
    expect(found).toMatchObject({
      version: '0.4',
      faults: [],
      types: { entity: companies, person: people },
      ids: (JSON.parse(json) as unknown[]).length,
    })
  }, 300_000)

  test('jsonld is RDF in which every claim has its primary source', async () => {
    const found = await validate?.('jsonld', await text('jsonld'))
    expect(found).toMatchObject({ faults: [] })
    expect((found as { derived: number }).derived).toBeGreaterThan(await links())
  }, 300_000)
})

describe('a share', () => {
  test('is in percent without the noise of floating point', async () => {
    const relationship = (
      JSON.parse(await text('bods')) as {
        recordDetails: { interestedParty?: string; interests?: unknown[] }
      }[]
    ).find(({ recordDetails }) => recordDetails.interestedParty === 'evil-co')
    expect(relationship?.recordDetails.interests).toMatchObject([
      { type: 'shareholding', share: { minimum: 7, maximum: 29 } },
      { type: 'votingRights', share: { exact: 30 } },
    ])
  })
})

describe('csv', () => {
  test('has a row for each link, with names and evidence, and no formula', async () => {
    const [head = [], ...rows] = parse(await text('csv'))
    expect(rows).toHaveLength(await links())
    const row = rows.find((cells) => cells[head.indexOf('from')] === 'evil-co') ?? []
    expect(row[head.indexOf('fromName')]).toBe(`'${HOSTILE}`)
    expect(row[head.indexOf('evidence')]).toContain('https://example.org/')
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  test('has tables of entities and of claims', async () => {
    expect(await table('entities')).toHaveLength(1 + (await nodes()))
    const [head = [], ...rows] = await table('claims')
    expect(rows.length).toBeGreaterThan(await links())
    expect(rows.every((cells) => cells[head.indexOf('source')] !== '')).toBe(true)
    expect(() => formatOf('csv', 'deals')).toThrow('use links, entities, claims')
  })
})

test('a scope leaves out links here too', async () => {
  const [all, sure] = [await text('csv'), await text('csv', { minConfidence: 0.8 })]
  expect(sure.length).toBeLessThan(all.length)
  expect(await text('csv', { withoutSources: ['evil'] })).not.toContain('evil-co')
})
