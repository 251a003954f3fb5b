import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { loadCypherAll } from '../../src/graph/cypher.ts'
import type { Graph, Params, Statement } from '../../src/graph/graph.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const graph = testGraph()
beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  await loadSeeds(graph, `${ROOT}seeds`, () => undefined)
})
afterAll(() => graph.close())

/** Files of questions and of ownership hold words that only their rooms expand; they come as statements of the questions. */
const files = (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
  .filter((file) => file.endsWith('.cypher') && !/^(questions|ownership)\b/.test(file))
  .map((file) => file.split(sep).join('/'))

describe('Neo4j understands', () => {
  it.each(files)('src/%s', async (file) => {
    for (const { name, text } of loadCypherAll(pathToFileURL(`${ROOT}src/`).href, `./${file}`)) {
      // Schema commands cannot be explained; that they run is shown by preparing the store.
      if (/^CREATE (CONSTRAINT|INDEX|FULLTEXT)/.test(text)) continue
      await graph.write('explain', (tx) => tx.run({ name, text: `EXPLAIN ${text}` }, {}))
    }
  })

  it.each(QUESTIONS.map((question) => [question.slug, question.statements] as const))(
    'every statement of %s',
    async (_, statements) => {
      for (const { name, text } of statements) {
        await graph.read({ name, text: `EXPLAIN ${text}` }, {}, { timeoutMs: 60_000 })
      }
    },
    300_000,
  )
})

describe('a question sends', () => {
  const sent: { statement: Statement; params: Params }[] = []
  const listening: Graph = {
    ...graph,
    read: (statement, params, options) => {
      sent.push({ statement, params })
      return graph.read(statement, params, options)
    },
  }

  it.each([
    ['sharedInfrastructure', { market: 'frontier-ai-models' }],
    ['sharedInfrastructure', { companies: ['anthropic', 'xai'], tiers: 2 }],
    ['rivalDependencies', { company: 'anthropic' }],
    ['rivalDependencies', {}],
    ['conflictsOfInterest', { subject: 'anthropic' }],
    ['conflictsOfInterest', {}],
    ['connections', { from: 'anthropic', to: 'xai' }],
  ])('%s %j: only its own statements, with their parameters, in few trips', async (field, args) => {
    const question = QUESTIONS.find((one) => one.field === field) ?? expect.fail(`no question ${field}`)
    sent.length = 0
    await ask(listening, question, args, new Date(), { timeoutMs: 60_000 })
    expect(sent.length).toBeLessThanOrEqual(2)
    for (const { statement, params } of sent) {
      // The first also tells what the named ids stand for.
      const own = question.statements.map(({ name }) => name)
      expect(own).toContain(statement.name.replace(/-resolving$/, ''))
      const names = new Set(Array.from(statement.text.matchAll(/\$(\w+)/g), ([, name]) => name))
      expect(names).toEqual(new Set(Object.keys(params)))
    }
  })
})

describe('values', () => {
  it('never stand in the text of Cypher: no source joins one in', () => {
    const joined = (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
      .filter((file) => file.endsWith('.cypher'))
      .filter((file) => /\$\{|%s/.test(readFileSync(join(ROOT, 'src', file), 'utf8')))
    expect(joined).toEqual([])
  })
})
