/** What Neo4j tells of what happened, of what is disputed and of what changed is what the oracles tell: ids, evidence and order included. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseScope } from '../../src/claims/scope.ts'
import type { TieRow } from '../../src/claims/world.ts'
import type { AskedFinding } from '../../src/questions/answer.ts'
import { type Asked, ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { askedOf, changeOf, ORACLES, paired } from '../property/changes-both.ts'
import { printing } from '../property/printed.ts'
import { rowsOf } from '../property/product.ts'
import {
  disputeOf,
  disputeOfOracle,
  eventOf,
  eventOfOracle,
  idOfTie,
  lines,
} from '../property/told-history.ts'
import { changesParams, disputeParams, timelineParams } from '../support/arbitraries/history-params.ts'
import { recordedGraphs } from '../support/arbitraries/record.ts'
import { testGraph } from '../support/neo4j.ts'
import { changes } from '../support/oracle/questions/changes.ts'
import { disputes } from '../support/oracle/questions/disputes.ts'
import { timeline } from '../support/oracle/questions/timeline.ts'
import { tiesOf } from '../support/oracle/ties.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { apart, idIn, recordAll, together } from '../support/random-database.ts'

// changes asks every question, and plans dozens of texts where nothing is cached yet.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const NOW = new Date('2026-11-21T00:00:00Z')
const GRAPHS = Number(process.env['ORACLE_GRAPHS'] ?? 12)
const SEED = Number(process.env['ORACLE_SEED'] ?? 20_261_121)
const database = testGraph()

const SCOPES: readonly (readonly [name: string, scope: object])[] = [
  ['by default', {}],
  ['without two sources', { withoutSources: ['s2', 's4'] }],
  ['of some statuses', { statuses: ['DISCLOSED', 'ANNOUNCED', 'ESTIMATED'] }],
  ['on another day', { validAt: '2025-06-15' }],
  ['as known earlier', { knownAt: '2026-07-15T00:00:00Z' }],
  ['of what is rather sure', { minConfidence: 0.6, knownAt: '2026-09-15T00:00:00Z' }],
]

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns = GRAPHS): T[] =>
  fc.sample(arbitrary, { numRuns, seed: SEED })
const drawn = sample(recordedGraphs({ claims: 30 })).map(apart)
const all = together(drawn)
const asked = {
  timeline: sample(timelineParams, GRAPHS * SCOPES.length),
  disputes: sample(disputeParams, GRAPHS * SCOPES.length),
  changes: sample(changesParams),
}
let allRows: TieRow[] = []
let told = 0

async function everything(field: string, args: object): Promise<AskedFinding[]> {
  const question = QUESTIONS.find((each) => each.field === field) ?? expect.fail(field)
  const found: AskedFinding[] = []
  let after: string | null = null
  do {
    const page: Asked = await ask(database, question, { ...args, first: 100, after }, NOW, {
      timeoutMs: 60_000,
    })
    expect(page.truncated).toBe(false)
    found.push(...page.findings)
    after = page.endCursor
  } while (after !== null)
  told += found.length
  return found
}

/** Whether a graph has such a thing: what no claim speaks of is not recorded. */
const has = ({ entities, claims }: ClaimGraph, id: string): boolean =>
  entities.some((each) => each.id === id) || claims.some(({ agreement }) => agreement?.id === id)
const thingIn = (index: number, id: string): string => {
  const named = idIn(index)(id)
  return has(drawn[index] as ClaimGraph, named) ? named : idIn(index)('a')
}

beforeAll(async () => {
  await recordAll(database, all, NOW)
  allRows = rowsOf(all)
})
afterAll(() => database.close())

describe.each(SCOPES.map(([name, scope], index) => [name, scope, index] as const))(
  'asked %s',
  (_, scope, turn) => {
    const lens = parseScope(scope, NOW)
    it.each(drawn.map((graph, index) => [index + 1, graph] as const))(
      'of random graph %i',
      async (number, graph) => {
        const index = number - 1
        const at = index * SCOPES.length + turn
        const params = asked.timeline[at] ?? { of: 'a' }
        const of = thingIn(index, params.of)
        const events = await everything('timeline', { ...params, of, scope })
        printing(graph, { timeline: of, params, scope }, () => {
          const expected = timeline(graph, { ...params, of }, lens)
          expect(lines(events.map(eventOf))).toEqual(lines(expected.map(eventOfOracle)))
          expect(events.map(({ own }) => own['on'])).toEqual(expected.map(({ on }) => on))
        })

        const about = thingIn(index, asked.disputes[at]?.about ?? 'b')
        const found = await everything('disputes', { about, scope })
        printing(graph, { disputes: about, scope }, () =>
          expect(lines(found.map(disputeOf))).toEqual(
            lines(disputes(graph, { about }, lens).map(disputeOfOracle)),
          ),
        )
        const ties = tiesOf(graph.claims)
        const tie = ties[(at * 7) % ties.length]?.id ?? ''
        const ofTie = await everything('disputes', { about: idOfTie(tie), scope })
        printing(graph, { disputes: tie, scope }, () => {
          const [type = '', agreement = ''] = tie.split('|')
          const expected = disputes(graph, { about: type === 'AGREEMENT' ? agreement : tie }, lens)
          expect(lines(ofTie.map(disputeOf))).toEqual(lines(expected.map(disputeOfOracle)))
        })
      },
    )

    it('of the whole graph', async () => {
      const found = await everything('disputes', { scope })
      printing(all, { disputes: null, scope }, () =>
        expect(lines(found.map(disputeOf))).toEqual(lines(disputes(all, {}, lens).map(disputeOfOracle))),
      )
    })
  },
)

describe('what changed', () => {
  it.each(drawn.map((graph, index) => [index + 1, graph] as const))(
    'in random graph %i',
    async (number, graph) => {
      const { since, until, about: thing } = asked.changes[number - 1] ?? expect.fail('no arguments')
      const params = { since, until, about: thingIn(number - 1, thing ?? 'a') }
      const found = await everything('changes', params)
      printing(graph, params, () => {
        const [here, there] = paired(
          found.map(changeOf),
          changes(graph, params, askedOf(graph, params.about)),
        )
        expect(here).toEqual(there)
        expect(found.map(({ own }) => String(own['at']))).toEqual(
          found.map(({ own }) => String(own['at'])).sort(),
        )
      })
    },
  )

  it('in the whole graph', async () => {
    const params = { since: '2026-04-01T00:00:00.000Z', until: '2026-08-01T00:00:00.000Z' }
    const found = await everything('changes', params)
    printing(all, params, () => {
      const { disputes } = ORACLES
      const questions = askedOf(all, null, allRows, disputes ? { disputes } : {})
      const [here, there] = paired(found.map(changeOf), changes(all, params, questions))
      expect(here).toEqual(there)
    })
  })
})

it('which told of something', () => {
  expect(told).toBeGreaterThan(GRAPHS * 20)
})
