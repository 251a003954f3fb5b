/** What a search for connections leaves out is told: ways that are not sure enough, and those beyond its bound. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import type { Claim } from '../../src/claims/types.ts'
import { PARTY_ROLES } from '../../src/graph/vocabulary.ts'
import { importFiles } from '../../src/intake/import.ts'
import { type Asked, ask } from '../../src/questions/ask.ts'
import { connections } from '../../src/questions/connections/connections.ts'
import { claim, SOURCES } from '../support/arbitraries/claims.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { entity } from '../support/arbitraries/graph.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const NOW = new Date('2026-11-21T00:00:00Z')
const graph = testGraph()

const owns = (from: string, to: string, confidence: number): Partial<Claim> => ({
  link: 'OWNERSHIP',
  from,
  to,
  attributes: { share: { min: 0.1, max: 0.1 } },
  confidence,
})
/** Both have every role: 13 × 13 ways from one to the other. */
const everyRole = (id: string, a: string, b: string): Partial<Claim> => ({
  agreement: {
    id,
    kind: 'OTHER',
    parties: PARTY_ROLES.flatMap((role) => [a, b].map((party) => ({ role, entity: party }))),
  },
  confidence: 0.9,
})

beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  const said = [
    owns('a', 'b', 0.4),
    owns('a', 'c', 0.9),
    owns('c', 'b', 0.9),
    ...Array.from({ length: 6 }, (_, i) => everyRole(`g${i}`, 'd', 'e')),
  ]
  const known = {
    sources: SOURCES,
    entities: ['a', 'b', 'c', 'd', 'e'].map((id) => entity(id, 'COMPANY')),
    claims: said.map((each, index) => claim(`k${index + 1}`, each)),
  }
  const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), 'connections.jsonl')
  writeFileSync(path, toClaimsFile(known))
  await importFiles(graph, [path], { now: NOW })
})
afterAll(() => graph.close())

const between = (from: string, to: string, scope: object = {}): Promise<Asked> =>
  ask(graph, connections, { from, to, scope, first: 100 }, NOW)
const lengths = ({ findings }: Asked): unknown[] => findings.map(({ own }) => own['length'])

it('a way that is not sure enough is told, and the next surer one is found', async () => {
  expect(lengths(await between('a', 'b'))).toEqual([1, 2])
  const sure = await between('a', 'b', { minConfidence: 0.8 })
  expect(lengths(sure)).toEqual([2])
  expect(sure.leftOut.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/0\.40, below 0\.8 \(minConfidence\)\. Otherwise: A and B are connected directly/i),
  ])
})

it('also where no other way is left', async () => {
  const none = await between('a', 'b', { minConfidence: 0.95 })
  expect(none.findings).toEqual([])
  expect(none.leftOut).not.toEqual([])
})

it('more ways than the search brings are told, though they pass few things', async () => {
  expect((await between('d', 'e')).truncated).toBe(true)
  expect((await between('d', 'e', { validAt: '2026-11-20' })).truncated).toBe(true)
  expect((await between('a', 'b')).truncated).toBe(false)
})
