import { sayMoney, sayShare } from '../words/say-amounts.ts'
import { sayConstant } from '../words/say-constant.ts'
import type { Exhibit, LinkType, ShownLink } from './exhibit.ts'

/** A link as a clause, by the names of its ends: "Google owns 14 % of Anthropic". Names are as they were written: escape them. */
export function sayLink(link: ShownLink, { entities }: Pick<Exhibit, 'entities'>): string {
  const name = (id: string): string => entities.get(id)?.name ?? id
  return CLAUSES[link.type](name(link.from), name(link.to), link)
}

type Clause = (from: string, to: string, link: ShownLink) => string
const verb =
  (words: string): Clause =>
  (from, to) =>
    `${from} ${words} ${to}`

const CLAUSES: Readonly<Record<LinkType, Clause>> = {
  OWNERSHIP: sayHolding,
  INVESTMENT: (from, to, { amount }) => {
    const sum = amount ? sayMoney(amount) : null
    return `${from} invested ${sum === null ? '' : `${sum} `}in ${to}`
  },
  RIVALRY: (from, to, { market }) => `${from} and ${to} are rivals${market ? ` in ${market.name}` : ''}`,
  ROLE: (from, to, { role, former }) =>
    `${from}, ${former ? 'former ' : ''}${sayConstant(role ?? 'PART')} of ${to}`,
  PARTY: (from, to, { partyRole }) =>
    `${from}, ${partyRole === undefined || partyRole === 'OTHER' ? 'party' : sayConstant(partyRole)} in ${to}`,
  OPERATION: verb('operates'),
  OFFERING: verb('offers'),
  COVERS: verb('covers'),
  COMPETES_IN: verb('competes in'),
}

function sayHolding(from: string, to: string, { share, votes, controls }: ShownLink): string {
  const size = share ? sayShare(share) : null
  const power = votes ? sayShare(votes) : null
  const inControl = controls === true
  if (size === null && power === null) return `${from} ${inControl ? 'controls' : 'owns a part of'} ${to}`
  const said = size === null ? `has ${power} of the votes in ${to}` : `owns ${size} of ${to}`
  const votesBeside = size !== null && power !== null ? ` with ${power} of the votes` : ''
  return `${from} ${said}${votesBeside}${inControl ? ' and controls it' : ''}`
}
