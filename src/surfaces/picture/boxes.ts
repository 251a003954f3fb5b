import { sayConfidence } from '../../words/say-confidence.ts'
import type { Scene, SceneEdge, SceneNode } from '../scene.ts'
import type { Unplaced } from './layout.ts'
import type { Size } from './picture.ts'
import type { TextLine } from './text.ts'
import { wrap } from './wrap.ts'

/** Lines of one lettering, one below the other. */
export interface Paragraph {
  lines: TextLine[]
  size: number
  bold: boolean
  muted: boolean
}

/** What is written in a node or on a line, and the room that it takes. */
export interface Content extends Size {
  paragraphs: Paragraph[]
}

export const LINE_HEIGHT = 1.28
const SMALL = 11
/** Room for the sign of a dispute, beside a label. */
export const SIGN = 16
/** How far the sheets behind that of a group stick out. */
export const STACK = 4

/** What is between a shape's outline and its text, at the sides and above and below. */
const PADDING: Readonly<Record<SceneNode['kind'], readonly [side: number, above: number]>> = {
  COMPANY: [14, 9],
  PERSON: [24, 9],
  FACILITY: [14, 11],
  PRODUCT: [18, 9],
  MARKET: [24, 9],
  AGREEMENT: [13, 8],
}

export function contentOfNode(node: SceneNode): Content {
  const agreement = node.kind === 'AGREEMENT'
  const below = [node.sublabel, node.confidence === null ? null : sayConfidence(node.confidence)]
  const sublabel = below.filter((part) => part !== null).join(' · ')
  const paragraphs = [
    paragraph(node.label, { size: agreement ? 12 : 13.5, bold: !agreement, width: 158, lines: 3 }),
    ...(sublabel === '' ? [] : [paragraph(sublabel, { size: SMALL, bold: false, width: 158, lines: 2 })]),
  ]
  const [side, above] = PADDING[node.kind]
  const stack = node.members.length > 1 ? STACK : 0
  const size = sizeOf(paragraphs)
  return {
    paragraphs,
    width: Math.max(size.width + 2 * side, 84) + stack,
    height: Math.max(size.height + 2 * above, 38) + stack,
  }
}

export function contentOfEdge(edge: SceneEdge, confidenceOfAgreement: number | null): Content | null {
  const words = labelOf(edge, confidenceOfAgreement)
  if (words === '' && !edge.disputed) return null
  const paragraphs =
    words === '' ? [] : [paragraph(words, { size: SMALL, bold: false, width: 150, lines: 3 })]
  const size = sizeOf(paragraphs)
  return {
    paragraphs,
    width: size.width + 8 + (edge.disputed ? SIGN : 0),
    height: Math.max(size.height + 4, edge.disputed ? SIGN + 2 : 0),
  }
}

/** The arrows from supplier to agreement and on to customer say who is which, and the agreement says how sure it is. */
const SAID_BY_ARROWS: ReadonlySet<string> = new Set(['supplier', 'customer', 'lessor', 'lessee'])

function labelOf({ label, type, confidence, standing }: SceneEdge, ofAgreement: number | null): string {
  const spared = type === 'PARTY' && SAID_BY_ARROWS.has(label) && ofAgreement !== null
  if (spared) return ofAgreement - confidence > 0.005 ? sayConfidence(confidence) : ''
  const when =
    standing === 'ENDED' && !label.startsWith('former')
      ? ['ended']
      : standing === 'PROSPECTIVE'
        ? ['to come']
        : []
  return [label, ...when, sayConfidence(confidence)].join(' · ')
}

function paragraph(
  text: string,
  { size, bold, width, lines }: { size: number; bold: boolean; width: number; lines: number },
): Paragraph {
  return { lines: wrap(text, { size, bold, width, lines, even: true }), size, bold, muted: size === SMALL }
}

export const heightOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { lines, size }) => sum + lines.length * size * LINE_HEIGHT, 0)

const sizeOf = (paragraphs: readonly Paragraph[]): Size => ({
  width: Math.ceil(Math.max(0, ...paragraphs.flatMap(({ lines }) => lines.map(({ width }) => width)))),
  height: Math.ceil(heightOf(paragraphs)),
})

export interface Contents {
  nodes: ReadonlyMap<string, Content>
  edges: ReadonlyMap<string, Content | null>
}

export function contentsOf({ nodes, edges }: Scene): Contents {
  const confidences = new Map(
    nodes.map(({ id, kind, confidence }) => [id, kind === 'AGREEMENT' ? confidence : null]),
  )
  return {
    nodes: new Map(nodes.map((node) => [node.id, contentOfNode(node)])),
    edges: new Map(
      edges.map((edge) => [
        edge.id,
        contentOfEdge(edge, confidences.get(edge.from) ?? confidences.get(edge.to) ?? null),
      ]),
    ),
  }
}

export const unplaced = ({ nodes, edges }: Scene, contents: Contents): Unplaced => ({
  nodes: nodes.map(({ id }) => ({ id, ...sizeIn(contents.nodes.get(id)) })),
  edges: edges.map(({ id, from, to }) => {
    const content = contents.edges.get(id)
    return { id, from, to, label: content ? sizeIn(content) : null }
  }),
})

const sizeIn = (size: Size | undefined): Size => ({ width: size?.width ?? 0, height: size?.height ?? 0 })
