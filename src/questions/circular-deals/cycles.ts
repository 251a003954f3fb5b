import { compareText } from '../../claims/order.ts'

/** Where each node leads. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>

export interface Cycles {
  /** Each from its first node on; the last leads back to the first. */
  cycles: string[][]
  /** Whether there may be more: so many were found, or looked for so long. */
  cut: boolean
}
export interface Asked {
  maxLength: number
  /** Only cycles that pass one of them; null: all. */
  starts: readonly string[] | null
  /** Which of the cycles count. */
  isWanted: (cycle: readonly string[]) => boolean
  most: number
}

/** Steps from node to node after which the search gives up: about a second. */
const MOST_STEPS = 2_000_000

/**
 * The simple cycles of at least two nodes, each once, whatever node it is read from. Who has been a start is left out of what
 * follows, so that no cycle is met again from another of its nodes; and no node is passed twice, the start included.
 */
export function simpleCycles(arrows: Arrows, { maxLength, starts, isWanted, most }: Asked): Cycles {
  const back = reversed(arrows)
  const done = new Set<string>()
  const cycles: string[][] = []
  let steps = 0
  const isOver = () => cycles.length > most || steps > MOST_STEPS
  for (const start of starts ?? [...arrows.keys()].sort(compareText)) {
    const distance = distances(back, start, maxLength - 1, done)
    const walk = (path: string[]): void => {
      for (const next of sorted(arrows.get(path.at(-1) ?? ''))) {
        if (isOver()) return
        steps++
        if (next === start) {
          if (path.length > 1 && isWanted(path)) cycles.push([...path])
          continue
        }
        // Only where the start can still be reached in time.
        const rest = distance.get(next)
        if (rest === undefined || path.length + rest > maxLength || path.includes(next)) continue
        path.push(next)
        walk(path)
        path.pop()
      }
    }
    walk([start])
    done.add(start)
  }
  return { cycles: cycles.slice(0, most), cut: isOver() }
}

const sorted = (nodes: ReadonlySet<string> | undefined): string[] => [...(nodes ?? [])].sort(compareText)

function reversed(arrows: Arrows): Map<string, Set<string>> {
  const back = new Map<string, Set<string>>()
  for (const [from, targets] of arrows)
    for (const to of targets) back.set(to, (back.get(to) ?? new Set()).add(from))
  return back
}

/** How many steps it takes at least to get to the start, for all from which it takes no more than `most`. */
function distances(
  back: Arrows,
  start: string,
  most: number,
  without: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const distance = new Map([[start, 0]])
  for (const [at, far] of distance) {
    if (far === most) continue
    for (const before of back.get(at) ?? []) {
      if (!without.has(before) && !distance.has(before)) distance.set(before, far + 1)
    }
  }
  return distance
}
