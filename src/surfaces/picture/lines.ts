import { element, path } from './markup.ts'
import type { Palette } from './palette.ts'
import { type Dash, dashOf, type PlacedEdge, type Point, type Weight, weightOf } from './picture.ts'

export const DASHES: Readonly<Record<Dash, string | null>> = {
  solid: null,
  estimated: '7 4',
  speculated: '1.5 4',
  ended: '12 4 2 4',
}
export const WEIGHTS: Readonly<Record<Weight, number>> = { high: 2.4, middle: 1.6, low: 1 }

const HEAD = 8

/** A line with its arrowhead: hollow where it is still to come or over. */
export function drawLine({ edge, points }: Pick<PlacedEdge, 'edge' | 'points'>, palette: Palette): string {
  const colour = edge.standing === 'ENDED' ? palette.ended : palette.edges[edge.type]
  const { shaft, head } = pathsOf(points, edge.directed)
  const line = element('path', {
    d: shaft,
    fill: 'none',
    stroke: colour,
    'stroke-width': WEIGHTS[weightOf(edge.confidence)],
    'stroke-dasharray': DASHES[dashOf(edge)],
    'stroke-linejoin': 'round',
  })
  if (head === null) return line
  return (
    line +
    element('path', {
      d: head,
      fill: edge.standing === 'CURRENT' ? colour : palette.paper,
      stroke: colour,
      'stroke-width': 1.2,
      'stroke-linejoin': 'round',
    })
  )
}

/** The paths of a line through these points, and of its arrowhead, where it has one. */
export const pathsOf = (
  points: readonly Point[],
  directed: boolean,
): { shaft: string; head: string | null } =>
  directed ? { shaft: bent(shortened(points)), head: arrowhead(points) } : { shaft: bent(points), head: null }

function arrowhead(points: readonly Point[]): string {
  const [end, from] = lastTwo(points)
  const angle = Math.atan2(end.y - from.y, end.x - from.x)
  const corner = (turn: number): Point => ({
    x: end.x - HEAD * 1.1 * Math.cos(angle + turn),
    y: end.y - HEAD * 1.1 * Math.sin(angle + turn),
  })
  const [left, right] = [corner(0.42), corner(-0.42)]
  return path('M', end.x, end.y, 'L', left.x, left.y, 'L', right.x, right.y, 'Z')
}

/** Up to the arrowhead, so that its tip stays sharp. */
function shortened(points: readonly Point[]): Point[] {
  const [end, from] = lastTwo(points)
  const length = Math.hypot(end.x - from.x, end.y - from.y)
  const by = Math.min(HEAD - 1, length) / (length || 1)
  return [...points.slice(0, -1), { x: end.x - (end.x - from.x) * by, y: end.y - (end.y - from.y) * by }]
}

const lastTwo = (points: readonly Point[]): [end: Point, from: Point] => {
  const end = points.at(-1) ?? { x: 0, y: 0 }
  return [end, points.at(-2) ?? end]
}

/** With rounded corners: the eye follows them better where lines cross. */
function bent(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const parts: (string | number)[] = ['M', first.x, first.y]
  rest.forEach((corner, index) => {
    const before = points[index] ?? corner
    const after = rest[index + 1]
    if (!after) {
      parts.push('L', corner.x, corner.y)
      return
    }
    const into = towards(corner, before)
    const out = towards(corner, after)
    parts.push('L', into.x, into.y, 'Q', corner.x, corner.y, out.x, out.y)
  })
  return path(...parts)
}

function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y)
  const by = Math.min(6, length / 2) / (length || 1)
  return { x: corner.x + (other.x - corner.x) * by, y: corner.y + (other.y - corner.y) * by }
}
