import type { Box, Point } from '../../surfaces/picture/picture.ts'
import type { Viewport } from './viewport.ts'

/** The frame that is drawn around what is to be selected. */
export class Frame {
  readonly element = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  readonly #viewport: Viewport

  constructor(viewport: Viewport) {
    this.#viewport = viewport
    this.element.setAttribute('class', 'frame')
  }

  /** Between two places of the page; the box that this is on the map. */
  show(from: Point, to: Point): Box {
    const [a, b] = [this.#viewport.toSeen(from), this.#viewport.toSeen(to)]
    const size = { width: Math.abs(b.x - a.x), height: Math.abs(b.y - a.y) }
    const corner = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }
    for (const [name, value] of Object.entries({ ...corner, ...size }))
      this.element.setAttribute(name, value.toFixed(1))
    this.element.classList.add('shown')
    const { x, y, scale } = this.#viewport
    return {
      x: (corner.x - x) / scale,
      y: (corner.y - y) / scale,
      width: size.width / scale,
      height: size.height / scale,
    }
  }

  hide(): void {
    this.element.classList.remove('shown')
  }
}
