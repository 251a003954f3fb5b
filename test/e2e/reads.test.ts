import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExecutionResult, graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Behind } from '../../src/api/context.ts'
import { fieldResolver } from '../../src/api/resolvers.ts'
import { makeSchema } from '../../src/api/schema.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { DealgraphError } from '../../src/errors.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { importFiles } from '../../src/intake/import.ts'
import { fetchPage } from '../../src/reads/page.ts'
import { fetchRoots } from '../../src/reads/reads.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { searchEntities } from '../../src/reads/search.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const base = testGraph()
const sent: string[] = []
/** The graph, with every trip to it written down. */
const graph: Graph = {
  ...base,
  read: (statement, params, options) => {
    sent.push(statement.text)
    return base.read(statement, params, options)
  },
}
const behind = { graph, questions: [], fetchRoots, fetchPage, search: searchEntities, resolveIds }
const schema = makeSchema([])
const NOW = new Date('2026-11-21T12:00:00Z')

/** What stands at a path of an answer: company.owners.0.id */
const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce((found: unknown, key) => (found as Record<string, unknown> | undefined)?.[key], value)
/** The same of every item of a list. */
const each = (value: unknown, list: string, take: string | ((item: unknown) => string)): string[] =>
  (at(value, list) as unknown[]).map((item) =>
    typeof take === 'string' ? String(at(item, take)) : take(item),
  )

async function run(source: string, variableValues: Record<string, unknown> = {}): Promise<ExecutionResult> {
  sent.length = 0
  const contextValue = { behind: behind as unknown as Behind, now: NOW, requestId: 'test' }
  return graphql({ schema, source, variableValues, contextValue, fieldResolver })
}
async function ask(
  source: string,
  variables: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { data, errors } = await run(source, variables)
  if (errors) throw new Error(errors[0]?.message, { cause: errors[0] })
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>
}
async function codeOf(source: string, variables: Record<string, unknown> = {}): Promise<string | undefined> {
  const error = (await run(source, variables)).errors?.[0]?.originalError
  return error instanceof DealgraphError ? error.code : error?.message
}

const source = (id: string, more: object = {}) => ({
  source: { id, kind: 'NEWS', reliability: 'A', ...more },
})
const entity = (id: string, kind: string, name: string, more: object = {}) => ({
  entity: { id, kind, name, ...more },
})
const claim = (link: string, from: string, to: string, attributes: object = {}, more: object = {}) => ({
  claim: {
    link,
    from,
    to,
    attributes,
    status: 'REPORTED',
    source: 'paper',
    recordedAt: '2026-01-01T00:00:00Z',
    ...more,
  },
})
const deal = (id: string, terms: object, more: object = {}) => ({
  claim: {
    agreement: {
      id,
      name: id,
      kind: 'COMPUTE_CAPACITY',
      parties: [
        { role: 'SUPPLIER', entity: 'beta' },
        { role: 'CUSTOMER', entity: 'alpha' },
      ],
      ...terms,
    },
    status: 'REPORTED',
    source: 'paper',
    recordedAt: '2026-01-01T00:00:00Z',
    ...more,
  },
})

const RECORDS = [
  source('paper', { publisher: 'The Paper', publishedOn: '2026-01-01' }),
  source('blog', { reliability: 'E' }),
  entity('alpha', 'COMPANY', 'Alpha AI', {
    aliases: ['Alpha(AI)'],
    identifiers: [{ scheme: 'WIKIDATA', value: 'Q1' }],
    country: 'US',
  }),
  entity('beta', 'COMPANY', 'Betà Clouds'),
  entity('gamma', 'COMPANY', 'Gamma'),
  entity('delta', 'COMPANY', 'Delta'),
  entity('ann', 'PERSON', 'Ann Other'),
  entity('jane', 'PERSON', "Jane O'Boss"),
  entity('site', 'FACILITY', 'Site One', { capacity: { megawatts: { min: 10, max: 20 } } }),
  entity('models', 'MARKET', 'Models'),
  claim('OWNERSHIP', 'ann', 'alpha', { share: { min: 0.6, max: 0.7 }, interests: ['shareholding'] }),
  claim(
    'OWNERSHIP',
    'gamma',
    'alpha',
    { share: { min: 0.1, max: 0.1 } },
    { validFrom: '2025', validTo: '2026-06' },
  ),
  claim(
    'OWNERSHIP',
    'gamma',
    'alpha',
    { share: { min: 0.2, max: 0.2 } },
    { validFrom: '2026-07', source: 'blog' },
  ),
  claim('OWNERSHIP', 'delta', 'alpha', {}, { source: 'blog', status: 'SPECULATED' }),
  claim('ROLE', 'ann', 'beta', { role: 'BOARD_MEMBER', title: 'Chair' }),
  claim('INVESTMENT', 'beta', 'alpha', {
    amount: { min: 5, max: 9, currency: 'USD' },
    round: 'Series A',
    on: '2025-03',
  }),
  claim('COMPETES_IN', 'alpha', 'models'),
  claim('COMPETES_IN', 'gamma', 'models'),
  claim('COMPETES_IN', 'delta', 'models', {}, { status: 'ESTIMATED' }),
  claim('RIVALRY', 'gamma', 'alpha', { market: 'models' }),
  claim('OPERATION', 'beta', 'site'),
  deal(
    'old-deal',
    { stage: 'SIGNED', announcedOn: '2024-02' },
    { validFrom: '2024-03-01', validTo: '2025-03-01' },
  ),
  deal('new-deal', {
    stage: 'EFFECTIVE',
    announcedOn: '2026-05-06',
    covers: ['site'],
    value: { min: 100, max: null, currency: 'USD' },
    statements: [{ topic: 'PURPOSE', text: 'To train.' }],
  }),
  deal('new-deal', { stage: 'SIGNED' }, { source: 'blog', locator: 'paragraph 2' }),
  deal('silent-deal', { stage: 'PROPOSED' }),
  deal('loan', { kind: 'LOAN', announcedOn: '2026-05-06' }),
]
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-'))
function file(records: readonly object[]): string {
  const path = join(folder, `${Math.random()}.jsonl`)
  writeFileSync(path, records.map((record) => JSON.stringify(record)).join('\n'))
  return path
}

beforeAll(async () => {
  await wipe(base)
  await prepareStore(base)
  await importFiles(base, [file(RECORDS)], { now: NOW })
})
afterAll(() => base.close())

const ALL_STATUSES = '{statuses: [DISCLOSED, ANNOUNCED, REPORTED, ESTIMATED, SPECULATED]}'

describe('round trips', () => {
  it('a page of agreements with parties, their owners and evidence is one', async () => {
    await ask(`{ agreements(first: 50) { totalCount nodes { name value { min } parties { partyRole
      from { name ... on Company { owners { share { min } from { name } } } } evidence { id source { publisher } } } } } }`)
    expect(sent).toHaveLength(1)
  })

  it('an entity with its neighbours is one', async () => {
    await ask(
      '{ company(id: "alpha") { name links(first: 100) { totalCount nodes { from { name } to { name } evidence { id } } } } }',
    )
    expect(sent).toHaveLength(1)
  })

  it('a wide selection is one per level', async () => {
    const { company } = await ask(`{ company(id: "alpha") { name
      owners { from { name } } holdings { to { name } } investors { from { name } } investments { to { name } } suppliers { name }
      customers { name } facilities { to { name } } products { to { name } } rivals { to { name } }
      agreements { nodes { name parties { from { name } evidence { id source { id } } } } } } }`)
    expect(sent).toHaveLength(3)
    expect(at(company, 'suppliers')).toEqual([{ name: 'Betà Clouds' }])
    expect(at(company, 'agreements.nodes.0.parties.0.evidence.0.source.id')).toBe('paper')
  })

  it('look-ups of many sorts of thing are one', async () => {
    const claims = await base.read(
      { name: 't', text: 'MATCH (c:Claim) RETURN c.id ORDER BY c.id LIMIT 1' },
      {},
    )
    const lens = {
      validAt: '2026-11-21',
      knownAt: NOW.toISOString(),
      minConfidence: null,
      statuses: null,
      withoutSources: [],
      given: [],
    }
    const id = { name: 'id', alias: 'id', args: {}, fieldsByTypeName: {} }
    const fields = { Node: { id } }
    sent.length = 0
    const found = await fetchRoots(graph, [
      { kind: 'entity', ids: ['alpha', 'nobody'], fields, lens },
      { kind: 'source', ids: ['paper'], fields, lens },
      { kind: 'claim', ids: claims.flat().map(String), fields, lens },
      { kind: 'entity', ids: ['beta'], fields, lens },
    ])
    expect(sent).toHaveLength(1)
    expect(found.map((map) => [...map.keys()].length)).toEqual([1, 1, 1, 1])
    expect(found[0]?.get('alpha')).toMatchObject({ __typename: 'Company', id: 'alpha' })
  })

  it('the same shape is the same text, whatever its values and the order of its fields', async () => {
    await ask('{ company(id: "alpha") { name owners(first: 3) { id confidence } } }')
    const [first] = sent
    await ask(
      '{ company(id: "beta") { owners(first: 9, scope: {validAt: "2025-01-01"}) { confidence id } name } }',
    )
    expect(sent).not.toEqual([first])
    await ask(
      '{ company(id: "beta", scope: {validAt: "2025-01-01"}) { owners(first: 9) { confidence id } name } }',
    )
    expect(sent).toEqual([first])
  })
})

describe('scopes', () => {
  const owners = async (scope: string) =>
    each(
      await ask(
        `{ company(id: "alpha"${scope ? `, scope: ${scope}` : ''}) { owners { from { id } share { min } } } }`,
      ),
      'company.owners',
      (owner) => [at(owner, 'from.id'), at(owner, 'share.min') ?? '?'].join(' '),
    )

  it('pick the day, the confidence and the sources', async () => {
    expect(await owners('')).toEqual(['ann 0.6', 'delta ?', 'gamma 0.2'])
    expect(await owners('{validAt: "2026-01-01"}')).toEqual(['ann 0.6', 'delta ?', 'gamma 0.1'])
    expect(await owners('{validAt: "2024-01-01"}')).toEqual(['ann 0.6', 'delta ?'])
    expect(await owners('{minConfidence: 0.5}')).toEqual(['ann 0.6'])
    expect(await owners('{withoutSources: ["blog"]}')).toEqual(['ann 0.6'])
    expect(await owners('{withoutSources: ["paper"]}')).toEqual(['delta ?', 'gamma 0.2'])
    expect(await owners('{statuses: [SPECULATED]}')).toEqual(['delta ?'])
    expect(await owners('{knownAt: "2025-12-31T00:00:00Z"}')).toEqual([])
  })

  it('of a nested field replace those around it wholly', async () => {
    const { company } = await ask(`{ company(id: "alpha", scope: {withoutSources: ["paper"]}) {
      own: owners { from { id } }
      other: owners(scope: {validAt: "2026-01-01"}) { from { id } share { min } evidence { source { id } } } } }`)
    expect(each(company, 'own', 'from.id')).toEqual(['delta', 'gamma'])
    expect(each(company, 'other', 'from.id')).toEqual(['ann', 'delta', 'gamma'])
    expect(at(company, 'other.2.evidence')).toEqual([{ source: { id: 'paper' } }])
  })

  it('of evidence look at the same link on another day', async () => {
    const { company } = await ask(`{ company(id: "alpha") { owners { from { id }
      now: evidence { source { id } } then: evidence(scope: {validAt: "2026-01-01"}) { source { id } }
      never: evidence(scope: {withoutSources: ["paper", "blog"]}) { id } } } }`)
    const gamma = at(company, 'owners.2')
    expect([at(gamma, 'now'), at(gamma, 'then'), at(gamma, 'never')]).toEqual([
      [{ source: { id: 'blog' } }],
      [{ source: { id: 'paper' } }],
      [],
    ])
  })

  const EVERYTHING = `name
    links(first: 4) { totalCount pageInfo { hasNextPage } nodes { id __typename from { id } to { id } confidence disputed validFrom validTo evidence { id } } }
    ... on Company { owners { share { min max } } investors { amount { min max currency } round on stage } rivals { id market { name } confidence evidence { id } from { id } to { id } }
      suppliers { id } customers { id } facilities { id } agreements { totalCount edges { node { id } } } }
    ... on Facility { operators { from { id } } agreements { nodes { id } } }
    ... on Market { competitors { totalCount nodes { id } } }
    ... on Agreement { agreementKind stage value { min max } announcedOn confidence disputed parties { partyRole from { id } } suppliers { id } customers { id }
      facilities { id } statements { topic text claims { id } disputed } evidence { id about { __typename id } } }`

  it.each(['alpha', 'beta', 'gamma', 'site', 'models', 'ann', 'old-deal', 'new-deal', 'silent-deal', 'loan'])(
    'that decide by claims find of %s what the stored links say',
    async (id) => {
      const stored = await ask(`{ entity(id: "${id}") { ${EVERYTHING} } }`)
      expect(await ask(`{ entity(id: "${id}", scope: ${ALL_STATUSES}) { ${EVERYTHING} } }`)).toEqual(stored)
      const at = 'validAt: "2024-06-01"'
      const then = await ask(`{ entity(id: "${id}", scope: {${at}}) { ${EVERYTHING} } }`)
      expect(
        await ask(`{ entity(id: "${id}", scope: {${at}, ${ALL_STATUSES.slice(1)}) { ${EVERYTHING} } }`),
      ).toEqual(then)
    },
  )

  it('that decide by claims page all agreements as the stored links do', async () => {
    const page = (scope: string) =>
      ask(
        `{ agreements(scope: ${scope}, first: 2) { totalCount pageInfo { hasNextPage } nodes { id stage } } }`,
      )
    expect(await page(ALL_STATUSES)).toEqual(await page('{}'))
  })
})

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

describe('pages', () => {
  it.each(['{}', ALL_STATUSES])('follow one another without gap or overlap, in scope %s', async (scope) => {
    const whole = await ask(
      `{ company(id: "alpha", scope: ${scope}) { links(first: 100) { nodes { id } } } }`,
    )
    const all = each(whole, 'company.links.nodes', 'id')
    const seen: string[] = []
    let after: unknown = null
    do {
      const data = await ask(
        `query ($after: String) { company(id: "alpha", scope: ${scope}) { links(first: 2, after: $after) {
          totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
        { after },
      )
      const page = at(data, 'company.links')
      expect(at(page, 'totalCount')).toBe(all.length)
      expect(at(page, 'pageInfo.hasPreviousPage')).toBe(after !== null)
      seen.push(...each(page, 'nodes', 'id'))
      expect(at(page, 'pageInfo.hasNextPage')).toBe(seen.length < all.length)
      after = at(page, 'pageInfo.endCursor')
    } while (seen.length < all.length)
    expect(seen).toEqual(all)
  })

  it('of companies, markets and agreements too', async () => {
    for (const [field, length] of [
      ['companies', 4],
      ['agreements', 3],
      ['markets', 1],
      ['companies(market: "models")', 3],
    ] as const) {
      const names: string[] = []
      let cursor = ''
      do {
        const args = `first: 1${cursor && `, after: "${cursor}"`}`
        const call = field.endsWith(')') ? field.replace(')', `, ${args})`) : `${field}(${args})`
        const { page } = await ask(`{ page: ${call} { nodes { name } pageInfo { endCursor hasNextPage } } }`)
        names.push(...each(page, 'nodes', 'name'))
        cursor = at(page, 'pageInfo.hasNextPage') ? String(at(page, 'pageInfo.endCursor')) : ''
      } while (cursor)
      expect(new Set(names).size).toBe(length)
    }
  })

  it('refuse cursors that were damaged, or given out by another list', async () => {
    const { company, agreements } = await ask(
      '{ company(id: "alpha") { links(first: 1) { pageInfo { endCursor } } } agreements(first: 1) { pageInfo { endCursor } } }',
    )
    const [own, other] = [at(company, 'links.pageInfo.endCursor'), at(agreements, 'pageInfo.endCursor')].map(
      String,
    )
    const links = '($after: String) { company(id: "alpha") { links(after: $after) { totalCount } } }'
    expect(await codeOf(`query ${links}`, { after: own })).toBeUndefined()
    for (const after of [other, '', 'x', `${own}A`, own?.slice(0, -4), `${own} `]) {
      expect(await codeOf(`query ${links}`, { after })).toBe('BAD_CURSOR')
    }
  })

  it.each([0, 101, -1])('refuse first: %d', async (first) => {
    expect(await codeOf(`{ company(id: "alpha") { links(first: ${first}) { totalCount } } }`)).toBe(
      'BAD_INPUT',
    )
    expect(await codeOf(`{ agreements(first: ${first}) { totalCount } }`)).toBe('BAD_INPUT')
    expect(await codeOf(`{ search(text: "alpha", first: ${first}) { score } }`)).toBe('BAD_INPUT')
  })
})

describe('search', () => {
  const find = async (text: string, more = '') =>
    at(
      await ask(
        `query ($text: String!) { search(text: $text${more}) { score matched entity { id name } } }`,
        { text },
      ),
      'search',
    ) as unknown[]

  it.each([
    ['alpha', 'alpha'],
    ['ALPHA AI', 'alpha'],
    ['alpah', 'alpha'],
    ['beta clouds', 'beta'],
    ['Other', 'ann'],
    ['boss', 'jane'],
    ['jane o’boss', 'jane'],
    ['alpha(ai)', 'alpha'],
    ['gam', 'gamma'],
  ])('%s finds %s', async (text, id) => {
    const [best] = await find(text)
    expect(at(best, 'entity.id')).toBe(id)
    expect(at(best, 'score')).toBeGreaterThan(0.5)
  })

  it('tells what matched, keeps to kinds, and reads what is selected below', async () => {
    expect(at(await find('alpha(ai)'), '0.matched')).toBe('Alpha AI')
    expect((await find('alpha', ', kinds: [PERSON]')).length).toBe(0)
    const data = await ask(
      '{ search(text: "alpha", first: 1) { hit: entity { ... on Company { suppliers { name } } } } }',
    )
    expect(at(data, 'search')).toEqual([{ hit: { suppliers: [{ name: 'Betà Clouds' }] } }])
  })

  it('takes what is typed as text, whatever it holds', async () => {
    for (const text of [
      '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ /',
      'alpha AND NOT (',
      '*:*',
      'name:alpha~',
      '"alpha',
      'a\u0000b',
      '💥',
    ]) {
      expect(
        await codeOf('query ($text: String!) { search(text: $text) { score } }', { text }),
      ).toBeUndefined()
    }
    expect(await find('*')).toEqual([])
    expect(await codeOf('{ search(text: "  ") { score } }')).toBe('BAD_INPUT')
  })
})

describe('what was withdrawn', () => {
  it('is told of the claim, is listed with its source, and is evidence of nothing', async () => {
    const owners = async (scope: string) =>
      each(
        await ask(`{ company(id: "alpha", scope: {${scope}}) { owners { from { id } } } }`),
        'company.owners',
        'from.id',
      )
    const before = await ask(
      '{ company(id: "alpha") { owners { from { id } evidence { id } } } source(id: "paper") { claims { totalCount } } }',
    )
    const claim = String(at(before, 'company.owners.0.evidence.0.id'))
    await importFiles(
      base,
      [
        file([
          {
            event: { kind: 'RETRACT', at: '2026-11-01T00:00:00Z', by: 'editor', because: 'Misread.', claim },
          },
        ]),
      ],
      { now: NOW },
    )
    const fields =
      'retractedAt retractedBecause about { ... on Ownership { from { id } to { id } confidence } }'
    const after = await ask(
      `{ claim(id: "${claim}") { ${fields} } source(id: "paper") { claims { totalCount } } }`,
    )
    expect(at(after, 'claim')).toEqual({
      retractedAt: '2026-11-01T00:00:00.000Z',
      retractedBecause: 'Misread.',
      about: { from: { id: 'ann' }, to: { id: 'alpha' }, confidence: 0 },
    })
    expect(at(after, 'source')).toEqual(at(before, 'source'))
    expect(await owners('')).toEqual(['delta', 'gamma'])
    expect(await owners('knownAt: "2026-10-01T00:00:00Z"')).toEqual(['ann', 'delta', 'gamma'])
    expect(await owners('knownAt: "2026-10-01T00:00:00Z", withoutSources: ["blog"]')).toEqual(['ann'])
  })

  it('under a former id is found under its own', async () => {
    const text = "MATCH (e:Entity {id: 'alpha'}) CREATE (:FormerId {id: 'alpha-old'})-[:NOW]->(e)"
    await base.write('former', (tx) => tx.run({ name: 'former', text }, {}))
    expect(await ask('{ company(id: "alpha-old") { id } }')).toEqual({ company: { id: 'alpha' } })
    expect(await ask('{ agreements(party: "alpha-old") { totalCount } }')).toEqual({
      agreements: { totalCount: 3 },
    })
    expect(await resolveIds(base, ['alpha-old', 'WikiData:Q1', 'alpha', 'nobody'])).toEqual(
      new Map([
        ['alpha-old', 'alpha'],
        ['WikiData:Q1', 'alpha'],
        ['alpha', 'alpha'],
      ]),
    )
  })
})
