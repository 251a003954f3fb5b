/** An id that leads elsewhere than the question looks must never read as "there is none". */
import { describe, expect, it } from 'vitest'
import { type Answered, post } from '../support/open-api.ts'
import { useSeededApi } from '../support/seeded-api.ts'

const FORMER = `
  UNWIND [['old-anthropic', 'anthropic'], ['old-xai', 'xai'], ['old-market', 'frontier-ai-models'],
    ['old-site', 'spacex-compute'], ['old-agreement', 'anthropic-spacex-compute']] AS pair
  MATCH (e:Entity {id: pair[1]}) CREATE (:FormerId {id: pair[0]})-[:NOW]->(e)`

const seeded = useSeededApi(
  async (graph) => await graph.write('former', (tx) => tx.run({ name: 'former', text: FORMER }, {})),
)

async function run(query: string): Promise<Answered> {
  seeded.trips = 0
  return await post(seeded.api, { query })
}
const refusal = async (query: string): Promise<string> => {
  const { json } = await run(query)
  const [error] = json.errors ?? []
  return error ? `${error.extensions.code}: ${error.message}` : JSON.stringify(json.data)
}

describe('a question refuses an id of another kind, and says what it is', () => {
  it.each([
    ['sharedInfrastructure(market: "anthropic")', 'anthropic is a company, not a market.'],
    ['sharedInfrastructure(companies: ["claude"])', 'claude is a product, not a company.'],
    ['sharedInfrastructure(companies: ["xai", "elon-musk"])', 'elon-musk is a person, not a company.'],
    ['rivalDependencies(company: "elon-musk")', 'elon-musk is a person, not a company.'],
    ['rivalDependencies(market: "spacex-compute")', 'spacex-compute is a facility, not a market.'],
    [
      'conflictsOfInterest(subject: "bloomberg-2026-05-06")',
      'bloomberg-2026-05-06 is a source, not a company.',
    ],
    ['circularDeals(through: "claude")', 'claude is a product, not a company or a person.'],
    [
      'supplierConcentration(customer: "anthropic-spacex-compute")',
      'anthropic-spacex-compute is an agreement, not a company.',
    ],
    ['supplierConcentration(market: "xai")', 'xai is a company, not a market.'],
    [
      'outage(of: ["frontier-ai-models"])',
      'frontier-ai-models is a market, not a company, a facility or a product.',
    ],
    ['leverage(company: "frontier-ai-models")', 'frontier-ai-models is a market, not a company.'],
    ['ultimateOwners(of: "elon-musk")', 'elon-musk is a person, not a company or a facility.'],
    ['timeline(of: "bloomberg-2026-05-06")', 'bloomberg-2026-05-06 is a source'],
    ['connections(from: "bloomberg-2026-05-06", to: "xai")', 'bloomberg-2026-05-06 is a source'],
    [
      'changes(since: "2026-01-01T00:00:00Z", about: "bloomberg-2026-05-06")',
      'bloomberg-2026-05-06 is a source',
    ],
  ])('%s', async (call, message) => {
    expect(await refusal(`{ ${call} { summary } }`)).toContain(`NOT_FOUND: ${message}`)
  })

  it.each([
    'outage(of: ["spacex-compute", "spacex", "h100"])',
    'leverage(company: "google-deepmind")',
    'circularDeals(through: "elon-musk")',
    'timeline(of: "anthropic-spacex-compute")',
    'connections(from: "elon-musk", to: "claude")',
    'ultimateOwners(of: "spacex-compute")',
    'disputes(about: "frontier-ai-models")',
  ])('and takes %s', async (call) => {
    expect((await run(`{ ${call} { summary } }`)).json.errors).toBeUndefined()
    expect(seeded.trips).toBeLessThanOrEqual(3)
  })

  it('suggests only names of the kind that is wanted, and none for nonsense', async () => {
    expect(await refusal('{ leverage(company: "grok-x") { summary } }')).not.toContain('Grok')
    expect(await refusal('{ leverage(company: "anthropc") { summary } }')).toContain('Anthropic (anthropic)')
    expect(await refusal('{ sharedInfrastructure(market: "frontier-models") { summary } }')).toContain(
      '(frontier-ai-models)',
    )
    expect(await refusal('{ leverage(company: "zzqqyyxx") { summary } }')).toBe(
      'NOT_FOUND: There is nothing with the id zzqqyyxx.',
    )
  })
})

describe('lists that are narrowed by an id', () => {
  it.each([
    ['companies(market: "anthropic")', 'anthropic is a company, not a market.'],
    ['companies(market: "no-such-market")', 'There is nothing with the id no-such-market.'],
    ['agreements(party: "frontier-ai-models")', 'frontier-ai-models is a market, not a company or a person.'],
    ['agreements(facility: "anthropic")', 'anthropic is a company, not a facility or a product.'],
    ['agreements(party: "anthropic", facility: "nowhere")', 'There is nothing with the id nowhere.'],
  ])('%s is refused', async (call, message) => {
    expect(await refusal(`{ ${call} { totalCount } }`)).toContain(`NOT_FOUND: ${message}`)
  })

  it('take one trip with a current id, and find the same by a former one', async () => {
    const current = await run(
      '{ agreements(party: "anthropic", facility: "spacex-compute") { nodes { id } } }',
    )
    expect(seeded.trips).toBe(1)
    expect(current.json.data).toMatchObject({ agreements: { nodes: [{ id: 'anthropic-spacex-compute' }] } })
    const former = await run('{ agreements(party: "old-anthropic", facility: "old-site") { nodes { id } } }')
    expect(former.json).toEqual(current.json)
  })
})

describe('sources that are left out', () => {
  it.each([
    '{ company(id: "anthropic", scope: {withoutSources: ["no-such-source"]}) { name } }',
    '{ company(id: "anthropic") { name owners(scope: {withoutSources: ["no-such-source"]}) { id } } }',
    '{ agreements(scope: {withoutSources: ["no-such-source"]}) { totalCount } }',
    '{ circularDeals(scope: {withoutSources: ["no-such-source"]}) { summary } }',
    '{ leverage(company: "old-anthropic", scope: {withoutSources: ["no-such-source"]}) { summary } }',
  ])('must be sources: %s', async (query) => {
    expect(await refusal(query)).toBe('NOT_FOUND: withoutSources names what is no source: no-such-source.')
  })
})

describe('a former id or an identifier', () => {
  const answers = (call: string) =>
    `{ ${call} { summary totalFindings findings { id headline evidence { id source { id } } } leftOut { claim { id } } } }`
  it.each([
    ['leverage(company: "anthropic")', 'leverage(company: "old-anthropic")'],
    ['leverage(company: "anthropic")', 'leverage(company: "wikidata:Q116758847")'],
    [
      'sharedInfrastructure(companies: ["anthropic", "xai"], market: "frontier-ai-models")',
      'sharedInfrastructure(companies: ["old-xai", "old-anthropic"], market: "old-market")',
    ],
    [
      'sharedInfrastructure(market: "frontier-ai-models", tiers: 2)',
      'sharedInfrastructure(market: "old-market", tiers: 2)',
    ],
    ['rivalDependencies(company: "anthropic")', 'rivalDependencies(company: "old-anthropic")'],
    ['conflictsOfInterest(subject: "xai")', 'conflictsOfInterest(subject: "old-xai")'],
    ['circularDeals(through: "anthropic")', 'circularDeals(through: "old-anthropic")'],
    ['supplierConcentration(market: "frontier-ai-models")', 'supplierConcentration(market: "old-market")'],
    ['supplierConcentration(customer: "anthropic")', 'supplierConcentration(customer: "old-anthropic")'],
    ['outage(of: ["spacex-compute"])', 'outage(of: ["old-site"])'],
    ['ultimateOwners(of: "xai")', 'ultimateOwners(of: "old-xai")'],
    ['connections(from: "anthropic", to: "xai")', 'connections(from: "old-anthropic", to: "old-xai")'],
    ['timeline(of: "anthropic-spacex-compute")', 'timeline(of: "old-agreement")'],
    ['disputes(about: "anthropic")', 'disputes(about: "old-anthropic")'],
  ])('%s is answered as by %s, in three trips', async (current, former) => {
    const expected = await run(answers(current))
    expect(expected.json.errors).toBeUndefined()
    expect(seeded.trips).toBeLessThanOrEqual(3)
    expect((await run(answers(former))).json).toEqual(expected.json)
    expect(seeded.trips).toBeLessThanOrEqual(3)
    const scope = 'scope: {withoutSources: ["bloomberg-2026-05-06"], minConfidence: 0.3}'
    const scoped = (call: string) => answers(call.replace(/\)$/, `, ${scope})`))
    const without = await run(scoped(current))
    expect(seeded.trips).toBeLessThanOrEqual(3)
    expect((await run(scoped(former))).json).toEqual(without.json)
    expect(seeded.trips).toBeLessThanOrEqual(3)
  })

  it('of two that are the same thing now is told so', async () => {
    expect(await refusal('{ connections(from: "anthropic", to: "old-anthropic") { summary } }')).toContain(
      'BAD_INPUT: from and to are the same',
    )
  })
})

describe('a look-up by id is null where nothing of the thing is in scope', () => {
  const stage = '... on Agreement { stage } ... on AgreementParty { partyRole }'
  const party = async (): Promise<string> => {
    const { json } = await run('{ agreement(id: "anthropic-spacex-compute") { parties { id } } }')
    const agreement = json.data?.['agreement'] as { parties: { id: string }[] } | undefined
    return agreement?.parties[0]?.id ?? expect.fail(JSON.stringify(json))
  }
  it.each([
    ['before it was announced', 'validAt: "2020-01-01"'],
    ['by a confidence that it does not have', 'minConfidence: 1'],
    ['before anything was recorded', 'knownAt: "2000-01-01T00:00:00Z"'],
  ])('an agreement and a link, %s', async (_, scope) => {
    const link = await party()
    const { json } = await run(`{
      agreement(id: "anthropic-spacex-compute", scope: {${scope}}) { id }
      former: agreement(id: "old-agreement", scope: {${scope}}) { id }
      thing: node(id: "anthropic-spacex-compute", scope: {${scope}}) { id }
      entity(id: "anthropic-spacex-compute", scope: {${scope}}) { id }
      link: node(id: "${link}", scope: {${scope}}) { id ${stage} }
    }`)
    expect(json.data).toEqual({ agreement: null, former: null, thing: null, entity: null, link: null })
  })

  it('an agreement, without any claim of these statuses', async () => {
    const { json } = await run(`{
      reported: agreement(id: "anthropic-akamai-cloud", scope: {statuses: [REPORTED]}) { id }
      disclosed: agreement(id: "anthropic-akamai-cloud", scope: {statuses: [DISCLOSED]}) { id }
    }`)
    expect(json.data).toEqual({ reported: { id: 'anthropic-akamai-cloud' }, disclosed: null })
  })

  it('and shows both once they are, on a later day too', async () => {
    const link = await party()
    const { json } = await run(`{
      agreement(id: "old-agreement", scope: {validAt: "2099-01-01"}) { id }
      link: node(id: "${link}", scope: {validAt: "2099-01-01"}) { id }
    }`)
    expect(json.data).toEqual({ agreement: { id: 'anthropic-spacex-compute' }, link: { id: link } })
  })
})

describe('a cursor belongs to its list, its arguments and its scope', () => {
  const next = async (query: string, field: string): Promise<string> => {
    const { json } = await run(query)
    const found = json.data?.[field] as { endCursor?: string; pageInfo?: { endCursor: string } } | undefined
    return found?.endCursor ?? found?.pageInfo?.endCursor ?? expect.fail(JSON.stringify(json))
  }
  it('of a question', async () => {
    const scope = 'scope: {minConfidence: 0.1}'
    const after = await next(
      `{ conflictsOfInterest(first: 1, ${scope}) { endCursor } }`,
      'conflictsOfInterest',
    )
    const code = (args: string) =>
      refusal(`{ conflictsOfInterest(after: "${after}", ${args}) { totalFindings } }`)
    expect(await code(`first: 3, affiliates: {threshold: 0.2}, ${scope}`)).not.toContain('BAD_CURSOR')
    for (const args of [
      `subject: "anthropic", ${scope}`,
      `affiliates: {basis: NONE}, ${scope}`,
      'scope: {minConfidence: 0.2}',
      'first: 1',
    ])
      expect(await code(args), args).toContain('BAD_CURSOR')
    expect(await refusal(`{ circularDeals(after: "${after}", ${scope}) { totalFindings } }`)).toContain(
      'BAD_CURSOR',
    )
  })

  it('of a list', async () => {
    const page = '{ nodes { id } pageInfo { endCursor } }'
    const after = await next(
      `{ agreements(first: 1, party: "old-anthropic", kinds: [COMPUTE_CAPACITY, CLOUD_SERVICES]) ${page} }`,
      'agreements',
    )
    const code = (args: string) => refusal(`{ agreements(after: "${after}"${args}) ${page} }`)
    expect(
      await code(', party: "old-anthropic", kinds: [CLOUD_SERVICES, COMPUTE_CAPACITY], first: 9'),
    ).not.toContain('BAD_CURSOR')
    for (const args of [
      '',
      ', party: "old-anthropic"',
      ', party: "xai", kinds: [COMPUTE_CAPACITY, CLOUD_SERVICES]',
      ', party: "old-anthropic", kinds: [COMPUTE_CAPACITY, CLOUD_SERVICES], scope: {minConfidence: 0}',
    ])
      expect(await code(args), args).toContain('BAD_CURSOR')
  })

  it('of a list below a thing', async () => {
    const links = (args: string, scope = '') =>
      `{ company(id: "anthropic"${scope}) { links(first: 1${args}) { pageInfo { endCursor } } } }`
    const { json } = await run(links(', types: [PARTY]'))
    const company = json.data?.['company'] as { links: { pageInfo: { endCursor: string } } } | undefined
    const after = company?.links.pageInfo.endCursor ?? expect.fail(JSON.stringify(json))
    const at = `, after: "${after}"`
    expect(await refusal(links(`${at}, types: [PARTY]`))).not.toContain('BAD_CURSOR')
    expect(await refusal(links(at))).toContain('BAD_CURSOR')
    expect(await refusal(links(`${at}, types: [PARTY], direction: OUT`))).toContain('BAD_CURSOR')
    expect(await refusal(links(`${at}, types: [PARTY]`, ', scope: {validAt: "2026-10-01"}'))).toContain(
      'BAD_CURSOR',
    )
  })
})
