import type { Box, Point, Size } from '../../surfaces/picture/picture.ts'
import { boxOf, overlap } from './geometry.ts'

export interface Labelled {
  id: string
  ends: readonly [Point, Point]
  size: Size
}

/** Along its line, the middle first. */
const SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78]

/** Where each label can stand on its line without lying on a thing or on another label; those that find no place are left out. */
export function placeLabels(lines: readonly Labelled[], things: readonly Box[]): Map<string, Point> {
  const placed = new Map<string, Point>()
  const taken = [...things]
  // Long lines have the most room: the short ones choose first.
  const sorted = [...lines].sort((a, b) => lengthOf(a) - lengthOf(b))
  for (const { id, ends, size } of sorted) {
    const spot = SPOTS.map((along) => at(ends, along)).find((point) => {
      const box = boxOf({ ...point, ...size })
      return !taken.some((other) => overlap(box, other, 1))
    })
    if (!spot) continue
    placed.set(id, spot)
    taken.push(boxOf({ ...spot, ...size }))
  }
  return placed
}

const lengthOf = ({ ends: [a, b] }: Labelled): number => Math.hypot(b.x - a.x, b.y - a.y)

const at = ([a, b]: readonly [Point, Point], along: number): Point => ({
  x: a.x + (b.x - a.x) * along,
  y: a.y + (b.y - a.y) * along,
})
