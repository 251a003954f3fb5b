import { isSide, type Side } from './geometry.ts'

/** What keys do on the map. `node` is where the focus is; null where it is on the map as a whole. */
export interface Keying {
  nodeAt: (target: EventTarget | null) => string | null
  undo: () => void
  redo: () => void
  zoom: (by: number) => void
  fit: () => void
  pan: (dx: number, dy: number) => void
  enter: () => void
  go: (node: string, side: Side, adding: boolean) => void
  nudge: (node: string, side: Side) => void
  tell: (node: string) => void
  toggle: (node: string) => void
  hide: (node: string) => void
  pin: (node: string) => void
  expand: (node: string) => void
  collapse: (node: string) => void
  ways: () => void
  escape: () => void
}

const STEP = 60
const PANS: Readonly<Record<Side, readonly [number, number]>> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
}

export function listenToKeys(element: Element, on: Keying): void {
  element.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && press(event, on)) event.preventDefault()
  })
}

/** Whether the key meant something here. */
function press(event: KeyboardEvent, on: Keying): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event
  if ((ctrlKey || metaKey) && !isSide(key)) return pressWithControl(key.toLowerCase(), shiftKey, on)
  if (altKey) return false
  const general = GENERAL[key]
  if (general) {
    general(on)
    return true
  }
  const node = on.nodeAt(event.target)
  if (isSide(key)) {
    if (node === null) on.pan(...PANS[key])
    else if (ctrlKey || metaKey) on.nudge(node, key)
    else on.go(node, key, shiftKey)
    return true
  }
  if (node === null) {
    if (key !== 'Enter' && key !== ' ') return false
    on.enter()
    return true
  }
  const own = OWN[key.length === 1 ? key.toLowerCase() : key]
  own?.(on, node)
  return own !== undefined
}

function pressWithControl(key: string, shiftKey: boolean, on: Keying): boolean {
  if (key === 'y' || (key === 'z' && shiftKey)) on.redo()
  else if (key === 'z') on.undo()
  else return false
  return true
}

const ZOOM = 1.25
const GENERAL: Readonly<Record<string, (on: Keying) => void>> = {
  '+': (on) => on.zoom(ZOOM),
  '=': (on) => on.zoom(ZOOM),
  '-': (on) => on.zoom(1 / ZOOM),
  '0': (on) => on.fit(),
  w: (on) => on.ways(),
  Escape: (on) => on.escape(),
}
const OWN: Readonly<Record<string, (on: Keying, node: string) => void>> = {
  Enter: (on, node) => on.tell(node),
  ' ': (on, node) => on.toggle(node),
  Delete: (on, node) => on.hide(node),
  h: (on, node) => on.hide(node),
  p: (on, node) => on.pin(node),
  e: (on, node) => on.expand(node),
  c: (on, node) => on.collapse(node),
}
