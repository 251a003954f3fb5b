import { isBare } from './attributes.ts'
import { tieOf } from './identity.ts'
import type { Claim, TieIdentity } from './types.ts'

/** Which id stands for an entity now; itself where nothing absorbed it. */
export type Survivor = (id: string) => string

/** The tie that a claim is about: a link's, or the agreement's own. */
export function mainTie(claim: Claim, survivor: Survivor): TieIdentity {
  if (claim.agreement) return tieOf('AGREEMENT', claim.agreement.id, claim.agreement.id)
  const { link, from, to, attributes } = claim
  if (!link || from === null || to === null) throw new Error(`The claim ${claim.id} speaks of nothing.`)
  const [a, b] = [survivor(from), survivor(to)]
  switch (link) {
    case 'INVESTMENT':
      return tieOf(link, a, b, attributes?.round ?? attributes?.on ?? null)
    case 'RIVALRY':
      return tieOf(link, a, b, attributes?.market ? survivor(attributes.market) : null)
    case 'ROLE':
      return tieOf(link, a, b, attributes?.role ?? null)
    default:
      return tieOf(link, a, b)
  }
}

/** The id under whose lock a claim's ties are consolidated: the agreement, or the tie itself. Coverage goes with its agreement. */
export function bundleOf(claim: Claim, survivor: Survivor): string {
  if (claim.agreement) return claim.agreement.id
  return claim.link === 'COVERS' && claim.from !== null ? claim.from : mainTie(claim, survivor).id
}

export interface TieWithClaims {
  tie: TieIdentity
  claims: Claim[]
}

/**
 * The claims of one bundle → its ties, each with the claims that speak of it: the agreement's own terms, its parties and what it
 * covers; for a link, the link alone. Ties whose two ends became one by a merge are marked, for they are suppressed.
 */
export function tiesOf(
  claims: readonly Claim[],
  survivor: Survivor,
): (TieWithClaims & { collapsed: boolean })[] {
  const found = new Map<string, TieWithClaims>()
  const speak = (tie: TieIdentity, claim: Claim) => {
    const entry = found.get(tie.id) ?? { tie, claims: [] }
    if (!entry.claims.includes(claim)) entry.claims.push(claim)
    found.set(tie.id, entry)
  }
  for (const claim of claims) {
    speak(mainTie(claim, survivor), claim)
    if (!claim.agreement) continue
    if (claim.supports) {
      for (const party of claim.agreement.parties) {
        speak(tieOf('PARTY', survivor(party.entity), claim.agreement.id, party.role), claim)
      }
    }
    for (const covered of claim.agreement.covers ?? []) {
      speak(tieOf('COVERS', claim.agreement.id, survivor(covered)), claim)
    }
  }
  const outright = claims.filter((claim) => claim.agreement && !claim.supports && isBare(claim))
  for (const { tie } of found.values()) {
    if (tie.type === 'PARTY' || tie.type === 'COVERS') for (const denial of outright) speak(tie, denial)
  }
  return [...found.values()]
    .map((entry) => ({
      ...entry,
      collapsed: entry.tie.type !== 'AGREEMENT' && entry.tie.from === entry.tie.to,
    }))
    .sort((a, b) => (a.tie.id < b.tie.id ? -1 : 1))
}
