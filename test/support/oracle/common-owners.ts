/**
 * One owner of several rivals. Readings:
 *  1. The owner is a control group that has OWNERSHIP (also of an unknown share) of companies outside itself. Investments without
 *     ownership do not count.
 *  2. Two holdings are connected if their groups are rivals, by the companies named for them (../rivals.ts), direct being own companies of
 *     what is held; or if they are themselves claimed rivals within one group.
 *  3. One finding per owner group and connected set of at least two companies. Every two connected ones are a way, by each holding of either:
 *     from the owner down to both holders, the holdings, and on to the rivals.
 *  4. The owner named: the lowest company or person of the group that is or controls all the holders, else the first of these by id.
 */
import { type Candidate, way } from './findings.ts'
import { both, type Grounds, restOn } from './grounds.ts'
import type { Groups } from './groups.ts'
import { isHolding } from './investors.ts'
import { between, named, type Rivalry, rivalriesIn } from './rivals.ts'
import { type OracleWorld, ofType, type SeenLink } from './world.ts'

export interface CommonOwner extends Candidate {
  subjects: readonly string[]
  /** The owner, then the two that are held. */
  parties: readonly string[]
  /** All that the set holds. */
  set: readonly string[]
}
interface Join {
  a: string
  b: string
  grounds: Grounds
  direct: boolean
}

function joinOf(groups: Groups, rivalries: readonly Rivalry[], a: string, b: string): Join | null {
  if (groups.sameGroup(a, b)) {
    const claimed = rivalries.filter(({ claimed, x, y }) => claimed && x === a && y === b)
    const inside = named(groups, claimed, () => true)
    return inside === null ? null : { a, b, grounds: inside.grounds, direct: true }
  }
  const all = between(groups, rivalries, groups.label(a), groups.label(b))
  const rivals = named(groups, all, (x, y) => groups.own(a, x) !== null && groups.own(b, y) !== null)
  const [up, down] = rivals === null ? [null, null] : [groups.reach(a, rivals.x), groups.reach(b, rivals.y)]
  return rivals === null || up === null || down === null
    ? null
    : {
        a,
        b,
        grounds: both(up, rivals.grounds, down),
        direct: groups.allOwn([a, rivals.x], [b, rivals.y]),
      }
}

/** What hangs together by joins. */
function setsOf(joins: readonly Join[]): string[][] {
  let sets = joins.map(({ a, b }) => [a, b])
  for (const { a, b } of joins) {
    const touched = sets.filter((set) => set.includes(a) || set.includes(b))
    sets = [...sets.filter((set) => !touched.includes(set)), [...new Set(touched.flat())].sort()]
  }
  return sets
}

function ownerOf(groups: Groups, holders: readonly string[]): string {
  const [lowest] = groups.everyone
    .filter((id) => holders.every((each) => groups.sameGroup(id, each) && groups.own(id, each) !== null))
    .sort((a, b) => groups.depth(b) - groups.depth(a) || (a < b ? -1 : 1))
  return lowest ?? [...holders].sort()[0] ?? ''
}

export function commonOwnersIn(world: OracleWorld, groups: Groups): CommonOwner[] {
  const rivalries = rivalriesIn(world, groups, null)
  const outside = ofType(world, 'OWNERSHIP').filter(
    (link) => isHolding(link) && world.kindOf(link.to) === 'COMPANY' && !groups.sameGroup(link.from, link.to),
  )
  const owners = [...new Set(outside.map((link) => groups.label(link.from)))]
  return owners.flatMap((label) => {
    const holdings = outside.filter((link) => groups.label(link.from) === label)
    const held = [...new Set(holdings.map((link) => link.to))].sort()
    const joins = held
      .flatMap((a) => held.filter((b) => a < b).map((b) => joinOf(groups, rivalries, a, b)))
      .filter((each) => each !== null)
    return setsOf(joins).flatMap((set) => {
      const owner = ownerOf(
        groups,
        holdings.filter((link) => set.includes(link.to)).map((link) => link.from),
      )
      const of = (company: string): SeenLink[] => holdings.filter((link) => link.to === company)
      const identity = ['COMMON_OWNER', label, ...set]
      const subjects = set.map((each) => groups.label(each))
      return joins
        .filter(({ a }) => set.includes(a))
        .flatMap(({ a, b, grounds, direct }) =>
          of(a).flatMap((one) =>
            of(b).flatMap((other) => {
              const [to, from] = [groups.within(owner, one.from), groups.within(owner, other.from)]
              if (to === null || from === null) return []
              const rest = both(to, restOn(one), grounds, restOn(other), from)
              const isDirect = direct && groups.allOwn([owner, one.from], [owner, other.from])
              return [{ identity, way: way(rest, isDirect), subjects, parties: [owner, a, b], set }]
            }),
          ),
        )
    })
  })
}
