import type { Exhibit } from '../../surfaces/exhibit.ts'
import { knownAs } from '../../surfaces/known-as.ts'
import { sayLink } from '../../surfaces/say-link.ts'
import type { SceneEdge, SceneNode } from '../../surfaces/scene.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'

/** A thing as it is drawn, in words. */
export function sayNode(node: SceneNode, { ties }: { ties: number }): string {
  const what = node.members.length > 1 ? `group of ${node.members.length}` : sayConstant(node.kind)
  return [
    node.label,
    what,
    ...(node.sublabel === null || node.sublabel === what ? [] : [node.sublabel]),
    ...(node.disputed ? ['disputed'] : []),
    `${ties} ${ties === 1 ? 'tie' : 'ties'} drawn`,
  ].join(', ')
}

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
