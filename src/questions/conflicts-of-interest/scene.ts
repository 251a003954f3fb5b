import { compareText } from '../../claims/order.ts'
import type { World } from '../../claims/world.ts'
import { Interests } from '../../ownership/interests.ts'
import { type Route, unique } from '../../ownership/route.ts'
import type { Draft, Way } from '../define-question.ts'
import { groupBy } from '../group.ts'
import { Rivals } from '../rivals.ts'
import { type Supply, suppliesOf } from '../supplies.ts'
import { distinct, ownershipPiece, type Piece, wayOf } from '../ways.ts'
import type { ConflictKind, Parameters } from './parameters.ts'

/** What all kinds of conflict look at. */
export interface Scene {
  world: World
  interests: Interests
  rivals: Rivals
  /** Between companies of different groups. */
  supplies: readonly Supply[]
  /** The same from one group to another, by the keys of customer and supplier. */
  suppliesBetween: (customer: string, supplier: string) => readonly Supply[]
  /** Whether findings about this company are asked for. */
  isAsked: (company: string) => boolean
}

export function sceneOf(world: World, { subject, affiliates }: Parameters): Scene {
  const interests = new Interests(world, affiliates)
  const asked = subject === null ? null : interests.key(subject)
  const supplies = suppliesOf(world, null).filter(
    (supply) => !interests.sameGroup(supply.customer, supply.supplier),
  )
  const byKeys = groupBy(
    supplies,
    ({ customer, supplier }) => `${interests.key(customer)} ${interests.key(supplier)}`,
  )
  return {
    world,
    interests,
    rivals: new Rivals(world, interests, null),
    supplies,
    suppliesBetween: (customer, supplier) => byKeys.get(`${customer} ${supplier}`) ?? [],
    isAsked: (company) => asked === null || interests.key(company) === asked,
  }
}

/** A way with the agreements that it needs and the parties that it brings in. */
export interface Case {
  way: Way
  parties: readonly string[]
  agreements: readonly string[]
  /** Whether everybody in it acts by itself or through what it controls. */
  direct: boolean
}

export const wayThrough = (world: World, pieces: readonly Piece[]): Way =>
  wayOf(
    world,
    pieces.filter((piece) => piece.links.length > 0),
  )

export const owned = (world: World, route: Route): Piece => ownershipPiece(world, route)

/**
 * One finding of cases that share kind and reason: everybody who makes it what it is, in an order that does not depend on whom was asked
 * about. `subject` is the one of them that is named first.
 */
export function conflict(
  { world }: Scene,
  kind: ConflictKind,
  reason: readonly string[],
  subject: string,
  cases: readonly Case[],
  headline: (left: readonly Case[]) => string,
): Draft[] {
  const found = distinct(cases)
  if (found.length === 0) return []
  const left = (ways: readonly Way[]) => found.filter(({ way }) => ways.includes(way))
  // Who stands on two sides first, then the others by name.
  const parties = (of: readonly Case[]) => {
    const [first, ...others] = unique(of.flatMap((one) => [...one.parties])).filter((id) => id !== subject)
    const sorted = others.sort((a, b) => compareText(world.name(a), world.name(b)) || compareText(a, b))
    return first === undefined ? [] : [first, ...sorted]
  }
  return [
    {
      identity: ['conflictsOfInterest', kind, ...reason],
      ways: found.map(({ way }) => way),
      headline: (ways) => headline(left(ways)),
      own: (ways) => ({
        kind,
        subject,
        parties: parties(left(ways)),
        direct: left(ways).some((one) => one.direct),
      }),
      annualValue: null,
      megawatts: null,
      agreements: new Set(found.flatMap((one) => one.agreements)).size,
      names: [subject, ...parties(found)].map((id) => world.name(id)),
    },
  ]
}
