import type { Exhibit } from '../../surfaces/exhibit.ts'
import type { Drawable } from './drawing.ts'
import { button, make } from './make.ts'
import type { About } from './panel.ts'
import { sayLine, sayNode } from './sentences.ts'

/** Exactly what is drawn, to be read: each thing and each tie, and a way to what is known of it. */
export function listOf(scene: Drawable, exhibit: Exhibit, about: (about: About) => void): HTMLElement[] {
  const ties = tiesAt(scene)
  const nodes = scene.nodes.map((node) =>
    make(
      'li',
      {},
      button(sayNode(node, ties.get(node.id) ?? 0), () => about({ node: node.id }), {
        class: 'row',
        dir: 'auto',
      }),
    ),
  )
  const lines = scene.edges.map((edge) =>
    make(
      'li',
      {},
      button(sayLine(edge, exhibit).join('; '), () => about({ line: edge.id }), {
        class: 'row',
        dir: 'auto',
      }),
    ),
  )
  return [
    make('h2', {}, `Things (${nodes.length})`),
    make('ul', { class: 'rows' }, ...nodes),
    make('h2', {}, `Ties (${lines.length})`),
    make('ul', { class: 'rows' }, ...lines),
  ]
}

/** How many lines end at each thing. */
export function tiesAt({ edges }: Pick<Drawable, 'edges'>): Map<string, number> {
  const ties = new Map<string, number>()
  for (const { from, to } of edges) for (const id of [from, to]) ties.set(id, (ties.get(id) ?? 0) + 1)
  return ties
}
