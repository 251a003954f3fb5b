/** Arguments of timeline, disputes and changes, about the entities of graph.ts. */
import * as fc from 'fast-check'
import type { ChangesParams } from '../oracle/questions/changes.ts'
import type { DisputesParams } from '../oracle/questions/disputes.ts'
import type { TimelineParams } from '../oracle/questions/timeline.ts'
import { maybe, someDay } from './dates.ts'
import { MOMENTS } from './record.ts'

const BEFORE = '2026-01-01T00:00:00.000Z'
/** When every test of the record takes place. */
export const NOW = '2026-11-21T00:00:00.000Z'

/** Something of every kind that claims speak of. */
export const thing = fc.constantFrom('a', 'b', 'c', 'p', 'x1', 'g1', 'g2', 'm1')

export const timelineParams: fc.Arbitrary<TimelineParams> = fc
  .record({ of: thing, from: maybe(someDay, 1), to: maybe(someDay, 1) })
  .map(({ of, from, to }) =>
    from !== null && to !== null && from >= to ? { of, from, to: null } : { of, from, to },
  )

export const disputeParams: fc.Arbitrary<DisputesParams> = fc.record({ about: maybe(thing, 2) })

/** Two moments of the record, and the present. */
export const changesParams: fc.Arbitrary<ChangesParams> = fc
  .record({
    moments: fc.subarray([BEFORE, ...MOMENTS, NOW], { minLength: 2, maxLength: 2 }),
    about: maybe(thing, 1),
  })
  .map(({ moments: [since = BEFORE, until = NOW], about }) => ({ since, until, about }))
