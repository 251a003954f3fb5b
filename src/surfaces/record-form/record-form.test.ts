import { describe, expect, test } from 'vitest'
import { CLAIM_TYPES, fieldsOf } from './fields.ts'
import { readAmount, readPercent } from './numbers.ts'
import { sayRecording } from './say-claim.ts'
import { slugOf } from './slug.ts'
import { fieldAt, toInput } from './to-input.ts'

const HOLDING: readonly (readonly [string, string])[] = [
  ['from', 'northwind'],
  ['from.how', 'known'],
  ['to', 'acme'],
  ['to.how', 'known'],
  ['attributes.share.min', '14'],
  ['attributes.share.max', '33.3 %'],
  ['attributes.controls', ''],
  ['attributes.interests', 'shareholding, votingRights'],
  ['status', 'REPORTED'],
  ['supports', 'true'],
  ['confidence', ''],
  ['validFrom', '2026-05'],
  ['locator', ' paragraph 3 '],
  ['source.how', 'known'],
  ['source', 'paper'],
]
const held = (...more: (readonly [string, string])[]) => new Map([...HOLDING, ...more])

describe('the form of a claim as input', () => {
  test('says what is filled in, and nothing else', () => {
    expect(toInput('OWNERSHIP', held())).toEqual({
      faults: [],
      input: {
        claims: [
          {
            link: 'OWNERSHIP',
            from: 'northwind',
            to: 'acme',
            attributes: { share: { min: 0.14, max: 0.333 }, interests: ['shareholding', 'votingRights'] },
            status: 'REPORTED',
            validFrom: '2026-05',
            locator: 'paragraph 3',
            source: 'paper',
          },
        ],
      },
    })
  })

  test('a denial, a confidence and a reason', () => {
    const { input } = toInput(
      'OWNERSHIP',
      held(['supports', 'false'], ['confidence', '40'], ['because', 'Seen.']),
    )
    expect(input).toMatchObject({ because: 'Seen.', claims: [{ supports: false, confidence: 0.4 }] })
  })

  test('new things and a new source come with it', () => {
    const { input, faults } = toInput(
      'OWNERSHIP',
      held(
        ['from.how', 'new'],
        ['from.new.name', 'Näw Ltd'],
        ['from.new.kind', 'PERSON'],
        ['from.new.id', 'naw-ltd'],
        ['source.how', 'new'],
        ['source.new.id', 'the-post'],
        ['source.new.title', 'A deal'],
        ['source.new.publisher', ''],
        ['source.new.kind', 'NEWS'],
      ),
    )
    expect(faults).toEqual([])
    expect(input.entities).toEqual([{ id: 'naw-ltd', kind: 'PERSON', name: 'Näw Ltd' }])
    expect(input.sources).toEqual([{ id: 'the-post', title: 'A deal', kind: 'NEWS' }])
    expect(input.claims[0]).toMatchObject({ from: 'naw-ltd', source: 'the-post' })
  })

  test('an agreement has parties; a new one is made by its claim', () => {
    const { input, faults } = toInput(
      'AGREEMENT',
      new Map([
        ['agreement.id.how', 'new'],
        ['agreement.id.new.name', 'The lease'],
        ['agreement.id.new.id', 'the-lease'],
        ['agreement.kind', 'DATA_CENTER_LEASE'],
        ['agreement.parties.0.role', 'LESSOR'],
        ['agreement.parties.0.entity', 'acme'],
        ['agreement.parties.1.role', 'LESSEE'],
        ['agreement.parties.1.entity', 'globex'],
        ['agreement.covers.0', 'hall'],
        ['agreement.value.max', '1.5 bn'],
        ['agreement.value.currency', 'usd'],
        ['agreement.capacity.megawatts.min', '100'],
        ['status', 'ANNOUNCED'],
        ['source', 'paper'],
      ]),
    )
    expect(faults).toEqual([])
    expect(input).toEqual({
      claims: [
        {
          agreement: {
            id: 'the-lease',
            name: 'The lease',
            kind: 'DATA_CENTER_LEASE',
            parties: [
              { entity: 'acme', role: 'LESSOR' },
              { entity: 'globex', role: 'LESSEE' },
            ],
            covers: ['hall'],
            value: { max: 1.5e9, currency: 'USD' },
            capacity: { megawatts: { min: 100 } },
          },
          status: 'ANNOUNCED',
          source: 'paper',
        },
      ],
    })
  })

  test('what is missing or cannot be read is told at its field', () => {
    const { faults } = toInput(
      'OWNERSHIP',
      held(['from', ''], ['source', ''], ['attributes.share.min', 'a lot'], ['status', '']),
    )
    expect(faults.map(({ field }) => field).sort()).toEqual([
      'attributes.share.min',
      'from',
      'source',
      'status',
    ])
    expect(faults.find(({ field }) => field === 'attributes.share.min')?.message).toContain('“a lot”')
  })

  test('every type has fields with names of their own', () => {
    for (const type of CLAIM_TYPES) {
      const names = fieldsOf(type).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('a fault of the server', () => {
  test('is told at the field of its path, or the nearest around it', () => {
    const values = held(
      ['source.how', 'new'],
      ['source.new.url', ''],
      ['from.how', 'new'],
      ['from.new.id', 'x'],
    )
    const at = (...path: string[]) => fieldAt(path, 'OWNERSHIP', values)
    expect(at('claims', '0', 'to')).toBe('to')
    expect(at('claims', '0', 'attributes', 'share', 'max')).toBe('attributes.share.max')
    expect(at('claims', '0', 'attributes', 'share')).toBe('attributes.share.min')
    expect(at('sources', '0', 'url')).toBe('source.new.url')
    expect(at('entities', '0', 'id')).toBe('from.new.id')
    expect(at('claims', '0')).toBe('')
    expect(at('idempotencyKey')).toBe('')
  })
})

describe('numbers as people write them', () => {
  test.each([
    ['45 bn', 45e9],
    ['1.2m', 1.2e6],
    ['1,200,000', 1_200_000],
    ['0.5', 0.5],
    ['', null],
  ])('%j is the amount %j', (text, amount) => expect(readAmount(text)).toBe(amount))
  test.each(['45 zn', 'much', '1.2.3', '-4', '1,20'])('%j is no amount', (text) =>
    expect(() => readAmount(text)).toThrow('is no amount'),
  )
  test.each([
    ['14', 0.14],
    ['33.3 %', 0.333],
    ['100', 1],
  ])('%j is the part %j', (text, part) => expect(readPercent(text)).toBe(part))
})

test('an id is made of a name, and told from others', () => {
  expect(slugOf('Google Cloud Ltd.')).toBe('google-cloud-ltd')
  expect(slugOf('Électricité de France')).toBe('electricite-de-france')
  expect(slugOf('<script>alert(1)</script>')).toBe('script-alert-1-script')
  expect(slugOf('Газпром')).toBe('unnamed')
  expect(slugOf('Acme', (id) => id === 'acme')).toBe('acme-2')
})

test('what will be recorded is said in one sentence', () => {
  const names = new Map([
    ['northwind', 'Northwind'],
    ['acme', 'Acme'],
    ['paper', 'The Paper'],
  ])
  const say = (...more: (readonly [string, string])[]) =>
    sayRecording(toInput('OWNERSHIP', held(...more)).input, (id) => names.get(id) ?? id)
  expect(say()).toBe('The Paper says that Northwind holds 14 % to 33.3 % of Acme, from May 2026.')
  expect(say(['supports', 'false'], ['attributes.share.max', '14'])).toBe(
    'The Paper denies that Northwind holds 14 % of Acme, from May 2026.',
  )
  expect(say(['to', ''])).toBeNull()
  expect(sayRecording(toInput('AGREEMENT', new Map([['source', 'paper']])).input, (id) => id)).toBeNull()
})
