import { afterAll, beforeEach, expect, it } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { backUp } from '../../src/export/backup.ts'
import { restore } from '../../src/export/restore.ts'
import { said, saidOf } from '../support/claims-world.ts'
import { everythingIn } from '../support/everything.ts'
import { tempFile } from '../support/export.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { event, recordAll, recordAs } from '../support/recording.ts'

const graph = testGraph()
afterAll(() => graph.close())

const company = (id: string, ...wikidata: string[]) => ({
  entity: {
    id,
    kind: 'COMPANY',
    name: id.toUpperCase(),
    identifiers: wikidata.map((value) => ({ scheme: 'WIKIDATA', value })),
  },
})
const BEFORE = { recordedAt: '2026-01-01T00:00:00Z' }
const merge = event('MERGE', '2026-02-01', { keep: 'acme', absorb: 'acme-2' })

beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
  const source = { source: { id: 'paper', kind: 'NEWS' } }
  const things = [company('acme'), company('acme-2'), company('globex')]
  await recordAll(graph, source, ...things, said('RIVALRY', 'acme-2', 'globex', {}, BEFORE), merge)
})

it.each([
  ['numbers', [company('acme', 'Q1'), company('acme-2', 'Q2')]],
  ['a claim that dates from before it', [said('OWNERSHIP', 'acme', 'acme-2', {}, BEFORE)]],
  [
    'two sides of an agreement',
    [
      saidOf(
        {
          id: 'lease',
          parties: [
            { role: 'SUPPLIER', entity: 'acme' },
            { role: 'CUSTOMER', entity: 'acme-2' },
          ],
        },
        BEFORE,
      ),
    ],
  ],
  [
    'a verdict that dates from before it',
    [event('JUDGE', '2026-01-15', { keep: 'acme', absorb: 'acme-2', verdict: 'NO' })],
  ],
])('a merge against which %s speak later is restored with all else', async (_, later) => {
  await recordAll(graph, ...later)
  const before = await everythingIn(graph)
  const file = tempFile('dealgraph.backup', '')
  await backUp(graph, file)
  await restore(graph, file, { force: true })
  expect(await everythingIn(graph)).toBe(before)

  // Whoever merges the two now is told.
  await recordAll(graph, event('SPLIT', '2026-03-01', { absorb: 'acme-2' }))
  const again = await recordAs(graph, [event('MERGE', '2026-04-01', { keep: 'acme', absorb: 'acme-2' })])
  expect(again.faults).toMatchObject([{ code: 'MERGE_CONFLICT' }])
})
