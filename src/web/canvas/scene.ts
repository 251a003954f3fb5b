import type { Exhibit } from '../../surfaces/exhibit.ts'
import { contentsOf } from '../../surfaces/picture/boxes.ts'
import { bundle, withoutLoops } from '../../surfaces/picture/bundle.ts'
import { edgesOf } from '../../surfaces/scene-edges.ts'
import { nodesOf } from '../../surfaces/scene-nodes.ts'
import type { Drawable } from './drawing.ts'
import { grouped } from './group.ts'
import type { State } from './state.ts'

/** What a state draws of what it reaches, with the texts of all boxes and lines. */
export function sceneOf(exhibit: Exhibit, state: State, root: string): Drawable {
  const alone = new Set([
    root,
    ...state.selected,
    ...state.pinned.keys(),
    ...state.expanded.keys(),
    ...(state.ways ?? []),
  ])
  const whole = { nodes: nodesOf(exhibit), edges: edgesOf(exhibit), grouped: 0 }
  const few = grouped(whole, { opened: state.opened, alone })
  const shown = {
    ...few,
    nodes: few.nodes.filter(({ id }) => !state.hidden.has(id)),
    edges: few.edges.filter(({ from, to }) => !state.hidden.has(from) && !state.hidden.has(to)),
  }
  const scene = withoutLoops(shown)
  const edges = bundle(scene)
  return { ...scene, edges, contents: contentsOf(scene.nodes, edges) }
}
