import { describe } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import type { Question } from '../../src/questions/define-question.ts'
import {
  conflictParams,
  connectionParams,
  dependencyParams,
  sharedParams,
} from '../support/arbitraries/params.ts'
import {
  type ConflictsOfInterestParams,
  conflictsOfInterest,
} from '../support/oracle/questions/conflicts-of-interest.ts'
import { type ConnectionsParams, connections } from '../support/oracle/questions/connections.ts'
import {
  type RivalDependenciesParams,
  rivalDependencies,
} from '../support/oracle/questions/rival-dependencies.ts'
import {
  type SharedInfrastructureParams,
  sharedInfrastructure,
} from '../support/oracle/questions/shared-infrastructure.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { type LawFinding, type LawSubject, testLaws } from './laws.ts'
import { askProduct, QUESTIONS } from './product.ts'

/** A question of the laws without who is asked. */
type Asked<P> = Omit<LawSubject<P>, 'ask'>

const shared: Asked<SharedInfrastructureParams> = {
  name: 'sharedInfrastructure',
  params: sharedParams,
  renameParams: (params, rename) => ({
    ...params,
    companies: params.companies?.map(rename) ?? null,
    market: params.market ? rename(params.market) : null,
  }),
  minConfidenceOnlyDrops: true,
}
const dependencies: Asked<RivalDependenciesParams> = {
  name: 'rivalDependencies',
  params: dependencyParams,
  renameParams: (params, rename) => ({
    ...params,
    company: params.company ? rename(params.company) : null,
    market: params.market ? rename(params.market) : null,
  }),
  minConfidenceOnlyDrops: true,
}
const conflicts: Asked<ConflictsOfInterestParams> = {
  name: 'conflictsOfInterest',
  params: conflictParams,
  renameParams: (params, rename) => ({
    ...params,
    subject: params.subject ? rename(params.subject) : null,
  }),
  minConfidenceOnlyDrops: true,
}
const between: Asked<ConnectionsParams> = {
  name: 'connections',
  params: connectionParams,
  renameParams: (params, rename) => ({ ...params, from: rename(params.from), to: rename(params.to) }),
  minConfidenceOnlyDrops: false,
  size: { claims: 20 },
}

describe('laws, of the oracle itself', () => {
  testLaws({ ...shared, ask: sharedInfrastructure })
  testLaws({ ...dependencies, ask: rivalDependencies })
  testLaws({ ...conflicts, ask: conflictsOfInterest })
  testLaws({ ...between, ask: connections })
})

/** The product's findings as the laws look at them. */
function lawful<Q>(question: Question<Q>) {
  const ask = askProduct(question)
  return (graph: ClaimGraph, params: object, lens: Lens): LawFinding[] =>
    ask(graph, params, lens).map(({ identity, own, ...finding }) => ({
      ...finding,
      identity: [typeof own['kind'] === 'string' ? own['kind'] : '', ...identity],
      direct: own['direct'] === true,
    }))
}

describe('laws, of the product', () => {
  testLaws({ ...shared, ask: lawful(QUESTIONS.sharedInfrastructure), namesByIds: true })
  testLaws({ ...dependencies, ask: lawful(QUESTIONS.rivalDependencies), namesByIds: true })
  testLaws({ ...conflicts, ask: lawful(QUESTIONS.conflictsOfInterest), namesByIds: true })
  testLaws({ ...between, ask: lawful(QUESTIONS.connections) })
})
