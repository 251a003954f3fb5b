import { sayMoney } from '../../words/say-amounts.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { ShownLink } from '../exhibit.ts'
import { sayPeriod, sayTerms, sayVerb } from '../say-link.ts'
import { type ClaimType, isClaimType } from './fields.ts'
import type { Recording } from './to-input.ts'

/** What is said of a tie, as a claim's input or its record has it. */
export interface SaidClaim {
  type: ClaimType
  from: string
  to: string
  asserts: { [attribute: string]: unknown }
  supports: boolean
  validFrom: string | null
  validTo: string | null
}
type NameOf = (id: string) => string

/** "that Northwind holds 14 % of Acme, from May 2026": what a claim says, or denies, as the rest of a sentence. */
export function sayClaim(
  { type, from, to, asserts, validFrom, validTo, ...claim }: SaidClaim,
  name: NameOf,
): string {
  const period = { validFrom, validTo }
  if (type === 'AGREEMENT') return sayAgreement(name(from), asserts, period, name)
  const marketId = asserts['market']
  const link: ShownLink = {
    ...asserts,
    ...(typeof marketId === 'string' && { market: { id: marketId, name: name(marketId) } }),
    ...withFullRanges(asserts),
    ...period,
    type,
    from,
    to,
    id: '',
    confidence: 1,
    disputed: !claim.supports,
    evidence: [],
  }
  const terms = sayTerms(link, { claims: new Map() })
  return [`${name(from)} ${sayVerb(link)} ${name(to)}`, ...terms].join(', ')
}

function sayAgreement(
  named: string,
  terms: { [field: string]: unknown },
  period: { validFrom: string | null; validTo: string | null },
  name: NameOf,
): string {
  const parties = listIn(terms['parties']).map((party) => {
    const { role, entity } = party as { role?: string; entity: string }
    return `${name(entity)} is ${role === undefined ? 'a party' : `the ${sayConstant(role)}`}`
  })
  const covers = listIn(terms['covers']).map((id) => name(String(id)))
  const capacity = withFullRanges((terms['capacity'] ?? {}) as { [size: string]: unknown })
  const value = withFullRanges(terms)['value'] as Parameters<typeof sayMoney>[0] | undefined
  const [kind, stage] = [terms['kind'], terms['stage']]
  const facts = [
    typeof kind === 'string' ? sayConstant(kind) : null,
    typeof stage === 'string' ? sayConstant(stage) : null,
    value ? sayMoney(value) : null,
    ...Object.entries(capacity).map(([size, range]) => saySize(range as Span, size)),
    covers.length > 0 ? `covering ${covers.join(' and ')}` : null,
    sayPeriod(period),
  ].filter((fact) => fact !== null && fact !== '')
  const who = parties.length === 0 ? '' : `${parties.join(' and ')} in `
  return `${who}${named}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`
}

interface Span {
  min: number | null
  max: number | null
}
/** "220000 accelerators", "100 to 300 megawatts". */
function saySize({ min, max }: Span, unit: string): string {
  const size =
    min === null ? `up to ${max}` : max === null ? `at least ${min}` : min === max ? min : `${min} to ${max}`
  return `${size} ${unit}`
}

/** What is about to be recorded, in one sentence; null while too little is filled in. */
export function sayRecording({ claims: [claim], sources }: Recording, name: NameOf): string | null {
  if (!claim) return null
  const type = claim.link ?? 'AGREEMENT'
  const [from, to] = claim.agreement
    ? [claim.agreement.id, claim.agreement.id]
    : [claim.from ?? '', claim.to ?? '']
  // While a form is filled in, its ends are not there yet, whatever the type says.
  const ends: readonly unknown[] = claim.agreement
    ? [from, ...claim.agreement.parties.map(({ entity }) => entity)]
    : [from, to]
  if (!isClaimType(type) || ends.some((id) => id === undefined || id === '')) return null
  const supports = claim.supports !== false
  const said = sayClaim(
    {
      type,
      from,
      to,
      asserts: { ...claim.agreement, ...claim.attributes },
      supports,
      validFrom: claim.validFrom ?? null,
      validTo: claim.validTo ?? null,
    },
    name,
  )
  const added = sources?.[0]
  const source = added?.title ?? added?.publisher ?? (claim.source === '' ? 'A source' : name(claim.source))
  return `${source} ${supports ? 'says' : 'denies'} that ${said}.`
}

/** A bound that is not stated is null, not absent. */
const withFullRanges = (fields: { [name: string]: unknown }): { [name: string]: unknown } =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && ('min' in value || 'max' in value)
        ? [[name, { min: null, max: null, ...value }]]
        : [],
    ),
  )

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
