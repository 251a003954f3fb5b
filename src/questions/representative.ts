import { compareText } from '../claims/order.ts'
import type { World } from '../claims/world.ts'
import type { Interests } from '../ownership/interests.ts'

/**
 * Who stands for several members of one group: the lowest company of the group that is or controls all of them; where none does, the
 * one over most. Never a person, unless a person is all there is; nor one of whose control it is less sure than `least`.
 */
export function representative(
  world: World,
  interests: Interests,
  members: Iterable<string>,
  least = 0,
): string {
  const ids = [...new Set(members)].sort(compareText)
  const covers = new Map<string, number>()
  for (const id of ids) {
    for (const above of interests.upward(id)) {
      // A government controls without being of the group.
      if (world.entity(above).kind !== 'COMPANY') continue
      const isSure = (interests.own(above, id)?.confidence ?? 0) >= least
      if (above === id || (isSure && interests.sameGroup(above, id)))
        covers.set(above, (covers.get(above) ?? 0) + 1)
    }
  }
  const most = Math.max(0, ...covers.values())
  const widest = [...covers].flatMap(([id, count]) => (count === most ? [id] : []))
  // Not by depth alone: where chains are bounded, one further up may have more above it.
  const controlled = (id: string) => widest.filter((other) => interests.upward(other).includes(id)).length
  const [lowest] = widest.sort(
    (a, b) => controlled(a) - controlled(b) || interests.depth(b) - interests.depth(a) || compareText(a, b),
  )
  return lowest ?? ids[0] ?? ''
}
