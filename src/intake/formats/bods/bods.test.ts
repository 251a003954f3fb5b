import { describe, expect, test } from 'vitest'
import { missing, readItems } from '../../../../test/support/read-items.ts'
import { bods } from './bods.ts'

const statement = (recordType: string, recordId: string, recordDetails: object, more: object = {}) => ({
  statementId: `s-${recordId}`,
  recordId,
  recordType,
  recordStatus: 'new',
  statementDate: '2024-05-06',
  recordDetails,
  ...more,
})
const entity = (id: string, more: object = {}) =>
  statement('entity', id, { entityType: { type: 'registeredEntity' }, name: id, isComponent: false, ...more })
const person = (id: string, more: object = {}) =>
  statement('person', id, { personType: 'knownPerson', names: [{ fullName: id }], ...more })
const holds = (id: string, from: unknown, to: unknown, interests: object[], more: object = {}) =>
  statement('relationship', id, { interestedParty: from, subject: to, interests }, more)
const direct = (type: string, more: object = {}) => ({ type, directOrIndirect: 'direct', ...more })
const read = (...statements: object[]) => readItems(bods, JSON.stringify(statements, null, 1))

test('things: forms, names, country, identifiers but not those of persons', async () => {
  const found = await read(
    entity('e1', {
      name: 'Energía S.A.',
      alternateNames: ['Energy'],
      jurisdiction: { code: 'US-DE' },
      identifiers: [
        { id: '529900T8BM49AURSDO55', scheme: 'XI-LEI' },
        { id: '1', scheme: 'GB-COH' },
        { id: '2' },
      ],
    }),
    entity('e2', { entityType: { type: 'state' } }),
    person('p', {
      names: [
        { type: 'alternative', fullName: 'Ada' },
        { type: 'legal', fullName: 'Ada Example' },
      ],
      identifiers: [{ id: 'X', scheme: 'GB-NIN' }],
    }),
  )
  expect(missing(found)).toEqual([])
  expect(found.batch.entities).toMatchObject([
    {
      id: 'bods-e1',
      name: 'Energía S.A.',
      aliases: ['Energy'],
      country: 'US',
      form: 'COMPANY',
      identifiers: [
        { scheme: 'BODS', value: 'e1' },
        { scheme: 'LEI', value: '529900T8BM49AURSDO55' },
        { scheme: 'GB-COH', value: '1' },
      ],
    },
    { id: 'bods-e2', form: 'GOVERNMENT' },
    { kind: 'PERSON', name: 'Ada Example', aliases: ['Ada'], identifiers: [{ scheme: 'BODS', value: 'p' }] },
  ])
  expect(found.unsaid).toEqual({ 'person.identifiers': 1 })
})

describe('interests', () => {
  test('held together are one ownership: share and votes as fractions, their types, control where it is the word', async () => {
    const found = await read(
      entity('e'),
      person('p'),
      holds('r', 'p', 'e', [
        direct('shareholding', { share: { minimum: 75, exclusiveMaximum: 100 }, startDate: '2020-01-02' }),
        direct('votingRights', { share: { exact: 76.5 }, startDate: '2020-01-02' }),
        direct('controlByLegalFramework', { startDate: '2020-01-02' }),
      ]),
    )
    expect(missing(found)).toEqual([])
    expect(found.batch.claims.map(({ record }) => record)).toMatchObject([
      {
        link: 'OWNERSHIP',
        from: 'bods-p',
        to: 'bods-e',
        validFrom: '2020-01-02',
        status: 'REPORTED',
        locator: 'statement s-r',
        attributes: {
          share: { min: 0.75, max: 1 },
          votes: { min: 0.765, max: 0.765 },
          controls: true,
          interests: ['controlByLegalFramework', 'shareholding', 'votingRights'],
        },
      },
    ])
  })
  test('in a board are roles, and of a company in a board nothing', async () => {
    const found = await read(
      entity('e'),
      entity('f'),
      person('p'),
      holds('r1', 'p', 'e', [direct('boardChair')]),
      holds('r2', 'f', 'e', [direct('boardMember')]),
    )
    expect(missing(found)).toEqual([])
    expect(found.batch.claims.map(({ record }) => record.attributes)).toEqual([{ role: 'BOARD_CHAIR' }])
    expect(found.unsaid).toEqual({ 'boardMember (an end does not fit)': 1 })
  })
  test('that are indirect are told by their components alone', async () => {
    const found = await read(
      entity('e'),
      entity('m'),
      person('p'),
      holds('c1', 'm', 'e', [direct('shareholding', { share: { exact: 60 } })]),
      holds('c2', 'p', 'm', [direct('shareholding', { share: { exact: 50 } })]),
      holds('r', 'p', 'e', [{ type: 'shareholding', directOrIndirect: 'indirect', share: { exact: 30 } }]),
    )
    expect(found.batch.claims.map(({ record }) => [record.from, record.to])).toEqual([
      ['bods-m', 'bods-e'],
      ['bods-p', 'bods-m'],
    ])
    expect(found.unsaid).toEqual({ 'relationship.interests (indirect)': 1 })
  })
})

test('an updated record holds from its day on, and a closed one ends whatever was said', async () => {
  const share = (exact: number) => [direct('shareholding', { share: { exact }, startDate: '2020-01-01' })]
  const found = await read(
    entity('e'),
    entity('f'),
    holds('r', 'f', 'e', share(10)),
    holds('r', 'f', 'e', share(20), {
      statementId: 's2',
      recordStatus: 'updated',
      statementDate: '2024-06-01',
    }),
    holds('r', 'f', 'e', share(20), {
      statementId: 's3',
      recordStatus: 'closed',
      statementDate: '2024-07-01',
    }),
  )
  expect(missing(found)).toEqual([])
  const dates = found.batch.claims.map(({ record }) => [
    record.validFrom,
    record.validTo,
    record.attributes?.share?.min,
  ])
  expect(dates).toEqual([
    ['2020-01-01', null, 0.1],
    ['2024-06-01', null, 0.2],
    ['2020-01-01', '2024-07-01', 0.2],
    ['2020-01-01', '2024-07-01', undefined],
  ])
})

test('nobody in particular is unsaid, with the reason', async () => {
  const found = await read(
    entity('e'),
    person('p', { personType: 'anonymousPerson' }),
    holds('r1', { reason: 'subjectExemptFromDisclosure' }, 'e', [direct('shareholding')]),
    holds('r2', 'p', 'e', [direct('shareholding')]),
  )
  expect(missing(found)).toEqual([])
  expect(found.batch.claims).toEqual([])
  expect(found.unsaid).toEqual({
    anonymousPerson: 1,
    'relationship (subjectExemptFromDisclosure)': 1,
    'relationship (an end does not fit)': 1,
  })
})

test('a register discloses, and is cited', async () => {
  const register = {
    source: { type: ['officialRegister', 'verified'] },
    publicationDetails: { publisher: { name: 'Register' }, publicationDate: '2024-05-07' },
  }
  const found = await read(entity('e'), entity('f'), holds('r', 'f', 'e', [direct('shareholding')], register))
  expect(missing(found)).toEqual([])
  expect(found.batch.sources).toMatchObject([
    { kind: 'REGISTER', publisher: 'Register', publishedOn: '2024-05-07' },
  ])
  expect(found.batch.claims[0]?.record).toMatchObject({
    status: 'DISCLOSED',
    source: found.batch.sources[0]?.id,
  })
})

test('one a line reads alike; what is no statement, or broken, is a fault', async () => {
  const lines = [entity('e'), { statementId: 'x', recordDetails: {} }]
    .map((one) => JSON.stringify(one))
    .join('\n')
  const found = await readItems(bods, lines)
  expect(found.batch.entities).toHaveLength(1)
  expect(found.faults).toMatchObject([{ code: 'BAD_VALUE', line: 2 }])
  const broken = await readItems(bods, `[${JSON.stringify(entity('e'))}, {"statementId":`)
  expect(broken.batch.entities).toHaveLength(1)
  expect(broken.faults).toMatchObject([{ code: 'NOT_JSON', line: 2 }])
})
