import { sayDate, sayMoney, sayShare } from '../../words/say-amounts.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { LinkType, ShownLink } from '../exhibit.ts'

const VERBS: Readonly<Record<LinkType, string>> = {
  OWNERSHIP: 'holds a stake in',
  INVESTMENT: 'invests in',
  RIVALRY: 'is a rival of',
  ROLE: 'has a role in',
  PARTY: 'is a party to',
  OPERATION: 'operates',
  OFFERING: 'offers',
  COVERS: 'covers',
  COMPETES_IN: 'competes in',
}
const ROLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    FOUNDER: 'a founder of',
    BOARD_MEMBER: 'on the board of',
    BOARD_OBSERVER: 'an observer on the board of',
    EXECUTIVE: 'an executive of',
    CHAIR: 'chair of',
    ADVISER: 'an adviser of',
    CEO: 'chief executive of',
    EMPLOYEE: 'employed by',
  }),
)

/** What stands between the names of the two ends: "controls", "is the supplier in". */
export function sayVerb(link: ShownLink): string {
  if (link.type === 'OWNERSHIP') {
    if (link.controls === true) return 'controls'
    const share = link.share ? sayShare(link.share) : null
    return share === null ? VERBS.OWNERSHIP : `holds ${share} of`
  }
  if (link.type === 'ROLE' && link.role !== undefined)
    return `${link.former === true ? 'was' : 'is'} ${ROLES.get(link.role) ?? `${sayConstant(link.role)} of`}`
  if (link.type === 'PARTY' && link.partyRole !== undefined) return `is the ${sayConstant(link.partyRole)} in`
  return VERBS[link.type]
}

/** What else is known of it: share, votes, amount, title, and since when. */
export function sayTerms(link: ShownLink): string[] {
  const share = link.share && link.controls === true ? sayShare(link.share) : null
  const votes = link.votes ? sayShare(link.votes) : null
  return [
    share === null ? null : `holds ${share}`,
    votes === null ? null : `${votes} of the votes`,
    link.amount ? sayMoney(link.amount) : null,
    link.on ? sayDate(link.on) : null,
    link.title ?? null,
    link.market ? `in ${link.market.name}` : null,
    sayPeriod(link),
  ].filter((term) => term !== null)
}

export function sayPeriod({
  validFrom,
  validTo,
}: {
  validFrom: string | null
  validTo: string | null
}): string | null {
  if (validFrom === null) return validTo === null ? null : `until ${sayDate(validTo)}`
  return validTo === null ? `from ${sayDate(validFrom)}` : `${sayDate(validFrom)} to ${sayDate(validTo)}`
}
