import type { LinkAttributes } from '../../src/claims/types.ts'
import type { Decision } from './decisions.ts'
import { type Draft, moneyOf, percent, ranged, type Shared, whole } from './draft.ts'
import type { ClaimRow } from './tables.ts'

/** The claims of a row about a tie: by the row's type, as the decision has it. */
export function linkClaims(row: ClaimRow, decision: Decision, shared: Shared): Draft[] {
  const from = row.subject_id
  const to = row.object_id
  const during = {
    validFrom: decision.validFrom === undefined ? row.valid_from : decision.validFrom,
    validTo: decision.validTo === undefined ? row.valid_to : decision.validTo,
  }
  const one = (
    link: NonNullable<Draft['link']>,
    attributes: LinkAttributes = {},
    at: Partial<Draft> = during,
  ): Draft => ({
    ...shared,
    link,
    from,
    to,
    attributes: { ...attributes, ...decision.attributes },
    ...at,
  })
  switch (row.type) {
    case 'investment':
      return [
        one('INVESTMENT', investment(row, decision), investmentDates(row, decision)),
        ...stake(row, shared),
      ]
    case 'ownership':
      return [one('OWNERSHIP', holding(row, decision)), ...price(row, decision, shared)]
    case 'control':
      return [one('OWNERSHIP', { ...holding(row, decision), controls: true })]
    case 'subsidiary':
      // The row's subject is the child.
      return [{ ...one('OWNERSHIP', decision.whole ? whole : { controls: true }), from: to, to: from }]
    case 'affiliation':
      return roles(row, decision, shared)
    case 'operates_facility':
      return [one('OPERATION')]
    case 'rivalry':
      return [one('RIVALRY', { market: decision.market ?? null }), ...presences(decision, shared)]
    default:
      throw new Error(`${row.id} is a ${row.type}, which is no tie.`)
  }
}

function investment(row: ClaimRow, decision: Decision): LinkAttributes {
  if (row.status === 'terminated') return { amount: moneyOf(row, decision), stage: 'TERMINATED' }
  if (row.status === 'denied') return { ...decision.denies }
  return {
    round: decision.cumulative ? 'CUMULATIVE' : null,
    amount: moneyOf(row, decision),
    on: decision.cumulative ? null : row.valid_from,
    stage: decision.stage ?? null,
  }
}

/** Its day is `on`, which starts the tie; a count of all so far holds from the day of the count, the row's end. */
function investmentDates(row: ClaimRow, decision: Decision): Partial<Draft> {
  const { validFrom = null, validTo } = decision
  if (row.status === 'terminated') return { validFrom: row.valid_to }
  if (row.status === 'denied') return { validFrom: row.valid_from, supports: false }
  if (decision.cumulative) return { validFrom: validFrom ?? row.valid_to, validTo: validTo ?? null }
  return { validFrom, validTo: validTo === undefined ? row.valid_to : validTo }
}

const holding = (row: ClaimRow, decision: Decision): LinkAttributes => ({
  share: ranged(percent(row.share_percent), decision.share),
  votes: ranged(percent(row.vote_percent), undefined),
  controls: decision.controls ?? null,
})

/** What was paid for a holding, where the amount is that and not its worth. */
function price(row: ClaimRow, decision: Decision, shared: Shared): Draft[] {
  if (!decision.price) return []
  const attributes = { amount: moneyOf(row, decision), on: row.valid_from }
  return [{ ...shared, link: 'INVESTMENT', from: row.subject_id, to: row.object_id, attributes }]
}

/** The share that an investment bought. */
function stake(row: ClaimRow, shared: Shared): Draft[] {
  const share = ranged(percent(row.share_percent), undefined)
  const ends = { link: 'OWNERSHIP' as const, from: row.subject_id, to: row.object_id }
  return share ? [{ ...shared, ...ends, attributes: { share }, validFrom: row.valid_from }] : []
}

function roles(row: ClaimRow, decision: Decision, shared: Shared): Draft[] {
  if (!decision.roles) throw new Error(`${row.id} is an affiliation: decisions.yaml must say which role.`)
  return decision.roles.map(({ validFrom, validTo, ...attributes }) => ({
    ...shared,
    link: 'ROLE',
    from: row.subject_id,
    to: row.object_id,
    attributes: attributes as LinkAttributes,
    validFrom: validFrom === undefined ? row.valid_from : validFrom,
    validTo: validTo === undefined ? row.valid_to : validTo,
  }))
}

/** Rivals in a market compete in it. */
const presences = ({ market, compete }: Decision, shared: Shared): Draft[] =>
  compete.map((company) => ({ ...shared, link: 'COMPETES_IN', from: company, to: market ?? '' }))
