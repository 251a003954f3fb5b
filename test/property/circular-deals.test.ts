/** circularDeals against an oracle that tries every order of every few groups; ORACLE_RUNS tries more, ORACLE_SEED replays. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import { circularDeals as question } from '../../src/questions/circular-deals/circular-deals.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { someDay } from '../support/arbitraries/dates.ts'
import { dealGraphs } from '../support/arbitraries/deals.ts'
import { graphs } from '../support/arbitraries/graph.ts'
import { beforeAndAfter, happenings } from '../support/arbitraries/happenings.ts'
import { ringParams } from '../support/arbitraries/ring-params.ts'
import { DEFAULT_RULE, groupsOf } from '../support/oracle/groups.ts'
import { replay, settled } from '../support/oracle/merges.ts'
import { type CircularDealsParams, circularDeals } from '../support/oracle/questions/circular-deals.ts'
import { type ClaimGraph, lookAt } from '../support/oracle/world.ts'
import { lensOn, testLaws } from './laws.ts'
import { withCurrentIds } from './merged.ts'
import { askProduct } from './product.ts'
import { runs } from './runs.ts'

const PATIENCE = 3_600_000
const ask = askProduct(question)

const lenses: fc.Arbitrary<Lens> = fc
  .record({ validAt: someDay, minConfidence: fc.constantFrom(null, null, 0.4, 0.6, 0.85) })
  .map(({ validAt, ...given }) => lensOn(validAt, given))

/** The ring by the oracle's names of its groups, from the lowest on. */
function ringOf(ids: readonly string[], graph: ClaimGraph, params: CircularDealsParams, lens: Lens): string {
  const world = lookAt(graph, lens)
  const groups = groupsOf(world, params.affiliates ?? DEFAULT_RULE)
  const nodes = ids.map((id) => (world.kindOf(id) === 'PERSON' ? `${id}!` : groups.label(id)))
  const first = nodes.indexOf([...nodes].sort()[0] ?? '')
  return [...nodes.slice(first), ...nodes.slice(0, first)].join(' ')
}

describe('circularDeals', () => {
  test(
    'finds what the oracle finds, as sure and as doubtful',
    () => {
      fc.assert(
        fc.property(
          fc.oneof(dealGraphs, graphs()),
          ringParams,
          lenses,
          happenings,
          (random, asked, lens, what) => {
            for (const graph of beforeAndAfter(random, what)) {
              const now = settled(graph)
              const params = withCurrentIds(asked, replay(graph).standsFor)
              const there = circularDeals(now, params, lens)
              const ringsOfOwnership = new Set(
                there
                  .filter(
                    ({ ways }) =>
                      ways.length > 36 || ways.some((w) => w.links.some((l) => l.startsWith('OWNERSHIP'))),
                  )
                  .map(({ identity }) => identity.join(' ')),
              )
              const told = (
                name: string,
                found: {
                  confidence: number
                  prospective: boolean
                  disputed: boolean
                  qualifiers: readonly string[]
                },
              ): unknown => [
                name,
                found.confidence.toFixed(9),
                found.prospective,
                found.qualifiers,
                // Of equally sure runs of ownership either may be told; of very many combinations not all are.
                ringsOfOwnership.has(name) ? null : found.disputed,
              ]
              const here = ask(graph, params, lens).map((found) =>
                told(ringOf(found.identity.slice(1), now, params, lens), found),
              )
              const question = JSON.stringify({ params, lens })
              expect(sorted(here), `asked ${question} of\n${toClaimsFile(graph)}`).toEqual(
                sorted(there.map((found) => told(found.identity.join(' '), found))),
              )
            }
          },
        ),
        runs(60),
      )
    },
    PATIENCE,
  )

  test(
    'each ring is a ring: no group twice, steps that follow one another, a payment and something else',
    () => {
      fc.assert(
        fc.property(fc.oneof(dealGraphs, graphs()), ringParams, someDay, (graph, params, day) => {
          for (const { own } of ask(graph, params, lensOn(day))) {
            const { cycle, steps, length } = own as {
              cycle: string[]
              steps: { from: string; to: string; kind: string }[]
              length: number
            }
            expect(new Set(cycle).size).toBe(length)
            expect(steps.map((step) => step.from)).toEqual(cycle)
            expect(steps.map((step) => step.to)).toEqual([...cycle.slice(1), cycle[0]])
            expect(steps.some((step) => step.kind === 'PAY')).toBe(true)
            expect(steps.some((step) => step.kind !== 'PAY')).toBe(true)
          }
        }),
        runs(60),
      )
    },
    PATIENCE,
  )
})

describe('laws', () => {
  testLaws<CircularDealsParams>({
    name: 'circularDeals',
    ask: (graph, params, lens) =>
      ask(graph, params, lens).map((found) => ({
        ...found,
        // Who stands for a group where nobody is over all is decided by ids.
        identity: [ringOf(found.identity.slice(1), graph, params, lens)].flatMap((ring) => ring.split(' ')),
        direct: false,
      })),
    params: ringParams,
    renameParams: (params, rename) => ({
      ...params,
      through: params.through ? rename(params.through) : null,
    }),
    minConfidenceOnlyDrops: true,
  })
})

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort()
