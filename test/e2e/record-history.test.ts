import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { claimHistory, entityHistory, type HistoryEntry } from '../../src/claims/history.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { company, said } from '../support/claims-world.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { event, recordAll } from '../support/recording.ts'

const graph = testGraph()
const WHO = [
  { source: { id: 'paper', kind: 'NEWS', reliability: 'A' } },
  company('acme'),
  company('globex'),
  company('initech'),
]
const told = (entries: readonly HistoryEntry[] | undefined) =>
  entries?.map(({ at, what, by, because, other, verdict }) =>
    [at.slice(0, 10), what, by, because, other, verdict].filter((part) => part !== null).join(' '),
  )

beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
})
afterAll(() => graph.close())

describe('the history of a claim', () => {
  it('tells who did what to it, when and why, oldest first', async () => {
    const claim = said('RIVALRY', 'acme', 'globex', {}, { recordedAt: '2026-01-01T00:00:00Z' })
    const { added } = await recordAll(graph, ...WHO, claim)
    const about = { claim: added[0] }
    await recordAll(graph, event('PREFER', '2026-02-01', about, 'a filing'))
    await recordAll(graph, event('UNPREFER', '2026-03-01', about, null))
    await recordAll(graph, event('RETRACT', '2026-04-01', about, 'misread'))
    await recordAll(graph, event('RECORD', '2026-05-01', about, 'read rightly after all'))
    const history = await claimHistory(graph, [...added, 'claim_unknown'])
    expect([...history.keys()]).toEqual(added)
    expect(told(history.get(added[0] ?? ''))).toEqual([
      '2026-01-01 RECORDED test',
      '2026-02-01 PREFERRED ann a filing',
      '2026-03-01 UNPREFERRED ann',
      '2026-04-01 RETRACTED ann misread',
      '2026-05-01 REVIVED ann read rightly after all',
    ])
  })

  it('tells of a withdrawal that came with the claim itself', async () => {
    const times = { recordedAt: '2026-01-01T00:00:00Z', recordedBy: 'bob' }
    const gone = { retractedAt: '2026-02-01T00:00:00Z', retractedBecause: 'a typing error' }
    const { added } = await recordAll(
      graph,
      ...WHO,
      said('RIVALRY', 'acme', 'globex', {}, { ...times, ...gone }),
    )
    expect(told((await claimHistory(graph, added)).get(added[0] ?? ''))).toEqual([
      '2026-01-01 RECORDED bob',
      '2026-02-01 RETRACTED bob a typing error',
    ])
  })
})

describe('the history of an entity', () => {
  it('begins with the first claim that names it', async () => {
    const later = said('RIVALRY', 'acme', 'globex', {}, { recordedAt: '2026-02-01T00:00:00Z' })
    const first = said(
      'OWNERSHIP',
      'initech',
      'acme',
      {},
      { recordedAt: '2026-01-01T00:00:00Z', recordedBy: 'bob' },
    )
    await recordAll(graph, ...WHO, later, first, company('hooli'))
    const history = await entityHistory(graph, ['acme', 'hooli', 'nobody', 'paper'])
    expect(told(history.get('acme'))).toEqual(['2026-01-01 RECORDED bob'])
    expect([...history.keys()].sort()).toEqual(['acme', 'hooli'])
    expect(history.get('hooli')).toEqual([])
  })
})
