import type { Point } from '../../surfaces/picture/picture.ts'

/** What pointers do on the map: mouse, pen and fingers. */
export interface Pointing {
  nodeAt: (target: EventTarget | null) => string | null
  lineAt: (target: EventTarget | null) => string | null
  drag: (node: string, to: Point, done: boolean) => void
  press: (what: { node: string } | { line: string } | null, adding: boolean) => void
  open: (node: string) => void
  point: (what: { node: string } | { line: string } | null) => void
  pan: (dx: number, dy: number) => void
  zoom: (by: number, around: Point) => void
  lasso: (from: Point, to: Point, done: boolean, adding: boolean) => void
  /** Whether an area is to be selected where the map would else be moved. */
  lassoing: () => boolean
}

/** So far a hand may tremble. */
const STILL = 5
const AGAIN_MS = 400
type Held = Point & { from: Point; moved: boolean; node: string | null; line: string | null; lasso: boolean }

export function listenToPointers(svg: SVGSVGElement, on: Pointing): void {
  const held = new Map<number, Held>()
  let last: { node: string | null; at: number } = { node: null, at: 0 }
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    svg.setPointerCapture(event.pointerId)
    const node = on.nodeAt(event.target)
    const at = { x: event.clientX, y: event.clientY }
    const lasso = node === null && (event.shiftKey || on.lassoing())
    held.set(event.pointerId, { ...at, from: at, moved: false, node, line: on.lineAt(event.target), lasso })
  })
  svg.addEventListener('pointermove', (event) => {
    const one = held.get(event.pointerId)
    if (!one) {
      if (event.pointerType === 'mouse') on.point(whatAt(event.target))
      return
    }
    const to = { x: event.clientX, y: event.clientY }
    one.moved ||= Math.hypot(to.x - one.from.x, to.y - one.from.y) > STILL
    if (!one.moved) return
    // While a hand is moving, nothing needs to be found below it: looking for it costs most of a frame.
    svg.classList.add('held')
    const other = [...held.values()].find((each) => each !== one)
    if (other) pinch(one, other, to)
    else if (one.node !== null) on.drag(one.node, to, false)
    else if (one.lasso) on.lasso(one.from, to, false, event.shiftKey)
    else on.pan(to.x - one.x, to.y - one.y)
    ;[one.x, one.y] = [to.x, to.y]
  })
  svg.addEventListener('pointerup', (event) => {
    const one = held.get(event.pointerId)
    held.delete(event.pointerId)
    svg.classList.remove('held')
    if (!one) return
    const to = { x: event.clientX, y: event.clientY }
    if (one.moved && one.node !== null) on.drag(one.node, to, true)
    else if (one.moved && one.lasso) on.lasso(one.from, to, true, event.shiftKey)
    else if (!one.moved) {
      const again = one.node !== null && one.node === last.node && event.timeStamp - last.at < AGAIN_MS
      last = { node: one.node, at: event.timeStamp }
      // The pointer is held by the whole map, so no part of it hears of a double click.
      if (again && one.node !== null) on.open(one.node)
      else on.press(whatOf(one), event.shiftKey || event.ctrlKey || event.metaKey)
    }
  })
  svg.addEventListener('pointercancel', (event) => {
    held.delete(event.pointerId)
    svg.classList.remove('held')
  })
  svg.addEventListener('pointerleave', () => on.point(null))
  svg.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      on.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.04 : 0.0016)), {
        x: event.clientX,
        y: event.clientY,
      })
    },
    { passive: false },
  )

  function pinch(one: Point, other: Point, to: Point): void {
    const before = Math.hypot(one.x - other.x, one.y - other.y)
    const after = Math.hypot(to.x - other.x, to.y - other.y)
    on.zoom(after / (before || 1), { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 })
  }
  function whatOf({ node, line }: Pick<Held, 'node' | 'line'>): { node: string } | { line: string } | null {
    if (node !== null) return { node }
    return line === null ? null : { line }
  }
  function whatAt(target: EventTarget | null): { node: string } | { line: string } | null {
    return whatOf({ node: on.nodeAt(target), line: on.lineAt(target) })
  }
}
