import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agreement,
  claim,
  company,
  exhibitOf,
  finding,
  owns,
  party,
  source,
} from '../../../test/support/exhibits.ts'
import type { Exhibit, ShownClaim, ShownFinding } from '../exhibit.ts'
import { sayCounts } from '../page/changes.ts'
import { compareExhibits, inQuestion } from './compare.ts'
import type { Found, Side } from './side.ts'

const blog = source('blog', { publisher: 'The Blog', title: null })
const side = (
  exhibit: Exhibit,
  more: Partial<Side['scope']> & { found?: [string, Found][]; withdrawn?: [string, string][] } = {},
): Side => {
  const { found = [], withdrawn = [], ...scope } = more
  return {
    exhibit,
    scope: { minConfidence: null, statuses: null, withoutSources: [], ...scope },
    found: new Map(found),
    withdrawn: new Map(withdrawn),
  }
}
const gone: Found = { holds: false, stage: null }

const entities = [company('acme'), company('globex'), agreement('deal')]
const OWNS = owns('acme', 'globex', 0.6, { evidence: ['claim_1'] })
/** That Acme holds Globex, by these claims. */
const world = (claims: ShownClaim[], findings: ShownFinding[]): Exhibit =>
  exhibitOf({
    entities,
    links: findings.length === 0 ? [] : [{ ...OWNS, evidence: claims.map(({ id }) => id) }],
    claims,
    findings,
  })
const way = { sentence: 'Acme holds Globex.', entities: ['acme', 'globex'], links: [OWNS.id] }
const one = (more: Partial<ShownFinding> = {}): ShownFinding =>
  finding('f1', { explanation: [way], weakestLink: OWNS.id, evidence: ['claim_1'], ...more })

/** Why the one finding goes, where all that speaks for it is this claim. */
const whyGone = (
  claimed: Partial<ShownClaim>,
  after: Parameters<typeof exhibitOf>[0],
  scope: Parameters<typeof side>[1],
) => {
  const before = world([claim('claim_1', { source: blog, ...claimed })], [one()])
  const there = side(exhibitOf(after), { found: [[OWNS.id, gone]], ...scope })
  return compareExhibits(side(before), there, 'the usual').went.map(({ reasons }) => reasons)
}

describe('a finding goes', () => {
  const tie = 'That Acme holds 60 % of Globex'
  test.each<
    [
      what: string,
      claim: Partial<ShownClaim>,
      Parameters<typeof exhibitOf>[0],
      Parameters<typeof side>[1],
      reason: string,
    ]
  >([
    [
      'its only source is switched off',
      {},
      {},
      { withoutSources: ['blog'] },
      `${tie} rests only on The Blog (switched off).`,
    ],
    [
      'its kind of claim does not count',
      { status: 'ESTIMATED' },
      {},
      { statuses: ['DISCLOSED'] },
      `${tie} rests only on The Blog (estimated, a kind that does not count).`,
    ],
    [
      'it is too unsure',
      { confidence: 0.42 },
      {},
      { minConfidence: 0.6 },
      `${tie} rests only on The Blog (confidence 0.42, below 0.6).`,
    ],
    [
      'it was recorded later',
      {},
      { knownAt: '2026-05-05T00:00:00.000Z' },
      {},
      `${tie} rests only on The Blog (recorded on 6 May 2026, after that moment).`,
    ],
    [
      'it was withdrawn since',
      {},
      { knownAt: '2026-06-01T00:00:00.000Z' },
      { withdrawn: [['claim_1', '2026-05-20T00:00:00.000Z']] },
      `${tie} rests only on The Blog (withdrawn on 20 May 2026).`,
    ],
    [
      'it is over by then',
      { validTo: '2026-05' },
      { validAt: '2026-06-01' },
      {},
      `${tie} does not hold on 1 June 2026: The Blog (over by May 2026).`,
    ],
    [
      'it begins later',
      { validFrom: '2025' },
      { validAt: '2024-12-31' },
      {},
      `${tie} does not hold on 31 December 2024: The Blog (from 2025 on).`,
    ],
  ])('because %s', (_, claimed, after, scope, reason) => {
    expect(whyGone(claimed, after, scope)).toEqual([[reason]])
  })

  test('of which nothing is told that is not known', () => {
    expect(whyGone({}, {}, {})).toEqual([[`${tie} does not hold there. Why could not be told.`]])
    // It may hold by other claims: nothing was found out about it.
    expect(whyGone({}, {}, { withoutSources: ['blog'], found: [] })).toEqual([
      [
        'Behind it stands also what does not count: The Blog (switched off). Which of it decides could not be told.',
      ],
    ])
    expect(whyGone({}, {}, { found: [] })).toEqual([['Why could not be told.']])
  })

  test('because its agreement does not bind any more', () => {
    const supply = party('acme', 'deal', 'SUPPLIER', { evidence: ['claim_1'] })
    const shown = exhibitOf({
      entities,
      links: [supply],
      claims: [claim('claim_1')],
      findings: [one({ explanation: [{ sentence: '', entities: ['acme', 'deal'], links: [supply.id] }] })],
    })
    const there = side(exhibitOf({ validAt: '2027-01-01' }), {
      found: [
        [supply.id, { holds: true, stage: null }],
        ['deal', { holds: true, stage: 'TERMINATED' }],
      ],
    })
    expect(inQuestion(side(shown), there)).toEqual({ things: [supply.id, 'deal'], claims: ['claim_1'] })
    expect(compareExhibits(side(shown), there, '').went[0]?.reasons).toEqual([
      'Deal does not bind on 1 January 2027: terminated.',
    ])
  })
})

test('a finding comes for the same reasons, told of the earlier scope', () => {
  const after = side(world([claim('claim_1', { source: blog })], [one()]))
  const before = side(exhibitOf({}), { withoutSources: ['blog'], found: [[OWNS.id, gone]] })
  expect(compareExhibits(before, after, 'Without The Blog').came).toEqual([
    {
      id: 'f1',
      headline: 'Finding f1.',
      confidence: 0.7,
      reasons: ['That Acme holds 60 % of Globex rests only on The Blog (switched off).'],
    },
  ])
})

test('a finding that stands on less tells from what to what, and on whom it rests now', () => {
  const claims = [claim('claim_1', { source: blog, confidence: 0.95 }), claim('claim_2')]
  const before = side(world(claims, [one({ confidence: 0.95, evidence: ['claim_1', 'claim_2'] })]))
  const after = side(
    world(claims.slice(1), [one({ confidence: 0.7, evidence: ['claim_2'], own: { share: 0.5 } })]),
    {
      withoutSources: ['blog'],
    },
  )
  const { changed, same } = compareExhibits(before, after, '')
  expect(same).toBe(0)
  expect(changed).toEqual([
    {
      id: 'f1',
      headline: 'Finding f1.',
      surer: -1,
      differences: [
        { what: 'Confidence', was: '0.95', is: '0.70' },
        { what: 'Share', was: '', is: '0.5' },
      ],
      reasons: [
        'No longer behind it: The Blog (switched off).',
        'Its weakest link now, confidence 0.70: that Acme holds 60 % of Globex, which rests on The Paper: A report.',
      ],
    },
  ])
})

test('findings beyond what could be had are neither gone nor new', () => {
  const [a, b] = [finding('a'), finding('b')]
  const cut = side(exhibitOf({ findings: [a], totalFindings: 2 }))
  const compared = compareExhibits(side(exhibitOf({ findings: [a, b] })), cut, '')
  expect([compared.went, compared.notCompared, compared.same]).toEqual([[], 1, 1])
})

test('the figures of the answer are compared, too', () => {
  const [before, after] = [1_500, 2_000].map((hhi) => side(exhibitOf({ own: { hhi } })))
  if (!before || !after) throw new Error('There are two.')
  const compared = compareExhibits(before, after, '')
  expect(compared.figures).toEqual([{ what: 'HHI', was: '1,500', is: '2,000' }])
  expect(sayCounts(compared)).toBe('No finding, before or now.')
})

describe('of any two answers', () => {
  const findings = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0.3, 0.7), fc.boolean()), {
      selector: ([id]) => id,
    })
    .map((all) => all.map(([id, confidence, disputed]) => finding(`f${id}`, { confidence, disputed })))

  test('one compared with itself has nothing new', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const shown = side(exhibitOf({ findings: all }))
        const { went, came, changed, same, figures } = compareExhibits(shown, shown, '')
        expect([went, came, changed, figures, same]).toEqual([[], [], [], [], all.length])
      }),
    )
  })

  test('what went and what stayed is what was, what came and what stayed is what is; the way back mirrors it', () => {
    fc.assert(
      fc.property(findings, findings, (left, right) => {
        const [before, after] = [side(exhibitOf({ findings: left })), side(exhibitOf({ findings: right }))]
        const there = compareExhibits(before, after, '')
        const back = compareExhibits(after, before, '')
        const stayed = there.changed.length + there.same
        expect([there.went.length + stayed, there.came.length + stayed]).toEqual([left.length, right.length])
        const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort()
        expect([ids(back.went), ids(back.came), ids(back.changed)]).toEqual([
          ids(there.came),
          ids(there.went),
          ids(there.changed),
        ])
        expect(back.changed.filter(({ surer }) => surer > 0)).toHaveLength(
          there.changed.filter(({ surer }) => surer < 0).length,
        )
      }),
    )
  })
})
