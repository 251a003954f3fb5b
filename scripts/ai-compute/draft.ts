import type {
  AgreementTerms,
  LinkAttributes,
  MoneyRange,
  PartialDate,
  Range,
} from '../../src/claims/types.ts'
import type { ClaimStatus, LinkType } from '../../src/graph/vocabulary.ts'
import type { Decision } from './decisions.ts'
import type { ClaimRow } from './tables.ts'

/** A claim of the interchange format, with the row that it comes from. */
export interface Draft {
  row: string
  link?: Exclude<LinkType, 'PARTY'>
  from?: string
  to?: string
  attributes?: LinkAttributes
  agreement?: AgreementTerms
  status: ClaimStatus
  supports?: false
  confidence: number | null
  source: string
  locator: string
  note: string
  validFrom?: PartialDate | null
  validTo?: PartialDate | null
}
/** What every claim of one row shares. */
export type Shared = Pick<Draft, 'row' | 'status' | 'confidence' | 'source' | 'locator' | 'note'>

const STATUS: Partial<Record<ClaimRow['status'], ClaimStatus>> = {
  announced: 'ANNOUNCED',
  disclosed: 'DISCLOSED',
  reported: 'REPORTED',
  speculated: 'SPECULATED',
}

export function sharedOf(row: ClaimRow, decision: Decision): Shared {
  const status = decision.status ?? STATUS[row.status]
  if (!status) throw new Error(`${row.id} is ${row.status}: decisions.yaml must say how that is known.`)
  return {
    row: row.id,
    status,
    confidence: row.confidence,
    source: row.source_id,
    locator: row.locator,
    note: noteOf(row, decision.note),
  }
}

/** The row's id keeps a claim traceable; what the row says beside its paraphrase and its direction stands in brackets. */
function noteOf(row: ClaimRow, more: string | undefined): string {
  const aside = (row.role_notes ?? '')
    .split('; ')
    .filter((part) => part !== '' && !/=(subject|object)$/.test(part))
  const brackets = [
    ...aside,
    ...(row.capacity_units === null ? [] : [`capacity: ${row.capacity_units}`]),
  ].join('; ')
  return [`row ${row.id}: ${row.paraphrase}`, brackets && `[${brackets}]`, more].filter(Boolean).join(' ')
}

/** A figure as it is meant; null where it is not to be carried, or there is none. */
export function ranged(
  figure: number | null,
  meant: 'upTo' | 'atLeast' | 'none' | Range | undefined,
): Range | null {
  if (typeof meant === 'object') return meant
  if (figure === null || meant === 'none') return null
  return { min: meant === 'upTo' ? null : figure, max: meant === 'atLeast' ? null : figure }
}
export function moneyOf(row: ClaimRow, { figure }: Decision): MoneyRange | null {
  const amount = ranged(row.value_amount, figure)
  // A range that is read out of the words alone ("tens of billions") is of dollars.
  return amount && { ...amount, currency: row.value_currency ?? 'USD' }
}
export const percent = (value: number | null): number | null =>
  value === null ? null : Number((value / 100).toFixed(6))
export const whole = { share: { min: 1, max: 1 }, controls: true }

/** Without what is null or undefined, so that files hold only what is said. */
export function said<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]: [string, unknown]) => {
      if (value === null || value === undefined) return []
      const plain = typeof value === 'object' && !Array.isArray(value) ? said(value) : value
      return [[key, plain]]
    }),
  ) as T
}
