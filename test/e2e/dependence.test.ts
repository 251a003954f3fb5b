import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { worldOf } from '../../src/claims/world.ts'
import { importFiles } from '../../src/intake/import.ts'
import { ask } from '../../src/questions/ask.ts'
import type { Question } from '../../src/questions/define-question.ts'
import { leverage } from '../../src/questions/leverage/leverage.ts'
import { outage } from '../../src/questions/outage/outage.ts'
import { lensOn } from '../property/laws.ts'
import { decided, rowsOf } from '../property/product.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { graphs } from '../support/arbitraries/graph.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'

/** What the searches of outage and leverage bring must be all that the decision needs. */
const graph = testGraph()
afterAll(() => graph.close())
const NOW = new Date('2026-11-21T00:00:00Z')
const DAY = '2026-07-01'
const SCOPES = [
  { validAt: DAY },
  { validAt: DAY, minConfidence: 0.6 },
  { validAt: DAY, withoutSources: ['s1'] },
]

/** Of some random graphs those in which most is hit: where most belong to one group, there is little to find. */
const RICHEST = fc
  .sample(graphs({ claims: 60 }), { seed: 3, numRuns: 40 })
  // Preferences name claims by ids that only the store knows, and are tested elsewhere.
  .map((each) => ({ ...each, claims: each.claims.map((claim) => ({ ...claim, preferred: [] })) }))
  .map((each) => ({ known: each, rows: rowsOf(each), hit: hitsIn(each) }))
  .sort((a, b) => b.hit - a.hit)
  .slice(0, 2)
function hitsIn(known: ClaimGraph): number {
  const world = worldOf(rowsOf(known), lensOn(DAY))
  const ids = known.entities.map(({ id }) => id)
  return ids.flatMap((id) => decided(outage, world, { of: [id], tiers: 2 }, lensOn(DAY))).length
}

describe.each(RICHEST)('on a random graph with $hit hits', ({ known, rows }) => {
  const ofKinds = (...kinds: string[]) =>
    known.entities.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)

  beforeAll(async () => {
    await wipe(graph)
    await prepareStore(graph)
    const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), 'random.jsonl')
    writeFileSync(path, toClaimsFile(known))
    await importFiles(graph, [path], { now: NOW })
  }, 300_000)

  async function agrees<P>(question: Question<P>, args: object, scope: (typeof SCOPES)[number]) {
    const lens = lensOn(DAY, { ...scope, knownAt: NOW.toISOString() })
    const asked = await ask(graph, question, { ...args, scope, first: 100 }, NOW, { timeoutMs: 20_000 })
    const expected = decided(question, worldOf(rows, lens), args, lens)
    const told = (findings: typeof asked.findings) =>
      findings.map(({ id, confidence, own, headline }) => ({ id, confidence, own, headline }))
    expect(asked.truncated).toBe(false)
    expect(told(asked.findings), JSON.stringify({ args, scope })).toEqual(told(expected))
    return expected.length
  }

  it('outage finds of each thing, at both tiers, what there is in all', async () => {
    let found = 0
    for (const scope of SCOPES)
      for (const tiers of [1, 2])
        for (const id of ofKinds('COMPANY', 'FACILITY'))
          found += await agrees(outage, { of: [id], tiers, measure: 'VALUE' }, scope)
    expect(found).toBeGreaterThan(10)
  }, 300_000)

  it('leverage finds all suppliers of each company, and all that they sell', async () => {
    let found = 0
    for (const scope of SCOPES)
      for (const measure of ['AGREEMENTS', 'VALUE'])
        for (const company of ofKinds('COMPANY')) found += await agrees(leverage, { company, measure }, scope)
    expect(found).toBeGreaterThan(10)
  }, 300_000)
})
