/** supplierConcentration against an oracle that finds both ends of the index by slow search; ORACLE_RUNS tries more, ORACLE_SEED replays. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import { worldOf } from '../../src/claims/world.ts'
import { supplierConcentration as question } from '../../src/questions/supplier-concentration/supplier-concentration.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { someDay } from '../support/arbitraries/dates.ts'
import { dealGraphs } from '../support/arbitraries/deals.ts'
import { graphs } from '../support/arbitraries/graph.ts'
import { beforeAndAfter, happenings } from '../support/arbitraries/happenings.ts'
import { concentrationParams } from '../support/arbitraries/ring-params.ts'
import { DEFAULT_RULE, groupsOf } from '../support/oracle/groups.ts'
import { replay, settled } from '../support/oracle/merges.ts'
import { supplierConcentration } from '../support/oracle/questions/supplier-concentration.ts'
import { lookAt } from '../support/oracle/world.ts'
import { lensOn } from './laws.ts'
import { withCurrentIds } from './merged.ts'
import { decided, rowsOf } from './product.ts'
import { runs } from './runs.ts'

const PATIENCE = 3_600_000

const lenses: fc.Arbitrary<Lens> = fc
  .record({ validAt: someDay, minConfidence: fc.constantFrom(null, null, 0, 0.4, 0.6) })
  .map(({ validAt, ...given }) => lensOn(validAt, given))

const DIGITS = 6
const round = (ends: { min: number | null; max: number | null } | null, scale: number): unknown =>
  ends && ends.min !== null && ends.max !== null
    ? [(ends.min / scale).toFixed(DIGITS), (ends.max / scale).toFixed(DIGITS)]
    : null

describe('supplierConcentration', () => {
  test(
    'finds the shares and the index that the oracle finds',
    () => {
      fc.assert(
        fc.property(
          fc.oneof(dealGraphs, graphs()),
          concentrationParams,
          lenses,
          happenings,
          (random, asked, lens, what) => {
            for (const graph of beforeAndAfter(random, what)) {
              const now = settled(graph)
              const params = withCurrentIds(asked, replay(graph).standsFor)
              const world = worldOf(rowsOf(graph), lens)
              const parameters = question.parameters.parse(params)
              const found = decided(question, world, params, lens)
              const extra = question.extra?.(world, parameters, lens.minConfidence) as {
                hhi: { min: number; max: number }
                hhiKnown: { min: number; max: number } | null
                coverage: number
              }
              const groups = groupsOf(lookAt(now, lens), params.affiliates ?? DEFAULT_RULE)
              const here = {
                shares: found
                  .map(({ own, qualifiers }) =>
                    JSON.stringify([
                      groups.label(String(own['supplier'])),
                      round(own['share'] as { min: number; max: number }, 1),
                      own['soleSource'],
                      qualifiers.includes('SOLE_SOURCE'),
                    ]),
                  )
                  .sort(),
                hhi: round(extra.hhi, 10_000),
                hhiKnown: round(extra.hhiKnown, 10_000),
                coverage: extra.coverage,
              }
              const oracle = supplierConcentration(now, params, lens)
              const there = {
                shares: oracle.shares
                  .map(({ supplier, share, soleSource }) =>
                    JSON.stringify([supplier, round(share, 1), soleSource, soleSource]),
                  )
                  .sort(),
                hhi: round(oracle.hhi, 10_000),
                hhiKnown: round(oracle.hhiKnown, 10_000),
                coverage: oracle.coverage,
              }
              const told = JSON.stringify({ params, lens })
              expect(here, `asked ${told} of\n${toClaimsFile(graph)}`).toEqual(there)
            }
          },
        ),
        runs(60),
      )
    },
    PATIENCE,
  )
})
