import type { Link } from '../claims/types.ts'

const DATE = /^\d{4}(-\d{2}){0,2}$/

/**
 * A link as the schema tells it, ids where things belong. What tells two ties apart (round, role, market, party role) is
 * the link's key; everything else is an attribute. Null where no claim states it: unknown is never 0 or none.
 */
export function linkFields(link: Link): { [field: string]: unknown } {
  const stated = (name: string): unknown => link.attributes[name]?.value ?? null
  const common = {
    id: link.id,
    type: link.type,
    from: link.from,
    to: link.to,
    validFrom: link.validFrom,
    validTo: link.validTo,
    confidence: link.confidence,
    disputed: link.disputed,
    evidence: link.claims,
  }
  switch (link.type) {
    case 'OWNERSHIP':
      return {
        ...common,
        share: stated('share'),
        votes: stated('votes'),
        controls: stated('controls'),
        interests: stated('interests') ?? [],
      }
    case 'INVESTMENT': {
      const keyIsDate = link.key !== null && DATE.test(link.key)
      return {
        ...common,
        amount: stated('amount'),
        round: stated('round') ?? (keyIsDate ? null : link.key),
        instrument: stated('instrument'),
        on: stated('on') ?? (keyIsDate ? link.key : null),
        stage: stated('stage') ?? 'UNKNOWN',
      }
    }
    case 'RIVALRY':
      return { ...common, market: link.key }
    case 'ROLE':
      return {
        ...common,
        role: link.key ?? 'OTHER',
        title: stated('title'),
        former: stated('former') ?? false,
      }
    case 'PARTY':
      return { ...common, partyRole: link.key ?? 'OTHER' }
    default:
      return common
  }
}
