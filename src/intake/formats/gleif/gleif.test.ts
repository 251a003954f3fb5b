import { describe, expect, test } from 'vitest'
import { missing, readItems } from '../../../../test/support/read-items.ts'
import { gleif } from './gleif.ts'

const [A, B, C] = ['529900T8BM49AURSDO55', '001GPB6A9XPE8XJICC14', '004L5FPTUREIWK9T2N63'] as const

const record = (lei: string, name: string, more = '') => `
  <lei:LEIRecord><lei:LEI>${lei}</lei:LEI><lei:Entity>
    <lei:LegalName xml:lang="de">${name}</lei:LegalName>
    <lei:OtherEntityNames><lei:OtherEntityName type="PREVIOUS_LEGAL_NAME">Old</lei:OtherEntityName>
      <lei:OtherEntityName>Older</lei:OtherEntityName></lei:OtherEntityNames>
    <lei:RegistrationAuthority><lei:RegistrationAuthorityID>RA000001</lei:RegistrationAuthorityID>
      <lei:RegistrationAuthorityEntityID>12</lei:RegistrationAuthorityEntityID></lei:RegistrationAuthority>
    <lei:LegalJurisdiction>US-MA</lei:LegalJurisdiction><lei:EntityCategory>FUND</lei:EntityCategory>
    <lei:EntityStatus>ACTIVE</lei:EntityStatus></lei:Entity>
    <lei:Registration><lei:RegistrationStatus>ISSUED</lei:RegistrationStatus>${more}</lei:Registration></lei:LEIRecord>`
const level1 = (...records: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><lei:LEIData xmlns:lei="x"><lei:LEIRecords>${records.join('')}</lei:LEIRecords></lei:LEIData>`

const period = (type: string, from: string, to?: string) =>
  `<rr:RelationshipPeriod><rr:StartDate>${from}T00:00:00.000Z</rr:StartDate>${to ? `<rr:EndDate>${to}T00:00:00Z</rr:EndDate>` : ''}
   <rr:PeriodType>${type}</rr:PeriodType></rr:RelationshipPeriod>`
const tie = (start: string, type: string, end: string, { status = 'ACTIVE', periods = '' } = {}) => `
  <rr:RelationshipRecord><rr:Relationship>
    <rr:StartNode><rr:NodeID>${start}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
    <rr:EndNode><rr:NodeID>${end}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
    <rr:RelationshipType>${type}</rr:RelationshipType><rr:RelationshipPeriods>${periods}</rr:RelationshipPeriods>
    <rr:RelationshipStatus>${status}</rr:RelationshipStatus></rr:Relationship></rr:RelationshipRecord>`
const level2 = (...records: string[]) =>
  `<rr:RelationshipData xmlns:rr="x"><rr:RelationshipRecords>${records.join('')}</rr:RelationshipRecords></rr:RelationshipData>`

test('an LEI record is a company with its names, country and number', async () => {
  const found = await readItems(gleif, level1(record(A, 'Fünfte &amp; Co')))
  expect(missing(found)).toEqual([])
  expect(found.batch.entities).toMatchObject([
    {
      id: `lei-${A.toLowerCase()}`,
      name: 'Fünfte & Co',
      aliases: ['Old', 'Older'],
      form: 'FUND',
      country: 'US',
      identifiers: [
        { scheme: 'LEI', value: A },
        { scheme: 'RA000001', value: '12' },
      ],
    },
  ])
  expect(found.unsaid).toEqual({ 'LEI record: entity.entitystatus': 1 })
})

describe('a relationship', () => {
  const read = (...ties: string[]) => readItems(gleif, level2(...ties))
  test.each([
    ['IS_DIRECTLY_CONSOLIDATED_BY', B, A, { controls: true, interests: ['otherInfluenceOrControl'] }],
    ['IS_INTERNATIONAL_BRANCH_OF', B, A, { share: { min: 1, max: 1 }, controls: true }],
    ['IS_SUBFUND_OF', B, A, { controls: true, interests: ['controlByLegalFramework'] }],
    ['IS_FEEDER_TO', A, B, { interests: ['shareholding'] }],
  ])('%s is an ownership', async (type, from, to, attributes) => {
    const { batch, faults } = await read(tie(A, type, B))
    expect(faults).toEqual([])
    expect(batch.claims.map(({ record: claim }) => claim)).toMatchObject([
      {
        link: 'OWNERSHIP',
        from: `lei-${from.toLowerCase()}`,
        to: `lei-${to.toLowerCase()}`,
        attributes,
        status: 'DISCLOSED',
        source: batch.sources[0]?.id,
      },
    ])
  })
  test('to an ultimate parent or a manager is unsaid', async () => {
    const found = await read(tie(A, 'IS_ULTIMATELY_CONSOLIDATED_BY', B), tie(A, 'IS_FUND-MANAGED_BY', C))
    expect(found.records.map(({ kind }) => kind)).toEqual(['source'])
    expect(found.unsaid).toEqual({ IS_ULTIMATELY_CONSOLIDATED_BY: 1, 'IS_FUND-MANAGED_BY': 1 })
  })
  test('holds in its own period, not in that of accounts', async () => {
    const periods =
      period('ACCOUNTING_PERIOD', '2018-01-01', '2018-12-31') +
      period('RELATIONSHIP_PERIOD', '2016-02-03', '2020-05-06')
    const { batch } = await read(tie(A, 'IS_DIRECTLY_CONSOLIDATED_BY', B, { periods }))
    expect(batch.claims[0]?.record).toMatchObject({ validFrom: '2016-02-03', validTo: '2020-05-06' })
  })
  test('that is over since an unknown day is unsaid', async () => {
    const { unsaid } = await read(tie(A, 'IS_DIRECTLY_CONSOLIDATED_BY', B, { status: 'INACTIVE' }))
    expect(unsaid).toEqual({ 'IS_DIRECTLY_CONSOLIDATED_BY (INACTIVE since an unknown day)': 1 })
  })
})

test('the CSV of the golden copy says the same', async () => {
  const csv = [
    'LEI,Entity.LegalName,Entity.LegalName.xmllang,Entity.OtherEntityNames.OtherEntityName.1,Entity.LegalJurisdiction,Entity.EntityCategory,Registration.RegistrationStatus',
    `${A},"Fünfte, & Co",de,Old,DE,GENERAL,ISSUED`,
    `${B},Twice,en,,GB,GENERAL,DUPLICATE`,
  ].join('\r\n')
  const found = await readItems(gleif, csv)
  expect(missing(found)).toEqual([])
  expect(found.batch.entities).toMatchObject([
    { name: 'Fünfte, & Co', aliases: ['Old'], country: 'DE', form: 'COMPANY' },
  ])
  expect(found.unsaid).toEqual({ 'LEIRecord (DUPLICATE)': 1 })

  const relationships = await readItems(
    gleif,
    'Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,Relationship.RelationshipType,Relationship.Period.1.startDate,Relationship.Period.1.endDate,Relationship.Period.1.periodType,Relationship.RelationshipStatus\n' +
      `${A},LEI,${B},IS_DIRECTLY_CONSOLIDATED_BY,2016-02-03T00:00:00Z,,RELATIONSHIP_PERIOD,ACTIVE\n`,
  )
  expect(relationships.batch.claims[0]?.record).toMatchObject({
    from: `lei-${B.toLowerCase()}`,
    validFrom: '2016-02-03',
  })
})

test('a reporting exception is counted with its reason', async () => {
  const csv = `LEI,Exception.Category,Exception.Reason.1\n${A},DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NATURAL_PERSONS\n`
  expect((await readItems(gleif, csv)).unsaid).toEqual({
    'DIRECT_ACCOUNTING_CONSOLIDATION_PARENT (NATURAL_PERSONS)': 1,
  })
})

test('a file that is cut off is told, after what could be read', async () => {
  const found = await readItems(gleif, level1(record(A, 'A'), record(B, 'B')).slice(0, -120))
  expect(found.batch.entities.length).toBeGreaterThan(0)
  expect(found.faults).toMatchObject([{ code: 'BAD_VALUE' }])
})
