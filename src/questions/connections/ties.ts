import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import type { LinkType } from '../../graph/vocabulary.ts'

/** Half-finished ways looked at before giving up. */
const MOST_STEPS = 100_000
/** How many different lengths the search for longer ways brings. */
const LENGTHS = 3

/** Things and single ties as the database walks them: from a party to its agreement is one step, and two ties side by side make two ways. */
export class Ties {
  private readonly beside = new Map<string, Link[]>()

  constructor(world: World, types: readonly LinkType[], least: number) {
    for (const link of types.flatMap((type) => world.ofType(type))) {
      if (link.confidence < least) continue
      for (const end of new Set([link.from, link.to])) {
        this.beside.set(end, [...(this.beside.get(end) ?? []), link])
      }
    }
  }

  /** How many ties the shortest way has; null where there is none. */
  distance(from: string, to: string): number | null {
    return this.distances(to).get(from) ?? null
  }

  /** The ties on any of the shortest ways. */
  onShortest(from: string, to: string): string[] {
    const [near, far] = [this.distances(from), this.distances(to)]
    const length = far.get(from) ?? 0
    const isOn = (a: string, b: string): boolean =>
      (near.get(a) ?? Infinity) + 1 + (far.get(b) ?? Infinity) === length
    return [...new Set([...this.beside.values()].flat())]
      .filter((link) => isOn(link.from, link.to) || isOn(link.to, link.from))
      .map(({ id }) => id)
  }

  /** Whether there are more ways than this of the shortest lengths, no tie taken twice; also where there are too many to tell. */
  hasMoreWays(from: string, to: string, longest: number, most: number): boolean {
    const left = this.distances(to)
    let [ways, steps, lengths] = [0, 0, 0]
    const taken = new Set<string>()
    const walk = (at: string, rest: number): void => {
      if (ways > most || ++steps > MOST_STEPS) return
      if (rest === 0) {
        ways++
        return
      }
      for (const link of this.beside.get(at) ?? []) {
        const next = link.from === at ? link.to : link.from
        if (taken.has(link.id) || (left.get(next) ?? Infinity) > rest - 1) continue
        taken.add(link.id)
        walk(next, rest - 1)
        taken.delete(link.id)
      }
    }
    for (let length = left.get(from) ?? Infinity; length <= longest && lengths < LENGTHS; length++) {
      const before = ways
      walk(from, length)
      if (ways > before) lengths++
    }
    return ways > most || steps > MOST_STEPS
  }

  private distances(start: string): Map<string, number> {
    const found = new Map([[start, 0]])
    for (const [id, far] of found) {
      for (const link of this.beside.get(id) ?? []) {
        const next = link.from === id ? link.to : link.from
        if (!found.has(next)) found.set(next, far + 1)
      }
    }
    return found
  }
}
