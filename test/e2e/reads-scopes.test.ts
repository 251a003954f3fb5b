import { describe, expect, it } from 'vitest'
import { fetchRoots } from '../../src/reads/reads.ts'
import { ALL_STATUSES, ask, at, base, each, graph, NOW, sent, useRecords } from '../support/reads-world.ts'

useRecords()

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
