import { isBare } from './attributes.ts'
import { tieOf } from './identity.ts'
import type { Claim, TieIdentity } from './types.ts'

/** Which id stands for an entity now; itself where nothing absorbed it. */
export type Survivor = (id: string) => string

/** A tie as a claim names it, by ids that may have become former ones. */
type WrittenTie = Pick<TieIdentity, 'type' | 'from' | 'to' | 'key'>

const current = ({ type, from, to, key }: WrittenTie, survivor: Survivor): TieIdentity =>
  tieOf(type, survivor(from), survivor(to), type === 'RIVALRY' && key !== null ? survivor(key) : key)

function writtenMain({ id, agreement, link, from, to, attributes }: Claim): WrittenTie {
  if (agreement) return { type: 'AGREEMENT', from: agreement.id, to: agreement.id, key: null }
  if (!link || from === null || to === null) throw new Error(`The claim ${id} speaks of nothing.`)
  switch (link) {
    case 'INVESTMENT':
      return { type: link, from, to, key: attributes?.round ?? attributes?.on ?? null }
    case 'RIVALRY':
      return { type: link, from, to, key: attributes?.market ?? null }
    case 'ROLE':
      return { type: link, from, to, key: attributes?.role ?? null }
    default:
      return { type: link, from, to, key: null }
  }
}

/** All ties that a claim names: its own; of an agreement also its parties, unless it denies, and what it covers. */
function writtenTies(claim: Claim): WrittenTie[] {
  const { agreement } = claim
  if (!agreement) return [writtenMain(claim)]
  const parties = claim.supports ? agreement.parties : []
  return [
    writtenMain(claim),
    ...parties.map(({ entity, role }) => ({
      type: 'PARTY' as const,
      from: entity,
      to: agreement.id,
      key: role,
    })),
    ...(agreement.covers ?? []).map((to) => ({ type: 'COVERS' as const, from: agreement.id, to, key: null })),
  ]
}

/** The tie that a claim is about: a link's, or the agreement's own. */
export const mainTie = (claim: Claim, survivor: Survivor): TieIdentity =>
  current(writtenMain(claim), survivor)

/** The id under whose lock a claim's ties are consolidated: the agreement, or the tie itself. Coverage goes with its agreement. */
export function bundleOf(claim: Claim, survivor: Survivor): string {
  if (claim.agreement) return survivor(claim.agreement.id)
  return claim.link === 'COVERS' && claim.from !== null ? survivor(claim.from) : mainTie(claim, survivor).id
}

/**
 * Ids that the ties of these claims had, or would have had, before their ends were merged → the ids that they have now. Of each end all that
 * it ever stood for is tried, so that nothing depends on the order of merges. Agreements' own ids are entities'.
 */
export function formerTieIds(
  claims: readonly Claim[],
  chain: (id: string) => readonly string[],
): Map<string, string> {
  const survivor: Survivor = (id) => chain(id).at(-1) ?? id
  const former = new Map<string, string>()
  for (const written of claims.flatMap(writtenTies)) {
    const { type, key } = written
    const [froms, tos] = [chain(written.from), chain(written.to)]
    const keys = type === 'RIVALRY' && key !== null ? chain(key) : [key]
    if (type === 'AGREEMENT' || froms.length * tos.length * keys.length === 1) continue
    const now = current(written, survivor).id
    for (const from of froms)
      for (const to of tos) for (const k of keys) former.set(tieOf(type, from, to, k).id, now)
    former.delete(now)
  }
  return former
}

/** Whether it is a merge that made one of the two ends of this claim's own tie, which the source did not mean. */
export const isCollapsed = (claim: Claim, survivor: Survivor): boolean => {
  const { type, from, to } = writtenMain(claim)
  return type !== 'AGREEMENT' && from !== to && survivor(from) === survivor(to)
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
  for (const claim of claims)
    for (const written of writtenTies(claim)) speak(current(written, survivor), claim)
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
