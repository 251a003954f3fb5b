/** Scopes on graphs whose record has several moments. */
import * as fc from 'fast-check'
import type { Lens } from '../../../src/claims/lens.ts'
import { CLAIM_STATUSES } from '../../../src/graph/vocabulary.ts'
import { maybe, someDay } from './dates.ts'
import { moment } from './record.ts'

const ARGUMENTS = ['validAt', 'knownAt', 'minConfidence', 'statuses', 'withoutSources'] as const

export const recordLenses: fc.Arbitrary<Lens> = fc
  .record({
    // Mostly a day on which much holds.
    validAt: fc.oneof(fc.constant('2026-06-01'), someDay),
    minConfidence: fc.constantFrom(null, null, null, 0, 0.4, 0.6),
    statuses: maybe(fc.subarray([...CLAIM_STATUSES], { minLength: 3 }), 1),
    withoutSources: fc.constantFrom([], [], ['s1'], ['s2', 's4']),
    knownAt: fc.oneof(fc.constant('2026-11-21T00:00:00.000Z'), moment),
  })
  .map((lens) => ({ ...lens, given: [...ARGUMENTS] }))
