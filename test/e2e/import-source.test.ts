import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import type { Format } from '../../src/intake/formats/format.ts'
import { importFiles } from '../../src/intake/import.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

/** A format whose claims name no source of their own. */
const toy = vi.hoisted(
  (): Format => ({
    name: 'toy',
    title: 'toys',
    detects: () => true,
    async *read(_, { source }) {
      for (const id of ['a', 'b'])
        yield { record: { kind: 'entity', value: { id, kind: 'COMPANY', name: id }, line: 1 } }
      yield { unsaid: 'Toy.colour' }
      const value = { link: 'OWNERSHIP', from: 'a', to: 'b', status: 'REPORTED', source: source.id }
      yield { record: { kind: 'claim', value, line: 2 } }
    },
  }),
)
vi.mock('../../src/intake/formats/registry.ts', () => ({
  chooseFormat: () => toy,
  citesItsFile: () => true,
  FORMATS: [toy],
}))

const graph = testGraph()
const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), 'Some Toys.txt')
writeFileSync(path, 'toys')
const sources = async () =>
  graph.read(
    { name: 'sources', text: 'MATCH (c:Claim)-[:HAD_PRIMARY_SOURCE]->(s) RETURN s.id, s.kind, s.title' },
    {},
  )

beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
}, 300_000)
afterAll(() => graph.close())

it('makes the source for which a file stands, of its name and content', async () => {
  const { files } = await importFiles(graph, [path])
  expect(await sources()).toEqual([
    [expect.stringMatching(/^some-toys-txt-[0-9a-f]{8}$/), 'DATASET', 'Some Toys.txt'],
  ])
  expect(files[0]?.unsaid).toEqual(new Map([['Toy.colour', 1]]))
  expect(await importFiles(graph, [path])).toMatchObject({ claims: { added: 0, repeated: 1 }, sources: 0 })
}, 300_000)

it('is the same source for the same content, packed or not', async () => {
  await importFiles(graph, [path])
  for (const level of [1, 9]) {
    writeFileSync(`${path}.gz`, gzipSync('toys', { level }))
    expect(await importFiles(graph, [`${path}.gz`])).toMatchObject({ claims: { added: 0, repeated: 1 } })
  }
}, 300_000)

it('makes the one that is named, or takes it where it is known', async () => {
  await importFiles(graph, [path], { source: 'toys' })
  expect(await importFiles(graph, [path], { source: 'toys' })).toMatchObject({ sources: 0 })
  expect(await sources()).toEqual([['toys', 'DATASET', 'Some Toys.txt']])
  await expect(importFiles(graph, [path], { source: 'No Id' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
}, 300_000)
