/** Arguments of the four questions that the oracle answers, about the entities of graph.ts. */
import * as fc from 'fast-check'
import { LINK_TYPES } from '../../../src/graph/vocabulary.ts'
import type { AffiliateRule } from '../oracle/groups.ts'
import { CONFLICT_KINDS, type ConflictsOfInterestParams } from '../oracle/questions/conflicts-of-interest.ts'
import type { ConnectionsParams } from '../oracle/questions/connections.ts'
import type { RivalDependenciesParams } from '../oracle/questions/rival-dependencies.ts'
import type { SharedInfrastructureParams } from '../oracle/questions/shared-infrastructure.ts'
import { maybe } from './dates.ts'

const company = fc.constantFrom('a', 'b', 'c')
const market = fc.constantFrom('m1', 'm2')
const affiliates: fc.Arbitrary<AffiliateRule> = fc.record({
  basis: fc.constantFrom('CLOSE_LINK', 'CLOSE_LINK', 'CONTROL', 'NONE'),
  threshold: fc.constantFrom(0.2, 0.2, 0.1, 0.5),
  maxHops: fc.constantFrom(4, 4, 6, 1, 2),
})

export const sharedParams: fc.Arbitrary<SharedInfrastructureParams> = fc.record({
  companies: maybe(fc.uniqueArray(company, { minLength: 1, maxLength: 3 }), 1),
  market: maybe(market, 1),
  kinds: maybe(
    fc.constantFrom(['COMPUTE_CAPACITY' as const], ['CHIP_SUPPLY' as const, 'CLOUD_SERVICES' as const]),
    1,
  ),
  tiers: fc.constantFrom(1, 2),
  affiliates,
})
export const dependencyParams: fc.Arbitrary<RivalDependenciesParams> = fc.record({
  company: maybe(company, 1),
  market: maybe(market, 1),
  affiliates,
})
export const conflictParams: fc.Arbitrary<ConflictsOfInterestParams> = fc.record({
  subject: maybe(company, 1),
  kinds: maybe(fc.subarray([...CONFLICT_KINDS], { minLength: 1 }), 1),
  affiliates,
})
export const connectionParams: fc.Arbitrary<ConnectionsParams> = fc.record({
  from: fc.constantFrom('a', 'p', 'x1'),
  to: fc.constantFrom('b', 'c', 'g1'),
  types: maybe(fc.subarray([...LINK_TYPES], { minLength: 3 }), 1),
  maxHops: fc.constantFrom(2, 3, 4),
  // Which of equally long and equally sure paths is left off is decided by ids.
  first: fc.constant(1000),
})
