import type { LinkType } from '../generated/schema-types.ts'
import { sayDate, sayMoney, sayShare } from '../words/say-amounts.ts'
import { sayConstant } from '../words/say-constant.ts'
import { sayRole } from '../words/say-role.ts'
import type { Exhibit, ShownLink } from './exhibit.ts'
import { asKnown } from './known-as.ts'

/**
 * A link as a clause, by the names of its ends, with all that is known of it: "Google holds 14 % of Anthropic, from 2023". The words are
 * those of the sentences of an answer. Names are as they were written: escape them.
 */
export function sayLink(link: ShownLink, exhibit: Pick<Exhibit, 'entities' | 'claims'>): string {
  const { entities } = exhibit
  const name = (id: string): string => entities.get(id)?.name ?? id
  return [`${name(link.from)} ${sayVerb(link)} ${name(link.to)}`, ...sayTerms(link, exhibit)].join(', ')
}

/** What stands between the names of the two ends: "controls", "is the supplier in". */
export const sayVerb = (link: ShownLink): string => VERBS[link.type](link)

const VERBS: Readonly<Record<LinkType, (link: ShownLink) => string>> = {
  OWNERSHIP: ({ share, votes, controls }) => {
    if (controls === true) return 'controls'
    const size = share ? sayShare(share) : null
    const power = votes ? sayShare(votes) : null
    if (size !== null) return `holds ${size} of`
    return power === null ? 'holds a stake in' : `has ${power} of the votes in`
  },
  INVESTMENT: () => 'invests in',
  RIVALRY: () => 'is a rival of',
  ROLE: ({ role, former }) => {
    if (role === 'FOUNDER') return 'founded'
    const words = role === undefined ? 'part of' : sayRole(role)
    return `${former === true ? 'was' : 'is'} ${words}`
  },
  PARTY: ({ partyRole }) =>
    partyRole === undefined || partyRole === 'OTHER'
      ? 'is a party to'
      : `is the ${sayConstant(partyRole)} in`,
  OPERATION: () => 'operates',
  OFFERING: () => 'offers',
  COVERS: () => 'covers',
  COMPETES_IN: () => 'competes in',
}

/** What else is known of it: share, votes, amount, title, and since when. */
export function sayTerms(link: ShownLink, exhibit: Pick<Exhibit, 'claims'>): string[] {
  const known = (name: 'share' | 'votes' | 'amount', text: string | null): string | null =>
    asKnown(link, name, text, exhibit)
  const inControl = link.controls === true
  const share = link.share ? sayShare(link.share) : null
  const votes = link.votes && (inControl || share !== null) ? sayShare(link.votes) : null
  return [
    known('share', share !== null && inControl ? `holds ${share}` : null),
    known('votes', votes === null ? null : `${votes} of the votes`),
    known('amount', link.amount ? sayMoney(link.amount) : null),
    link.on ? sayDate(link.on) : null,
    link.title ?? null,
    link.type === 'ROLE' && link.role === 'FOUNDER' && link.former === true ? 'has left it' : null,
    link.market ? `in ${link.market.name}` : null,
    sayPeriod(link),
  ].filter((term) => term !== null)
}

export function sayPeriod({ validFrom, validTo }: Pick<ShownLink, 'validFrom' | 'validTo'>): string | null {
  if (validFrom === null) return validTo === null ? null : `until ${sayDate(validTo)}`
  return validTo === null ? `from ${sayDate(validFrom)}` : `${sayDate(validFrom)} to ${sayDate(validTo)}`
}
