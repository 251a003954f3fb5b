/**
 * Two implementations of each question, the product's and the oracle's, asked the same of random graphs: what either finds the other finds,
 * as sure, as doubtful, in the same ways; of each graph as it is, and after merges and splits of its records. ORACLE_RUNS tries more, ORACLE_SEED replays; a failure prints a file that can be imported.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import { CLAIM_STATUSES } from '../../src/graph/vocabulary.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { maybe, someDay } from '../support/arbitraries/dates.ts'
import { type GraphSize, graphs } from '../support/arbitraries/graph.ts'
import { beforeAndAfter, happenings } from '../support/arbitraries/happenings.ts'
import {
  conflictParams,
  connectionParams,
  dependencyParams,
  sharedParams,
} from '../support/arbitraries/params.ts'
import type { OracleFinding } from '../support/oracle/findings.ts'
import { replay } from '../support/oracle/merges.ts'
import { conflictsOfInterest } from '../support/oracle/questions/conflicts-of-interest.ts'
import { connections } from '../support/oracle/questions/connections.ts'
import { rivalDependencies } from '../support/oracle/questions/rival-dependencies.ts'
import { sharedInfrastructure } from '../support/oracle/questions/shared-infrastructure.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { lensOn } from './laws.ts'
import { afterMerges, withCurrentIds } from './merged.ts'
import { askProduct, QUESTIONS } from './product.ts'
import { runs } from './runs.ts'
import { differences, type Told, toldByOracle, toldByProduct } from './told.ts'

const PATIENCE = 3_600_000

const lenses: fc.Arbitrary<Lens> = fc
  .record({
    // Mostly a day on which much holds.
    validAt: fc.oneof(fc.constant('2026-06-01'), someDay),
    minConfidence: fc.constantFrom(null, null, 0, 0.4, 0.6, 0.85),
    statuses: maybe(fc.subarray([...CLAIM_STATUSES], { minLength: 3 }), 1),
    withoutSources: fc.constantFrom([], [], ['s1'], ['s2', 's4']),
    knownAt: fc.constantFrom('2026-11-21T00:00:00.000Z', '2026-07-15T00:00:00.000Z'),
  })
  .map(({ validAt, ...given }) => lensOn(validAt, given))

interface Pair<P> {
  params: fc.Arbitrary<P>
  product: (graph: ClaimGraph, params: P, lens: Lens) => ReturnType<ReturnType<typeof askProduct>>
  oracle: (graph: ClaimGraph, params: P, lens: Lens) => OracleFinding[]
  size: GraphSize
  times: number
}

/** A connection of what is one thing by now is refused. */
const isOfOneThing = (asked: object): boolean => 'from' in asked && 'to' in asked && asked.from === asked.to

function agree<P extends object>(name: string, { params, product, oracle, size, times }: Pair<P>): void {
  test(
    `${name}: product and oracle`,
    () => {
      fc.assert(
        fc.property(graphs(size), params, lenses, happenings, (random, asked, lens, what) => {
          for (const graph of beforeAndAfter(random, what)) {
            if (isOfOneThing(withCurrentIds(asked, replay(graph).standsFor))) continue
            const [here, there]: [Told[], Told[]] = [
              product(graph, asked, lens).map(toldByProduct),
              afterMerges(oracle)(graph, asked, lens).map(toldByOracle),
            ]
            const found = differences(here, there)
            const question = JSON.stringify({ asked, lens })
            expect(found, `asked ${question} of\n${toClaimsFile(graph)}`).toEqual([])
          }
        }),
        runs(times),
      )
    },
    PATIENCE,
  )
}

describe('the product and the oracle find the same', () => {
  agree('sharedInfrastructure', {
    params: sharedParams,
    product: askProduct(QUESTIONS.sharedInfrastructure),
    oracle: sharedInfrastructure,
    size: { claims: 50 },
    times: 250,
  })
  agree('rivalDependencies', {
    params: dependencyParams,
    product: askProduct(QUESTIONS.rivalDependencies),
    oracle: rivalDependencies,
    size: { claims: 50 },
    times: 250,
  })
  agree('conflictsOfInterest', {
    params: conflictParams,
    product: askProduct(QUESTIONS.conflictsOfInterest),
    oracle: conflictsOfInterest,
    size: { claims: 50 },
    times: 250,
  })
  agree('connections', {
    params: connectionParams,
    product: askProduct(QUESTIONS.connections),
    oracle: connections,
    size: { claims: 20 },
    times: 150,
  })
})
