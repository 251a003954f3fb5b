import { expect, test } from 'vitest'
import { agreement, claim, company, owns, party, source } from '../../../test/support/exhibits.ts'
import type { Side } from '../../surfaces/compare/side.ts'
import type { Exhibit, ShownClaim, ShownEntity, ShownLink } from '../../surfaces/exhibit.ts'
import type { Agreement, Known } from './entity-data.ts'
import { type Section, sectionsOf } from './entity-sections.ts'
import { compareTies, tieFinding, tiesExhibit } from './tie-findings.ts'

const section = (id: string): Section => {
  const found = sectionsOf('COMPANY').find((one) => one.id === id)
  if (!found) throw new Error(`There is no list ${id}.`)
  return found
}
const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((one) => [one.id, one]))

interface List {
  id: string
  links: ShownLink[]
  total?: number
  problem?: string
}
/** The lists of Globex. */
function knownOf(
  lists: List[],
  claims: ShownClaim[],
  agreements: Agreement[] = [],
  ends: ShownEntity[] = [],
): Known {
  const links = lists.flatMap((list) => list.links)
  return {
    lists: lists.map(({ id, links: own, total = own.length, problem = null }) => ({
      section: section(id),
      ties: own.map((link) => ({ ...link, other: link.from === 'globex' ? link.to : link.from })),
      total,
      next: null,
      isLater: false,
      problem,
    })),
    seen: {
      entities: byId([company('acme'), company('globex'), ...agreements, ...ends]),
      links: byId(links),
      claims: byId(claims),
    },
    agreements: byId(agreements),
  }
}
const sideOf = (known: Known, withoutSources: string[] = [], found: Side['found'] = new Map()) => {
  const days = { validAt: '2026-05-06', knownAt: '2026-05-06T00:00:00.000Z' }
  const exhibit: Exhibit = tiesExhibit(known, { variables: [], ...days })
  const scope = { minConfidence: null, statuses: null, withoutSources }
  return { lists: known.lists, side: { exhibit, scope, found, withdrawn: new Map() } }
}

const blog = source('blog', { publisher: 'The Blog', title: null })
const STAKE = owns('acme', 'globex', 0.6, { evidence: ['claim_1', 'claim_2'], confidence: 0.95 })
const CLAIMS = [claim('claim_1', { source: blog, confidence: 0.95 }), claim('claim_2', { confidence: 0.7 })]
const FELL = new Map([[STAKE.id, { holds: false, stage: null }]])

test('a tie is a finding of one way, told as its row tells it', () => {
  const found = tiesExhibit(knownOf([{ id: 'owners', links: [STAKE] }], CLAIMS), {
    variables: [],
    validAt: '2026-05-06',
    knownAt: '2026-05-06T00:00:00.000Z',
  })
  expect(found.totalFindings).toBe(1)
  expect(found.findings[0]).toMatchObject({
    id: STAKE.id,
    headline: 'Acme holds 60 % of Globex',
    confidence: 0.95,
    weakestLink: STAKE.id,
    explanation: [{ entities: ['acme', 'globex'], links: [STAKE.id] }],
    evidence: ['claim_1', 'claim_2'],
  })
})

test('a tie to an agreement has its terms, its confidence and its claims', () => {
  const buys = party('globex', 'deal', 'CUSTOMER', { evidence: ['claim_2'], confidence: 0.9 })
  const deal: Agreement = {
    ...agreement('deal', { stage: 'SIGNED', confidence: 0.6, disputed: true, evidence: ['claim_1'] }),
    signedOn: '2026-05-06',
    parties: [],
  }
  const known = knownOf([{ id: 'agreements', links: [buys] }], CLAIMS, [deal])
  const [tie] = known.lists[0]?.ties ?? []
  if (!tie) throw new Error('There is one.')
  expect(tieFinding(tie, known)).toMatchObject({
    confidence: 0.6,
    disputed: true,
    evidence: ['claim_1', 'claim_2'],
    own: { stage: 'SIGNED', signedOn: '2026-05-06' },
  })
})

test('a tie goes with its only source, and comes back with it', () => {
  const whole = knownOf([{ id: 'owners', links: [{ ...STAKE, evidence: ['claim_1'] }] }], CLAIMS)
  const none = knownOf([{ id: 'owners', links: [] }], [])
  const away = sideOf(none, ['blog'], FELL)
  const told = {
    id: STAKE.id,
    headline: 'Acme holds 60 % of Globex',
    confidence: 0.95,
    reasons: ['That Acme holds 60 % of Globex rests only on The Blog (switched off).'],
  }
  expect(compareTies(sideOf(whole), away, '').went).toEqual([told])
  expect(compareTies(away, sideOf(whole), '').came).toEqual([told])
})

test('a tie that rests on less is less sure, and tells on whom it rests now', () => {
  const less = knownOf(
    [{ id: 'owners', links: [{ ...STAKE, evidence: ['claim_2'], confidence: 0.7 }] }],
    CLAIMS.slice(1),
  )
  const whole = sideOf(knownOf([{ id: 'owners', links: [STAKE] }], CLAIMS))
  const { changed, same } = compareTies(whole, sideOf(less, ['blog']), '')
  expect(same).toBe(0)
  expect(changed).toEqual([
    {
      id: STAKE.id,
      headline: 'Acme holds 60 % of Globex',
      surer: -1,
      differences: [{ what: 'Confidence', was: '0.95', is: '0.70' }],
      reasons: [
        'No longer behind it: The Blog (switched off).',
        'It now rests on The Paper: A report, confidence 0.70.',
      ],
    },
  ])
  const { came, went, changed: none, same: all } = compareTies(whole, whole, '')
  expect([came, went, none, all]).toEqual([[], [], [], 1])
})

test('a list that goes on, or that could not be had, leaves the others compared', () => {
  const rest = { id: 'owners', links: [STAKE] }
  const rented = party('globex', 'deal', 'CUSTOMER')
  const before = sideOf(knownOf([rest, { id: 'agreements', links: [rented] }], CLAIMS))
  const gone = { id: 'owners', links: [] }
  const cut = sideOf(knownOf([gone, { id: 'agreements', links: [], total: 200 }], []), ['blog'], FELL)
  const compared = compareTies(before, cut, '')
  expect([compared.went.map(({ id }) => id), compared.notCompared]).toEqual([[STAKE.id], 1])
  const failed = sideOf(knownOf([gone, { id: 'agreements', links: [], problem: 'It took too long.' }], []))
  const other = compareTies(before, failed, '')
  expect([other.went.map(({ id }) => id), other.notCompared]).toEqual([[STAKE.id], 0])
})
