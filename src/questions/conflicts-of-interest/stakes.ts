import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import { type AgreementStage, IN_FORCE, type PartyRole, PROSPECTIVE } from '../../graph/vocabulary.ts'
import { flagOf, rangeOf, textOf } from '../../ownership/stated.ts'
import { force, kindOf, partiesOf } from '../supplies.ts'
import { type Piece, weakestOf } from '../ways.ts'
import { sayInvestment, sayOwnership, sayTerms } from '../wording.ts'

/** Somebody has money in a company: shares, an investment, a loan, or, as conditional, warrants. */
export interface Stake {
  investor: string
  investee: string
  /** From investor to investee. */
  piece: Piece
}

export function stakesOf(world: World): Stake[] {
  const stakes = [
    ...world
      .ofType('OWNERSHIP')
      .filter(isHolding)
      .map((link) => holding(world, link)),
    ...world.ofType('INVESTMENT').flatMap((link) => investment(world, link)),
    ...world.ofType('AGREEMENT').flatMap((terms) => funding(world, terms)),
  ]
  return stakes.filter(
    ({ investor, investee }) =>
      investor !== investee &&
      world.entity(investee).kind === 'COMPANY' &&
      world.entity(investor).kind !== 'AGREEMENT',
  )
}

/** A share of exactly nothing, with no vote and no control, is no holding; an unknown share is one. */
export function isHolding(link: Link): boolean {
  const none = (name: string) => rangeOf(link, name)?.max === 0
  return !none('share') || flagOf(link, 'controls') === true || (rangeOf(link, 'votes')?.max ?? 0) > 0
}

export const holding = (world: World, link: Link): Stake => ({
  investor: link.from,
  investee: link.to,
  piece: {
    entities: [link.from, link.to],
    ...weakestOf([link, link.confidence]),
    clauses: sayOwnership(world, [link]),
  },
})

function investment(world: World, link: Link): Stake[] {
  const stage = (textOf(link, 'stage') ?? 'UNKNOWN') as AgreementStage
  const later = PROSPECTIVE.includes(stage)
  if (!later && !IN_FORCE.includes(stage)) return []
  const piece: Piece = {
    entities: [link.from, link.to],
    ...weakestOf([link, link.confidence]),
    clauses: [sayInvestment(world, link)],
    prospective: later,
    qualifiers: /warrant/i.test(textOf(link, 'instrument') ?? '') ? ['CONDITIONAL'] : [],
  }
  return [{ investor: link.from, investee: link.to, piece }]
}

/** Who gives money or holds the warrants, and who gets it or grants them. */
const ROLES: readonly (readonly [from: PartyRole, to: PartyRole, verb: string])[] = [
  ['LENDER', 'BORROWER', 'lends to'],
  ['INVESTOR', 'INVESTEE', 'invests in'],
]

/** Roles of those who give money or hold warrants. */
export const FUNDING_ROLES: readonly PartyRole[] = ROLES.map(([from]) => from)

function funding(world: World, terms: Link): Stake[] {
  const when = force(terms, world)
  if (when === null) return []
  const warrant = kindOf(terms) === 'WARRANT'
  return ROLES.flatMap(([fromRole, toRole, verb]) =>
    partiesOf(world, terms.from, [fromRole]).flatMap((from) =>
      partiesOf(world, terms.from, [toRole]).map(
        (to): Stake => ({
          investor: from.from,
          investee: to.from,
          piece: {
            entities: [from.from, terms.from, to.from],
            ...weakestOf([from, from.confidence], [terms, terms.confidence], [to, to.confidence]),
            clauses: [
              `${world.name(from.from)} ${warrant ? 'may get shares by warrants of' : verb} ${world.name(to.from)} ${sayTerms(terms)}`,
            ],
            prospective: when === 'later',
            qualifiers: warrant ? ['CONDITIONAL'] : [],
          },
        }),
      ),
    ),
  )
}
