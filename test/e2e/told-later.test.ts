import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { company, said } from '../support/claims-world.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { event, recordAll, recordAs } from '../support/recording.ts'

const graph = testGraph()
beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
})
afterAll(async () => await graph.close())

const source = (more: object = {}) => ({ source: { id: 'paper', kind: 'NEWS', ...more } })
const storedSource = async () => {
  const text =
    'MATCH (s:Source {id: "paper"}) RETURN s.publisher, s.title, s.url, s.publishedOn, s.reliability'
  return (await graph.read({ name: 'test', text }, {}))[0]
}
const codes = ({ faults }: { faults: readonly { code: string; path: string[] }[] }) =>
  faults.map(({ code, path }) => [code, ...path])

describe('a source that is given again', () => {
  const about = { publisher: 'The Paper', title: 'Deals', url: 'https://paper.example/deals' }
  test('is told what was not known of it, and loses nothing', async () => {
    await recordAll(graph, source({ publisher: 'The Paper' }), company('acme'))
    expect(codes(await recordAs(graph, [source(about)]))).toEqual([])
    expect(await storedSource()).toEqual(['The Paper', 'Deals', 'https://paper.example/deals', null, null])
    expect(codes(await recordAs(graph, [source()]))).toEqual([])
    expect(await storedSource()).toEqual(['The Paper', 'Deals', 'https://paper.example/deals', null, null])
  })
  test('is refused what its claims were weighed without', async () => {
    await recordAll(
      graph,
      source(),
      company('acme'),
      company('globex'),
      said('OWNERSHIP', 'globex', 'acme', {}),
    )
    const outcome = await recordAs(graph, [source({ ...about, reliability: 'A', publishedOn: '2026-05' })])
    expect(codes(outcome)).toEqual([
      ['ENTITY_DIFFERS', 'source', 'publishedOn'],
      ['ENTITY_DIFFERS', 'source', 'reliability'],
    ])
    expect(await storedSource()).toEqual([null, null, null, null, null])
  })
  test('in one batch is one source with all that is told of it', async () => {
    await recordAll(graph, source(), source({ ...about, reliability: 'B' }))
    expect(await storedSource()).toEqual(['The Paper', 'Deals', 'https://paper.example/deals', null, 'B'])
  })
})

describe('a merge or split that is dated before another of the same records', () => {
  const merge = (at: string) => event('MERGE', at, { keep: 'acme', absorb: 'acme-2' })
  const split = (at: string) => event('SPLIT', at, { absorb: 'acme-2' })
  test('is refused where told in order of time it would come out otherwise', async () => {
    const other = event('MERGE', '2026-02-01', { keep: 'acme', absorb: 'acme-3' })
    await recordAll(graph, ...['acme', 'acme-2', 'acme-3'].map((id) => company(id)), merge('2026-03-01'))
    expect(codes(await recordAs(graph, [split('2026-02-01')]))).toEqual([['BAD_DATE', 'event', 'at']])
    expect(codes(await recordAs(graph, [split('2026-03-02')]))).toEqual([])
    expect(codes(await recordAs(graph, [merge('2026-02-01')]))).toEqual([['BAD_DATE', 'event', 'at']])
    expect(codes(await recordAs(graph, [other]))).toEqual([])
    expect(codes(await recordAs(graph, [merge('2026-04-01')]))).toEqual([])
  })
})
