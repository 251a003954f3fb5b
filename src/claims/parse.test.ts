import { describe, expect, it } from 'vitest'
import { claimId } from './identity.ts'
import { parseRecords, type RawRecord } from './parse.ts'
import { isLei } from './schema.ts'

const claim = (value: object, line = 1): RawRecord => ({
  kind: 'claim',
  value: { link: 'OWNERSHIP', from: 'a', to: 'b', status: 'REPORTED', source: 's', ...value },
  line,
})
const MAY = { recordedAt: '2026-05-01T00:00:00Z' }
const codes = (...records: RawRecord[]) => parseRecords(records).faults.map((fault) => fault.code)

describe('faults of records', () => {
  it.each([
    ['an unknown field', claim({ colour: 'red' }), 'UNKNOWN_FIELD'],
    ['an unknown attribute', claim({ attributes: { colour: 'red' } }), 'UNKNOWN_FIELD'],
    [
      'an attribute of another link',
      claim({ link: 'RIVALRY', attributes: { share: { min: 0.1 } } }),
      'UNKNOWN_FIELD',
    ],
    ['a missing field', claim({ status: undefined }), 'MISSING_FIELD'],
    ['a role without a role', claim({ link: 'ROLE' }), 'MISSING_FIELD'],
    ['a share of 140 %', claim({ attributes: { share: { max: 1.4 } } }), 'SHARE_OUT_OF_RANGE'],
    ['a reversed range', claim({ attributes: { share: { min: 0.4, max: 0.2 } } }), 'RANGE_REVERSED'],
    ['an empty range', claim({ attributes: { share: {} } }), 'BAD_VALUE'],
    ['a confidence outside 0..1', claim({ confidence: 70 }), 'CONFIDENCE_OUT_OF_RANGE'],
    ['a date that is none', claim({ validFrom: '2026-02-30' }), 'BAD_DATE'],
    ['validTo before validFrom', claim({ validFrom: '2026-05', validTo: '2026-04' }), 'PERIOD_REVERSED'],
    [
      'validTo on the day of validFrom',
      claim({ validFrom: '2026-05-06', validTo: '2026-05-06' }),
      'PERIOD_REVERSED',
    ],
    [
      'a retraction before the record',
      claim({ ...MAY, retractedAt: '2026-04-01T00:00:00Z' }),
      'PERIOD_REVERSED',
    ],
    [
      'a retraction of what was never recorded',
      claim({ retractedAt: '2026-04-01T00:00:00Z' }),
      'MISSING_FIELD',
    ],
    ['an id with capitals', claim({ from: 'ACME' }), 'BAD_ID'],
    ['a rival of itself', claim({ link: 'RIVALRY', to: 'a' }), 'SELF_TIE'],
    [
      'a currency that is none',
      claim({ link: 'INVESTMENT', attributes: { amount: { min: 1, currency: 'XQQ' } } }),
      'BAD_CURRENCY',
    ],
    ['a party as a link', claim({ link: 'PARTY' }), 'BAD_VALUE'],
    [
      'a link and an agreement',
      claim({ agreement: { id: 'x', kind: 'LOAN', parties: [{ role: 'LENDER', entity: 'a' }] } }),
      'BAD_VALUE',
    ],
  ])('%s', (_, record, code) => {
    expect(codes(record)).toEqual([code])
  })

  it.each([
    ['an empty text', { note: '' }, 'note must not be empty; it is "".'],
    ['a text too long', { locator: 'x'.repeat(301) }, 'locator must not have more than 300 characters.'],
    ['another sort', { note: 7 }, 'note must be a text; it is 7.'],
    ['no object', { attributes: [] }, 'attributes must be an object; it is [].'],
    ['no boolean', { supports: 'no' }, 'supports must be true or false; it is "no".'],
  ])('are told in plain words: %s', (_, given, message) => {
    expect(parseRecords([claim(given)]).faults.map((fault) => fault.message)).toEqual([message])
  })

  it('are all told at once, by line', () => {
    const { faults } = parseRecords([
      claim({ confidence: 2, colour: 1 }, 3),
      claim({}, 4),
      claim({ source: '' }, 9),
    ])
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [3, 'CONFIDENCE_OUT_OF_RANGE'],
      [3, 'UNKNOWN_FIELD'],
      [9, 'BAD_ID'],
    ])
  })

  it('refuses text with half of a character in it, wherever it stands', () => {
    const source = (value: object): RawRecord => ({
      kind: 'source',
      value: { id: 's', kind: 'NEWS', ...value },
      line: 1,
    })
    for (const half of ['\ud800', 'a \udc00 b']) {
      expect(codes(source({ title: half }), source({ url: `https://example.org/${half}` }))).toEqual([
        'BAD_VALUE',
        'BAD_VALUE',
      ])
    }
    expect(codes(source({ title: 'a whole one: \u{1f680}' }))).toEqual([])
  })

  it('refuses addresses that are no web pages, wrong LEIs and countries', () => {
    const source = (url: string): RawRecord => ({
      kind: 'source',
      value: { id: 's', kind: 'NEWS', url },
      line: 1,
    })
    expect(codes(source('javascript:alert(1)'), source('https://user:secret@example.org/'))).toEqual([
      'BAD_URL',
      'BAD_URL',
    ])
    const entity = (value: object): RawRecord => ({
      kind: 'entity',
      value: { id: 'e', kind: 'COMPANY', name: 'E', ...value },
      line: 1,
    })
    expect(codes(entity({ identifiers: [{ scheme: 'LEI', value: '5493001KJTIIGC8Y1R13' }] }))).toEqual([
      'BAD_LEI',
    ])
    expect(codes(entity({ country: 'XX' }), entity({ kind: 'AGREEMENT' }))).toEqual([
      'BAD_COUNTRY',
      'BAD_VALUE',
    ])
    expect(isLei('5493001KJTIIGC8Y1R12')).toBe(true)
  })

  it('keeps no record of a batch that has a fault, and reads a good one', () => {
    const { batch, faults } = parseRecords([claim({ attributes: { share: { min: 0.42, max: 0.42 } } })])
    expect(faults).toEqual([])
    expect(batch.claims[0]?.record).toMatchObject({
      link: 'OWNERSHIP',
      supports: true,
      confidence: null,
      validFrom: null,
    })
  })
})

describe('the identity of a claim', () => {
  const record = (value: object) =>
    parseRecords([claim(value)]).batch.claims[0]?.record ?? expect.fail('not read')

  it('is the same for nulls and absences, and for sets in any order', () => {
    expect(claimId(record({ note: null, attributes: { interests: ['b', 'a'], votes: null } }))).toBe(
      claimId(record({ attributes: { interests: ['a', 'b'] } })),
    )
  })
  it('is the same for either normal form of a letter', () => {
    expect(claimId(record({ locator: 'Über' }))).toBe(claimId(record({ locator: 'U\u0308ber' })))
  })
  it('does not know confidence, quote, note or record time', () => {
    expect(
      claimId(record({ confidence: 0.5, quote: 'q', note: 'n', recordedAt: '2026-05-06T00:00:00Z' })),
    ).toBe(claimId(record({})))
  })
  it.each([
    { status: 'ANNOUNCED' },
    { supports: false },
    { validFrom: '2026' },
    { source: 't' },
    { locator: 'p. 1' },
    { to: 'c' },
  ])('knows %j', (change) => {
    expect(claimId(record(change))).not.toBe(claimId(record({})))
  })
})
