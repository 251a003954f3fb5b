import type { Box, Point, Size } from '../../surfaces/picture/picture.ts'

/** A box by its middle. */
export interface Placed extends Point, Size {}

/** Where a line between the middles of two boxes leaves the one and meets the other; beside its middle where several run there. */
export function between(a: Placed, b: Placed, aside: number): [Point, Point] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const shift = { x: (-(b.y - a.y) / length) * aside, y: ((b.x - a.x) / length) * aside }
  return [edgeOf(a, moved(b, shift), shift), edgeOf(b, moved(a, shift), shift)]
}

const moved = ({ x, y }: Point, by: Point): Point => ({ x: x + by.x, y: y + by.y })

/** Where the way from a box to a point leaves the box. */
function edgeOf(box: Placed, to: Point, shift: Point): Point {
  const from = moved(box, shift)
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const byX = dx === 0 ? Infinity : (Math.sign(dx) * (box.width / 2) - shift.x) / dx
  const byY = dy === 0 ? Infinity : (Math.sign(dy) * (box.height / 2) - shift.y) / dy
  const by = Math.max(0, Math.min(byX, byY, 1))
  return { x: from.x + dx * by, y: from.y + dy * by }
}

export const boxOf = ({ x, y, width, height }: Placed): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
})

export const overlap = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap

/** The box around all; null where there is none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  return {
    x: left,
    y: top,
    width: Math.max(...boxes.map(({ x, width }) => x + width)) - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) - top,
  }
}

export type Side = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'
const SIDES: Readonly<Record<Side, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
export const isSide = (key: string): key is Side => key in SIDES

/** Of some boxes that which lies best on a side of another: near, and not far from straight; those it is tied to come first. */
export function besides<T extends Point & { tied: boolean }>(
  from: Point,
  side: Side,
  others: readonly T[],
): T | undefined {
  const { x, y } = SIDES[side]
  const rated = others.flatMap((other) => {
    const [dx, dy] = [other.x - from.x, other.y - from.y]
    const along = dx * x + dy * y
    const across = Math.abs(dx * y) + Math.abs(dy * x)
    if (along <= 1 || across > along * 2.2) return []
    return [{ other, far: (along + 1.6 * across) * (other.tied ? 0.45 : 1) }]
  })
  return rated.sort((a, b) => a.far - b.far)[0]?.other
}
