import { sayConfidence } from '../../words/say-confidence.ts'
import type { Theme } from '../look.ts'
import { DASHES, drawLine } from './lines.ts'
import { element, escapeXml, FONT_STACK, number } from './markup.ts'
import { ADAPTIVE, PALETTES, type Palette } from './palette.ts'
import {
  dashOf,
  type Picture,
  type PlacedEdge,
  type PlacedKey,
  type PlacedNode,
  type PlacedText,
} from './picture.ts'
import { drawSample } from './samples.ts'
import { drawShape, drawSign } from './shapes.ts'
import { writeText } from './write-text.ts'

export interface Writing {
  /** Null: both, for a page that says which of them counts. */
  theme: Theme | null
  /** Pixels; null for its own size. */
  width: number | null
  /** Whether each text is held to its measured width, for readers that may not have its fonts. */
  holdTexts: boolean
}

/**
 * A picture as SVG: one template for server, page, print and browser. It needs nothing from elsewhere: no style sheet, script, font or
 * image. Nodes and lines carry `data-id` and classes, for scripts and styles that want to add to them.
 */
export function writeSvg(picture: Picture, { theme, width, holdTexts }: Writing): string {
  const palette = theme === null ? ADAPTIVE : PALETTES[theme]
  const shown = width ?? picture.width
  const text = (placed: PlacedText): string => writeText(placed, palette, holdTexts)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: shown,
      height: (picture.height * shown) / picture.width,
      viewBox: `0 0 ${number(picture.width)} ${number(picture.height)}`,
      role: 'img',
      class: `dealgraph ${theme ?? 'adaptive'}`,
      'font-family': FONT_STACK,
    },
    [
      element('title', {}, escapeXml(picture.title)),
      element('desc', {}, escapeXml(picture.description)),
      element('rect', { class: 'paper', width: picture.width, height: picture.height, fill: palette.paper }),
      ...picture.texts.map(text),
      ...picture.edges.map((edge) => writeEdge(edge, palette)),
      ...picture.edges.map((edge) => writeLabel(edge, palette, text)),
      ...picture.nodes.map((node) => writeNode(node, palette, text)),
      element(
        'g',
        { class: 'legend' },
        picture.legend.map((key) => writeKey(key, palette, text)).join('') || ' ',
      ),
    ].join('\n'),
  )
}

const classOf = (name: string): string => name.toLowerCase().replaceAll('_', '-')
const classes = (...names: (string | false)[]): string => names.filter(Boolean).join(' ')

export function writeEdge(placed: PlacedEdge, palette: Palette): string {
  const { edge } = placed
  return element(
    'g',
    { class: classes('edge', classOf(edge.type), classOf(edge.standing), dashOf(edge)), ...dataOf(edge) },
    element('title', {}, escapeXml(titleOf(edge))) + drawLine(placed, palette),
  )
}

const dataOf = (edge: PlacedEdge['edge']): Record<string, string | null> => ({
  'data-id': edge.id,
  'data-links': edge.links.join(' '),
  'data-agreements': edge.agreements.join(' ') || null,
})

export function writeLabel(
  { edge, label }: Pick<PlacedEdge, 'edge' | 'label'>,
  palette: Palette,
  text: (placed: PlacedText) => string,
): string {
  if (!label) return ''
  const { x, y, width, height } = label
  return element(
    'g',
    { class: classes('label', classOf(edge.type)), ...dataOf(edge) },
    [
      element('title', {}, escapeXml(titleOf(edge))),
      element('rect', { x, y, width, height, rx: 3, fill: palette.paper }),
      label.sign ? drawSign(label.sign.x, label.sign.y, palette.sign) : '',
      ...label.texts.map(text),
    ].join(''),
  )
}

const titleOf = ({ label, status, confidence, disputed }: PlacedEdge['edge']): string =>
  [label, status?.toLowerCase(), `confidence ${sayConfidence(confidence)}`, disputed && 'disputed']
    .filter(Boolean)
    .join(', ')

export function writeNode(
  { node, texts, ...box }: PlacedNode,
  palette: Palette,
  text: (placed: PlacedText) => string,
): string {
  const { fill, stroke } = palette.nodes[node.kind]
  const look = {
    fill,
    stroke: node.standing === 'ENDED' ? palette.ended : stroke,
    'stroke-width': 1.4,
    'stroke-dasharray': DASHES[dashOf(node)],
  }
  const behind =
    node.members.length > 1 ? drawShape(node.kind, { ...box, x: box.x + 4, y: box.y - 4 }, look) : ''
  return element(
    'g',
    {
      class: classes('node', classOf(node.kind), classOf(node.standing), behind !== '' && 'group'),
      'data-id': node.id,
      'data-members': node.members.join(' '),
    },
    [
      element('title', {}, escapeXml([node.label, node.sublabel].filter(Boolean).join(', '))),
      behind,
      drawShape(node.kind, box, look),
      ...texts.map(text),
      node.disputed ? drawSign(box.x + 1, box.y + 1, palette.sign) : '',
    ].join(''),
  )
}

function writeKey(
  { sample, text, ...box }: PlacedKey,
  palette: Palette,
  write: (placed: PlacedText) => string,
): string {
  return element('g', { class: 'key' }, drawSample(sample, box, palette) + write(text))
}
