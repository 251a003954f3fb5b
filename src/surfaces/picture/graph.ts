import { type Content, type Contents, heightOf, LINE_HEIGHT, SIGN, STACK } from './boxes.ts'
import type { Focus } from './focus.ts'
import type { Box, Picture, PlacedEdge, PlacedLabel, PlacedNode, PlacedText, Point } from './picture.ts'
import type { Placed } from './placed.ts'

/** Nodes and lines where the layout has put them, moved by so much, with their texts. */
export function graphAt(
  { nodes, edges }: Focus['scene'],
  contents: Contents,
  placed: Placed,
  shift: Point,
): Pick<Picture, 'nodes' | 'edges'> {
  return {
    nodes: nodes.flatMap((node): PlacedNode[] => {
      const [box, content] = [placed.nodes.get(node.id), contents.nodes.get(node.id)]
      if (!box || !content) return []
      const stack = node.members.length > 1 ? STACK : 0
      const moved = move(box, shift)
      const front = { ...moved, y: moved.y + stack, width: moved.width - stack, height: moved.height - stack }
      return [{ ...front, node, texts: centred(content, front) }]
    }),
    edges: edges.flatMap((edge): PlacedEdge[] => {
      const [line, content] = [placed.edges.get(edge.id), contents.lines.get(edge.id)]
      if (!line) return []
      const label = line.label && content ? labelAt(content, move(line.label, shift), edge.disputed) : null
      return [{ edge, points: line.points.map((point) => move(point, shift)), label }]
    }),
  }
}

const move = <T extends Point>(thing: T, by: Point): T => ({ ...thing, x: thing.x + by.x, y: thing.y + by.y })

/** The paragraphs of a box, in its middle. */
function centred({ paragraphs }: Pick<Content, 'paragraphs'>, box: Box): PlacedText[] {
  let y = box.y + (box.height - heightOf(paragraphs)) / 2
  return paragraphs.flatMap(({ lines, size, bold, muted, above }) => {
    y += above
    return lines.map((line) => {
      y += size * LINE_HEIGHT
      return {
        line,
        size,
        bold,
        tone: muted ? ('muted' as const) : ('ink' as const),
        anchor: 'middle' as const,
        x: box.x + box.width / 2,
        y: y - size * 0.34,
      }
    })
  })
}

function labelAt(content: Content, box: Box, disputed: boolean): PlacedLabel {
  if (!disputed) return { ...box, texts: centred(content, box), sign: null }
  const beside = { ...box, x: box.x + SIGN, width: box.width - SIGN }
  return {
    ...box,
    texts: centred(content, beside),
    sign: { x: box.x + 3 + SIGN / 2, y: box.y + box.height / 2 },
  }
}
