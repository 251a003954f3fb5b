import type { World } from '../claims/world.ts'
import { boundOf, type Control, EPSILON, enough, toRoute } from './control.ts'
import { bySureness, join, type Route, reversed } from './route.ts'

/** A holding of at least the threshold between two groups: from the holder to the company held. */
interface CloseLink extends Route {
  from: string
  to: string
}

/**
 * Groups of which one holds at least the threshold of the shares, or of the votes, of a company in the other, summed over what
 * the holder controls. One such step, never two: a common minority holder links nobody.
 */
export class CloseLinks {
  private readonly byGroup = new Map<string, Map<string, CloseLink[]>>()
  private readonly control: Control

  constructor(world: World, control: Control, threshold: number) {
    this.control = control
    const seen = new Set<string>()
    for (const { from, to } of world.ofType('OWNERSHIP')) {
      if (world.entity(to).kind !== 'COMPANY') continue
      for (const holder of [from, ...control.controllers(from)]) {
        if (control.key(holder) === control.key(to) || seen.has(`${holder} ${to}`)) continue
        seen.add(`${holder} ${to}`)
        for (const measure of ['share', 'votes'] as const) {
          const own = control.own(holder)
          const holdings = world.in('OWNERSHIP', to).flatMap((link) => {
            const way = own.get(link.from)
            const bound = way && boundOf(link, measure, world.floor)
            return bound ? [{ ...bound, confidence: Math.min(bound.confidence, way.confidence), way }] : []
          })
          const used = enough(holdings, (sum) => sum >= threshold - EPSILON)
          if (!used) continue
          const routes = holdings.filter((h) => used.includes(h)).map((h) => join(h.way, toRoute(h)))
          this.add({ ...join(...routes), from: holder, to })
        }
      }
    }
  }

  /** Keys of the groups that are closely linked to this one. */
  keys(group: string): string[] {
    return [...(this.byGroup.get(group)?.keys() ?? [])]
  }

  /** The surest way from a thing to another in a closely linked group: its group, the holding, the other's group. */
  route(from: string, to: string): Route | null {
    const links = this.byGroup.get(this.control.key(from))?.get(this.control.key(to)) ?? []
    const routes = links.flatMap((link) => {
      const before = this.control.group(from).get(link.from)
      const after = this.control.group(link.to).get(to)
      return before && after ? [join(before, link, after)] : []
    })
    return routes.sort(bySureness)[0] ?? null
  }

  private add(link: CloseLink): void {
    this.put(link)
    this.put({ ...reversed(link), from: link.to, to: link.from })
  }
  private put(link: CloseLink): void {
    const [a, b] = [this.control.key(link.from), this.control.key(link.to)]
    const others = this.byGroup.get(a) ?? new Map<string, CloseLink[]>()
    others.set(b, [...(others.get(b) ?? []), link])
    this.byGroup.set(a, others)
  }
}
