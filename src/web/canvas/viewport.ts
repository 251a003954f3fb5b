import type { Box, Point, Size } from '../../surfaces/picture/picture.ts'

const [LEAST, MOST] = [0.08, 3]

/** Which part of the map is seen, and how large. */
export class Viewport {
  x = 0
  y = 0
  scale = 1
  /** Whether the reader has moved it: then it stays. */
  moved = false
  #gliding: ReturnType<typeof setTimeout> | undefined
  readonly #svg: SVGSVGElement
  readonly #world: SVGGElement

  constructor(svg: SVGSVGElement, world: SVGGElement) {
    this.#svg = svg
    this.#world = world
  }

  size(): Size {
    return { width: this.#svg.clientWidth || 1, height: this.#svg.clientHeight || 1 }
  }

  /** A place of the page as one of the map. */
  toMap(at: Point): Point {
    const { x, y } = this.toSeen(at)
    return { x: (x - this.x) / this.scale, y: (y - this.y) / this.scale }
  }
  /** The same from the corner of what is seen. */
  toSeen({ x, y }: Point): Point {
    const { left, top } = this.#svg.getBoundingClientRect()
    return { x: x - left, y: y - top }
  }

  pan(dx: number, dy: number): void {
    this.moved = true
    this.#glide()
    this.#set({ x: this.x + dx, y: this.y + dy, scale: this.scale })
  }

  /** Around a place of the page; around the middle where none is given. */
  zoom(by: number, around?: Point): void {
    this.moved = true
    const { left, top, width, height } = this.#svg.getBoundingClientRect()
    const fixed = around ? { x: around.x - left, y: around.y - top } : { x: width / 2, y: height / 2 }
    const scale = Math.min(MOST, Math.max(LEAST, this.scale * by))
    const real = scale / this.scale
    this.#set({ x: fixed.x - (fixed.x - this.x) * real, y: fixed.y - (fixed.y - this.y) * real, scale })
  }

  /** All of a box, but no smaller than letters can be read; then around a place. */
  fit(box: Box, least: number, around: Point): void {
    const { width, height } = this.size()
    const margin = Math.min(28, width / 20)
    const whole = Math.min(
      (width - 2 * margin) / (box.width || 1),
      (height - 2 * margin) / (box.height || 1),
      1.1,
    )
    const scale = Math.max(whole, least)
    const middle = whole >= least ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : around
    this.#set({ x: width / 2 - middle.x * scale, y: height / 2 - middle.y * scale, scale })
  }

  /** Moves just as far as it takes to see a box. */
  reveal({ x, y, width, height }: Box): void {
    const size = this.size()
    const [left, top] = [x * this.scale + this.x, y * this.scale + this.y]
    const by = (start: number, length: number, room: number): number =>
      start < 8 ? 8 - start : Math.min(0, room - 8 - (start + length))
    const [dx, dy] = [by(left, width * this.scale, size.width), by(top, height * this.scale, size.height)]
    if (dx !== 0 || dy !== 0) this.#set({ x: this.x + dx, y: this.y + dy, scale: this.scale })
  }

  /** While it is pushed about it is a layer of its own, which need not be drawn anew. */
  #glide(): void {
    clearTimeout(this.#gliding)
    this.#world.classList.add('gliding')
    this.#gliding = setTimeout(() => this.#world.classList.remove('gliding'), 250)
  }

  #set({ x, y, scale }: Point & { scale: number }): void {
    this.x = x
    this.y = y
    this.scale = scale
    this.#world.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) scale(${scale.toFixed(4)})`
  }
}
