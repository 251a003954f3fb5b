import type { Point } from '../../surfaces/picture/picture.ts'
import type { Drawable } from './drawing.ts'

/** Where everything is to begin: pinned, or as it was, or beside what it is tied to. */
export function placesFor(
  scene: Drawable,
  known: ReadonlyMap<string, Point>,
  pinned: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const places = new Map<string, Point>(pinned)
  for (const [id, { x, y }] of known) if (!places.has(id)) places.set(id, { x, y })
  scene.nodes.forEach(({ id }, i) => {
    if (places.has(id)) return
    const tied = scene.edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
    const hub = tied.map((other) => places.get(other)).find((at) => at !== undefined) ?? { x: 0, y: 0 }
    // The golden angle: none comes upon another.
    const [angle, far] = [i * 2.39996, places.size === 0 ? 0 : 130 + 6 * Math.sqrt(i)]
    places.set(id, { x: hub.x + far * Math.cos(angle), y: hub.y + far * Math.sin(angle) })
  })
  return places
}
