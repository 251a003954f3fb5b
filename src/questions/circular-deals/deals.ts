import { firstDay, isPartialDate } from '../../claims/days.ts'
import { compareText } from '../../claims/order.ts'
import type { Link, MoneyRange, PartialDate } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import { type AgreementStage, IN_FORCE, type PartyRole, PROSPECTIVE } from '../../graph/vocabulary.ts'
import { moneyOf, surenessOf, textOf } from '../../ownership/stated.ts'
import { force, kindOf, partiesOf, suppliesOf } from '../supplies.ts'
import { type Piece, weakestOf } from '../ways.ts'
import { sayInvestment, sayTerms } from '../wording.ts'

/** GRANT is value and not money: it comes last. */
const STEP_KINDS = ['INVEST', 'LEND', 'PAY', 'GRANT'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** Where to begin to tell of a ring: with an investment, else a loan, else a grant; of several with the lowest id. */
export function startOf(steps: readonly { kind: StepKind; from: string }[]): number {
  const rank = (kind: StepKind): number => (kind === 'PAY' ? STEP_KINDS.length : STEP_KINDS.indexOf(kind))
  const [first] = [...steps].sort((a, b) => rank(a.kind) - rank(b.kind) || compareText(a.from, b.from))
  return first ? steps.indexOf(first) : 0
}
/** The same ring, told from another place on. */
export const turned = <T>(items: readonly T[], first: number): T[] => [
  ...items.slice(first),
  ...items.slice(0, first),
]

/** Money, or in a GRANT value, that goes from one to another under one investment or agreement. */
export interface Deal {
  kind: StepKind
  from: string
  to: string
  /** When it was made: the first day that is known of it. */
  on: PartialDate | null
  amount: MoneyRange | null
  /** A total of other investments: a check on them, never added to them. */
  cumulative: boolean
  /** From giver to taker. */
  piece: Piece
}

/** Every deal that has begun and not ended on the day. Amounts that are less sure than `least` are unknown. */
export function dealsOf(world: World, least: number | null): Deal[] {
  const floor = Math.max(world.floor, least ?? 0)
  return [
    ...world.ofType('INVESTMENT').flatMap((link) => investment(world, link, floor)),
    ...suppliesOf(world, null).map(({ customer, supplier, agreement, piece }): Deal => {
      const terms = world.terms(agreement)
      return { kind: 'PAY', from: customer, to: supplier, ...termsOf(terms, floor), piece }
    }),
    ...world.ofType('AGREEMENT').flatMap((terms) => funding(world, terms, floor)),
  ].filter(({ from, to }) => from !== to && isActor(world, from) && isActor(world, to))
}

const isActor = (world: World, id: string): boolean => ['COMPANY', 'PERSON'].includes(world.entity(id).kind)

/** Who gets warrants, granted stock or stock for services gives no money for it: then value goes the other way. */
const GRANTED = /warrant|\bgrant|\bfor services\b/i

function investment(world: World, link: Link, floor: number): Deal[] {
  const stage = (textOf(link, 'stage') ?? 'UNKNOWN') as AgreementStage
  const later = PROSPECTIVE.includes(stage)
  if (!later && !IN_FORCE.includes(stage)) return []
  const instrument = textOf(link, 'instrument') ?? ''
  const common = {
    on: textOf(link, 'on') ?? (link.key !== null && isPartialDate(link.key) ? link.key : link.validFrom),
    amount: moneyKnown(link, 'amount', floor),
    cumulative: link.key === 'CUMULATIVE',
  }
  const piece: Piece = {
    entities: [link.from, link.to],
    ...weakestOf([link, link.confidence]),
    clauses: [sayInvestment(world, link)],
    prospective: later,
  }
  if (!GRANTED.test(instrument)) return [{ kind: 'INVEST', from: link.from, to: link.to, ...common, piece }]
  return [
    {
      kind: 'GRANT',
      from: link.to,
      to: link.from,
      ...common,
      piece: {
        ...piece,
        entities: [link.to, link.from],
        ...weakestOf([link, surenessOf(link, 'instrument')]),
        qualifiers: /warrant/i.test(instrument) ? ['CONDITIONAL'] : [],
      },
    },
  ]
}

/** Who gives to whom under an agreement that is no supply, and what it is then called. */
const ROLES: readonly (readonly [giver: PartyRole, taker: PartyRole])[] = [
  ['LENDER', 'BORROWER'],
  ['INVESTOR', 'INVESTEE'],
]
const VERBS = {
  INVEST: ['invests in', 'is to invest in'],
  LEND: ['lends to', 'is to lend to'],
  GRANT: ['grants warrants to', 'is to grant warrants to'],
} as const

function funding(world: World, terms: Link, floor: number): Deal[] {
  const when = force(terms, world)
  if (when === null) return []
  return ROLES.flatMap(([giver, taker]) => {
    const isGrant = giver === 'INVESTOR' && kindOf(terms) === 'WARRANT'
    const kind = giver === 'LENDER' ? 'LEND' : isGrant ? 'GRANT' : 'INVEST'
    // Warrants go from the issuer, in whom the holder may invest, to that holder.
    const [from, to] = isGrant ? [taker, giver] : [giver, taker]
    return partiesOf(world, terms.from, [from]).flatMap((one) =>
      partiesOf(world, terms.from, [to]).map((other): Deal => {
        const verb = VERBS[kind][when === 'later' ? 1 : 0]
        return {
          kind,
          from: one.from,
          to: other.from,
          ...termsOf(terms, floor),
          piece: {
            entities: [one.from, terms.from, other.from],
            ...weakestOf(
              [one, one.confidence],
              [terms, surenessOf(terms, 'kind')],
              [other, other.confidence],
            ),
            clauses: [`${world.name(one.from)} ${verb} ${world.name(other.from)} ${sayTerms(terms)}`],
            prospective: when === 'later',
            qualifiers: isGrant ? ['CONDITIONAL'] : [],
          },
        }
      }),
    )
  })
}

function termsOf(terms: Link | undefined, floor: number) {
  const dates = ['announcedOn', 'signedOn', 'validFrom'].flatMap((name) => {
    const date = terms ? textOf(terms, name) : null
    return date === null ? [] : [date]
  })
  return {
    on: earliest(dates),
    amount: terms ? moneyKnown(terms, 'value', floor) : null,
    cumulative: false,
  }
}

function moneyKnown(link: Link, name: string, floor: number): MoneyRange | null {
  const money = moneyOf(link, name)
  const said = money !== null && (money.min !== null || money.max !== null)
  return said && surenessOf(link, name) >= floor ? money : null
}

/** The earliest; of one day told more and less precisely the more precise. */
export const earliest = (dates: readonly PartialDate[]): PartialDate | null =>
  [...dates].sort((a, b) => compareText(firstDay(a), firstDay(b)) || b.length - a.length)[0] ?? null
