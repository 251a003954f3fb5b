import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rebuild } from '../../src/claims/rebuild.ts'
import { resolveMeant } from '../../src/claims/resolve.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { company, said, saidOf } from '../support/claims-world.ts'
import { everythingIn } from '../support/everything.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { event, recordAll, recordAs } from '../support/recording.ts'

vi.setConfig({ testTimeout: 120_000 })

const graph = testGraph()
const ask = (text: string) => graph.read({ name: 'test', text }, {})
const source = { source: { id: 'paper', kind: 'NEWS', reliability: 'A' } }
const WHO = [source, company('acme'), company('acme-2'), company('globex'), company('initech')]
const merge = (keep: string, absorb: string) => event('MERGE', '2026-05-01', { keep, absorb })
const owns = (from: string, to: string, part: number) =>
  said('OWNERSHIP', from, to, { share: { min: part, max: part } })
const lease = (customer: string, id = 'lease') =>
  saidOf({
    id,
    parties: [
      { role: 'SUPPLIER', entity: 'initech' },
      { role: 'CUSTOMER', entity: customer },
    ],
  })

const byNumber = (a: number, b: number): number => a - b

/** What a write left half done would show: ties of nobody, ends that are former ids, links that a rebuild makes otherwise. */
async function expectWhole(): Promise<void> {
  expect(
    await ask('MATCH (t:Tie) WHERE NOT (t)<-[:ABOUT]-() OR NOT (t)-[:FROM]->(:Entity) RETURN t.id'),
  ).toEqual([])
  expect(await ask('MATCH (f:FormerId) WHERE NOT (f)-[:NOW]->() RETURN f.id')).toEqual([])
  const before = await everythingIn(graph)
  expect(await rebuild(graph, 'test')).toMatchObject({ changed: 0 })
  expect(await everythingIn(graph)).toBe(before)
}

beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
})
afterAll(() => graph.close())

describe('at the same time', () => {
  it('two merges that cross: one is done, and the other is told so', async () => {
    await recordAll(
      graph,
      ...WHO,
      owns('globex', 'acme', 0.2),
      owns('globex', 'acme-2', 0.3),
      lease('acme-2'),
    )
    for (const round of [1, 2, 3]) {
      const outcomes = await Promise.all([
        recordAs(graph, [event('MERGE', `2026-05-0${round}`, { keep: 'acme', absorb: 'acme-2' })]),
        recordAs(graph, [event('MERGE', `2026-05-0${round}`, { keep: 'acme-2', absorb: 'acme' })]),
      ])
      const faults = outcomes.flatMap((outcome) => outcome.faults.map(({ code }) => code))
      expect(faults).toEqual(['ALREADY_MERGED'])
      await expectWhole()
      const meant = await resolveMeant(graph, ['acme', 'acme-2'])
      expect(new Set([...meant.values()].map(({ id }) => id)).size).toBe(1)
      const absorbed = meant.get('acme')?.id === 'acme' ? 'acme-2' : 'acme'
      await recordAll(graph, event('SPLIT', `2026-05-0${round}T12:00:00Z`, { absorb: absorbed }))
    }
  })

  it('a merge and claims about the absorbed: as one after the other', async () => {
    const claims = [owns('globex', 'acme-2', 0.2), owns('initech', 'acme-2', 0.3), lease('acme-2')]
    const more = [lease('acme-2', 'lease-2'), said('RIVALRY', 'globex', 'acme-2')]
    await recordAll(graph, ...WHO, lease('acme'), ...claims, ...more, merge('acme', 'acme-2'))
    const wanted = await everythingIn(graph)
    for (const _ of [1, 2, 3]) {
      await wipe(graph)
      await recordAll(graph, ...WHO, lease('acme'))
      const writers = [
        ...claims.map((claim) => [claim]),
        [merge('acme', 'acme-2')],
        ...more.map((claim) => [claim]),
      ]
      const outcomes = await Promise.all(writers.map((records) => recordAs(graph, records)))
      expect(outcomes.flatMap(({ faults }) => faults)).toEqual([])
      expect(await everythingIn(graph)).toBe(wanted)
      await expectWhole()
    }
  })

  it('many merges, and splits of others', async () => {
    const ids = Array.from({ length: 6 }, (_, i) => `thing-${i}`)
    const ties = ids.flatMap((id, i) => [owns('globex', id, 0.1 + i / 100), lease(id)])
    await recordAll(graph, ...WHO, ...ids.map((id) => company(id)), ...ties, merge('thing-1', 'thing-0'))
    const outcomes = await Promise.all([
      recordAs(graph, [event('SPLIT', '2026-05-03', { absorb: 'thing-0' })]),
      ...ids.slice(2).map((id) => recordAs(graph, [merge('thing-1', id)])),
      recordAs(graph, [owns('initech', 'thing-0', 0.1)]),
    ])
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([])
    await expectWhole()
    const meant = await resolveMeant(graph, ids)
    expect(ids.map((id) => meant.get(id)?.id)).toEqual(['thing-0', ...ids.slice(1).map(() => 'thing-1')])
  })

  it('writers of the same: one adds it, and the others find it', async () => {
    const claims = [owns('globex', 'acme', 0.2), owns('initech', 'acme', 0.3), lease('acme-2')]
    const writers = Array.from({ length: 8 }, (_, i) =>
      i % 2 ? [...WHO, ...claims] : [...WHO.toReversed(), ...claims.toReversed()],
    )
    const outcomes = await Promise.all(writers.map((records) => recordAs(graph, records)))
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([])
    expect(outcomes.map(({ added }) => added.length).sort(byNumber)).toEqual([0, 0, 0, 0, 0, 0, 0, 3])
    expect(outcomes.map(({ repeated }) => repeated.length).sort(byNumber)).toEqual([0, 3, 3, 3, 3, 3, 3, 3])
    await expectWhole()
  })

  it('writers who each add to one record: nothing of any is lost', async () => {
    const adding = (id: string, i: number) => ({
      entity: {
        id,
        kind: 'COMPANY',
        name: id === 'acme' ? 'Acme' : 'Acme-2',
        aliases: [`${id} ${i}`],
        identifiers: [{ scheme: 'TICKER', value: `${id}-${i}` }],
      },
    })
    await recordAll(graph, ...WHO)
    const numbers = [1, 2, 3, 4]
    const add = (...ids: string[]) =>
      Promise.all(ids.flatMap((id) => numbers.map((i) => recordAs(graph, [adding(id, i)]))))
    expect((await add('acme')).flatMap(({ faults }) => faults)).toEqual([])
    expect(await ask("MATCH (e:Entity {id: 'acme'}) RETURN e.aliases, size(e.identifiers)")).toEqual([
      [numbers.map((i) => `acme ${i}`), 4],
    ])
    // Also where a merge shows two records as one.
    await wipe(graph)
    await recordAll(graph, ...WHO, merge('acme', 'acme-2'))
    expect((await add('acme', 'acme-2')).flatMap(({ faults }) => faults)).toEqual([])
    const [row] = await ask("MATCH (e:Entity {id: 'acme'}) RETURN e.aliases")
    const all = ['acme', 'acme-2'].flatMap((id) => numbers.map((i) => `${id} ${i}`))
    expect(row?.[0]).toEqual(expect.arrayContaining(all))
  })

  it('writers who name a new record differently: one is told so', async () => {
    const named = (name: string) => [{ entity: { id: 'umbrella', kind: 'COMPANY', name } }]
    const outcomes = await Promise.all(['Umbrella', 'Ombrello'].map((name) => recordAs(graph, named(name))))
    expect(outcomes.flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual(['ENTITY_DIFFERS'])
  })

  it('the same event, and others about the same claim: each is done once', async () => {
    const { added } = await recordAll(graph, ...WHO, owns('globex', 'acme', 0.2))
    const about = { claim: added[0] }
    const retract = event('RETRACT', '2026-06-02', about)
    const writers = [
      retract,
      event('PREFER', '2026-06-01', about),
      retract,
      merge('acme', 'acme-2'),
      merge('acme', 'acme-2'),
    ]
    const outcomes = await Promise.all(writers.map((record) => recordAs(graph, [record])))
    expect(outcomes.flatMap(({ faults }) => faults)).toEqual([])
    expect(outcomes.map(({ events }) => events).sort(byNumber)).toEqual([0, 0, 1, 1, 1])
    expect(await ask('MATCH (c:Claim) RETURN c.recordedTo, c.preferredFrom')).toEqual([
      [['2026-06-02T00:00:00.000Z'], ['2026-06-01T00:00:00.000Z']],
    ])
    await expectWhole()
  })
})
