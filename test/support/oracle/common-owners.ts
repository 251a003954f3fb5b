/**
 * One owner of several rivals. Readings:
 *  1. The owner is a control group that has OWNERSHIP (of any share, also unknown) of companies outside itself. Investments without
 *     ownership do not count.
 *  2. Two holdings are connected if their groups are rivals, or if they are claimed rivals within one group.
 *  3. One finding per owner group and connected set of at least two companies, whose groups are in its identity. Its one way holds the
 *     ownership of every holding and the surest rivalries that connect them, so that one unsure holding can drop the whole.
 */
import { type Candidate, way } from './findings.ts'
import { type Grounds, both, restOn, surest } from './grounds.ts'
import type { Groups } from './groups.ts'
import { type Rivals, rivalsIn } from './rivals.ts'
import { type OracleWorld, ofType } from './world.ts'

interface Join extends Grounds {
  a: string
  b: string
}

/** The surest rivalry between two held companies or their groups. */
function joinOf(groups: Groups, rivals: readonly Rivals[], a: string, b: string): Join | null {
  const inside = groups.sameGroup(a, b)
  const all = rivals.flatMap((each) => {
    if (inside) return each.x === a && each.y === b ? [each.grounds] : []
    const [up, down] = [groups.bond(a, each.x), groups.bond(each.y, b)]
    if (!groups.sameGroup(a, each.x) || !groups.sameGroup(b, each.y) || up === null || down === null)
      return []
    return [both(up, each.grounds, down)]
  })
  const best = surest(all)
  return best === null ? null : { ...best, a, b }
}

interface Cluster {
  held: readonly string[]
  joins: readonly Join[]
}
/** Puts together what hangs together, by the surest joins first and by no more than are needed. */
function clusters(held: readonly string[], joins: readonly Join[]): Cluster[] {
  let parts: Cluster[] = held.map((each) => ({ held: [each], joins: [] }))
  const left = [...joins]
  for (let best = surest(left); best !== null; best = surest(left)) {
    const join = best
    left.splice(left.indexOf(join), 1)
    const [one, other] = [join.a, join.b].map((id) => parts.find((part) => part.held.includes(id)))
    if (one === undefined || other === undefined || one === other) continue
    const joined = { held: [...one.held, ...other.held].sort(), joins: [...one.joins, ...other.joins, join] }
    parts = [...parts.filter((part) => part !== one && part !== other), joined]
  }
  return parts.filter((part) => part.held.length > 1)
}

export function commonOwnersIn(
  world: OracleWorld,
  groups: Groups,
): (Candidate & { subjects: readonly string[] })[] {
  const rivals = rivalsIn(world, groups, null)
  const outside = ofType(world, 'OWNERSHIP').filter((link) => !groups.sameGroup(link.from, link.to))
  const owners = [...new Set(outside.map((link) => groups.label(link.from)))]
  return owners.flatMap((owner) => {
    const holdings = outside.filter((link) => groups.label(link.from) === owner)
    const held = [...new Set(holdings.map((link) => link.to))].sort()
    const joins = held
      .flatMap((a) => held.filter((b) => a < b).map((b) => joinOf(groups, rivals, a, b)))
      .filter((each) => each !== null)
    return clusters(held, joins).map((cluster) => {
      const owned = cluster.held.flatMap((company) => {
        const by = surest(
          holdings
            .filter((link) => link.to === company)
            .map((link) => ({ ...restOn(link), holder: link.from })),
        )
        return by === null ? [] : [by]
      })
      const bonds = owned
        .map((each) => groups.bond(owned[0]?.holder ?? each.holder, each.holder))
        .filter((each) => each !== null)
      const subjects = [...new Set(cluster.held.map((each) => groups.label(each)))].sort()
      const identity = ['COMMON_OWNER', owner, ...subjects]
      return { identity, way: way(both(...owned, ...cluster.joins, ...bonds), false), subjects }
    })
  })
}
