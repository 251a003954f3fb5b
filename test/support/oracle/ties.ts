import type { Claim, TieIdentity } from '../../../src/claims/types.ts'
import type { TieType } from '../../../src/graph/vocabulary.ts'
import { isBare, ordinary, statementsOf } from './reading.ts'

/** A tie and the claims that speak of it. */
export interface Tie extends TieIdentity {
  claims: Claim[]
}

export const keyOf = (type: TieType, from: string, to: string, key: string | null): string =>
  `${type}|${from}|${to}|${key ?? ''}`

const identity = (type: TieType, from: string, to: string, key: string | null = null): TieIdentity => ({
  id: keyOf(type, from, to, key),
  type,
  from,
  to,
  key,
})

/** The tie of a claim about a link. */
function linkTie(claim: Claim): TieIdentity {
  const { link, from, to } = claim
  if (link === null || from === null || to === null) throw new Error(`claim ${claim.id} is about no link`)
  const { market, role, round, on } = claim.attributes ?? {}
  if (link === 'RIVALRY') return identity(link, from < to ? from : to, from < to ? to : from, market ?? null)
  if (link === 'ROLE') return identity(link, from, to, role ?? null)
  if (link === 'INVESTMENT') return identity(link, from, to, round ?? on ?? null)
  return identity(link, from, to)
}

/** The ties that a claim makes or speaks of by itself; a bare denial of an agreement reaches more (see tiesOf). */
function tiesOfClaim(claim: Claim): TieIdentity[] {
  const { agreement } = claim
  if (agreement === null) return [linkTie(claim)]
  const covers = (agreement.covers ?? []).map((thing) => identity('COVERS', agreement.id, thing))
  const own = identity('AGREEMENT', agreement.id, agreement.id)
  if (claim.supports) {
    const parties = agreement.parties.map(({ role, entity }) => identity('PARTY', entity, agreement.id, role))
    return [own, ...parties, ...covers]
  }
  const beyondCovers =
    Object.keys(ordinary(claim)).some((name) => name !== 'covers') || statementsOf(claim).length > 0
  return isBare(claim) || beyondCovers ? [own, ...covers] : covers
}

/** The agreement whose parts a PARTY or COVERS tie belongs to. */
const agreementOf = (tie: TieIdentity): string | null =>
  tie.type === 'PARTY' ? tie.to : tie.type === 'COVERS' ? tie.from : null

export function tiesOf(claims: readonly Claim[]): Tie[] {
  const ties = new Map<string, Tie>()
  for (const claim of claims) {
    for (const tie of tiesOfClaim(claim)) {
      if (tie.from === tie.to && tie.type !== 'AGREEMENT') continue
      const known = ties.get(tie.id) ?? { ...tie, claims: [] }
      if (!known.claims.includes(claim)) known.claims.push(claim)
      ties.set(tie.id, known)
    }
  }
  for (const denial of claims.filter(
    (claim) => claim.agreement !== null && !claim.supports && isBare(claim),
  )) {
    for (const tie of ties.values()) {
      if (agreementOf(tie) === denial.agreement?.id) tie.claims.push(denial)
    }
  }
  return [...ties.values()]
}
