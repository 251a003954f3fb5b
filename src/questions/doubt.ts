import type { Link, Stated } from '../claims/types.ts'
import { CLAIM_STATUSES, type ClaimStatus } from '../graph/vocabulary.ts'

/** How what is said is known, and who gainsays it: the words in brackets behind a clause. */

export const READABLE: Readonly<Record<string, string>> = {
  controls: 'control',
  kind: 'kind of agreement',
  on: 'date',
  announcedOn: 'date of announcement',
  signedOn: 'date of signing',
  validFrom: 'start',
  validTo: 'end',
  termsDisclosed: 'whether its terms are known',
  exclusive: 'exclusivity',
}

/** The least sure of some. */
const leastSure = (statuses: readonly ClaimStatus[]): ClaimStatus | undefined =>
  [...statuses].sort((a, b) => CLAIM_STATUSES.indexOf(b) - CLAIM_STATUSES.indexOf(a))[0]

/** "reported": how the least sure of them is known. */
export const statusOf = (...links: readonly { status: ClaimStatus }[]): string | null =>
  leastSure(links.map(({ status }) => status))?.toLowerCase() ?? null

/**
 * The text of an attribute, with how it is known where that is less sure than the link as a whole: a tie that a filing discloses may have
 * its size from a columnist.
 */
export function asKnown(link: Link, name: string, text: string | null): string | null {
  const status = link.attributes[name]?.status
  if (text === null || status === undefined || statusOf(link, { status }) === link.status.toLowerCase())
    return text
  return `${text} (${status.toLowerCase()})`
}

/** How a clause is known that says no more of a link than these attributes, such as a share. */
export const knownBy = (link: Link, ...names: readonly string[]): { status: ClaimStatus } => {
  const stated = names
    .map((name) => link.attributes[name])
    .filter((each): each is Stated => each !== undefined)
  return { status: leastSure([link.status, ...stated.map(({ status }) => status)]) ?? link.status }
}

/** "disputed: share, end"; null where nothing is. */
export function disputeOf(...links: readonly Link[]): string | null {
  const disputed = new Set<string>()
  for (const link of links) {
    if (link.denied) disputed.add('denied by a source')
    for (const [name, stated] of Object.entries(link.attributes)) {
      if (stated.disputed) disputed.add(READABLE[name] ?? name)
    }
    if (link.disputed && disputed.size === 0) disputed.add('by its sources')
  }
  return disputed.size === 0 ? null : `disputed: ${[...disputed].join(', ')}`
}

/** "(reported, US$2 bn; disputed: amount)". */
export function bracketed(parts: readonly (string | null | undefined)[], dispute: string | null): string {
  const told = parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ')
  return `(${[told, dispute].filter((part) => part !== null && part !== '').join('; ')})`
}

/** "(reported; disputed: share)" of links that are said as a whole. */
export const doubt = (...links: readonly Link[]): string =>
  bracketed([statusOf(...links)], disputeOf(...links))
