import { endDay } from '../../claims/days.ts'
import { compareText } from '../../claims/order.ts'
import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import { type Route, reversed, stay } from '../../ownership/route.ts'
import { flagOf } from '../../ownership/stated.ts'
import type { Draft } from '../define-question.ts'
import { groupBy } from '../group.ts'
import { named } from '../rivals.ts'
import { ownershipPiece, type Piece, weakestOf } from '../ways.ts'
import { sayRole } from '../wording.ts'
import { type Case, conflict, owned, type Scene, wayThrough } from './scene.ts'

/** A person's say in a company: a role, or control. */
interface Seat {
  person: string
  company: string
  /** From person to company. */
  piece: Piece
}

/** Roles that give a say; employees and advisers have none. */
const HAS_SAY = /FOUNDER|BOARD|OBSERVER|CHAIR|DIRECTOR|EXECUTIVE|PRESIDENT|OFFICER|CONTROL|^C[A-Z]{1,2}O$/
const HAS_NONE = /ADVIS|EMPLOYEE/

/** One person sits at two groups that are rivals, or of which one supplies the other. */
export function interlocks(scene: Scene): Draft[] {
  const { interests } = scene
  return [...groupBy(seatsOf(scene), (seat) => seat.person)].flatMap(([person, seats]) => {
    const groups = [...groupBy(seats, (seat) => interests.key(seat.company))].sort(([a], [b]) =>
      compareText(a, b),
    )
    return groups.flatMap(([, mine], i) =>
      groups.slice(i + 1).flatMap(([, theirs]) => meet(scene, person, mine, theirs)),
    )
  })
}

function meet(scene: Scene, person: string, mine: readonly Seat[], theirs: readonly Seat[]): Draft[] {
  const { world, interests } = scene
  const [x, y] = [mine[0]?.company, theirs[0]?.company]
  if (x === undefined || y === undefined || interests.sameGroup(x, y)) return []
  const bonds = [...rivalBonds(scene, mine, theirs), ...supplyBonds(scene, x, y)]
  const cases = mine.flatMap((first) =>
    theirs.flatMap((second) =>
      bonds.flatMap((bond): Case[] => {
        const [toA, toB] = [reach(scene, first, bond.a), reach(scene, second, bond.b)]
        if (!toA || !toB) return []
        const pieces = [
          first.piece,
          owned(world, toA),
          bond.piece,
          owned(world, reversed(toB)),
          reversed(second.piece),
        ]
        const end = (seat: Seat, at: string) => (seat.company === person ? at : seat.company)
        return [
          {
            way: wayThrough(world, pieces),
            parties: [end(first, bond.a), person, end(second, bond.b)],
            agreements: bond.agreements,
            direct:
              interests.own(first.company, bond.a) !== null && interests.own(second.company, bond.b) !== null,
          },
        ]
      }),
    ),
  )
  return endsOf(scene, cases).flatMap(([subject, other, found]) =>
    conflict(scene, 'INTERLOCK', [person, ...[subject, other].sort()], subject, found, (left) => {
      const former = left.every(({ way }) => way.qualifiers.includes('FORMER'))
      const rivals = left.some(({ way }) =>
        way.links.some((link) => link.type === 'RIVALRY' || link.type === 'COMPETES_IN'),
      )
      const why = rivals ? 'which are rivals' : 'of which one supplies the other'
      return `${world.name(person)} ${former ? 'has or had' : 'has'} a say at both ${world.name(subject)} and ${world.name(other)}, ${why}.`
    }),
  )
}

/** One finding for a person and two groups; the companies of its surest way are named, the asked one as its subject. */
function endsOf(
  { world, isAsked }: Scene,
  cases: readonly Case[],
): (readonly [string, string, readonly Case[]])[] {
  const [best] = [...cases].sort(
    (a, b) =>
      b.way.confidence - a.way.confidence ||
      a.way.links.length - b.way.links.length ||
      compareText(a.parties.join(' '), b.parties.join(' ')),
  )
  const [x, , y] = best?.parties ?? []
  if (x === undefined || y === undefined) return []
  const ordered = [x, y].sort(
    (a, b) =>
      Number(isAsked(b)) - Number(isAsked(a)) ||
      compareText(world.name(a), world.name(b)) ||
      compareText(a, b),
  )
  const [subject = x, other = y] = ordered
  if (!isAsked(subject)) return []
  const person = best?.parties[1] ?? ''
  // The others' companies are in the explanation.
  return [[subject, other, cases.map((one) => ({ ...one, parties: [person, other] }))]]
}

interface Bond {
  a: string
  b: string
  piece: Piece
  agreements: readonly string[]
}

function rivalBonds({ interests, rivals }: Scene, mine: readonly Seat[], theirs: readonly Seat[]): Bond[] {
  const [first, second] = [interests.key(mine[0]?.company ?? ''), interests.key(theirs[0]?.company ?? '')]
  if (!rivals.are(first, second)) return []
  const isOwn = (seats: readonly Seat[], company: string) =>
    seats.some((seat) => interests.own(seat.company, company) !== null)
  const choice = named(rivals.between(first, second), interests, (a, b) => isOwn(mine, a) && isOwn(theirs, b))
  return choice ? [{ ...choice.rivalry, agreements: [] }] : []
}

function supplyBonds({ interests, suppliesBetween }: Scene, x: string, y: string): Bond[] {
  const [first, second] = [interests.key(x), interests.key(y)]
  return [
    ...suppliesBetween(first, second).map(
      ({ customer, supplier, piece, agreement }): Bond => ({
        a: customer,
        b: supplier,
        piece,
        agreements: [agreement],
      }),
    ),
    ...suppliesBetween(second, first).map(
      ({ customer, supplier, piece, agreement }): Bond => ({
        a: supplier,
        b: customer,
        piece: reversed(piece),
        agreements: [agreement],
      }),
    ),
  ]
}

/** From the seat's company to another of its group; who controls is reached from the person down. */
function reach({ interests }: Scene, seat: Seat, company: string): Route | null {
  return seat.company === seat.person
    ? (interests.control.own(seat.person).get(company) ?? interests.within(seat.person, company))
    : (interests.own(seat.company, company) ?? interests.within(seat.company, company))
}

function seatsOf({ world, interests }: Scene): Seat[] {
  const persons = [...world.entities.values()].filter((entity) => entity.kind === 'PERSON')
  return persons.flatMap(({ id }): Seat[] => {
    const roles = world
      .out('ROLE', id)
      .filter(({ key, to }) => hasSay(key ?? '') && world.entity(to).kind === 'COMPANY')
    const seats = roles.map((link): Seat => {
      const former = isFormer(world, link, interests.control.own(id).has(link.to))
      return {
        person: id,
        company: link.to,
        piece: {
          entities: [id, link.to],
          ...weakestOf([link, link.confidence]),
          clauses: [sayRole(world, link, isOver(world, link))],
          qualifiers: former ? ['FORMER'] : [],
        },
      }
    })
    // Control is a seat of its own, in all that is controlled: it starts at the person, who stands for the whole group.
    const controlled = [...interests.control.own(id)].filter(([company]) => company !== id)
    const nothing: Piece = { ...stay(id), clauses: [] }
    const control: Seat[] = interests.alone
      ? controlled.map(([company, route]) => ({ person: id, company, piece: ownershipPiece(world, route) }))
      : controlled.slice(0, 1).map(() => ({ person: id, company: id, piece: nothing }))
    return [...seats, ...control]
  })
}

const hasSay = (role: string): boolean => HAS_SAY.test(role) && !HAS_NONE.test(role)

/** A role that ended or is said to be former; and to have founded is history, unless there is a say today. */
function isFormer(world: World, link: Link, controls: boolean): boolean {
  if (isOver(world, link)) return true
  if (link.key !== 'FOUNDER' || controls) return false
  return !world
    .out('ROLE', link.from)
    .some(
      (other) =>
        other.to === link.to && other.key !== 'FOUNDER' && hasSay(other.key ?? '') && !isOver(world, other),
    )
}
const isOver = (world: World, link: Link): boolean =>
  flagOf(link, 'former') === true || (link.validTo !== null && endDay(link.validTo) <= world.day)
