import { isPartialDate } from '../claims/days.ts'
import type { Link } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import {
  type AgreementKind,
  NOT_SUPPLY,
  type PartyRole,
  RECEIVING_ROLES,
  SUPPLYING_ROLES,
  type TieType,
} from '../graph/vocabulary.ts'
import { flagOf, moneyOf, rangeOf, textOf } from '../ownership/stated.ts'
import { sayDate, sayMoney, sayShare } from '../words/say-amounts.ts'
import { sayRole as sayRoleAt } from '../words/say-role.ts'
import { asKnown, bracketed, disputeOf, doubt, knownBy, statusOf } from './doubt.ts'

/** Plain English for what links say. Names, dates and amounts only; ids are for machines. */

/** "A", "A and B", "A, B and C". */
export function sayList(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** A name such as xAI keeps its own letters. */
export const capital = (text: string): string =>
  /^[a-z]+\b/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text

/** What a customer of each kind of agreement does: now, and where it is still to come. */
const VERBS: Readonly<Record<AgreementKind, readonly [now: string, later: string]>> = {
  COMPUTE_CAPACITY: ['buys compute capacity from', 'is to buy compute capacity from'],
  CLOUD_SERVICES: ['buys cloud services from', 'is to buy cloud services from'],
  CHIP_SUPPLY: ['buys chips from', 'is to buy chips from'],
  DATA_CENTER_LEASE: ['leases data centre space from', 'is to lease data centre space from'],
  POWER_PURCHASE: ['buys power from', 'is to buy power from'],
  CONNECTIVITY: ['buys connectivity from', 'is to buy connectivity from'],
  LICENSE: ['licenses technology from', 'is to license technology from'],
  REVENUE_SHARE: ['is supplied under a revenue share by', 'is to be supplied under a revenue share by'],
  JOINT_VENTURE: ['is supplied under a joint venture by', 'is to be supplied under a joint venture by'],
  LOAN: ['borrows from', 'is to borrow from'],
  GUARANTEE: ['is guaranteed by', 'is to be guaranteed by'],
  WARRANT: ['grants warrants to', 'is to grant warrants to'],
  MERGER: ['merges with', 'is to merge with'],
  OTHER: ['is supplied by', 'is to be supplied by'],
}

export const saySupply = (kind: AgreementKind, later: boolean): string => VERBS[kind][later ? 1 : 0]

/** "(reported, announced May 2026, up to US$45 bn; disputed: end)" of an agreement's terms, with the parties' own doubts. */
export function sayTerms(terms: Link, ...parties: readonly Link[]): string {
  const value = moneyOf(terms, 'value')
  const date = (name: string, word: string) => {
    const text = textOf(terms, name)
    return text === null ? null : asKnown(terms, name, `${word} ${sayDate(text)}`)
  }
  const status = statusOf(terms, ...parties)
  const announced = date('announcedOn', 'announced')
  const stage = textOf(terms, 'stage')
  return bracketed(
    [
      // "announced, announced 6 May" would say it twice.
      status === 'announced' && announced ? null : status,
      stage === 'PROPOSED' ? 'proposed' : stage === 'LETTER_OF_INTENT' ? 'letter of intent' : null,
      announced ?? date('signedOn', 'signed'),
      date('validFrom', 'from'),
      value && asKnown(terms, 'value', sayMoney(value)),
    ],
    disputeOf(terms, ...parties),
  )
}

/** "Elon Musk controls SpaceX and xAI (reported); Google holds 14 % of Anthropic (disclosed)": one clause for each holder. */
export function sayOwnership(world: World, links: readonly Link[]): string[] {
  const clauses = new Map<string, { verb: string; known: string; held: string[] }>()
  for (const link of links) {
    const { words, said } = holds(link)
    const verb = `${world.name(link.from)} ${words}`
    const known = bracketed([statusOf(knownBy(link, said))], disputeOf(link))
    const key = `${link.from} ${verb} ${known}`
    const clause = clauses.get(key) ?? { verb, known, held: [] }
    clause.held.push(world.name(link.to))
    clauses.set(key, clause)
  }
  return [...clauses.values()].map(({ verb, known, held }) => `${verb} ${sayList(held)} ${known}`)
}

/** What is said of a holding, and the attribute that it is taken from. */
function holds(link: Link): { words: string; said: string } {
  if (flagOf(link, 'controls') === true) return { words: 'controls', said: 'controls' }
  const votes = rangeOf(link, 'votes')
  const share = rangeOf(link, 'share')
  const size = share && sayShare(share)
  if (size !== null) return { words: `holds ${size} of`, said: 'share' }
  const power = votes && sayShare(votes)
  return power === null
    ? { words: 'holds a stake in', said: '' }
    : { words: `has ${power} of the votes in`, said: 'votes' }
}

/** "Google invests in Anthropic (reported, US$2 bn)". */
export function sayInvestment(world: World, link: Link): string {
  const amount = moneyOf(link, 'amount')
  // Without a round its date tells it apart, and is no attribute.
  const on = textOf(link, 'on') ?? (link.key !== null && isPartialDate(link.key) ? link.key : null)
  const instrument = textOf(link, 'instrument')
  const verb = ['PROPOSED', 'LETTER_OF_INTENT'].includes(textOf(link, 'stage') ?? '')
    ? 'is to invest in'
    : 'invests in'
  return `${world.name(link.from)} ${verb} ${world.name(link.to)} ${bracketed([statusOf(link), instrument, on && sayDate(on), amount && asKnown(link, 'amount', sayMoney(amount))], disputeOf(link))}`
}

/** "Elon Musk is a founder of OpenAI (reported)"; "was", where the role is over. */
export function sayRole(world: World, link: Link, over: boolean): string {
  const role = link.key ?? 'EMPLOYEE'
  if (role === 'FOUNDER') {
    return `${world.name(link.from)} founded ${world.name(link.to)}${over ? ' and has left it' : ''} ${doubt(link)}`
  }
  return `${world.name(link.from)} ${over ? 'was' : 'is'} ${sayRoleAt(role)} ${world.name(link.to)} ${doubt(link)}`
}

export const sayClaimedRivalry = (world: World, link: Link): string =>
  `${world.name(link.from)} and ${world.name(link.to)} are rivals ${doubt(link)}`
export const sayPresences = (world: World, a: Link, b: Link): string =>
  `${world.name(a.from)} and ${world.name(b.from)} both compete in ${world.name(a.to)} ${doubt(a, b)}`

/** "Anthropic–SpaceX compute agreement covers Starlink (speculated)". */
export const sayCoverage = (world: World, link: Link): string =>
  `${world.name(link.from)} covers ${world.name(link.to)} ${doubt(link)}`

/** Clauses to a sentence. */
export const sentence = (clauses: readonly string[]): string =>
  capital(`${[...new Set(clauses)].join('; ')}.`)

/** Two parties of one agreement: who supplies whom, or that both have part in it. */
export function sayTogether(world: World, a: Link, b: Link, terms: Link | undefined): string {
  const kind = (terms && (textOf(terms, 'kind') as AgreementKind | null)) ?? 'OTHER'
  const supplies = (link: Link) => SUPPLYING_ROLES.includes(link.key as PartyRole)
  const receives = (link: Link) => RECEIVING_ROLES.includes(link.key as PartyRole)
  const stage = terms && textOf(terms, 'stage')
  const said = terms ? sayTerms(terms) : doubt(a, b)
  const ended =
    stage && ['SUSPENDED', 'EXPIRED', 'TERMINATED'].includes(stage) ? `, now ${stage.toLowerCase()}` : ''
  for (const [from, to] of [[a, b] as const, [b, a] as const]) {
    if (receives(from) && supplies(to) && !NOT_SUPPLY.includes(kind) && ended === '') {
      return `${world.name(from.from)} ${saySupply(kind, stage === 'PROPOSED' || stage === 'LETTER_OF_INTENT')} ${world.name(to.from)} ${said}`
    }
  }
  return `${world.name(a.from)} and ${world.name(b.from)} are parties to ${world.name(a.to)} ${said}${ended}`
}

/** Any link in a clause. */
export const sayLink = (world: World, link: Link): string => CLAUSES[link.type](world, link)

const plain =
  (verb: string) =>
  (world: World, link: Link): string =>
    `${world.name(link.from)} ${verb} ${world.name(link.to)} ${doubt(link)}`
const CLAUSES: Readonly<Record<TieType, (world: World, link: Link) => string>> = {
  OWNERSHIP: (world, link) => sayOwnership(world, [link]).join('; '),
  INVESTMENT: sayInvestment,
  RIVALRY: sayClaimedRivalry,
  ROLE: (world, link) => sayRole(world, link, flagOf(link, 'former') === true),
  PARTY: plain('is a party to'),
  OPERATION: plain('operates'),
  OFFERING: plain('offers'),
  COVERS: sayCoverage,
  COMPETES_IN: plain('competes in'),
  AGREEMENT: (world, link) => `${world.name(link.from)} ${sayTerms(link)}`,
}
