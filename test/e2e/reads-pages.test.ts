import { describe, expect, it } from 'vitest'
import { importFiles } from '../../src/intake/import.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { ALL_STATUSES, ask, at, base, codeOf, each, file, NOW, useRecords } from '../support/reads-world.ts'

useRecords()

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
