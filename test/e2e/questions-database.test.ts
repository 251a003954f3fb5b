/**
 * What a question finds through Neo4j is what it finds of all claims in memory, to the last word: its searches bring enough, and the
 * stored links are what consolidation makes of the claims.
 */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import { parseScope } from '../../src/claims/scope.ts'
import { type TieRow, worldOf } from '../../src/claims/world.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { type AskedFinding, toFindings } from '../../src/questions/answer.ts'
import { type Asked, ask } from '../../src/questions/ask.ts'
import type { Question } from '../../src/questions/define-question.ts'
import { mergesIn, withCurrentIds } from '../property/merged.ts'
import { QUESTIONS, rowsOf } from '../property/product.ts'
import { graphs } from '../support/arbitraries/graph.ts'
import { happened, happenings } from '../support/arbitraries/happenings.ts'
import { conflictParams, dependencyParams, sharedParams } from '../support/arbitraries/params.ts'
import { testGraph } from '../support/neo4j.ts'
import { apart, idIn, recordAll, together } from '../support/random-database.ts'

const NOW = new Date('2026-11-21T00:00:00Z')
const GRAPHS = 12
const SEED = 20_261_121
/** What is found by chance in so few graphs has to be something. */
const LEAST_FINDINGS = 200

const database = testGraph()
let trips = 0
const counted: Graph = {
  ...database,
  read: (...args) => {
    trips++
    return database.read(...args)
  },
}

const SCOPES: readonly (readonly [name: string, scope: object])[] = [
  ['by default', {}],
  ['without two sources', { withoutSources: ['s2', 's4'] }],
  ['of some statuses', { statuses: ['DISCLOSED', 'ANNOUNCED', 'ESTIMATED'] }],
  ['on another day', { validAt: '2025-06-15' }],
  ['as known earlier', { knownAt: '2026-07-15T00:00:00Z' }],
]

const sample = <T>(arbitrary: fc.Arbitrary<T>): T[] => fc.sample(arbitrary, { numRuns: GRAPHS, seed: SEED })

/** Agreements are named by their claims, by rules that are tested elsewhere. */
async function namesIn(): Promise<Map<string, string>> {
  const text = 'MATCH (e:Entity) RETURN e.id, e.name'
  const rows = await database.read({ name: 'names', text }, {})
  return new Map(rows.map(([id, name]) => [id as string, name as string]))
}

function inMemory<P>(question: Question<P>, params: object, lens: Lens): AskedFinding[] {
  const world = worldOf(rows, lens)
  return toFindings(
    question.decide(world, question.parameters.parse(params), lens.minConfidence),
    lens.minConfidence,
  )
}

const isDenied = () => all.claims.some(({ supports, preferred }) => !supports && preferred.length > 0)

async function asked<P>(question: Question<P>, params: object, scope: object): Promise<Asked> {
  trips = 0
  const answer = await ask(counted, question, { ...params, scope, first: 100 }, NOW)
  // Where a denial is preferred beside what was found, the search is made again with all claims.
  expect(trips, 'round trips').toBeLessThanOrEqual(isDenied() ? 4 : 2)
  return answer
}

async function compare<P>(question: Question<P>, params: object, scope: object): Promise<number> {
  const answer = await asked(question, params, scope)
  // Asked with ids that may be former ones by now.
  const current = withCurrentIds(params, mergesIn(all).survivor)
  const expected = inMemory(question, current, parseScope(scope, NOW))
  expect(answer.findings.map((finding) => finding.headline)).toEqual(
    expected.slice(0, 100).map((finding) => finding.headline),
  )
  expect(answer.findings).toEqual(expected.slice(0, 100))
  expect(answer.totalFindings).toBe(expected.length)
  return expected.length
}

/** Every bound on chains is a text of its own, whose plan has to be made: two of them are enough here. */
const fewBounds = <T extends { affiliates?: { maxHops: number } }>(params: T): T => ({
  ...params,
  affiliates: params.affiliates && { ...params.affiliates, maxHops: params.affiliates.maxHops > 2 ? 4 : 2 },
})

/**
 * A search for connections brings the shortest ways and those up to two relationships longer. Between two that are not linked themselves
 * these are all ways of two hops, and of one hop in any case.
 */
function connectionIn(index: number): { from: string; to: string; maxHops: number } {
  const ends = [
    ['a', 'b'],
    ['p', 'c'],
    ['b', 'c'],
    ['c', 'x1'],
  ]
  const [one = '', two = ''] = (ends[index % ends.length] ?? []).map(idIn(index))
  const [from, to] = [one, two].map(mergesIn(all).survivor) as [string, string]
  const linked = rows.some(
    ({ from: one, to: other }) => [one.id, other.id].includes(from) && [one.id, other.id].includes(to),
  )
  return { from: one, to: two, maxHops: linked ? 1 : 2 }
}

/** Every other graph with what happened to its records. */
const whatHappened = sample(happenings)
const drawn = sample(graphs({ claims: 45 }))
  .map((graph, index) => (index % 2 === 0 ? graph : happened(graph, whatHappened[index] ?? expect.fail())))
  .map(apart)
const all = together(drawn)
const params = {
  shared: sample(sharedParams).map(fewBounds),
  dependencies: sample(dependencyParams).map(fewBounds),
  conflicts: sample(conflictParams).map(fewBounds),
}
let rows: TieRow[] = []
let found = 0

beforeAll(async () => {
  await recordAll(database, all, NOW)
  rows = rowsOf(all, await namesIn())
})
afterAll(() => database.close())

describe.each(SCOPES)('asked %s', (_, scope) => {
  it.each(drawn.map((_, index) => [index + 1]))('of random graph %i', async (number) => {
    const index = number - 1
    const named = (id: string | null | undefined): string | null => (id ? idIn(index)(id) : null)
    const { companies, market, ...shared } = params.shared[index] ?? {}
    const { company, market: rivalsIn, ...dependencies } = params.dependencies[index] ?? {}
    const { subject, ...conflicts } = params.conflicts[index] ?? {}
    const { sharedInfrastructure, rivalDependencies, conflictsOfInterest, connections } = QUESTIONS
    found += await compare(
      sharedInfrastructure,
      { ...shared, companies: companies?.map(idIn(index)) ?? null, market: named(market) },
      scope,
    )
    found += await compare(
      rivalDependencies,
      { ...dependencies, company: named(company), market: named(rivalsIn) },
      scope,
    )
    found += await compare(conflictsOfInterest, { ...conflicts, subject: named(subject) }, scope)
    found += await compare(connections, connectionIn(index), scope)
  })
})

it('which found something', () => {
  expect(found).toBeGreaterThan(LEAST_FINDINGS)
})
