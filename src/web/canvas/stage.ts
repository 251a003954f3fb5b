import type { Box, Point } from '../../surfaces/picture/picture.ts'
import type { SceneNode } from '../../surfaces/scene.ts'
import { type Drawable, Drawing } from './drawing.ts'
import { Frame } from './frame.ts'
import { around, besides, boxOf, overlap, type Side } from './geometry.ts'
import { Layout } from './layout.ts'
import { tiesAt } from './list.ts'
import { placesFor } from './places.ts'
import { sayKind, sayTies } from './sentences.ts'
import { Viewport } from './viewport.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** Smaller letters than these nobody reads at first sight. */
const LEAST_SCALE = 0.5

/** The drawing with its movement: what is where, what is seen of it, and what has the focus. */
export class Stage {
  readonly svg = document.createElementNS(SVG, 'svg')
  readonly drawing: Drawing
  readonly viewport: Viewport
  readonly frame: Frame
  readonly #layout: Layout
  #order: string[] = []
  /** Things, ties and pins, as they were placed last. */
  #drawn: readonly [string, string, string] = ['', '', '']
  #focus: string
  #lit: { node: string } | { line: string } | null = null
  #atRest = true
  #waiting = false
  #positions: Float32Array | null = null
  #held: string | null = null
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)')
  readonly #root: string

  constructor(root: string, onFail: () => void) {
    this.#root = this.#focus = root
    const world = document.createElementNS(SVG, 'g')
    this.svg.setAttribute('class', 'map')
    this.svg.setAttribute('tabindex', '0')
    this.svg.setAttribute('role', 'application')
    this.svg.setAttribute('aria-roledescription', 'map')
    this.drawing = new Drawing(world)
    this.viewport = new Viewport(this.svg, world)
    this.frame = new Frame(this.viewport)
    this.svg.append(world, this.frame.element)
    this.#layout = new Layout((positions, atRest) => this.#onMove(positions, atRest), onFail)
    new ResizeObserver(() => this.#fitUnlessMoved()).observe(this.svg)
    this.svg.addEventListener('focusin', ({ target }) => {
      const id = this.idAt(target, '.node')
      if (id !== null) this.#setFocus(id)
    })
  }

  /** Draws a scene; what is new comes beside what it is tied to, and all is placed anew where anything came or went. */
  show(scene: Drawable, pinned: ReadonlyMap<string, Point>): void {
    const places = placesFor(scene, this.drawing.nodes, pinned)
    const hadFocus = this.svg.contains(document.activeElement) && this.svg !== document.activeElement
    this.drawing.draw(scene, ({ id }) => places.get(id) ?? { x: 0, y: 0 })
    this.#order = scene.nodes.map(({ id }) => id)
    let pinsMoved = false
    for (const [id, at] of pinned) {
      const node = this.drawing.nodes.get(id)
      if (!node || (Math.round(node.x) === at.x && Math.round(node.y) === at.y)) continue
      ;[node.x, node.y] = [at.x, at.y]
      pinsMoved = true
    }
    this.#label(scene)
    if (hadFocus) this.drawing.nodes.get(this.current)?.element.focus({ preventScroll: true })
    const [before, ties, pins] = this.#drawn
    const now = [
      JSON.stringify(this.#order),
      JSON.stringify(scene.edges.map(({ from, to }) => [from, to])),
      JSON.stringify([...pinned.keys()]),
    ] as const
    this.#drawn = now
    const cameOrWent = now[0] !== before || now[1] !== ties
    if (cameOrWent) this.#place(scene, pinned, before === '' ? 1 : 0.45)
    else if (now[2] !== pins || pinsMoved) this.#place(scene, pinned, 0.06)
    else this.#draw()
  }

  #place(scene: Drawable, pinned: ReadonlyMap<string, Point>, heat: number): void {
    const index = new Map(this.#order.map((id, i) => [id, i]))
    this.#atRest = false
    this.#layout.place(
      this.#order.flatMap((id) => {
        const node = this.drawing.nodes.get(id)
        if (!node) return []
        const { x, y, width, height } = node
        return [{ x, y, width, height, fixed: pinned.has(id) }]
      }),
      scene.edges.flatMap(({ id, from, to }) => {
        const [a, b] = [index.get(from), index.get(to)]
        return a === undefined || b === undefined
          ? []
          : [{ from: a, to: b, label: scene.contents.lines.get(id)?.width ?? 0 }]
      }),
      { heat, stream: !this.#calm.matches },
    )
    if (!this.#calm.matches) this.#draw()
  }

  #onMove(positions: Float32Array, atRest: boolean): void {
    this.#positions = positions
    this.#atRest = atRest
    this.#draw()
  }

  /** At the next frame, however many changes come before it. */
  #draw(): void {
    if (this.#waiting) return
    this.#waiting = true
    requestAnimationFrame(() => {
      this.#waiting = false
      this.#take()
      this.drawing.move()
      this.#fitUnlessMoved()
      this.drawing.label(this.#atRest && this.#held === null, this.#litLines())
    })
  }

  #take(): void {
    const positions = this.#positions
    this.#positions = null
    if (positions?.length !== 2 * this.#order.length) return
    this.#order.forEach((id, i) => {
      const node = this.drawing.nodes.get(id)
      if (!node || id === this.#held) return
      node.x = positions[2 * i] ?? node.x
      node.y = positions[2 * i + 1] ?? node.y
    })
  }

  #fitUnlessMoved(): void {
    if (!this.viewport.moved) this.#fit(LEAST_SCALE)
  }

  #fit(least: number): void {
    const all = around([...this.drawing.nodes.values()].map(boxOf))
    const root = this.drawing.nodes.get(this.#root)
    if (all) this.viewport.fit(all, least, root ?? { x: 0, y: 0 })
  }

  /** Shows all of it, however small. */
  fit(): void {
    this.viewport.moved = false
    this.#fit(0)
    this.viewport.moved = true
  }

  /** A thing follows the pointer or the keys. */
  hold(id: string, to: Point): void {
    const node = this.drawing.nodes.get(id)
    if (!node) return
    this.#held = id
    ;[node.x, node.y] = [to.x, to.y]
    if (!this.#calm.matches) this.#layout.hold(this.#order.indexOf(id), to.x, to.y)
    this.#draw()
  }
  letGo(): void {
    this.#held = null
    this.#draw()
  }

  within(box: Box): string[] {
    return [...this.drawing.nodes.values()]
      .filter((node) => overlap(box, boxOf(node)))
      .map(({ node }) => node.id)
  }

  /** What the part of the drawing, or one around it, stands for. */
  idAt(target: EventTarget | null, selector: string): string | null {
    const part = target instanceof Element ? target.closest<SVGElement>(selector) : null
    return part?.dataset['id'] ?? null
  }

  /** The thing that the keys are at. */
  get current(): string {
    return this.drawing.nodes.has(this.#focus) ? this.#focus : (this.#order[0] ?? this.#root)
  }
  focus(id = this.current): void {
    const node = this.drawing.nodes.get(id)
    if (!node) return
    this.#setFocus(id)
    node.element.focus({ preventScroll: true })
    this.viewport.reveal(this.#boxSeen(id))
  }
  #boxSeen(id: string): Box {
    const node = this.drawing.nodes.get(id)
    return node ? boxOf(node) : { x: 0, y: 0, width: 0, height: 0 }
  }
  #setFocus(id: string): void {
    for (const [other, { element }] of this.drawing.nodes)
      element.setAttribute('tabindex', other === id ? '0' : '-1')
    this.#focus = id
  }
  /** The thing on a side of another. */
  beside(id: string, side: Side): string | undefined {
    const from = this.drawing.nodes.get(id)
    if (!from) return undefined
    const tied = new Set(
      [...this.drawing.lines.values()].flatMap(({ line }) =>
        line.from === id ? [line.to] : line.to === id ? [line.from] : [],
      ),
    )
    const others = [...this.drawing.nodes.values()].filter(({ node }) => node.id !== id)
    return besides(
      from,
      side,
      others.map(({ node, x, y }) => ({ id: node.id, x, y, tied: tied.has(node.id) })),
    )?.id
  }

  /** Marks what is selected, pinned and told of. */
  mark({
    selected,
    pinned,
    active,
  }: {
    selected: ReadonlySet<string>
    pinned: ReadonlySet<string>
    active: string | null
  }): void {
    for (const [id, { element }] of this.drawing.nodes) {
      element.classList.toggle('selected', selected.has(id))
      element.classList.toggle('pinned', pinned.has(id))
      element.classList.toggle('active', id === active)
      element.setAttribute('aria-pressed', selected.has(id) ? 'true' : 'false')
    }
    for (const [id, { element }] of this.drawing.lines) element.classList.toggle('active', id === active)
  }

  /** What is pointed at steps forward with what it is tied to. */
  light(what: { node: string } | { line: string } | null): void {
    if (JSON.stringify(what) === JSON.stringify(this.#lit)) return
    this.#lit = what
    const lines = this.#litLines()
    for (const [id, { element, label }] of this.drawing.lines) {
      element.classList.toggle('lit', lines.has(id))
      label?.classList.toggle('lit', lines.has(id))
    }
    this.svg.classList.toggle('alone', lines.size > 0)
    if (this.#atRest) this.drawing.label(this.#held === null, lines)
  }
  #litLines(): Set<string> {
    const lit = this.#lit
    if (!lit) return new Set()
    if ('line' in lit) return new Set([lit.line])
    return new Set(
      [...this.drawing.lines.values()].flatMap(({ line }) =>
        line.from === lit.node || line.to === lit.node ? [line.id] : [],
      ),
    )
  }

  #label(scene: Drawable): void {
    const ties = tiesAt(scene)
    const current = this.current
    for (const node of scene.nodes) {
      const element = this.drawing.nodes.get(node.id)?.element
      element?.setAttribute('role', 'button')
      if (element) element.setAttribute('aria-label', sayDrawnNode(node, element, ties.get(node.id) ?? 0))
      element?.setAttribute('tabindex', node.id === current ? '0' : '-1')
    }
  }
}

/** What can be read on it comes first, so that it can be called by that. */
function sayDrawnNode(node: SceneNode, element: Element, ties: number): string {
  const read = element.textContent.replaceAll(/\s+/g, ' ').trim()
  return [read, sayKind(node), sayTies(ties)].join(', ')
}
