import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { worldOf } from '../../src/claims/world.ts'
import { importFiles } from '../../src/intake/import.ts'
import { ask } from '../../src/questions/ask.ts'
import { circularDeals } from '../../src/questions/circular-deals/circular-deals.ts'
import type { Question } from '../../src/questions/define-question.ts'
import { supplierConcentration } from '../../src/questions/supplier-concentration/supplier-concentration.ts'
import { lensOn } from '../property/laws.ts'
import { decided, rowsOf } from '../property/product.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { dealGraphs } from '../support/arbitraries/deals.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'

/** What the searches of circularDeals and supplierConcentration bring must be all that the decision needs. */
const graph = testGraph()
afterAll(() => graph.close())
const NOW = new Date('2026-11-21T00:00:00Z')
const DAY = '2026-07-01'
const scopes = [
  { validAt: DAY },
  { validAt: DAY, minConfidence: 0.6 },
  { validAt: DAY, withoutSources: ['s1'] },
]

const told = (findings: readonly { id: string; confidence: number; headline: string }[]) =>
  findings.map(({ id, confidence, headline }) => ({ id, confidence: confidence.toFixed(9), headline }))

/** The first of some random graphs in which enough goes round to tell. */
const withRings = (seed: number) =>
  fc.sample(dealGraphs, { seed, numRuns: 60 }).find((each) => circularIn(each, lensOn(DAY)).length > 2)
const circularIn = (each: ClaimGraph, lens: Lens) =>
  decided(circularDeals, worldOf(rowsOf(each), lens), {}, lens)

describe.each([11])('on a random graph (seed %i)', (seed) => {
  const given = withRings(seed)
  // Preferences name claims by ids that only the store knows, and are tested elsewhere.
  const claims = given?.claims.map((claim) => ({ ...claim, preferred: [] })) ?? []
  const known = { sources: given?.sources ?? [], entities: given?.entities ?? [], claims }
  const rows = rowsOf(known)

  beforeAll(async () => {
    await wipe(graph)
    await prepareStore(graph)
    const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), 'random.jsonl')
    writeFileSync(path, toClaimsFile(known))
    await importFiles(graph, [path], { now: NOW })
  }, 300_000)

  async function agrees<P>(question: Question<P>, args: object, scope: (typeof scopes)[number]) {
    const lens = lensOn(DAY, { ...scope, knownAt: NOW.toISOString() })
    const asked = await ask(graph, question, { ...args, scope, first: 100 }, NOW, { timeoutMs: 20_000 })
    const expected = decided(question, worldOf(rows, lens), args, lens)
    expect(asked.truncated).toBe(false)
    expect(told(asked.findings), JSON.stringify({ args, scope })).toEqual(told(expected.slice(0, 100)))
    return expected.length
  }

  it('circularDeals finds through each, at every length, what there is in all', async () => {
    let found = 0
    for (const scope of scopes) {
      for (const maxLength of scope === scopes[0] ? [2, 3, 4, 5] : [3]) {
        for (const through of [
          null,
          ...known.entities.filter(({ kind }) => kind === 'COMPANY' || kind === 'PERSON').map(({ id }) => id),
        ]) {
          found += await agrees(circularDeals, { through, maxLength }, scope)
        }
      }
    }
    expect(found).toBeGreaterThan(0)
  }, 300_000)

  it('supplierConcentration counts all suppliers of each customer, and of all in a market', async () => {
    for (const scope of scopes) {
      for (const measure of ['AGREEMENTS', 'VALUE']) {
        for (const { id, kind } of known.entities) {
          if (kind === 'COMPANY') await agrees(supplierConcentration, { customer: id, measure }, scope)
          if (kind === 'MARKET') await agrees(supplierConcentration, { market: id, measure }, scope)
        }
      }
    }
  }, 300_000)
})
