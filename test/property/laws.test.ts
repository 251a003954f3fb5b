import { describe } from 'vitest'
import { type ConnectionsParams, connections } from '../support/oracle/questions/connections.ts'
import {
  type ConflictsOfInterestParams,
  conflictsOfInterest,
} from '../support/oracle/questions/conflicts-of-interest.ts'
import {
  type RivalDependenciesParams,
  rivalDependencies,
} from '../support/oracle/questions/rival-dependencies.ts'
import {
  type SharedInfrastructureParams,
  sharedInfrastructure,
} from '../support/oracle/questions/shared-infrastructure.ts'
import {
  connectionParams,
  conflictParams,
  dependencyParams,
  sharedParams,
} from '../support/arbitraries/params.ts'
import { testLaws } from './laws.ts'

describe('laws, of the oracle itself', () => {
  testLaws<SharedInfrastructureParams>({
    name: 'sharedInfrastructure',
    ask: sharedInfrastructure,
    params: sharedParams,
    renameParams: (params, rename) => ({
      ...params,
      companies: params.companies?.map(rename) ?? null,
      market: params.market ? rename(params.market) : null,
    }),
    minConfidenceOnlyDrops: true,
  })
  testLaws<RivalDependenciesParams>({
    name: 'rivalDependencies',
    ask: rivalDependencies,
    params: dependencyParams,
    renameParams: (params, rename) => ({
      ...params,
      company: params.company ? rename(params.company) : null,
      market: params.market ? rename(params.market) : null,
    }),
    minConfidenceOnlyDrops: true,
  })
  testLaws<ConflictsOfInterestParams>({
    name: 'conflictsOfInterest',
    ask: conflictsOfInterest,
    params: conflictParams,
    renameParams: (params, rename) => ({
      ...params,
      subject: params.subject ? rename(params.subject) : null,
    }),
    minConfidenceOnlyDrops: true,
  })
  testLaws<ConnectionsParams>({
    name: 'connections',
    ask: connections,
    params: connectionParams,
    renameParams: (params, rename) => ({ ...params, from: rename(params.from), to: rename(params.to) }),
    minConfidenceOnlyDrops: false,
    size: { claims: 20 },
  })
})
