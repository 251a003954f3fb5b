import { compareText } from '../claims/order.ts'
import type { Link } from '../claims/types.ts'

/** A run of links that explains why two things belong together, and how sure that is. */
export interface Route {
  /** From first to last; where several holdings add up, those of the intermediate holders too. */
  entities: readonly string[]
  links: readonly Link[]
  /** The lowest among the links and the attributes that it rests on; 1 for a thing and itself. */
  confidence: number
  weakest: Link | null
}

/** One tie between two things that counts as a hop: usually one link, several where holdings add up. */
export interface Step extends Route {
  from: string
  to: string
}

export const stay = (id: string): Route => ({ entities: [id], links: [], confidence: 1, weakest: null })

export const reversed = <R extends Route>(route: R): R => ({
  ...route,
  entities: [...route.entities].reverse(),
  links: [...route.links].reverse(),
})

/** One route after the other. */
export function join(...routes: readonly Route[]): Route {
  const weakest = routes.reduce((a, b) => (b.confidence < a.confidence ? b : a), stay(''))
  return {
    entities: unique(routes.flatMap((route) => route.entities)),
    links: unique(routes.flatMap((route) => route.links)),
    confidence: weakest.confidence,
    weakest: weakest.weakest,
  }
}

export const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/** The surer first, then the shorter, then by ids: a total order, so that row order never shows. */
export const bySureness = (a: Route, b: Route): number =>
  b.confidence - a.confidence || a.links.length - b.links.length || compareText(signature(a), signature(b))
const signature = (route: Route): string => route.links.map((link) => link.id).join(' ')

/**
 * The surest route from one thing to every thing within so many hops; of equally sure ones the shortest.
 * A longer route is only followed where it is surer than every shorter one, so going round in circles ends.
 */
export function routesFrom(
  start: string,
  steps: (id: string) => readonly Step[],
  maxHops: number,
): Map<string, Route> {
  const levels = Array.from({ length: maxHops + 1 }, () => new Map<string, Route>())
  levels[0]?.set(start, stay(start))
  const reached = new Map<string, Route>()
  for (const [hops, level] of levels.entries()) {
    for (const [id, route] of level) {
      const shorter = reached.get(id)
      if (shorter && shorter.confidence >= route.confidence) continue
      reached.set(id, route)
      for (const step of steps(id)) {
        const further = levels[hops + 1]
        const next = join(route, step)
        const known = further?.get(step.to)
        if (further && (!known || bySureness(next, known) < 0)) further.set(step.to, next)
      }
    }
  }
  return reached
}
