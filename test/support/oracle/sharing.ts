/** How two rivals come to use the same, or the one what is the other's: readings 3 to 6 of questions/shared-infrastructure.ts. */
import { type Candidate, way } from './findings.ts'
import { both, type Grounds } from './grounds.ts'
import type { Groups } from './groups.ts'
import type { Rivalry } from './rivals.ts'
import type { Supply } from './supply.ts'

/** A candidate that remembers what it is about, so that the finding can be named. */
export interface Shared extends Candidate {
  rivals: Rivalry
  /** Suppliers, or the one facility. */
  used: readonly string[]
  common: boolean
}
/** Somebody gets something: by an agreement of its own, or through its supplier's supplier, or from a facility. */
export interface Use {
  user: string
  from: string
  grounds: Grounds
  /** The group in between. */
  through: string | null
}
/** Two named rivals, and how either stands to who uses something in its place. */
export interface Pair {
  rivals: Rivalry
  names: readonly string[]
  standsFor: readonly [Standing, Standing]
}
export type Standing = (user: string) => Grounds | null

export function usesOf(groups: Groups, supplies: readonly Supply[], tiers: number): Use[] {
  const first = supplies.map(({ customer, supplier, grounds }) => ({
    user: customer,
    from: supplier,
    grounds,
    through: null,
  }))
  if (tiers < 2) return first
  const second = first.flatMap((one) =>
    first.flatMap((other) => {
      const inside = groups.within(one.from, other.user)
      if (inside === null || groups.sameGroup(other.from, one.user)) return []
      const grounds = both(one.grounds, inside, other.grounds)
      return [{ user: one.user, from: other.from, grounds, through: groups.label(one.from) }]
    }),
  )
  return [...first, ...second]
}

/** Both sides use something of one group: a supplier, or a facility, which is no company and alone. */
export function inCommon(
  groups: Groups,
  pair: Pair,
  mine: readonly Use[],
  theirs: readonly Use[],
  thing: string,
): Shared[] {
  const [left, right] = pair.standsFor
  const { x, y, grounds } = pair.rivals
  const ofPair = [groups.label(x), groups.label(y)]
  return mine.flatMap((one) =>
    theirs.flatMap((other) => {
      const [here, inside, there] = [left(one.user), groups.within(one.from, other.from), right(other.user)]
      if (here === null || inside === null || there === null) return []
      if ([one, other].some(({ through }) => through !== null && ofPair.includes(through))) return []
      const possible = one.through !== null || other.through !== null
      const common = one.from === other.from
      const own = groups.own(x, one.user) !== null && groups.own(y, other.user) !== null
      const rest = both(grounds, here, one.grounds, inside, other.grounds, there)
      return [
        {
          identity: [...pair.names, thing, groups.label(one.from)],
          way: way(rest, common && own && !possible, possible ? ['POSSIBLE'] : []),
          rivals: pair.rivals,
          used: [one.from, other.from],
          common,
        },
      ]
    }),
  )
}

/** One of the two is supplied by the other's group or close link. */
export function dependence(
  groups: Groups,
  pair: Pair,
  uses: readonly Use[],
  standing: Standing,
  on: string,
): Shared[] {
  const ofPair = [groups.label(pair.rivals.x), groups.label(pair.rivals.y)]
  return uses.flatMap((use) => {
    const [here, theres] = [standing(use.user), groups.nears(on, use.from)]
    if (here === null || (use.through !== null && ofPair.includes(use.through))) return []
    return theres.map((there) => ({
      identity: [...pair.names, 'supplier', groups.label(use.from)],
      way: way(
        both(pair.rivals.grounds, here, use.grounds, there),
        false,
        use.through === null ? [] : ['POSSIBLE'],
      ),
      rivals: pair.rivals,
      used: [use.from],
      common: false,
    }))
  })
}
