import type { World } from '../../claims/world.ts'
import { Interests } from '../../ownership/interests.ts'
import { unique } from '../../ownership/route.ts'
import { groupBy } from '../group.ts'
import { type Arrows, simpleCycles } from './cycles.ts'
import { type Deal, dealsOf } from './deals.ts'
import type { Parameters } from './parameters.ts'

/** More rings than this nobody reads. */
const MOST_RINGS = 2_000

/** A cycle of groups: for each of them the deals that lead to the next one, and for the last those that lead to the first. */
export interface Ring {
  edges: readonly (readonly Deal[])[]
}

export interface Rings {
  interests: Interests
  rings: readonly Ring[]
  cut: boolean
}

/** Companies are folded into control groups, persons stay themselves. */
export function ringsOf(
  world: World,
  { through, maxLength, affiliates }: Parameters,
  least: number | null,
): Rings {
  const interests = new Interests(world, affiliates)
  const isPerson = (id: string) => world.entity(id).kind === 'PERSON'
  // A group may be known by the id of the person who controls it, so the two are told apart.
  const nodeOf = (id: string) => (isPerson(id) ? `person ${id}` : `group ${interests.key(id)}`)
  // What a group does with itself brings nothing round, whatever the rule.
  const isInside = ({ from, to }: Deal) => !isPerson(from) && !isPerson(to) && interests.sameGroup(from, to)
  const edges = groupBy(
    dealsOf(world, least).filter((deal) => !isInside(deal)),
    (deal) => edgeOf(nodeOf(deal.from), nodeOf(deal.to)),
  )
  const arrows = arrowsOf([...edges.keys()])
  const dealsAlong = (cycle: readonly string[]) =>
    cycle.map((node, i) => edges.get(edgeOf(node, cycle[(i + 1) % cycle.length] ?? '')) ?? [])
  const found = simpleCycles(arrows, {
    maxLength,
    starts: through === null ? null : startsAt(world, interests, through),
    isWanted: (cycle) => isRing(dealsAlong(cycle)),
    most: MOST_RINGS,
  })
  return { interests, rings: found.cycles.map((cycle) => ({ edges: dealsAlong(cycle) })), cut: found.cut }
}

const edgeOf = (from: string, to: string): string => `${from}\n${to}`
function arrowsOf(edges: readonly string[]): Arrows {
  const arrows = new Map<string, Set<string>>()
  for (const edge of edges) {
    const [from = '', to = ''] = edge.split('\n')
    arrows.set(from, (arrows.get(from) ?? new Set()).add(to))
  }
  return arrows
}

/** Of a person both that person's own rings and those of the group that the person controls. */
const startsAt = (world: World, interests: Interests, through: string): string[] =>
  world.entities.has(through) ? [`person ${through}`, `group ${interests.key(through)}`] : []

/** Someone pays for something, and elsewhere in the ring something else is given. */
export function isRing(edges: readonly (readonly Deal[])[]): boolean {
  const paying = indexes(edges, (deal) => deal.kind === 'PAY')
  const other = indexes(edges, (deal) => deal.kind !== 'PAY')
  return paying.length > 0 && other.length > 0 && unique([...paying, ...other]).length > 1
}
const indexes = (edges: readonly (readonly Deal[])[], is: (deal: Deal) => boolean): number[] =>
  edges.flatMap((deals, i) => (deals.some(is) ? [i] : []))
