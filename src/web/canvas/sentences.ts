import type { Exhibit } from '../../surfaces/exhibit.ts'
import { knownAs } from '../../surfaces/known-as.ts'
import { sayLink } from '../../surfaces/say-link.ts'
import type { Scene, SceneEdge, SceneNode } from '../../surfaces/scene.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { sayCount } from '../../words/say-count.ts'

import { isCrowded, MOST_NODES } from './group.ts'
import type { State } from './state.ts'
import type { Store } from './store.ts'
import { codesIn } from './ties.ts'

/** How much is drawn, and what is not. */
export function sayDrawn(scene: Scene, { hidden, expanded }: State, store: Store): string {
  const cut = [...expanded].flatMap(([id, codes]) =>
    codesIn(codes).flatMap((tie) => {
      const { links, total } = store.ties(id, tie) ?? { links: [], total: 0 }
      const own = links
        .flatMap((each) => store.links.get(each) ?? [])
        .filter(({ from, to }) => from === id || to === id)
      const name = store.entities.get(id)?.name ?? id
      return own.length > 0 && own.length < total
        ? [`${own.length} of the ${total} ties of ${name} are loaded.`]
        : []
    }),
  )
  const { nodes, edges, grouped } = scene
  const bound = isCrowded(scene) ? `, for at most ${MOST_NODES} are drawn` : ''
  return [
    `${sayCount(nodes.length, 'thing')} and ${sayCount(edges.length, 'tie')} are drawn.`,
    ...(grouped > 0 ? [`${grouped} more are grouped${bound}.`] : []),
    ...(hidden.size > 0 ? [`${hidden.size} hidden.`] : []),
    ...cut,
  ].join(' ')
}

/** A thing as it is drawn, in words. */
export function sayNode(node: SceneNode, ties: number): string {
  const { label, sublabel, disputed } = node
  const what = sayKind(node)
  const more = sublabel === null || sublabel === what ? [] : [sublabel]
  return [label, what, ...more, ...(disputed ? ['disputed'] : []), sayTies(ties)].join(', ')
}

export const sayKind = ({ kind, members }: SceneNode): string =>
  members.length > 1 ? `group of ${members.length}` : sayConstant(kind)
export const sayTies = (ties: number): string => `${sayCount(ties, 'tie')} drawn`

/** A line in sentences: one for each link that it stands for, or what it is where a group is one of its ends. */
export function sayLine(edge: SceneEdge, exhibit: Exhibit): string[] {
  return edge.links.flatMap((id) => {
    const link = exhibit.links.get(id)
    if (!link) return []
    const { confidence } = knownAs(link, exhibit)
    const sure = `confidence ${sayConfidence(confidence ?? link.confidence)}`
    return [[sayLink(link, exhibit), sure, ...(link.disputed ? ['disputed'] : [])].join(', ')]
  })
}
