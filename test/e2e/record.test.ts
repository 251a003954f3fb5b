import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { rebuild } from '../../src/claims/rebuild.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { importFiles } from '../../src/intake/import.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { everythingIn } from '../support/everything.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const graph = testGraph()
const ask = (text: string, params = {}) => graph.read({ name: 'test', text }, params)
const everything = () => everythingIn(graph)

const SOURCES = [
  { source: { id: 'paper', kind: 'NEWS', reliability: 'B', publishedOn: '2026-05-06' } },
  { source: { id: 'blog', kind: 'BLOG', reliability: 'D' } },
]
const ENTITIES = ['acme', 'globex', 'initech'].map((id) => ({
  entity: { id, kind: 'COMPANY', name: id.toUpperCase() },
}))
const PARTIES = [
  { role: 'SUPPLIER', entity: 'globex' },
  { role: 'CUSTOMER', entity: 'acme' },
]
const deal = (value: object, claim: object = {}) => ({
  claim: {
    agreement: { id: 'deal', kind: 'COMPUTE_CAPACITY', parties: PARTIES, ...value },
    status: 'REPORTED',
    source: 'paper',
    ...claim,
  },
})
const owns = (from: string, to: string, value: object = {}) => ({
  claim: { link: 'OWNERSHIP', from, to, status: 'REPORTED', source: 'paper', ...value },
})

let files = 0
function file(...lines: object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), `${++files}.jsonl`)
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'))
  return path
}
const load = (...lines: object[]) =>
  importFiles(graph, [file(...lines)], { now: new Date('2026-06-01T00:00:00Z') })
const faults = async (...lines: object[]) => {
  const error: unknown = await load(...lines).catch((e: unknown) => e)
  const { details } = error as { details: { faults: { code: string; line: number; message: string }[] } }
  return details.faults.map(({ code, line }) => [code, line])
}

beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
})
afterAll(() => graph.close())

describe('importing', () => {
  it('a second time adds nothing and changes nothing', async () => {
    const lines = [...SOURCES, ...ENTITIES, deal({ stage: 'SIGNED' }), owns('acme', 'initech')]
    expect(await load(...lines)).toMatchObject({
      added: { length: 2 },
      repeated: [],
      sources: 2,
      entities: 3,
    })
    const before = await everything()
    expect(await load(...lines)).toMatchObject({
      added: [],
      repeated: { length: 2 },
      sources: 0,
      entities: 0,
    })
    expect(await everything()).toBe(before)
  })

  it('does not depend on the order of lines', async () => {
    const lines = [
      ...SOURCES,
      ...ENTITIES,
      deal({ stage: 'SIGNED' }),
      deal({ stage: 'TERMINATED' }, { source: 'blog' }),
      owns('acme', 'initech'),
    ]
    await load(...lines)
    const before = await everything()
    await wipe(graph)
    await load(...lines.toReversed())
    expect(await everything()).toBe(before)
  })

  it('writes nothing where there is any fault, and tells all of them by line', async () => {
    const before = await everything()
    expect(
      await faults(...SOURCES, ...ENTITIES, owns('acme', 'nobody'), owns('acme', 'paper'), {
        claim: { ...owns('acme', 'globex').claim, source: 'papre' },
      }),
    ).toEqual([
      ['DANGLING_ID', 6],
      ['DANGLING_ID', 7],
      ['DANGLING_ID', 8],
    ])
    expect(await everything()).toBe(before)
  })

  it('tells faults of form and of reference together, by line', async () => {
    const bad = { entity: { id: 'oddly', kind: 'COMPANY' } }
    expect(
      await faults(...SOURCES, owns('acme', 'nobody'), bad, owns('oddly', 'oddly'), ...ENTITIES),
    ).toEqual([
      ['DANGLING_ID', 3],
      ['MISSING_FIELD', 4],
    ])
  })

  it('refuses what contradicts what is known', async () => {
    await load(...SOURCES, ...ENTITIES, owns('acme', 'globex', { confidence: 0.6 }))
    const before = await everything()
    expect(await faults({ entity: { id: 'acme', kind: 'COMPANY', name: 'Other' } })).toEqual([
      ['ENTITY_DIFFERS', 1],
    ])
    expect(await faults(owns('acme', 'globex', { confidence: 0.7 }))).toEqual([['CLAIM_DIFFERS', 1]])
    expect(await faults({ entity: { id: 'paper', kind: 'COMPANY', name: 'P' } })).toEqual([['ID_TAKEN', 1]])
    expect(await faults(deal({ id: 'acme' }))).toEqual([['ID_TAKEN', 1]])
    expect(
      await faults({
        claim: {
          link: 'ROLE',
          from: 'acme',
          to: 'globex',
          attributes: { role: 'CEO' },
          status: 'REPORTED',
          source: 'paper',
        },
      }),
    ).toEqual([['KIND_MISMATCH', 1]])
    expect(await everything()).toBe(before)
  })

  it('adds aliases and identifiers, and fills what was unknown', async () => {
    await load(...SOURCES, ...ENTITIES)
    await load({
      entity: {
        id: 'acme',
        kind: 'COMPANY',
        name: 'ACME',
        aliases: ['Acme Corp'],
        country: 'US',
        identifiers: [{ scheme: 'CIK', value: '1' }],
      },
    })
    expect(
      await ask("MATCH (:Identifier {id: 'CIK:1'})-[:IDENTIFIES]->(e) RETURN e.id, e.aliases, e.country"),
    ).toEqual([['acme', ['Acme Corp'], 'US']])
  })
})

describe('links', () => {
  const terms = () =>
    ask(
      'MATCH (:Agreement)-[r:TERMS]->() RETURN r.stage, r.validFrom, r.validTo, r.knownFrom, r.knownTo ORDER BY r.knownFrom, r.validFrom',
    )

  it('are the same after a rebuild, and are mended by one', async () => {
    await loadSeeds(graph, new URL('../../seeds', import.meta.url).pathname, () => {})
    const before = await everything()
    expect(await rebuild(graph, 'test')).toMatchObject({ changed: 0 })
    expect(await everything()).toBe(before)
    await graph.write('damage', (tx) =>
      tx.run({ name: 'damage', text: 'MATCH ()-[r:PARTY|OWNERSHIP]->() DELETE r' }, {}),
    )
    expect((await rebuild(graph, 'test')).changed).toBeGreaterThan(10)
    expect(await everything()).toBe(before)
  })

  it('keep what was so, and what was known, in periods', async () => {
    await load(
      ...SOURCES,
      ...ENTITIES,
      deal({ stage: 'SIGNED', announcedOn: '2026-05-06' }, { recordedAt: '2026-05-06T00:00:00Z' }),
    )
    await load(deal({ stage: 'TERMINATED' }, { validFrom: '2026-08', recordedAt: '2026-08-15T00:00:00Z' }))
    const ever = '9999-12-31T23:59:59.999Z'
    expect(await terms()).toEqual([
      ['SIGNED', '2026-05-06', '9999-12-31', '2026-05-06T00:00:00.000Z', '2026-08-15T00:00:00.000Z'],
      ['SIGNED', '2026-05-06', '2026-08-01', '2026-08-15T00:00:00.000Z', ever],
      ['TERMINATED', '2026-08-01', '9999-12-31', '2026-08-15T00:00:00.000Z', ever],
    ])
  })

  it('end in record time when their last claim is retracted, and can be preferred', async () => {
    const one = await load(
      ...SOURCES,
      ...ENTITIES,
      owns('acme', 'globex', { attributes: { share: { min: 0.2, max: 0.2 } } }),
    )
    const two = await load(
      owns('acme', 'globex', { attributes: { share: { min: 0.6, max: 0.6 } }, source: 'blog' }),
    )
    const shares = () =>
      ask('MATCH ()-[r:OWNERSHIP]->() RETURN r.share, r.disputed, r.knownFrom ORDER BY r.knownFrom')
    expect((await shares()).at(-1)?.slice(0, 2)).toEqual([0.2, true])
    await load({
      event: { kind: 'PREFER', at: '2026-07-01T00:00:00Z', by: 'me', because: 'filing', claim: two.added[0] },
    })
    expect((await shares()).at(-1)).toEqual([0.6, null, '2026-07-01T00:00:00.000Z'])
    const gone = [one, two].map(({ added }) => ({
      event: { kind: 'RETRACT', at: '2026-08-01T00:00:00Z', by: 'me', claim: added[0] },
    }))
    expect(await load(...gone)).toMatchObject({ events: 2 })
    expect(await load(...gone)).toMatchObject({ events: 0 })
    const open = await ask(
      "MATCH ()-[r:OWNERSHIP]->() WHERE r.knownTo > '2026-08-01T00:00:00.000Z' RETURN r.share",
    )
    expect(open).toEqual([])
    expect(await ask('MATCH ()-[r:CONTROL]->() RETURN r.knownFrom, r.knownTo')).toEqual([
      ['2026-07-01T00:00:00.000Z', '2026-08-01T00:00:00.000Z'],
    ])
  })
})

describe('the store', () => {
  it('refuses a database that holds something else', async () => {
    await wipe(graph)
    await graph.write('foreign', (tx) => tx.run({ name: 'foreign', text: 'CREATE (:Invoice)' }, {}))
    await expect(prepareStore(graph)).rejects.toMatchObject({ code: 'DATABASE_FOREIGN' })
  })

  it('passes over a seed pack that it has', async () => {
    const log: string[] = []
    const folder = new URL('../../seeds', import.meta.url).pathname
    await loadSeeds(graph, folder, (line) => log.push(line))
    await loadSeeds(graph, folder, (line) => log.push(line))
    expect(log.filter((line) => line.includes('anthropic-spacex'))).toHaveLength(1)
  })

  it('keeps what is recorded where a newer seed pack words it otherwise, and tells', async () => {
    await wipe(graph)
    await prepareStore(graph)
    const folder = mkdtempSync(join(tmpdir(), 'dealgraph-packs-'))
    mkdirSync(join(folder, 'small'))
    const load = async (note: string, name: string): Promise<string[]> => {
      writeFileSync(
        join(folder, 'small/all.yaml'),
        `sources: [{ id: s, publisher: P, kind: ANALYSIS }]
entities: [{ id: a, kind: COMPANY, name: ${name} }, { id: b, kind: COMPANY, name: B }]
claims: [{ link: OWNERSHIP, from: a, to: b, attributes: { controls: true }, status: REPORTED, source: s, note: ${note} }]`,
      )
      const log: string[] = []
      await loadSeeds(graph, folder, (line) => log.push(line))
      return log
    }
    await load('first', 'A')
    const log = await load('second', 'Other')
    expect(log.join('\n')).toMatch(/note "first", not "second".* stands/)
    expect(log.join('\n')).toMatch(/name "A", not "Other".* stands/)
    expect(await ask("MATCH (e:Entity {id: 'a'}) RETURN e.name")).toEqual([['A']])
    rmSync(folder, { recursive: true })
  })
})
