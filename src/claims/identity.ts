import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { TieType } from '../graph/vocabulary.ts'
import type { AgreementTerms, ClaimRecord, LinkAttributes, TieIdentity } from './types.ts'

/** Ids are content hashes: 128 bits of SHA-256, behind a word that says what they name. */
export function hashId(
  prefix: 'claim' | 'link' | 'finding' | 'event' | 'outcome' | 'input',
  content: unknown,
): string {
  const text = canonicalize(normalise(content)) ?? ''
  return `${prefix}_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
}

/** NFC strings and no nulls, so that two writings of one thing are one text. */
function normalise(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalise)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([, v]) => v !== null && v !== undefined)
  return Object.fromEntries(kept.map(([k, v]) => [k, normalise(v)]))
}

/** The id of a claim: what it says, of what, by which source and where; not how surely, nor in which words. */
export function claimId(claim: ClaimRecord): string {
  const { agreement, link, from, to, attributes, status, supports, validFrom, validTo, source, locator } =
    claim
  return hashId('claim', {
    kind: link ?? 'AGREEMENT',
    from,
    to,
    attributes: attributes && sortedSets(attributes),
    agreement: agreement && sortedTerms(agreement),
    status,
    supports,
    validFrom,
    validTo,
    source,
    locator,
  })
}

const sortedSets = (attributes: LinkAttributes): LinkAttributes =>
  attributes.interests ? { ...attributes, interests: unique(attributes.interests) } : attributes

const sortedTerms = (terms: AgreementTerms): AgreementTerms => ({
  ...terms,
  parties: uniqueBy(terms.parties, (party) => `${party.role} ${party.entity}`),
  covers: terms.covers?.length ? unique(terms.covers) : null,
  statements: terms.statements?.length
    ? uniqueBy(terms.statements, (said) => `${said.topic} ${said.text}`)
    : null,
})

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort()

const uniqueBy = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  [...new Map(items.map((item) => [key(item), item])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item)

/** The id of a link: its kind, its surviving ends and what tells two ties apart. Agreements keep their own id. */
export function linkId(type: TieType, from: string, to: string, key: string | null): string {
  return type === 'AGREEMENT' ? from : hashId('link', { type, from, to, key })
}

/** A tie with its id; a rivalry begins at the lower id, whichever way round it was written. */
export function tieOf(type: TieType, from: string, to: string, key: string | null = null): TieIdentity {
  const [first, second] = type === 'RIVALRY' && to < from ? [to, from] : [from, to]
  return { id: linkId(type, first, second, key), type, from: first, to: second, key }
}
