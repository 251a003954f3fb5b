import * as fc from 'fast-check'
import type { Claim, ClaimRecord, MoneyRange, Range, Source } from '../../../src/claims/types.ts'
import {
  AGREEMENT_STAGES,
  CLAIM_STATUSES,
  type ClaimStatus,
  LAST_INSTANT,
} from '../../../src/graph/vocabulary.ts'
import { maybe, partialDate, type Validity, validity } from './dates.ts'

const BASE: Readonly<Record<ClaimStatus, number>> = {
  DISCLOSED: 0.95,
  ANNOUNCED: 0.9,
  REPORTED: 0.7,
  ESTIMATED: 0.5,
  SPECULATED: 0.3,
}
const FACTOR: Readonly<Record<string, number>> = { A: 1, B: 0.95, C: 0.85, D: 0.7, E: 0.5 }

export const source = (id: string, reliability: string | null, publishedOn: string | null): Source => ({
  id,
  publisher: null,
  title: null,
  url: null,
  publishedOn,
  retrievedAt: null,
  kind: 'NEWS',
  reliability,
  excerptOnly: false,
})

/** Four sources of different worth and day. */
export const SOURCES: readonly Source[] = [
  source('s1', 'A', '2026-01-15'),
  source('s2', 'C', '2026-06-01'),
  source('s3', 'E', '2025'),
  source('s4', null, null),
]

export const RECORDED_AT = '2026-07-01T00:00:00.000Z'

const blank: ClaimRecord = {
  link: null,
  from: null,
  to: null,
  attributes: null,
  agreement: null,
  status: 'REPORTED',
  supports: true,
  confidence: null,
  source: 's1',
  locator: null,
  quote: null,
  note: null,
  validFrom: null,
  validTo: null,
}

/** One of some lists, typed as the lists that claims hold. */
export const oneOf = (lists: string[][]): fc.Arbitrary<string[]> => fc.constantFrom(...lists)

const toFourPlaces = (value: number): number => Math.round(value * 10_000) / 10_000

/** A claim with everything filled in that is not given: weight from the table, recorded since RECORDED_AT. */
export function claim(id: string, given: Partial<Claim>, sources: readonly Source[] = SOURCES): Claim {
  const record = { ...blank, locator: id, ...given }
  const from = sources.find((each) => each.id === record.source)
  return {
    id,
    weight:
      record.confidence ?? toFourPlaces(BASE[record.status] * (FACTOR[from?.reliability ?? 'F'] ?? 0.8)),
    publishedOn: from?.publishedOn ?? null,
    recorded: [{ from: RECORDED_AT, to: LAST_INSTANT, by: 'test', because: null }],
    preferred: [],
    ...record,
  }
}

/** How a claim is made, beside what it says. */
export type Manner = Validity & Pick<ClaimRecord, 'status' | 'source' | 'supports' | 'confidence'>
/** One in `denials` + 1 denies; the more `dated`, the more give dates. */
export const manner = (denials: number, dated = 2): fc.Arbitrary<Manner> =>
  fc
    .record({
      status: fc.constantFrom(...CLAIM_STATUSES),
      source: fc.constantFrom(...SOURCES.map((each) => each.id)),
      supports: fc.integer({ min: 0, max: denials }).map((roll) => roll !== denials),
      confidence: maybe(fc.constantFrom(0.2, 0.5, 0.9), 1),
      valid: validity(dated),
    })
    .map(({ valid, ...rest }) => ({ ...rest, ...valid }))

const bounds = (values: readonly number[]): fc.Arbitrary<Range> =>
  fc
    .tuple(
      fc.constantFrom(...values),
      fc.constantFrom(...values),
      fc.constantFrom('exact', 'range', 'min', 'max'),
    )
    .map(([a, b, shape]) => {
      if (shape === 'exact') return { min: a, max: a }
      if (shape === 'min') return { min: a, max: null }
      if (shape === 'max') return { min: null, max: a }
      return { min: Math.min(a, b), max: Math.max(a, b) }
    })

export const shares = bounds([0.1, 0.2, 0.3, 0.51, 1])
export const quantity = bounds([1, 2, 5, 10])
export const money: fc.Arbitrary<MoneyRange> = fc
  .tuple(bounds([1e6, 5e6, 2e7]), fc.constantFrom('USD', 'USD', 'EUR'))
  .map(([range, currency]) => ({ ...range, currency }))
export const stage = fc.constantFrom(...AGREEMENT_STAGES, 'SIGNED' as const, 'EFFECTIVE' as const)

export const ownershipAttributes = fc.record({
  share: maybe(shares),
  votes: maybe(shares, 1),
  controls: maybe(fc.boolean(), 1),
  interests: maybe(oneOf([['shareholding'], ['votingRights', 'shareholding']]), 1),
})
/** A small holding, near the threshold of a close link. */
export const minorityShare = fc.record({ share: bounds([0.05, 0.1, 0.15, 0.2, 0.3]) })
export const investmentAttributes = fc.record({
  amount: maybe(money),
  round: maybe(fc.constantFrom('A', 'B'), 1),
  on: maybe(partialDate),
  instrument: maybe(fc.constantFrom('equity', 'warrant', 'stock grant', 'shares for services'), 1),
  stage: maybe(stage, 1),
})
export const roleAttributes = fc.record({
  role: fc.constantFrom(
    'FOUNDER',
    'CEO',
    'BOARD_MEMBER',
    'BOARD_OBSERVER',
    'EXECUTIVE',
    'EMPLOYEE',
    'ADVISER',
  ),
  title: maybe(fc.constantFrom('Chief', 'Head'), 1),
  former: maybe(fc.boolean(), 1),
})

/** What one claim may state of an agreement beside its id, kind, parties and covers. */
export const agreementTerms = fc.record({
  name: maybe(fc.constantFrom('Deal', 'The deal'), 1),
  stage: maybe(stage),
  value: maybe(money, 1),
  capacity: maybe(fc.record({ megawatts: maybe(quantity), accelerators: maybe(quantity, 1) }), 1),
  exclusive: maybe(fc.boolean(), 1),
  announcedOn: maybe(partialDate, 1),
  signedOn: maybe(partialDate, 1),
  statements: maybe(
    fc.uniqueArray(
      fc.record({
        topic: fc.constantFrom('PURPOSE' as const, 'EFFECT' as const),
        text: fc.constantFrom('t', 'u'),
      }),
      { minLength: 1, maxLength: 2, selector: (each) => each.topic + each.text },
    ),
    1,
  ),
})
/** A claim that states nothing: bare. */
export const noTerms: fc.Arbitrary<Record<string, never>> = fc.constant({})
