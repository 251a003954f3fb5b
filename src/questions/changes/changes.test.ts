import { describe, expect, test } from 'vitest'
import { company, rowsOfRecords, said } from '../../../test/support/claims-world.ts'
import type { NamedEvent } from '../../claims/changes.ts'
import { worldOf } from '../../claims/world.ts'
import { toFindings } from '../answer.ts'
import type { Other } from '../define-question.ts'
import { decide } from './decide.ts'
import { lensOf, parameters } from './parameters.ts'

const NOW = new Date('2026-11-21T00:00:00Z')
const who = [company('acme'), company('globex')]
const owns = (part: number, more: object = {}) =>
  said('OWNERSHIP', 'acme', 'globex', { share: { min: part, max: part } }, { locator: String(part), ...more })

/** A question that finds every tie that holds. */
const whoOwns = (rows: ReturnType<typeof rowsOfRecords>): Other => ({
  field: 'whoOwns',
  found: { rows, explored: rows.length, truncated: false },
  findingsAt(knownAt) {
    const world = worldOf(rows, {
      ...lensOf(parameters.parse({ since: '2000-01-01T00:00:00Z' }), NOW),
      knownAt,
    })
    return toFindings(
      [...world.links.values()].map((link) => ({
        identity: ['whoOwns', link.id],
        headline: () => 'Acme owns Globex.',
        ways: [
          {
            sentence: '',
            entities: [link.from],
            links: [link],
            confidence: 1,
            weakest: link,
            disputed: false,
            prospective: false,
            qualifiers: [],
          },
        ],
        own: () => ({}),
        annualValue: null,
        megawatts: null,
        agreements: 0,
        names: [],
      })),
      null,
    )
  },
})

function ask(records: object[], args: object, events: NamedEvent[] = []) {
  const rows = rowsOfRecords([...who, ...records])
  const given = parameters.parse(args)
  const lens = lensOf(given, NOW)
  const found = {
    rows,
    explored: 0,
    truncated: false,
    beside: { until: lens.knownAt, others: [whoOwns(rows)], events },
  }
  return toFindings(decide(worldOf(rows, lens), given, null, found), null)
}
const lines = (...given: Parameters<typeof ask>) => ask(...given).map(({ headline }) => headline)

describe('changes', () => {
  const claims = [
    owns(0.1, { recordedAt: '2026-01-01T00:00:00Z' }),
    owns(0.3, {
      recordedAt: '2026-02-01T00:00:00Z',
      retractedAt: '2026-03-01T00:00:00Z',
      retractedBecause: 'A misprint.',
    }),
  ]
  test('claims recorded and retracted, and what is found since then, in order of time', () => {
    expect(lines(claims, { since: '2025-12-31T00:00:00Z' })).toEqual([
      '1 January 2026: recorded: Acme holds 10 % of Globex (reported).',
      '1 January 2026: now found: Acme owns Globex.',
      '1 February 2026: recorded: Acme holds 30 % of Globex (reported).',
      '1 March 2026: retracted: Acme holds 30 % of Globex (reported), because: A misprint.',
    ])
  })
  test('after since, up to until: what happened at since is no news', () => {
    expect(lines(claims, { since: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' })).toEqual([
      '1 February 2026: recorded: Acme holds 30 % of Globex (reported).',
    ])
    expect(lines(claims, { since: '2026-03-01T00:00:00Z' })).toEqual([])
  })
  test('a finding is gone when the last claim for it is retracted', () => {
    const only = [owns(0.1, { recordedAt: '2026-01-01T00:00:00Z', retractedAt: '2026-05-05T00:00:00Z' })]
    const [retracted, gone, ...others] = ask(only, { since: '2026-02-01T00:00:00Z' })
    expect(others).toEqual([])
    expect(retracted?.own).toMatchObject({ change: 'RETRACTED', finding: null })
    expect(gone?.own).toMatchObject({
      change: 'FINDING_GONE',
      at: '2026-05-05T00:00:00.000Z',
      claim: null,
      finding: { question: 'whoOwns', headline: 'Acme owns Globex.' },
    })
    expect(gone?.evidence).toEqual(retracted?.evidence)
  })
  test('what came and went between the two moments is no finding that changed', () => {
    const brief = [owns(0.1, { recordedAt: '2026-02-02T00:00:00Z', retractedAt: '2026-02-03T00:00:00Z' })]
    expect(ask(brief, { since: '2026-02-01T00:00:00Z' }).map(({ own }) => own['change'])).toEqual([
      'RECORDED',
      'RETRACTED',
    ])
  })
  test('a denial says what it denies', () => {
    const denial = said(
      'RIVALRY',
      'acme',
      'globex',
      {},
      { supports: false, recordedAt: '2026-01-01T00:00:00Z' },
    )
    expect(lines([denial], { since: '2025-01-01T00:00:00Z' })).toEqual([
      '1 January 2026: recorded: a denial that Acme and Globex are rivals (reported).',
    ])
  })
  test('merges, splits and judgements come from events, by name', () => {
    const event = {
      by: 'me',
      claim: null,
      keep: 'acme',
      keepName: 'Acme',
      absorb: 'acme-2',
      absorbName: 'Acme Inc.',
    }
    const events: NamedEvent[] = [
      { ...event, kind: 'JUDGE', at: '2026-01-01T00:00:00.000Z', because: null, verdict: 'YES' },
      {
        ...event,
        kind: 'MERGE',
        at: '2026-01-02T00:00:00.000Z',
        because: 'Same register number',
        verdict: null,
      },
    ]
    expect(lines([], { since: '2025-01-01T00:00:00Z' }, events)).toEqual([
      '1 January 2026: Acme and Acme Inc. were judged to be the same.',
      '2 January 2026: Acme Inc. was merged into Acme, because: Same register number.',
    ])
  })
  test('bad moments are refused in words', () => {
    expect(parameters.safeParse({ since: '2026-01-01' }).error?.issues[0]?.message).toContain(
      'since must be a moment',
    )
    const lens = (args: object) => () => lensOf(parameters.parse(args), NOW)
    expect(lens({ since: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' })).toThrow('still to come')
    expect(lens({ since: '2026-12-01T00:00:00Z' })).toThrow('must be before until')
  })
})
