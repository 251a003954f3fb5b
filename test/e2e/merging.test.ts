import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { entityHistory } from '../../src/claims/history.ts'
import { rebuild } from '../../src/claims/rebuild.ts'
import { resolveMeant } from '../../src/claims/resolve.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { company, said, saidOf } from '../support/claims-world.ts'
import { everythingIn } from '../support/everything.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { event, recordAll, recordAs } from '../support/recording.ts'

const graph = testGraph()
const ask = (text: string, params = {}) => graph.read({ name: 'test', text }, params)
const all = () => everythingIn(graph, { withEvents: false })

const source = { source: { id: 'paper', kind: 'NEWS', reliability: 'A' } }
const thing = (kind: string, id: string) => ({ entity: { id, kind, name: id.toUpperCase() } })
const recorded = { recordedAt: '2026-01-01T00:00:00Z' }
const identified = (id: string, ...identifiers: [scheme: string, value: string][]) => ({
  entity: {
    id,
    kind: 'COMPANY',
    name: id.toUpperCase(),
    aliases: [`${id} Inc`],
    identifiers: identifiers.map(([scheme, value]) => ({ scheme, value })),
  },
})
const merge = (keep: string, absorb: string, at = '2026-02-01') => event('MERGE', at, { keep, absorb })
const split = (absorb: string, at = '2026-03-01', more: object = {}) =>
  event('SPLIT', at, { absorb, ...more })
const judge = (verdict: string, at: string, keep = 'acme', absorb = 'acme-2') =>
  event('JUDGE', at, { keep, absorb, verdict })
const share = (part: number) => ({ share: { min: part, max: part } })
const deal = (id: string, supplier: string, customer: string, more: object = {}) =>
  saidOf(
    {
      id,
      parties: [
        { role: 'SUPPLIER', entity: supplier },
        { role: 'CUSTOMER', entity: customer },
      ],
      ...more,
    },
    recorded,
  )

const WORLD = [
  source,
  { ...identified('acme', ['LEI', '549300S4KLFTLO7GSQ80']) },
  identified('acme-2', ['OPENCORPORATES', 'us_de/1'], ['LEI', '549300S4KLFTLO7GSQ80']),
  identified('acme-3', ['CIK', '7']),
  company('globex'),
  company('initech'),
  thing('PERSON', 'ann'),
  thing('MARKET', 'models'),
  thing('MARKET', 'models-2'),
  thing('FACILITY', 'site'),
  said('OWNERSHIP', 'globex', 'acme', share(0.1), recorded),
  said('OWNERSHIP', 'globex', 'acme-2', share(0.6), recorded),
  said('RIVALRY', 'acme-2', 'initech', { market: 'models-2' }, recorded),
  said('RIVALRY', 'acme-3', 'initech', { market: 'models' }, recorded),
  said('INVESTMENT', 'acme', 'acme-2', { round: 'A' }, recorded),
  said('ROLE', 'ann', 'acme-2', { role: 'FOUNDER' }, recorded),
  said('COMPETES_IN', 'acme-2', 'models-2', {}, recorded),
  said('OPERATION', 'acme-3', 'site', {}, recorded),
  deal('lease', 'globex', 'acme-2', { name: 'The lease', covers: ['site'], stage: 'SIGNED' }),
  deal('lease-2', 'globex', 'acme', { name: 'A lease of the site', stage: 'SIGNED' }),
]
const links = async (): Promise<string[]> =>
  (
    await ask(
      "MATCH (a:Entity)-[r]->(b) WHERE r.knownTo > r.knownFrom RETURN DISTINCT a.id + ' ' + type(r) + ' ' + b.id + coalesce(' ' + r.key, '') AS link ORDER BY link",
    )
  ).map(([link]) => link as string)
const tieIds = async () => (await ask('MATCH (t:Tie) RETURN t.id ORDER BY t.id')).map(([id]) => id as string)
const codes = async (...records: object[]) =>
  (await recordAs(graph, records)).faults.map(({ code, message }) => `${code}: ${message}`)

beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
})
afterAll(() => graph.close())

describe('a merge', () => {
  it('lets the absorbed id stand for the survivor, and makes all links between survivors', async () => {
    await recordAll(graph, ...WORLD)
    const [{ length }] = [await ask('MATCH (c:Claim) RETURN c.id')]
    const before = await tieIds()
    const outcome = await recordAll(graph, merge('acme', 'acme-2'))
    expect(outcome.suppressed).toMatchObject([{ type: 'INVESTMENT', entity: 'acme', claims: { length: 1 } }])
    expect((await links()).filter((link) => link.includes('acme'))).toEqual([
      'acme COMPETES_IN models-2',
      'acme PARTY lease CUSTOMER',
      'acme PARTY lease-2 CUSTOMER',
      'acme RIVALRY initech models-2',
      'acme-3 OPERATION site',
      'acme-3 RIVALRY initech models',
      'ann ROLE acme FOUNDER',
      'globex CONTROL acme',
      'globex OWNERSHIP acme',
    ])
    expect((await ask('MATCH (c:Claim) RETURN c.id')).length).toBe(length)
    const meant = await resolveMeant(graph, ['acme-2', 'OPENCORPORATES:us_de/1', 'LEI:549300S4KLFTLO7GSQ80'])
    expect([...meant.values()].map(({ id }) => id)).toEqual(['acme', 'acme', 'acme'])
    const found = await ask(
      "CALL db.index.fulltext.queryNodes('entityNames', '\"acme-2 Inc\"') YIELD node RETURN node.id",
    )
    expect(found).toEqual([['acme']])
    // Every link that there was is still found, under what it is now.
    expect([...(await resolveIds(graph, before)).keys()].sort()).toEqual(
      before.filter((id) => id.startsWith('link_') || id.startsWith('lease')),
    )
    expect(await rebuild(graph, 'test')).toMatchObject({ changed: 0 })
  })

  it('and its split leave the graph as it was', async () => {
    await recordAll(graph, ...WORLD)
    const before = await all()
    for (const [day, keep, absorb] of [
      ['01', 'acme', 'acme-2'],
      ['02', 'models', 'models-2'],
      ['03', 'lease', 'lease-2'],
      ['04', 'lease-2', 'lease'],
    ] as const) {
      await recordAll(graph, merge(keep, absorb, `2026-02-${day}`))
      expect(await all()).not.toBe(before)
      await recordAll(graph, split(absorb, `2026-02-${day}T12:00:00Z`))
      expect(await all()).toBe(before)
    }
    expect(await rebuild(graph, 'test')).toMatchObject({ changed: 0 })
  })

  it('of merges can be undone one by one, and what was absorbed before comes along', async () => {
    await recordAll(graph, ...WORLD)
    const before = await all()
    await recordAll(graph, merge('acme-2', 'acme-3'))
    const one = await all()
    await recordAll(graph, merge('acme', 'acme-2', '2026-02-02'))
    expect((await resolveMeant(graph, ['acme-3'])).get('acme-3')?.id).toBe('acme')
    expect((await ask("MATCH (e {id: 'acme'}) RETURN e.aliases"))[0]?.[0]).toEqual([
      'ACME-2',
      'ACME-3',
      'acme Inc',
      'acme-2 Inc',
      'acme-3 Inc',
    ])
    await recordAll(graph, split('acme-2'))
    expect(await all()).toBe(one)
    await recordAll(graph, merge('acme', 'acme-2', '2026-04-02'), split('acme-3', '2026-04-03'))
    expect((await resolveMeant(graph, ['acme-2'])).get('acme-2')?.id).toBe('acme')
    expect((await resolveMeant(graph, ['acme-3'])).get('acme-3')?.id).toBe('acme-3')
    await recordAll(graph, split('acme-2', '2026-05-01'))
    expect(await all()).toBe(before)
  })

  it('gives the same whether it comes before or after the claims, or with them, in any order', async () => {
    const merges = [
      merge('acme', 'acme-2'),
      merge('models', 'models-2'),
      merge('acme', 'acme-3', '2026-02-02'),
    ]
    await recordAll(graph, ...WORLD, ...merges)
    const together = await all()
    await wipe(graph)
    await recordAll(graph, ...WORLD)
    for (const one of merges.toReversed()) await recordAll(graph, one)
    expect(await all()).toBe(together)
    await wipe(graph)
    await recordAll(graph, ...WORLD.filter((record) => !('claim' in record)))
    await recordAll(graph, ...merges)
    for (const one of WORLD.filter((record) => 'claim' in record).toReversed()) await recordAll(graph, one)
    expect(await all()).toBe(together)
    expect(await rebuild(graph, 'test')).toMatchObject({ changed: 0 })
  })

  it('leaves a former agreement the name that its own claims give it, whatever was recorded first', async () => {
    await recordAll(graph, ...WORLD, merge('lease', 'lease-2'))
    const together = await all()
    expect(await ask("MATCH (n:FormerId {id: 'lease-2'}) RETURN n.name")).toEqual([['A lease of the site']])
    await wipe(graph)
    await recordAll(graph, ...WORLD)
    await recordAll(graph, merge('lease', 'lease-2'))
    expect(await all()).toBe(together)
  })

  it('is done once: the same again changes nothing', async () => {
    await recordAll(graph, ...WORLD, merge('acme', 'acme-2'))
    const before = await everythingIn(graph)
    expect(await recordAll(graph, ...WORLD, merge('acme', 'acme-2'))).toMatchObject({
      added: [],
      entities: 0,
      events: 0,
    })
    expect(await everythingIn(graph)).toBe(before)
  })

  it('takes what is later recorded of either of the two', async () => {
    await recordAll(graph, ...WORLD, merge('acme', 'acme-2'))
    const outcome = await recordAll(
      graph,
      { entity: { id: 'acme-2', kind: 'COMPANY', name: 'ACME-2', country: 'US', aliases: ['Second'] } },
      { entity: { id: 'acme', kind: 'COMPANY', name: 'ACME', aliases: ['First'] } },
      said('OWNERSHIP', 'initech', 'acme-2', share(0.2)),
      said('RIVALRY', 'acme', 'acme-2'),
    )
    expect(outcome.suppressed).toMatchObject([{ type: 'RIVALRY', entity: 'acme' }])
    expect(await links()).toContain('initech OWNERSHIP acme')
    expect(await ask("MATCH (e:Entity {id: 'acme'}) RETURN e.country, e.aliases")).toEqual([
      ['US', ['ACME-2', 'First', 'Second', 'acme Inc', 'acme-2 Inc']],
    ])
    await recordAll(graph, split('acme-2'))
    expect(
      await ask(
        "MATCH (e:Company) WHERE e.id STARTS WITH 'acme' RETURN e.id, e.country, e.aliases ORDER BY e.id",
      ),
    ).toEqual([
      ['acme', null, ['First', 'acme Inc']],
      ['acme-2', 'US', ['Second', 'acme-2 Inc']],
      ['acme-3', null, ['acme-3 Inc']],
    ])
    expect(await links()).toContain('acme RIVALRY acme-2')
  })

  it('stands in the history of both', async () => {
    await recordAll(graph, ...WORLD, judge('YES', '2026-01-15'), merge('acme', 'acme-2'))
    await recordAll(graph, split('acme-2'))
    const history = await entityHistory(graph, ['acme', 'acme-2'])
    const told = (id: string) => history.get(id)?.map(({ what, other, verdict }) => [what, other, verdict])
    expect(told('acme')).toEqual([
      ['RECORDED', null, null],
      ['JUDGED', 'acme-2', 'YES'],
      ['ABSORBED', 'acme-2', null],
      ['SPLIT', 'acme-2', null],
    ])
    expect(told('acme-2')).toEqual([
      ['RECORDED', null, null],
      ['JUDGED', 'acme', 'YES'],
      ['MERGED', 'acme', null],
      ['SPLIT', 'acme', null],
    ])
  })
})

describe('a merge is refused', () => {
  it('where it names what cannot be merged', async () => {
    await recordAll(graph, ...WORLD)
    const before = await everythingIn(graph)
    expect(await codes(merge('acme', 'acme'))).toEqual(['SELF_MERGE: acme cannot be merged with itself.'])
    expect(await codes(merge('acme', 'nobody'))).toEqual([
      'DANGLING_ID: Nothing given here or in the graph has the id nobody.',
    ])
    expect(await codes(merge('acme', 'paper'))).toEqual([
      'KIND_MISMATCH: paper is a source, which cannot be merged.',
    ])
    expect(await codes(merge('acme', 'ann'))).toEqual([
      'KIND_MISMATCH: ACME is a COMPANY and ANN a PERSON; only records of one kind can be merged.',
    ])
    expect(await codes(split('acme-2'))).toEqual([
      'NOT_MERGED: ACME-2 (acme-2) is merged into nothing, so it cannot be split off.',
    ])
    expect(await everythingIn(graph)).toBe(before)
    await recordAll(graph, merge('acme', 'acme-2'))
    expect(await codes(merge('acme-3', 'acme-2', '2026-02-02'))).toEqual([
      'ALREADY_MERGED: ACME-2 is merged into ACME already; split it first.',
    ])
    expect(await codes(merge('acme-2', 'acme', '2026-02-02'))).toEqual([
      'ALREADY_MERGED: ACME-2 is merged into ACME already; split it first, to merge them the other way round.',
    ])
    expect(await codes(split('acme-2', '2026-03-01', { keep: 'globex' }))).toEqual([
      'NOT_MERGED: ACME-2 is merged into ACME, not into Globex.',
    ])
  })

  it('after a judgement that they are two, until a later one', async () => {
    await recordAll(graph, ...WORLD, judge('NO', '2026-01-10', 'acme-2', 'acme'))
    expect(await codes(merge('acme', 'acme-2'))).toEqual([
      'MERGE_CONFLICT: ACME and ACME-2 are recorded as two things: ann judged on 2026-01-10 that they are two things (seen).',
    ])
    await recordAll(graph, merge('acme-2', 'acme-3'))
    expect(await codes(merge('acme', 'acme-3', '2026-02-02'))).toMatchObject([
      expect.stringContaining('ALREADY'),
    ])
    expect(await codes(merge('acme-3', 'acme', '2026-02-02'))).toMatchObject([
      expect.stringContaining('MERGE_CONFLICT'),
    ])
    await recordAll(graph, judge('YES', '2026-01-11'), merge('acme-3', 'acme', '2026-02-02'))
  })

  it('where identifiers tell them apart, unless somebody judged them the same', async () => {
    const [one, other] = [identified('acme', ['WIKIDATA', 'Q1']), identified('acme-2', ['WIKIDATA', 'Q2'])]
    await recordAll(graph, source, one, other)
    expect(await codes(merge('acme', 'acme-2'))).toEqual([
      'MERGE_CONFLICT: ACME and ACME-2 are recorded as two things: one has the WIKIDATA Q1, the other Q2.',
    ])
    await recordAll(graph, judge('YES', '2026-01-10'), merge('acme', 'acme-2'))
  })

  it.each([
    ['rivals', said('RIVALRY', 'acme-2', 'acme', {}, recorded), 'says that they are rivals'],
    ['an owner', said('OWNERSHIP', 'acme-2', 'acme', {}, recorded), 'says that one owns the other'],
    ['two sides', deal('supply', 'acme', 'acme-2'), 'puts them on opposite sides of supply'],
  ])('where a claim makes %s of them, until it is retracted', async (_, claim, words) => {
    const who = [source, company('acme'), company('acme-2'), judge('YES', '2026-01-10')]
    const { added } = await recordAll(graph, ...who, claim)
    const refused = [`MERGE_CONFLICT: Acme and Acme-2 are recorded as two things: ${added[0]} ${words}.`]
    expect(await codes(merge('acme', 'acme-2'))).toEqual(refused)
    const both = await recordAs(graph, [claim, merge('acme-2', 'acme')])
    expect(both.faults).toHaveLength(1)
    const retracted = event('RETRACT', '2026-01-20', { claim: added[0] })
    const { suppressed } = await recordAll(graph, retracted, merge('acme', 'acme-2'))
    expect(suppressed).toHaveLength(words.includes('sides') ? 0 : 1)
  })
})

it('a merge is refused where claims of two agreements that were merged put the two on their sides', async () => {
  const sold = deal('supply', 'acme', 'globex')
  const bought = deal('supply-2', 'globex', 'acme-2')
  const who = [source, company('acme'), company('acme-2'), company('globex')]
  await recordAll(graph, ...who, sold, bought, merge('supply', 'supply-2'))
  const refused = [expect.stringMatching(/^MERGE_CONFLICT: .* put them on opposite sides of supply\.$/)]
  expect(await codes(merge('acme', 'acme-2', '2026-02-02'))).toEqual(refused)
  const apart = split('supply-2', '2026-02-01T12:00:00Z')
  expect(await codes(apart, merge('acme', 'acme-2', '2026-02-02'))).toEqual([])
  expect(await codes(merge('supply', 'supply-2', '2026-02-03'))).toEqual([])
})

describe('a claim that is given again after it was retracted', () => {
  it('stands again only where that is asked for', async () => {
    const claim = said('RIVALRY', 'acme', 'globex', {}, recorded)
    const { added } = await recordAll(graph, source, company('acme'), company('globex'), claim)
    await recordAll(graph, event('RETRACT', '2026-02-01', { claim: added[0] }))
    expect(await recordAll(graph, claim)).toMatchObject({ added: [], repeated: added, events: 0 })
    expect(await links()).toEqual(['acme RIVALRY globex'])
    const again = await recordAs(graph, [claim], { revive: true, because: 'seen again' })
    expect(again).toMatchObject({ added, repeated: [], events: 1, faults: [] })
    expect(await ask('MATCH ()-[r:RIVALRY]->() RETURN r.knownFrom ORDER BY r.knownFrom')).toEqual([
      ['2026-01-01T00:00:00.000Z'],
      ['2026-06-01T00:00:00.000Z'],
    ])
    expect(await recordAs(graph, [claim], { revive: true })).toMatchObject({ added: [], repeated: added })
  })
})
