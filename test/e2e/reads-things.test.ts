import { describe, expect, it } from 'vitest'
import { ask, at, codeOf, each, useRecords } from '../support/reads-world.ts'

useRecords()

describe('agreements', () => {
  it('that ended show their last parties and terms; those never heard of in the scope are not there', async () => {
    const { agreement } = await ask(
      '{ agreement(id: "old-deal") { stage announcedOn validTo parties { from { id } } customers { id } } }',
    )
    expect(agreement).toEqual({
      stage: 'SIGNED',
      announcedOn: '2024-02',
      validTo: '2025-03-01',
      parties: [{ from: { id: 'alpha' } }, { from: { id: 'beta' } }],
      customers: [{ id: 'alpha' }],
    })
    expect(await ask('{ agreement(id: "old-deal", scope: {withoutSources: ["paper"]}) { id } }')).toEqual({
      agreement: null,
    })
    expect(
      await ask('{ agreement(id: "old-deal", scope: {knownAt: "2020-01-01T00:00:00Z"}) { id } }'),
    ).toEqual({ agreement: null })
  })

  it('come newest first, those of unknown date last, and only while they hold', async () => {
    const { agreements } = await ask('{ agreements { totalCount nodes { id } } }')
    expect(each(agreements, 'nodes', 'id')).toEqual(['loan', 'new-deal', 'silent-deal'])
    expect(at(agreements, 'totalCount')).toBe(3)
  })

  it('are picked by kind, party, facility and role', async () => {
    const ids = async (text: string) => each(await ask(`{ a: ${text} { nodes { id } } }`), 'a.nodes', 'id')
    expect(await ids('agreements(kinds: [LOAN])')).toEqual(['loan'])
    expect(await ids('agreements(facility: "site", party: "alpha")')).toEqual(['new-deal'])
    expect(await ids('agreements(party: "wikidata:Q1", kinds: [LOAN])')).toEqual(['loan'])
    expect(await codeOf('{ agreements(party: "nobody") { totalCount } }')).toBe('NOT_FOUND')
    const { company } = await ask(
      '{ company(id: "alpha") { a: agreements(role: SUPPLIER) { totalCount } b: agreements(role: CUSTOMER, kinds: [LOAN]) { totalCount } } }',
    )
    expect(company).toEqual({ a: { totalCount: 0 }, b: { totalCount: 1 } })
  })

  it('make suppliers only where they supply and are in force', async () => {
    const { company } = await ask('{ company(id: "alpha") { suppliers { id } } }')
    expect(at(company, 'suppliers')).toEqual([{ id: 'beta' }])
    const without = await ask(
      `{ company(id: "alpha", scope: {validAt: "2026-11-21", withoutSources: ["paper"]}) { suppliers { id } } }`,
    )
    expect(at(without, 'company.suppliers')).toEqual([{ id: 'beta' }])
    expect(await ask('{ company(id: "beta") { suppliers { id } customers { id } } }')).toEqual({
      company: { suppliers: [], customers: [{ id: 'alpha' }] },
    })
  })

  it('disputed in their stage say so, with both claims', async () => {
    const { agreement } = await ask(
      '{ agreement(id: "new-deal") { stage disputed value { min max currency } evidence { asserts source { id } } statements { topic claims { id } } } }',
    )
    expect(agreement).toMatchObject({
      stage: 'EFFECTIVE',
      disputed: true,
      value: { min: 100, max: null, currency: 'USD' },
    })
    expect(each(agreement, 'evidence', 'source.id')).toEqual(['paper', 'blog'])
    expect(at(agreement, 'evidence.1.asserts')).toMatchObject({ stage: 'SIGNED', kind: 'COMPUTE_CAPACITY' })
    expect(at(agreement, 'statements.0.claims')).toHaveLength(1)
  })
})

describe('fields', () => {
  it('rivals are those claimed, and those in a market that nobody calls rivals', async () => {
    const { company } = await ask(
      '{ company(id: "alpha") { rivals { id from { id } to { id } market { id } confidence evidence { about { ... on MarketPresence { from { id } } ... on Rivalry { id } } } } } }',
    )
    const [delta, gamma] = [at(company, 'rivals.0'), at(company, 'rivals.1')]
    expect(at(company, 'rivals')).toHaveLength(2)
    expect(delta).toMatchObject({
      from: { id: 'alpha' },
      to: { id: 'delta' },
      market: { id: 'models' },
      confidence: 0.5,
    })
    expect(at(delta, 'evidence')).toEqual([
      { about: { from: { id: 'alpha' } } },
      { about: { from: { id: 'delta' } } },
    ])
    expect(at(gamma, 'evidence')).toEqual([{ about: { id: at(gamma, 'id') } }])
    const { other } = await ask('{ other: company(id: "delta") { rivals { id } } }')
    expect(each(other, 'rivals', 'id')).toContain(at(delta, 'id'))
  })

  it('have their aliases, and one name may be the alias of another field', async () => {
    const { company } = await ask(`{ company(id: "alpha") { id: name name: id kind: country is: __typename
      links(first: 1, types: [ROLE, INVESTMENT]) { nodes { x: id } edges { node { x: type } at: cursor } all: totalCount }
      ids: identifiers { s: scheme url } } }`)
    expect(company).toMatchObject({
      id: 'Alpha AI',
      name: 'alpha',
      kind: 'US',
      is: 'Company',
      ids: [{ s: 'WIKIDATA', url: 'https://www.wikidata.org/wiki/Q1' }],
    })
    expect(at(company, 'links.nodes.0.x')).toMatch(/^link_/)
    expect(at(company, 'links.edges.0.node.x')).toBe('INVESTMENT')
    expect(at(company, 'links.all')).toBe(1)
  })

  it('of each sort of link and thing are as they were claimed', async () => {
    const data = await ask(`{
      ann: entity(id: "ann") { ... on Person { roles { role title former } holdings { interests controls share { max } votes { max } } } }
      alpha: company(id: "alpha") { form country investors { amount { min max currency } round on stage instrument } }
      site: entity(id: "site") { ... on Facility { capacity { megawatts { min max } accelerators { min } } operators { from { name } } agreements { nodes { id } } } }
      source(id: "paper") { publisher excerptOnly claims(first: 2) { totalCount nodes { id recordedAt } } } }`)
    expect(at(data, 'ann')).toEqual({
      roles: [{ role: 'BOARD_MEMBER', title: 'Chair', former: false }],
      holdings: [{ interests: ['shareholding'], controls: null, share: { max: 0.7 }, votes: null }],
    })
    expect(at(data, 'alpha')).toEqual({
      form: 'COMPANY',
      country: 'US',
      investors: [
        {
          amount: { min: 5, max: 9, currency: 'USD' },
          round: 'Series A',
          on: '2025-03',
          stage: 'UNKNOWN',
          instrument: null,
        },
      ],
    })
    expect(at(data, 'site')).toEqual({
      capacity: { megawatts: { min: 10, max: 20 }, accelerators: null },
      operators: [{ from: { name: 'Betà Clouds' } }],
      agreements: { nodes: [{ id: 'new-deal' }] },
    })
    expect(at(data, 'source.claims.totalCount')).toBe(13)
  })

  it('of links found by id show them as they last were', async () => {
    const { company } = await ask(
      '{ company(id: "alpha", scope: {validAt: "2026-01-01"}) { owners { id from { id } } } }',
    )
    const id = String(at(company, 'owners.2.id'))
    const look = (scope: string) =>
      ask(`{ node(id: "${id}"${scope}) { id ... on Ownership { share { min } from { id } to { id } } } }`)
    expect((await look(', scope: {validAt: "2026-01-01"}'))['node']).toEqual({
      id,
      share: { min: 0.1 },
      from: { id: 'gamma' },
      to: { id: 'alpha' },
    })
    for (const day of ['validAt: "2026-01-01", ', '']) {
      const found = await look(`, scope: {${day}withoutSources: ["blog"]}`)
      expect(at(found, 'node.share.min')).toBe(0.1)
    }
  })

  it('of claims tell when they were recorded, and when withdrawn', async () => {
    const { source: paper } = await ask('{ source(id: "paper") { claims(first: 1) { nodes { id } } } }')
    const id = String(at(paper, 'claims.nodes.0.id'))
    const { claim: found } = await ask(
      `{ claim(id: "${id}") { id recordedAt recordedBy retractedAt status supports confidence source { id claims(first: 1) { totalCount } } } }`,
    )
    expect(found).toMatchObject({
      id,
      recordedAt: '2026-01-01T00:00:00.000Z',
      retractedAt: null,
      source: { id: 'paper', claims: { totalCount: 13 } },
    })
  })

  it('unknown ids are null', async () => {
    expect(
      await ask(
        '{ entity(id: "no") { id } source(id: "no") { id } claim(id: "claim_no") { id } node(id: "link_no") { id } }',
      ),
    ).toEqual({
      entity: null,
      source: null,
      claim: null,
      node: null,
    })
  })
})
