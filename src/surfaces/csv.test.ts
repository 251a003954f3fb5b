import { parse } from 'csv-parse/sync'
import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../../test/support/any-text.ts'
import { claim, company, exhibitOf, finding, owns, source } from '../../test/support/exhibits.ts'
import { writeCsv } from './csv.ts'
import type { Exhibit } from './exhibit.ts'

const rows = (exhibit: Exhibit): string[][] => parse(writeCsv(exhibit), { bom: true })
const records = (exhibit: Exhibit): { [column: string]: string }[] =>
  parse(writeCsv(exhibit), { bom: true, columns: true })
/** Half a pair of surrogates is no letter, and becomes the sign for that. */
const asUtf8 = (text: string): string => Buffer.from(text).toString()
const withOwn = (...own: { [field: string]: unknown }[]) =>
  records(exhibitOf({ findings: own.map((one, i) => finding(String(i), { own: one })) }))

describe('a table for spreadsheets', () => {
  it('is told to be UTF-8, and has lines as RFC 4180 has them', () => {
    const text = writeCsv(exhibitOf({ findings: [finding('a')] }))
    expect(text.startsWith('\u{feff}number,headline,')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(3)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('has a row for each finding, with why it is so and what holds for the answer', () => {
    const [row] = records(
      exhibitOf({
        entities: [company('google'), company('anthropic')],
        links: [owns('google', 'anthropic', 0.14)],
        claims: [
          claim('c1'),
          claim('c2', { locator: 'page 9' }),
          claim('c3', { source: source('x', { url: null }) }),
        ],
        findings: [
          finding('a', {
            qualifiers: ['conditional', 'former'],
            weakestLink: 'link_OWNERSHIP_google_anthropic',
            explanation: [
              { sentence: 'One way.', entities: [], links: [] },
              { sentence: 'Another, longer; way.', entities: [], links: [] },
            ],
            evidence: ['c1', 'c2', 'c3'],
          }),
        ],
        totalFindings: 187,
        truncated: true,
        notes: ['2 facts were withdrawn.', 'It is old.'],
        own: { hhi: { min: 1, max: 2 } },
      }),
    )
    expect(row).toEqual({
      number: '1',
      headline: 'Finding a.',
      confidence: '0.7',
      disputed: 'false',
      prospective: 'false',
      qualifiers: 'conditional; former',
      ways: 'One way. | Another, longer; way.',
      weakestLink: 'Google holds 14 % of Anthropic',
      sources:
        'The Paper, A report, 2026-05-06, https://paper.example/report, paragraph 2, page 9 | The Paper, A report, 2026-05-06, paragraph 2',
      'answer.hhi.min': '1',
      'answer.hhi.max': '2',
      validAt: '2026-05-06',
      knownAt: '2026-05-07T08:09:10.000Z',
      totalFindings: '187',
      truncated: 'true',
      leftOut: '0',
      notes: '2 facts were withdrawn. | It is old.',
    })
  })

  it('says in a row numbered 0 that nothing was found', () => {
    const [row, ...others] = records(exhibitOf({ summary: 'No owner is known.', truncated: true }))
    expect(others).toEqual([])
    expect(row).toMatchObject({
      number: '0',
      headline: 'No owner is known.',
      truncated: 'true',
      leftOut: '0',
      validAt: '2026-05-06',
    })
  })

  it("has the question's own fields: bounds apart, things by name, lists in one cell", () => {
    const range = { share: { min: 0.2, max: null }, owner: { id: 'x', name: 'X' } }
    const [first, second] = withOwn(
      {
        ...range,
        cycle: [
          { id: 'a', name: 'A' },
          { id: 'b', name: 'B' },
        ],
        claim: { id: 'claim_1', status: 'REPORTED' },
      },
      {
        share: null,
        owner: null,
        cycle: [],
        claim: null,
        finding: { id: 'finding_1', headline: 'It is so.' },
      },
    )
    expect(first).toMatchObject({
      'share.min': '0.2',
      'share.max': '',
      owner: 'X',
      cycle: 'A; B',
      claim: 'claim_1',
    })
    expect(second).toMatchObject({ 'share.min': '', owner: '', cycle: '', claim: '', finding: 'It is so.' })
    expect(Object.keys(first ?? {})).not.toContain('share')
  })

  it('says the parts of what stands in a list', () => {
    const money = { min: 2e9, max: 2e9, currency: 'USD' }
    const [row] = withOwn({
      amounts: [money, null],
      steps: [{ from: { id: 'a', name: 'A' }, kind: 'PAY', on: null, amount: money }],
      dispute: {
        attribute: 'value',
        positions: [{ value: { min: 1, max: 3 }, preferred: true, final: false }],
      },
    })
    expect(row).toMatchObject({
      amounts: 'US$2 bn; unknown',
      steps: 'A · PAY · US$2 bn',
      'dispute.attribute': 'value',
      'dispute.positions': '1 to 3 · preferred',
    })
  })

  it('cuts what no cell of a spreadsheet holds', () => {
    const [row] = records(exhibitOf({ findings: [finding('a', { headline: 'x'.repeat(40_000) })] }))
    expect(row?.['headline']).toHaveLength(32_001)
  })

  it('has no address that is none, and no secret in one', () => {
    const urls = ['javascript:alert(1)', 'https://user:secret@evil.example/', '//evil.example']
    const claims = urls.map((url, i) => claim(`c${i}`, { source: source(`s${i}`, { url }) }))
    const text = writeCsv(exhibitOf({ claims, findings: [finding('a', { evidence: ['c0', 'c1', 'c2'] })] }))
    expect(text).not.toMatch(/javascript|secret|evil/)
  })

  it('comes back as it went, whatever is written in it, but for an apostrophe before what may be a formula', () => {
    assert(
      property(anyText, anyText, anyText, (headline, name, where) => {
        const [header = [], row = [], ...others] = rows(
          exhibitOf({
            claims: [claim('c', { locator: where })],
            findings: [finding('a', { headline, own: { name: { id: 'x', name } }, evidence: ['c'] })],
          }),
        )
        expect(others).toEqual([])
        expect(row).toHaveLength(header.length)
        const cell = (column: string): string => row[header.indexOf(column)] ?? ''
        for (const [column, text] of [
          ['headline', headline],
          ['name', name],
        ] as const)
          expect([asUtf8(text), `'${asUtf8(text)}`]).toContain(cell(column))
        expect(cell('sources').endsWith(asUtf8(where))).toBe(true)
        for (const text of row) expect(text).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u)
      }),
      { numRuns: 300 },
    )
  })
})
