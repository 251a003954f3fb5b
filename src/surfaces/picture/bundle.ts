import type { Scene, SceneEdge } from '../scene.ts'
import { dashOf } from './picture.ts'

/** A line of the picture, with a label for each edge that it stands for. */
export interface Line extends SceneEdge {
  labels: { text: string; confidence: number }[]
}

/** Edges that would run side by side and look the same are drawn as one line; what each of them says is kept. */
export function bundle({ edges }: Pick<Scene, 'edges'>): Line[] {
  const lines = new Map<string, Line>()
  for (const edge of edges) {
    const ends = edge.directed ? [edge.from, edge.to] : [edge.from, edge.to].sort()
    const key = JSON.stringify([edge.type, ...ends, edge.standing, dashOf(edge), edge.disputed])
    const label = { text: edge.label, confidence: edge.confidence }
    const line = lines.get(key)
    lines.set(key, line ? join(line, edge, label) : { ...edge, labels: [label] })
  }
  return [...lines.values()]
}

const join = (line: Line, edge: SceneEdge, label: Line['labels'][number]): Line => ({
  ...line,
  label: `${line.label}; ${edge.label}`,
  confidence: Math.min(line.confidence, edge.confidence),
  links: [...line.links, ...edge.links],
  agreements: [...line.agreements, ...edge.agreements],
  labels: [...line.labels, label],
})

/** What a thing is to itself, such as its own shareholder, is said in its box: a loop would run through its neighbours' labels. */
export function withoutLoops(scene: Scene): Scene {
  const isLoop = ({ from, to }: SceneEdge): boolean => from === to
  const loops = scene.edges.filter(isLoop)
  return {
    ...scene,
    nodes: scene.nodes.map((node) => {
      const own = loops.filter(({ from }) => from === node.id).map(({ label }) => label)
      const said = own.length === 0 ? [] : [`with itself: ${[...new Set(own)].join(', ')}`]
      return {
        ...node,
        sublabel: [...(node.sublabel === null ? [] : [node.sublabel]), ...said].join(' · ') || null,
      }
    }),
    edges: scene.edges.filter((edge) => !isLoop(edge)),
  }
}
