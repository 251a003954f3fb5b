/**
 * One person with a say at two groups. Readings:
 *  1. Roles that count: FOUNDER, BOARD_MEMBER, BOARD_OBSERVER, EXECUTIVE, CEO, and any other word but EMPLOYEE and ADVISER; and control, by
 *     which the person stands for all of the group (by the rule NONE: for each company that is controlled).
 *  2. FORMER: a role that is over by the day, or is stated to be former; or FOUNDER, unless the person controls that company or has another
 *     say there that is not over. Control that is over does not count.
 *  3. The two groups are rivals, by the companies named for them (../rivals.ts), direct being own companies of where the person has a say;
 *     or the one supplies the other (any kind of supply): both make ways of one finding.
 *  4. The companies named are those of the surest way: where the say is, or, where it is control, which rivals or supplies.
 */
import type { Qualifier } from '../../../src/questions/define-question.ts'
import { type Candidate, way } from './findings.ts'
import { both, type Grounds, NOTHING, restOn } from './grounds.ts'
import type { Groups } from './groups.ts'
import { between, named, rivalriesIn } from './rivals.ts'
import { SUPPLY_KINDS, suppliesIn } from './supply.ts'
import type { OracleWorld, SeenLink } from './world.ts'

interface Say {
  person: string
  /** The company, or the person where it is control. */
  at: string
  grounds: Grounds
  qualifiers: readonly Qualifier[]
}

function isFormer(world: OracleWorld, groups: Groups, roles: readonly SeenLink[], role: SeenLink): boolean {
  const isOver = (link: SeenLink): boolean =>
    link.attributes['former']?.value === true || world.ended.includes(link)
  if (isOver(role) || role.key !== 'FOUNDER') return isOver(role)
  const more = roles.filter(({ from, to, key }) => from === role.from && to === role.to && key !== 'FOUNDER')
  return !groups.controls(role.from, role.to) && more.every(isOver)
}

function saysIn(world: OracleWorld, groups: Groups, isAlone: boolean): Say[] {
  const roles = [...world.links, ...world.ended].filter(
    (link) => link.type === 'ROLE' && link.key !== null && !['EMPLOYEE', 'ADVISER'].includes(link.key),
  )
  const byRole = roles.map(
    (link): Say => ({
      person: link.from,
      at: link.to,
      grounds: restOn(link),
      qualifiers: isFormer(world, groups, roles, link) ? ['FORMER'] : [],
    }),
  )
  const byControl = groups.everyone
    .filter((id) => world.kindOf(id) === 'PERSON')
    .flatMap((person): Say[] => {
      const controlled = groups.everyone.filter((id) => groups.controls(person, id))
      if (!isAlone) {
        return controlled.length === 0 ? [] : [{ person, at: person, grounds: NOTHING, qualifiers: [] }]
      }
      return controlled.map((at) => {
        const grounds = groups.control(person, at) ?? NOTHING
        return { person, at, grounds, qualifiers: [] }
      })
    })
  return [...byRole, ...byControl]
}

export interface Interlock extends Candidate {
  /** The labels of both groups. */
  subjects: readonly string[]
  person: string
  ends: readonly [string, string]
}

export function interlocksIn(world: OracleWorld, groups: Groups, isAlone: boolean): Interlock[] {
  const says = saysIn(world, groups, isAlone)
  const rivalries = rivalriesIn(world, groups, null)
  const supplies = suppliesIn(world, groups, SUPPLY_KINDS)
  const persons = [...new Set(says.map((say) => say.person))]
  return persons.flatMap((person) => {
    const theirs = says.filter((say) => say.person === person)
    const labels = [...new Set(theirs.map((say) => groups.label(say.at)))].sort()
    return labels.flatMap((first, index) =>
      labels.slice(index + 1).flatMap((second) => {
        const at = (label: string): Say[] => theirs.filter((say) => groups.label(say.at) === label)
        const [mine, others] = [at(first), at(second)]
        const apart = mine.every((one) => others.every((other) => !groups.sameGroup(one.at, other.at)))
        if (!apart) return []
        const rivals = named(
          groups,
          between(groups, rivalries, first, second),
          (x, y) => mine.some((say) => isOwn(groups, say, x)) && others.some((say) => isOwn(groups, say, y)),
        )
        const bonds = [
          ...(rivals === null ? [] : [{ a: rivals.x, b: rivals.y, grounds: rivals.grounds }]),
          ...supplies.flatMap(({ customer, supplier, grounds }) => [
            { a: customer, b: supplier, grounds },
            { a: supplier, b: customer, grounds },
          ]),
        ].filter(({ a, b }) => groups.label(a) === first && groups.label(b) === second)
        return bonds.flatMap(({ a, b, grounds }) =>
          mine.flatMap((one) =>
            others.flatMap((other) => {
              const [here, there] = [reach(groups, one, a), reach(groups, other, b)]
              if (here === null || there === null) return []
              const rest = both(one.grounds, here, grounds, there, other.grounds)
              const end = (say: Say, met: string): string => (say.at === person ? met : say.at)
              return [
                {
                  identity: ['INTERLOCK', person, first, second],
                  subjects: [first, second],
                  way: way(rest, groups.allOwn([one.at, a], [other.at, b]), [
                    ...one.qualifiers,
                    ...other.qualifiers,
                  ]),
                  person,
                  ends: [end(one, a), end(other, b)] as const,
                },
              ]
            }),
          ),
        )
      }),
    )
  })
}

const isOwn = (groups: Groups, say: Say, company: string): boolean => groups.own(say.at, company) !== null

/** From where the say is to another of its group; who controls is reached from the person down. */
const reach = (groups: Groups, say: Say, company: string): Grounds | null => groups.reach(say.at, company)
