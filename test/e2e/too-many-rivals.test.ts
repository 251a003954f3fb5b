/** Where there are more rivalries than one trip may bring, agreements come first: what is then found is found otherwise, too. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const NOW = new Date('2026-11-21T00:00:00Z')
const graph = testGraph()
let sent: string[] = []
/** The same graph, of which the search for all rivals may bring next to nothing. */
const crowded: Graph = {
  ...graph,
  read: (statement, params, options) => {
    sent.push(statement.name)
    const isAll = statement.name.startsWith('rivals-anywhere')
    return graph.read(statement, isAll ? { ...params, limit: 2 } : params, options)
  },
}

beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  await loadSeeds(graph, SEEDS, () => undefined)
})
afterAll(() => graph.close())

describe.each([
  ['rivalDependencies', 'rivals-supplied-4'],
  ['sharedInfrastructure', 'rivals-sharing-4'],
])('%s of everything', (field, statement) => {
  const question = QUESTIONS.find((one) => one.field === field) ?? expect.fail(field)
  const asked = (of: Graph, scope = {}) =>
    ask(of, question, { first: 100, scope }, NOW, { timeoutMs: 60_000 })

  it.each([{}, { validAt: '2026-07-01' }])(
    'finds through agreements only what there is, and says that it was cut short: %j',
    async (scope) => {
      sent = []
      const [all, some] = [await asked(graph, scope), await asked(crowded, scope)]
      expect(sent).toEqual(['rivals-anywhere-4-resolving', statement])
      expect(all.truncated).toBe(false)
      expect(some.truncated).toBe(true)
      expect(some.totalFindings).toBeGreaterThan(0)
      const headlines = all.findings.map(({ headline }) => headline)
      for (const { headline } of some.findings) expect(headlines).toContain(headline)
    },
  )
})
