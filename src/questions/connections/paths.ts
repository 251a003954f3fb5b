import { compareText } from '../../claims/order.ts'
import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import type { LinkType } from '../../graph/vocabulary.ts'

/** One hop from one thing to another: a link, or two parties of one agreement. */
export interface Hop {
  to: string
  links: readonly Link[]
}

/** Nobody reads more ways than this; among so many the shortest are all there. */
const MOST_PATHS = 200
/** Half-finished paths looked at before giving up: only a very dense graph has so many. */
const MOST_STEPS = 50_000

/** Things next to one another, by the links of the asked types that hold. */
export class Hops {
  private readonly from = new Map<string, Map<string, Hop[]>>()

  constructor(world: World, types: readonly LinkType[], counts: (link: Link) => boolean) {
    const links = types
      .flatMap((type) => world.ofType(type))
      .filter((link) => link.from !== link.to && counts(link))
    for (const link of links) {
      this.put(link.from, { to: link.to, links: [link] })
      this.put(link.to, { to: link.from, links: [link] })
    }
    const parties = new Map<string, Link[]>()
    for (const link of links)
      if (link.type === 'PARTY') parties.set(link.to, [...(parties.get(link.to) ?? []), link])
    for (const together of parties.values()) {
      for (const a of together)
        for (const b of together) if (a.from !== b.from) this.put(a.from, { to: b.from, links: [a, b] })
    }
  }

  /** Every hop from one thing to another. */
  between(a: string, b: string): readonly Hop[] {
    return this.from.get(a)?.get(b) ?? []
  }

  /** How far everything is from a thing, up to a bound. */
  distances(start: string, most: number): Map<string, number> {
    const found = new Map([[start, 0]])
    for (const [id, distance] of found) {
      if (distance === most) continue
      for (const next of this.from.get(id)?.keys() ?? []) if (!found.has(next)) found.set(next, distance + 1)
    }
    return found
  }

  /** Runs of things from one to another, each thing once, the shortest first; at most MOST_PATHS. `cut`: there may be more. */
  paths(from: string, to: string, most: number): { paths: string[][]; cut: boolean } {
    const left = this.distances(to, most)
    const shortest = left.get(from)
    if (shortest === undefined) return { paths: [], cut: false }
    const found: string[][] = []
    let steps = 0
    for (let length = shortest; length <= most && found.length < MOST_PATHS; length++) {
      const walk = (path: readonly string[], at: string): void => {
        if (found.length >= MOST_PATHS || ++steps > MOST_STEPS) return
        if (at === to) {
          if (path.length === length + 1) found.push([...path])
          return
        }
        for (const next of [...(this.from.get(at)?.keys() ?? [])].sort(compareText)) {
          const rest = left.get(next)
          if (rest === undefined || path.length + rest > length || path.includes(next)) continue
          if (!this.isDetour(path.at(-2), at, next)) walk([...path, next], next)
        }
      }
      walk([from], from)
    }
    return { paths: found, cut: found.length >= MOST_PATHS || steps > MOST_STEPS }
  }

  /** From party to agreement to party is one hop, so the same in two is none. */
  private isDetour(before: string | undefined, agreement: string, after: string): boolean {
    const isParty = (id: string) =>
      this.between(id, agreement).some(({ links: [link] }) => link?.type === 'PARTY' && link.to === agreement)
    return before !== undefined && isParty(before) && isParty(after)
  }

  private put(from: string, hop: Hop): void {
    const hops = this.from.get(from) ?? new Map<string, Hop[]>()
    hops.set(hop.to, [...(hops.get(hop.to) ?? []), hop])
    this.from.set(from, hops)
  }
}
