/**
 * Who is named for several of one group: the company of the group that is or surely enough controls most of them, of these the one that controls
 * the fewest others of these, then the one that most control, then the lowest id. A government that controls them is of no group with them.
 */
import type { Groups } from './groups.ts'
import type { OracleWorld } from './world.ts'

export function nameFor(world: OracleWorld, groups: Groups, ids: readonly string[], least = 0): string {
  const isOver = (id: string, each: string): boolean =>
    id === each || ((groups.own(id, each)?.confidence ?? -1) >= least && groups.sameGroup(id, each))
  const over = (id: string): number => [...new Set(ids)].filter((each) => isOver(id, each)).length
  const some = [...new Set([...ids, ...groups.everyone])].filter(
    (id) => world.kindOf(id) === 'COMPANY' && over(id) > 0,
  )
  const most = Math.max(...some.map(over))
  const widest = some.filter((id) => over(id) === most)
  const above = (id: string): number => widest.filter((other) => groups.own(id, other) !== null).length
  return (
    widest.sort((a, b) => above(a) - above(b) || groups.depth(b) - groups.depth(a) || (a < b ? -1 : 1))[0] ??
    ''
  )
}
