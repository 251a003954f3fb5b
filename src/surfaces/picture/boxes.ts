import { sayConfidence } from '../../words/say-confidence.ts'
import type { SceneEdge, SceneNode } from '../scene.ts'
import type { Line } from './bundle.ts'
import type { Size } from './picture.ts'
import type { Unplaced } from './placed.ts'
import type { TextLine } from './text.ts'
import { wrap } from './wrap.ts'

/** Lines of one lettering, one below the other. */
export interface Paragraph {
  lines: TextLine[]
  size: number
  bold: boolean
  muted: boolean
  /** The room between it and the one before. */
  above: number
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

function contentOfNode(node: SceneNode): Content {
  const agreement = node.kind === 'AGREEMENT'
  const below = [node.sublabel, node.confidence === null ? null : sayConfidence(node.confidence)]
  const sublabel = below.filter((part) => part !== null).join(' · ')
  const paragraphs = [
    paragraph(node.label, { size: agreement ? 12 : 13.5, bold: !agreement, width: 158, lines: 3 }),
    ...(sublabel === '' ? [] : [paragraph(sublabel, { size: SMALL, bold: false, width: 158, lines: 4 })]),
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

function contentOfLine(line: Line, confidenceOfAgreement: number | null): Content | null {
  const words = wordsOf(line, confidenceOfAgreement)
  if (words.length === 0 && !line.disputed) return null
  const paragraphs = words.map((text, index) => ({
    ...paragraph(text, { size: SMALL, bold: false, width: 116, lines: 4 }),
    above: index === 0 ? 0 : 4,
  }))
  const size = sizeOf(paragraphs)
  return {
    paragraphs,
    width: size.width + 8 + (line.disputed ? SIGN : 0),
    height: Math.max(size.height + 4, line.disputed ? SIGN + 2 : 0),
  }
}

/** The arrows from supplier to agreement and on to customer say who is which, and the agreement says how sure it is. */
const SAID_BY_ARROWS: ReadonlySet<string> = new Set(['supplier', 'customer', 'lessor', 'lessee'])
const MOST_LABELS = 4

/** What is written on a line: each of its labels with how sure it is. */
function wordsOf({ labels, type, standing }: Line, ofAgreement: number | null): string[] {
  const words = labels.flatMap(({ text, confidence }) => {
    if (type === 'PARTY' && SAID_BY_ARROWS.has(text) && ofAgreement !== null)
      return ofAgreement - confidence > 0.005 ? [sayConfidence(confidence)] : []
    return [[text, ...sayStanding(standing, text), sayConfidence(confidence)].join(' · ')]
  })
  const each = [...new Set(words)]
  return each.length <= MOST_LABELS
    ? each
    : [...each.slice(0, MOST_LABELS - 1), `+ ${each.length - MOST_LABELS + 1} more`]
}

function sayStanding(standing: SceneEdge['standing'], label: string): string[] {
  if (standing === 'ENDED') return label.startsWith('former') ? [] : ['ended']
  return standing === 'PROSPECTIVE' ? ['to come'] : []
}

/** A line ends neither between a number and its unit nor before the confidence. */
export const unbroken = (text: string): string =>
  text.replace(/(?<=\d) (?=(bn|m|tn|%)(?!\p{L}))| (?=·)|(?<=·) (?=[01]\.\d\d(?!\d))/gu, '\u00a0')

function paragraph(
  text: string,
  { size, bold, width, lines }: { size: number; bold: boolean; width: number; lines: number },
): Paragraph {
  return {
    lines: wrap(unbroken(text), { size, bold, width, lines, even: true }),
    size,
    bold,
    muted: size === SMALL,
    above: 0,
  }
}

export const heightOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { lines, size, above }) => sum + above + lines.length * size * LINE_HEIGHT, 0)

const sizeOf = (paragraphs: readonly Paragraph[]): Size => ({
  width: Math.ceil(Math.max(0, ...paragraphs.flatMap(({ lines }) => lines.map(({ width }) => width)))),
  height: Math.ceil(heightOf(paragraphs)),
})

/** What is written in nodes and on lines, by their ids. */
export interface Contents {
  nodes: ReadonlyMap<string, Content>
  lines: ReadonlyMap<string, Content | null>
}

export function contentsOf(nodes: readonly SceneNode[], lines: readonly Line[]): Contents {
  const confidences = new Map(
    nodes.map(({ id, kind, confidence }) => [id, kind === 'AGREEMENT' ? confidence : null]),
  )
  return {
    nodes: new Map(nodes.map((node) => [node.id, contentOfNode(node)])),
    lines: new Map(
      lines.map((line) => [
        line.id,
        contentOfLine(line, confidences.get(line.from) ?? confidences.get(line.to) ?? null),
      ]),
    ),
  }
}

export const unplaced = (
  nodes: readonly SceneNode[],
  lines: readonly Line[],
  contents: Contents,
): Unplaced => ({
  nodes: nodes.map(({ id }) => ({ id, ...sizeIn(contents.nodes.get(id)) })),
  edges: lines.map(({ id, from, to }) => {
    const content = contents.lines.get(id)
    return { id, from, to, label: content ? sizeIn(content) : null }
  }),
})

const sizeIn = (size: Size | undefined): Size => ({ width: size?.width ?? 0, height: size?.height ?? 0 })
