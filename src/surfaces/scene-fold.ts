import { sayConstant } from '../words/say-constant.ts'
import type { Exhibit } from './exhibit.ts'
import type { Scene, SceneEdge, SceneNode } from './scene.ts'
import { groupedIn, joinParallel } from './scene-groups.ts'

/** Agreements that do no more than stand between a supplier and a customer are drawn as a line from one to the other. */
export function foldAgreements(scene: Scene, { entities }: Pick<Exhibit, 'entities'>): Scene {
  const edges = edgesByEnd(scene.edges)
  const lines = new Map<string, SceneEdge>()
  for (const node of scene.nodes) {
    const pair = node.kind === 'AGREEMENT' && between(node, edges.get(node.id) ?? [])
    if (pair)
      lines.set(node.id, lineOf(node, pair, entities.get(node.members[0] ?? '')?.agreementKind ?? 'OTHER'))
  }
  const folded = [...lines.values()]
  const gone = new Set(folded.flatMap(({ links }) => links))
  const nodes = scene.nodes.filter(({ id }) => !lines.has(id))
  return {
    nodes,
    edges: joinParallel([...folded, ...scene.edges.filter(({ links }) => !links.some((id) => gone.has(id)))]),
    grouped: groupedIn(nodes) + folded.flatMap(({ agreements }) => agreements).length,
  }
}

type Pair = readonly [given: SceneEdge, received: SceneEdge]

/** What leads to it and away from it, where that is one edge each and between different companies. */
function between({ id }: SceneNode, edges: readonly SceneEdge[]): Pair | null {
  const [given] = edges.filter(({ to }) => to === id)
  const [received] = edges.filter(({ from }) => from === id)
  if (edges.length !== 2 || !given || !received || given.from === received.to) return null
  return edges.every(({ type }) => type === 'PARTY') ? [given, received] : null
}

const lineOf = (node: SceneNode, [given, received]: Pair, kind: string): SceneEdge => ({
  ...given,
  id: node.id,
  to: received.to,
  label:
    node.members.length === 1 && kind !== 'OTHER' && node.sublabel !== null
      ? node.sublabel
      : sayAgreements(kind === 'OTHER' ? 'agreement' : sayConstant(kind), node.members.length),
  confidence: Math.min(given.confidence, received.confidence, node.confidence ?? 1),
  status: node.status ?? given.status,
  disputed: node.disputed || given.disputed || received.disputed,
  standing: node.standing === 'CURRENT' ? given.standing : node.standing,
  links: [...given.links, ...received.links],
  agreements: node.members,
})

const sayAgreements = (kind: string, count: number): string => (count === 1 ? kind : `${count} × ${kind}`)

function edgesByEnd(edges: readonly SceneEdge[]): Map<string, SceneEdge[]> {
  const byEnd = new Map<string, SceneEdge[]>()
  for (const edge of edges) {
    for (const end of [edge.from, edge.to]) {
      const known = byEnd.get(end)
      if (known) known.push(edge)
      else byEnd.set(end, [edge])
    }
  }
  return byEnd
}
