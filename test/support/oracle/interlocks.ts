/**
 * One person with a say at two groups. Readings:
 *  1. Roles that count: FOUNDER, BOARD_MEMBER, BOARD_OBSERVER, EXECUTIVE, CEO, and any other word but EMPLOYEE and ADVISER; and control.
 *  2. FORMER: a role that is over by the day, or is stated to be former, or is FOUNDER. Who is both founder and on the board has a way
 *     that is not former, so that the finding is not. Control that is over does not count.
 *  3. The two groups are rivals, or the one supplies the other (any kind of supply): both make ways of one finding.
 */
import type { Qualifier } from '../../../src/questions/define-question.ts'
import type { Candidate } from './findings.ts'
import { way } from './findings.ts'
import { type Grounds, both, restOn } from './grounds.ts'
import type { Groups } from './groups.ts'
import { rivalsIn } from './rivals.ts'
import { SUPPLY_KINDS, suppliesIn } from './supply.ts'
import type { OracleWorld } from './world.ts'

interface Say {
  person: string
  at: string
  grounds: Grounds
  qualifiers: readonly Qualifier[]
}

function saysIn(world: OracleWorld, groups: Groups): Say[] {
  const roles = [...world.links, ...world.ended].filter(
    (link) => link.type === 'ROLE' && link.key !== null && !['EMPLOYEE', 'ADVISER'].includes(link.key),
  )
  const byRole = roles.map((link): Say => {
    const former =
      link.attributes['former']?.value === true || link.key === 'FOUNDER' || world.ended.includes(link)
    return { person: link.from, at: link.to, grounds: restOn(link), qualifiers: former ? ['FORMER'] : [] }
  })
  const byControl = groups.everyone
    .filter((id) => world.kindOf(id) === 'PERSON')
    .flatMap((person) =>
      groups.own(person).flatMap((at): Say[] => {
        const grounds = at === person ? null : groups.bond(person, at)
        return grounds === null ? [] : [{ person, at, grounds, qualifiers: [] }]
      }),
    )
  return [...byRole, ...byControl]
}

/** What sets two companies against or beneath each other. */
function tensionsIn(world: OracleWorld, groups: Groups): { a: string; b: string; grounds: Grounds }[] {
  return [
    ...rivalsIn(world, groups, null).map(({ x, y, grounds }) => ({ a: x, b: y, grounds })),
    ...suppliesIn(world, groups, SUPPLY_KINDS).map(({ supplier, customer, grounds }) => ({
      a: supplier,
      b: customer,
      grounds,
    })),
  ]
}

/** Each with the ids that it may be asked for by. */
export function interlocksIn(
  world: OracleWorld,
  groups: Groups,
): (Candidate & { subjects: readonly string[] })[] {
  const says = saysIn(world, groups)
  return tensionsIn(world, groups).flatMap(({ a, b, grounds }) =>
    says.flatMap((one) =>
      says.flatMap((other) => {
        if (one.person !== other.person || groups.sameGroup(a, b)) return []
        const bonds = [groups.bond(one.at, a), groups.bond(other.at, b)].filter((each) => each !== null)
        if (bonds.length < 2 || !groups.sameGroup(one.at, a) || !groups.sameGroup(other.at, b)) return []
        const subjects = [groups.label(a), groups.label(b)].sort()
        const rest = both(one.grounds, grounds, other.grounds, ...bonds)
        const identity = ['INTERLOCK', one.person, ...subjects]
        return [{ identity, subjects, way: way(rest, false, [...one.qualifiers, ...other.qualifiers]) }]
      }),
    ),
  )
}
