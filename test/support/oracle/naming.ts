/**
 * Who is named for several of one group: the company of the group that is or controls most of them, of these the one that most control, of
 * these the lowest id. A government that controls them is of no group with them.
 */
import type { Groups } from './groups.ts'
import type { OracleWorld } from './world.ts'

export function nameFor(world: OracleWorld, groups: Groups, ids: readonly string[]): string {
  const isOver = (id: string, each: string): boolean =>
    id === each || (groups.own(id, each) !== null && groups.sameGroup(id, each))
  const over = (id: string): number => [...new Set(ids)].filter((each) => isOver(id, each)).length
  return (
    [...new Set([...ids, ...groups.everyone])]
      .filter((id) => world.kindOf(id) === 'COMPANY' && over(id) > 0)
      .sort((a, b) => over(b) - over(a) || groups.depth(b) - groups.depth(a) || (a < b ? -1 : 1))[0] ?? ''
  )
}
