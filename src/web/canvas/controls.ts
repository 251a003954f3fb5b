import { listenToKeys } from './keys.ts'
import type { About } from './panel.ts'
import { listenToPointers } from './pointer.ts'
import type { Stage } from './stage.ts'
import { type Action } from './state.ts'
import { ALL } from './ties.ts'

/** What hands and keys on the map may ask of the board. */
export interface Controls {
  root: string
  act: (action: Action) => void
  undo: () => void
  redo: () => void
  choose: (about: About | null, enter: boolean) => void
  expand: (id: string) => void
  pin: (id: string) => void
  ways: () => void
  escape: () => void
  say: (text: string) => void
  /** Whether an area is to be selected; a call ends that. */
  lassoing: () => boolean
  endLasso: () => void
}

const NUDGE = 20

export function listen(stage: Stage, on: Controls): void {
  const { viewport } = stage
  const nodeAt = (target: EventTarget | null): string | null => stage.idAt(target, '.node')
  const pan = (dx: number, dy: number): void => viewport.pan(dx, dy)
  listenToPointers(stage.svg, {
    nodeAt,
    lineAt: (target) => stage.idAt(target, '.edge, .label'),
    drag: (id, to, done) => {
      const at = viewport.toMap(to)
      stage.hold(id, at)
      if (!done) return
      stage.letGo()
      on.act({ do: 'pin', at: new Map([[id, at]]) })
    },
    press: (what, adding) => {
      if (what && 'node' in what) {
        stage.focus(what.node)
        if (adding) {
          on.act({ do: 'toggle', ids: [what.node] })
          return
        }
      }
      on.choose(what, false)
    },
    open: on.expand,
    point: (what) => stage.light(what),
    pan,
    zoom: (by, around) => viewport.zoom(by, around),
    lasso: (from, to, done, adding) => {
      const box = stage.frame.show(from, to)
      if (!done) return
      stage.frame.hide()
      on.endLasso()
      on.act({ do: adding ? 'add' : 'select', ids: stage.within(box) })
    },
    lassoing: on.lassoing,
  })
  listenToKeys(stage.svg, {
    nodeAt,
    undo: on.undo,
    redo: on.redo,
    zoom: (by) => viewport.zoom(by),
    fit: () => stage.fit(),
    pan,
    enter: () => stage.focus(),
    go: (id, side, adding) => {
      const next = stage.beside(id, side)
      if (next === undefined) return
      stage.focus(next)
      if (adding) on.act({ do: 'add', ids: [id, next] })
    },
    nudge: (id, side) => {
      const node = stage.drawing.nodes.get(id)
      if (!node) return
      const [dx, dy] = NUDGES[side]
      on.act({ do: 'pin', at: new Map([[id, { x: node.x + dx, y: node.y + dy }]]) })
    },
    tell: (id) => on.choose({ node: id }, true),
    toggle: (id) => on.act({ do: 'toggle', ids: [id] }),
    hide: (id) => {
      if (id === on.root) on.say('What the map is about cannot be hidden.')
      else on.act({ do: 'hide', ids: [id] })
    },
    pin: on.pin,
    expand: on.expand,
    collapse: (id) => on.act({ do: 'collapse', id, tie: ALL, known: '' }),
    ways: on.ways,
    escape: on.escape,
  })
}

const NUDGES = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
} as const
