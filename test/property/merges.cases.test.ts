/** Cases in which the two implementations of merging once differed, with answers written by hand, held against both. */
import { describe, expect, test } from 'vitest'
import type { Claim, RecordEvent } from '../../src/claims/types.ts'
import { claim, SOURCES } from '../support/arbitraries/claims.ts'
import { entity } from '../support/arbitraries/graph.ts'
import { replay } from '../support/oracle/merges.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { applied } from './merged.ts'

const graphOf = (claims: readonly Partial<Claim>[], events: readonly Partial<RecordEvent>[]): ClaimGraph => ({
  sources: SOURCES,
  entities: ['a', 'b', 'c', 'd'].map((id) => entity(id, 'COMPANY')),
  claims: claims.map((each, index) => claim(`k${index + 1}`, each)),
  events: events.map((event, index) => ({
    id: `e${index + 1}`,
    kind: 'MERGE',
    at: `2026-08-0${index + 1}T00:00:00.000Z`,
    by: 'test',
    because: null,
    claim: null,
    keep: null,
    absorb: null,
    verdict: null,
    ...event,
  })),
})
const party = (id: string, role: 'SUPPLIER' | 'CUSTOMER', of: string): Partial<Claim> => ({
  agreement: { id, kind: 'CLOUD_SERVICES', parties: [{ role, entity: of }] },
})

describe.each([
  [
    'product',
    (graph: ClaimGraph) => applied(graph).faults.map(({ line, code }) => `${(line ?? 0) + 1} ${code}`),
  ],
  [
    'oracle',
    (graph: ClaimGraph) => replay(graph).refused.map(({ event, code }) => `${event.id.slice(1)} ${code}`),
  ],
])('%s', (_, refused) => {
  test('two agreements that were merged are one, on whose two sides nobody stands', () => {
    const claims = [party('g1', 'SUPPLIER', 'a'), party('g2', 'CUSTOMER', 'b')]
    const merge = { keep: 'a', absorb: 'b' }
    const agreements = { keep: 'g1', absorb: 'g2' }
    expect(refused(graphOf(claims, [merge]))).toEqual([])
    expect(refused(graphOf(claims, [agreements, merge]))).toEqual(['2 MERGE_CONFLICT'])
    const split = { kind: 'SPLIT', absorb: 'g2' } as const
    expect(refused(graphOf(claims, [agreements, split, merge]))).toEqual([])
    expect(refused(graphOf(claims, [merge, agreements]))).toEqual([])
  })
})
