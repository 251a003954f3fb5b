import { describe, expect, test } from 'vitest'
import { missing, readItems } from '../../../../test/support/read-items.ts'
import { ftm } from './ftm.ts'

const read = (
  ...entities: [id: string, schema: string, properties: Record<string, unknown>, more?: object][]
) =>
  readItems(
    ftm,
    entities
      .map(([id, schema, properties, more]) => JSON.stringify({ id, schema, properties, ...more }))
      .join('\n'),
  )
const company = (id: string) => [id, 'Company', { name: [id] }] as [string, string, Record<string, unknown>]
const person = (id: string) => [id, 'Person', { name: [id] }] as [string, string, Record<string, unknown>]

describe('things', () => {
  test('keep their Unicode names, other names, country and identifiers', async () => {
    const { batch, faults } = await read([
      'NK-1',
      'PublicBody',
      {
        name: ['Ελληνική', 'Greek Office'],
        alias: ['GO'],
        country: ['gr'],
        wikidataId: ['Q1'],
        leiCode: ['213800ACME0000001A80'],
      },
      { caption: 'Greek Office', referents: ['old-1'] },
    ])
    expect(faults).toEqual([])
    expect(batch.entities[0]).toMatchObject({
      kind: 'COMPANY',
      form: 'GOVERNMENT',
      name: 'Greek Office',
      aliases: ['Ελληνική', 'GO'],
      country: 'GR',
      identifiers: [
        { scheme: 'FTM', value: 'NK-1' },
        { scheme: 'FTM', value: 'old-1' },
        { scheme: 'WIKIDATA', value: 'Q1' },
      ],
    })
    expect(batch.entities[0]?.id).toMatch(/^ftm-nk-1-[0-9a-f]{12}$/)
  })
  test('without a name say so', async () => {
    const { batch, unsaid } = await read(['a', 'Company', {}])
    expect(batch.entities[0]?.name).toBe('Unnamed (a)')
    expect(unsaid).toEqual({ 'Company.name (missing)': 1 })
  })
  test('have no country where several are given', async () => {
    const { batch, unsaid } = await read(['a', 'Company', { name: ['A'], country: ['de', 'fr'] }])
    expect(batch.entities[0]?.country).toBeNull()
    expect(unsaid).toEqual({ 'Company.country (several that differ)': 1 })
  })
})

describe('ties', () => {
  test.each([
    [{ percentage: ['8,6'] }, { share: { min: 0.086, max: 0.086 } }],
    [{ percentage: ['25-50'] }, { share: { min: 0.25, max: 0.5 } }],
    [{ percentage: ['75'], role: ['voting rights'] }, { votes: { min: 0.75, max: 0.75 } }],
    [{}, { share: null }],
    [{ percentage: ['101'] }, { share: null }],
  ])('an ownership of %j', async (properties, attributes) => {
    const found = await read(company('b'), person('a'), [
      'o',
      'Ownership',
      { owner: ['a'], asset: ['b'], ...properties },
    ])
    expect(missing(found)).toEqual([])
    expect(found.batch.claims[0]?.record).toMatchObject({
      link: 'OWNERSHIP',
      from: 'ftm-a',
      to: 'ftm-b',
      attributes,
    })
  })
  test('wait for ends that come later, and are not said between things that do not fit', async () => {
    const found = await read(
      ['d1', 'Directorship', { director: ['p'], organization: ['c'], role: ['Vice President'] }],
      ['d2', 'Directorship', { director: ['c'], organization: ['c2'] }],
      ['o', 'Ownership', { owner: ['c'], asset: ['ship'] }],
      ['ship', 'Vessel', { name: ['Ever Example'] }],
      company('c'),
      company('c2'),
      person('p'),
    )
    expect(missing(found)).toEqual([])
    expect(found.batch.claims.map(({ record }) => record.attributes)).toEqual([
      { role: 'EXECUTIVE', title: 'Vice President', former: null },
    ])
    expect(found.unsaid).toEqual({
      Vessel: 1,
      'Directorship (an end does not fit)': 1,
      'Ownership (an end does not fit)': 1,
    })
  })
  test('of several ends are one claim each pair, and nested ones are read', async () => {
    const b = { id: 'b', schema: 'Company', properties: { name: ['B'] } }
    const found = await read(company('a'), company('c'), [
      'o',
      'Ownership',
      { owner: ['a', 'c'], asset: [b] },
    ])
    expect(missing(found)).toEqual([])
    expect(found.batch.claims.map(({ record }) => [record.from, record.to])).toEqual([
      ['ftm-a', 'ftm-b'],
      ['ftm-c', 'ftm-b'],
    ])
  })
  test('that began and ended on one day held that day', async () => {
    const dates = { startDate: ['2020-05-06'], endDate: ['2020-05-06T00:00:00'] }
    const found = await read(company('a'), company('b'), [
      'o',
      'Ownership',
      { owner: ['a'], asset: ['b'], ...dates },
    ])
    expect(missing(found)).toEqual([])
    expect(found.batch.claims[0]?.record).toMatchObject({ validFrom: '2020-05-06', validTo: '2020-05-07' })
  })
  test('cite the page that they name, else their dataset, else the file', async () => {
    const ends = { creditor: ['a'], debtor: ['b'] }
    const found = await read(
      company('a'),
      company('b'),
      ['1', 'Debt', { ...ends, sourceUrl: ['https://x.example/1'], amount: ['5'], currency: ['eur'] }],
      ['2', 'Debt', ends, { datasets: ['a_register'] }],
      ['3', 'Debt', ends],
    )
    expect(missing(found)).toEqual([])
    const [page, dataset] = found.batch.sources
    expect([page?.url, dataset?.title, dataset?.kind]).toEqual([
      'https://x.example/1',
      'a_register',
      'DATASET',
    ])
    expect(found.batch.claims.map(({ record }) => record.source)).toEqual([page?.id, dataset?.id, 'the-file'])
    expect(found.batch.claims[0]?.record.agreement?.value).toEqual({ min: 5, max: 5, currency: 'EUR' })
  })
})

test('faults name their line', async () => {
  const { faults } = await readItems(ftm, '{"id": "a"}\n\nnot json\n')
  expect(faults.map(({ code, line }) => [code, line])).toEqual([
    ['BAD_VALUE', 1],
    ['NOT_JSON', 3],
  ])
})
