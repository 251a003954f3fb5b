import { describe, expect, test } from 'vitest'
import { missing, readItems, type WhatWasRead } from '../../../../test/support/read-items.ts'
import { csv } from './csv.ts'

const MAPPING = `
prefix: tree
queries:
  - filters_not: { company: Skip Ltd }
    entities:
      company: { schema: Company, key: company, properties: { name: { column: company }, jurisdiction: { column: country } } }
      parent: { schema: Company, key: parent, properties: { name: { column: parent } } }
      held:
        schema: Ownership
        keys: [parent, company]
        properties:
          owner: { entity: parent }
          asset: { entity: company }
          percentage: { column: share }
          startDate: { column: since, format: "%d.%m.%y" }
          sourceUrl: { template: "https://register.example/{{ number }}" }
`
const TABLE = 'company,country,parent,share,since,number\nDock,,Port,8,,\n'
const claims = ({ batch }: WhatWasRead) => batch.claims.map(({ record }) => record)

test('rows become things and ties; what repeats is said once', async () => {
  const found = await readItems(
    csv,
    [
      'company;country;parent;share;since;number',
      'Harbour;United Kingdom;Port;60;06.05.14;7',
      'Dock;;Port;"8,6";;',
      'Skip Ltd;;Port;1;;',
      'Port;FR;;;;',
    ].join('\r\n'),
    MAPPING,
  )
  expect(missing(found)).toEqual([])
  expect(found.batch.entities.map(({ name, country }) => [name, country])).toEqual([
    ['Harbour', 'GB'],
    ['Port', null],
    ['Dock', null],
    ['Port', 'FR'],
  ])
  expect(claims(found)).toMatchObject([
    {
      link: 'OWNERSHIP',
      from: found.batch.entities[1]?.id,
      to: found.batch.entities[0]?.id,
      attributes: { share: { min: 0.6, max: 0.6 } },
      validFrom: '2014-05-06',
      source: found.batch.sources[0]?.id,
      locator: 'row Port / Harbour',
      status: 'REPORTED',
    },
    { attributes: { share: { min: 0.086, max: 0.086 } }, validFrom: null, source: 'the-file' },
  ])
  expect(found.unsaid).toEqual({ 'row (without the keys of any entity, or filtered out)': 1 })
  expect(found.batch.sources[0]?.url).toBe('https://register.example/7')
  expect(found.batch.entities[0]?.id).toMatch(/^tree-harbour-/)
})

test('what FollowTheMoney cannot say: agreements, investments, fractions, votes and control', async () => {
  const mapping = `
status: ESTIMATED
queries:
  - entities:
      a: { schema: Company, key: a, properties: { name: { column: a } } }
      b: { schema: Fund, key: b, properties: { name: { column: b } } }
      deal:
        schema: Agreement
        keys: [a, b]
        properties:
          kind: { literal: CHIP_SUPPLY }
          supplier: { entity: a }
          endUser: { entity: b }
          accelerators: { template: "{{low}}-{{high}}" }
          amount: { column: money }
          currency: { literal: usd }
      stake: { schema: Investment, keys: [b, a], properties: { investor: { entity: b }, investee: { entity: a }, round: { literal: Series A } } }
      held: { schema: Ownership, keys: [b, a], properties: { owner: { entity: b }, asset: { entity: a }, share: { literal: 0.1 }, votes: { literal: 51 }, controls: { literal: yes } } }
`
  const found = await readItems(csv, 'a,b,low,high,money\nMaker,User,10,"1,200","1,500,000"\n', mapping)
  expect(missing(found)).toEqual([])
  expect(found.batch.entities.map(({ form }) => form)).toEqual(['COMPANY', 'FUND'])
  const [deal, stake, held] = claims(found)
  expect(deal).toMatchObject({ status: 'ESTIMATED' })
  expect(deal?.agreement).toMatchObject({
    kind: 'CHIP_SUPPLY',
    parties: [{ role: 'SUPPLIER' }, { role: 'END_USER' }],
    capacity: { accelerators: { min: 10, max: 1200 } },
    value: { min: 1_500_000, max: 1_500_000, currency: 'USD' },
  })
  expect(stake?.attributes).toMatchObject({ round: 'Series A' })
  expect(held?.attributes).toEqual({
    share: { min: 0.1, max: 0.1 },
    votes: { min: 0.51, max: 0.51 },
    controls: true,
  })
})

test('a row with more cells than there are columns is refused: each may stand one too far', async () => {
  const found = await readItems(
    csv,
    `${TABLE.split('\n')[0]}\nDock, Inc.,,Port,8,,7\nDock,,Port,8,,,,\n`,
    MAPPING,
  )
  expect(found.faults).toMatchObject([
    {
      code: 'BAD_VALUE',
      line: 2,
      message: expect.stringContaining('has 7 cells, and there are 6 columns') as string,
    },
  ])
  expect(claims(found)).toHaveLength(1)
})

describe('a mapping', () => {
  const told = async (mapping: string | null, file = 'company\nA\n') =>
    (await readItems(csv, file, mapping)).faults.map(({ message }) => message).join('\n')
  test.each([
    [null, 'mapping file'],
    ['queries: [', 'not YAML'],
    ['queries: []', 'queries'],
    ['queries: [{ entities: { a: { schema: Company } } }]', 'needs key or keys'],
    ['queries: [{ entities: { a: { schema: Company, key: company, colour: red } } }]', 'colour'],
    [
      'queries: [{ entities: { a: { schema: Company, key: company, properties: { parent: { entity: b } } } } }]',
      'no entity b',
    ],
    [
      'queries: [{ entities: { a: { schema: Company, key: name } } }]',
      'a column name, which the file does not have',
    ],
    [
      'queries: [{ entities: { a: { schema: Company, key: company, properties: { name: { column: title } } } } }]',
      'a column title',
    ],
    [
      'queries: [{ entities: { a: { schema: Company, key: company, properties: { name: { column: company, format: "%Y %Y" } } } } }]',
      'must have %Y or %y, and %m and %d once at most',
    ],
  ])('that is not right is told: %s', async (mapping, message) => {
    expect(await told(mapping)).toContain(message)
  })
  test('of FollowTheMoney, with the name of the dataset around it, is taken', async () => {
    const found = await readItems(
      csv,
      'company\nA\n',
      'my_data:\n  label: Mine\n  queries:\n    - csv_url: https://a.example\n      entities: { a: { schema: Company, key: company, properties: { name: { column: company } } } }\n',
    )
    expect(found.batch.entities.map(({ id }) => id)).toEqual([expect.stringMatching(/^my-data-a-/)])
  })
  test('of FollowTheMoney may name several columns as one key', async () => {
    const mapping = MAPPING.replace('keys: [parent, company]', 'key: [parent, company]').replace(
      'key: company',
      'keys: company',
    )
    expect(await readItems(csv, TABLE, mapping)).toEqual(await readItems(csv, TABLE, MAPPING))
  })
  test('of FollowTheMoney may say in one query that there is a thing, and in others of which sort', async () => {
    const sorts = [
      ['PERSON', 'Person'],
      ['FIRM', 'Company'],
    ].map(
      ([type, schema]) =>
        `  - filters: { type: ${type} }\n    entities: { giver: { schema: ${schema}, key: giver } }\n`,
    )
    const named =
      '  - entities: { giver: { schema: LegalEntity, key: giver, properties: { name: { column: giver } } } }\n'
    const found = await readItems(
      csv,
      'giver,type\nAda,PERSON\nDock,FIRM\nPort,\n',
      `queries:\n${named}${sorts.join('')}`,
    )
    expect(found.batch.entities.map(({ kind, name, form }) => [kind, name, form])).toEqual([
      ['PERSON', 'Ada', null],
      ['COMPANY', 'Dock', 'COMPANY'],
      ['COMPANY', 'Port', null],
    ])
  })
  test('for several files says of each what it fits', async () => {
    const two =
      'queries:\n  - entities: { a: { schema: Company, key: company, properties: { name: { column: company } } } }\n  - entities: { a: { schema: Person, key: person, properties: { name: { column: person } } } }\n'
    expect((await readItems(csv, 'person\nAda\n', two)).batch.entities).toMatchObject([{ kind: 'PERSON' }])
  })
})
