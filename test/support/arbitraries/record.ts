/** Random graphs whose claims come, go and are preferred at several moments. */
import * as fc from 'fast-check'
import type { Claim, RecordInterval } from '../../../src/claims/types.ts'
import { LAST_INSTANT } from '../../../src/graph/vocabulary.ts'
import type { ClaimGraph } from '../oracle/world.ts'
import { type GraphSize, graphs } from './graph.ts'

/** Moments at which something may happen to the record, in order. */
export const MOMENTS = [
  '2026-03-01T00:00:00.000Z',
  '2026-05-01T00:00:00.000Z',
  '2026-07-01T00:00:00.000Z',
  '2026-09-01T00:00:00.000Z',
  '2026-11-01T00:00:00.000Z',
] as const
export const moment = fc.constantFrom(...MOMENTS)

const interval = (from: string, to: string = LAST_INSTANT): RecordInterval => ({
  from,
  to,
  by: 'test',
  because: to === LAST_INSTANT ? null : 'test',
})

/** Intervals that begin and end at these moments in turn. */
const intervals = (moments: readonly string[]): RecordInterval[] =>
  moments.flatMap((from, index) => (index % 2 === 0 ? [interval(from, moments[index + 1])] : []))

const several = (most: number): fc.Arbitrary<string[]> => fc.subarray([...MOMENTS], { maxLength: most })
const fate: fc.Arbitrary<Pick<Claim, 'recorded' | 'preferred'>> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant([MOMENTS[0] as string]) },
      { weight: 3, arbitrary: moment.map((at) => [at as string]) },
      { weight: 2, arbitrary: fc.subarray([...MOMENTS], { minLength: 2, maxLength: 4 }) },
    ),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: several(2) },
      { weight: 1, arbitrary: several(4) },
    ),
  )
  .map(([recorded, preferred]) => ({
    recorded: intervals(recorded),
    // Only what is in the record can be preferred.
    preferred: intervals(preferred.filter((at) => at >= (recorded[0] ?? ''))).map((each) => ({
      ...each,
      because: null,
    })),
  }))

export const recordedGraphs = (size?: GraphSize): fc.Arbitrary<ClaimGraph> =>
  fc
    .tuple(graphs(size), fc.array(fate, { minLength: 1, maxLength: 40, size: 'max' }))
    .map(([graph, fates]) => ({
      ...graph,
      claims: graph.claims.map((claim, index) => ({ ...claim, ...fates[index % fates.length] })),
    }))
