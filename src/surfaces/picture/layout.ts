import type { ElkExtendedEdge, ElkNode, ElkPoint } from 'elkjs/lib/elk-api.js'
import { HelperThread, pictureFailed } from './helper-thread.ts'
import type { Box, Point, Size } from './picture.ts'

/** Boxes and lines of known sizes, to be placed. */
export interface Unplaced {
  nodes: ({ id: string } & Size)[]
  edges: { id: string; from: string; to: string; label: Size | null }[]
}

export interface Placed extends Size {
  nodes: ReadonlyMap<string, Box>
  edges: ReadonlyMap<string, { points: Point[]; label: Box | null }>
}

const thread = new HelperThread<ElkNode, ElkNode>(new URL('./layout-thread.js', import.meta.url), 10_000)

/** As wide as a printed page is high, at most; and no narrower than the text above it wants to be. */
const WIDEST = 1_250
const WIDEST_SHAPE = 2.1

/**
 * Places boxes in layers from top to bottom, lines between them at right angles, and each label on its line. The same boxes always get the
 * same places. Errors: PICTURE_FAILED.
 */
export async function place(unplaced: Unplaced): Promise<Placed> {
  const attempt = async (options: Options) => toPlaced(unplaced, await thread.run(toElk(unplaced, options)))
  const first = await attempt({})
  if (first.width <= WIDEST && first.width <= first.height * WIDEST_SHAPE) return first
  if (first.width <= 900) return first
  let best = first
  for (const options of NARROWER) {
    const next = await attempt(options)
    if (shapeFault(next) < shapeFault(best)) best = next
  }
  return best
}

const NARROWER: readonly Options[] = [
  { 'layered.layering.strategy': 'COFFMAN_GRAHAM', 'layered.layering.coffmanGraham.layerBound': '5' },
]

/** How far it is from what a page or a wiki's column shows well: very wide or very long makes the letters small. */
const shapeFault = ({ width, height }: Size): number =>
  Math.max(width / WIDEST, 1) + Math.max(height / (1.4 * Math.max(width, 900)), 1)

type Options = Readonly<Record<string, string>>

const OPTIONS: Options = {
  algorithm: 'layered',
  direction: 'DOWN',
  edgeRouting: 'ORTHOGONAL',
  randomSeed: '1',
  aspectRatio: '1.4',
  padding: '[top=0,left=0,bottom=0,right=0]',
  'spacing.nodeNode': '26',
  'spacing.edgeNode': '16',
  'spacing.edgeEdge': '12',
  'spacing.edgeLabel': '4',
  'spacing.labelNode': '6',
  'spacing.componentComponent': '40',
  'layered.spacing.nodeNodeBetweenLayers': '30',
  'layered.spacing.edgeNodeBetweenLayers': '16',
  'layered.spacing.edgeEdgeBetweenLayers': '12',
  'layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'layered.considerModelOrder.strategy': 'PREFER_NODES',
  'layered.thoroughness': '12',
}

export function toElk({ nodes, edges }: Unplaced, options: Options): ElkNode {
  return {
    id: 'picture',
    layoutOptions: prefixed({ ...OPTIONS, ...options }),
    // Ids of ours, for those of a claim could be anything.
    children: nodes.map(({ width, height }, index) => ({ id: `n${index}`, width, height })),
    edges: edges.map(({ from, to, label }, index) => ({
      id: `e${index}`,
      sources: [`n${nodes.findIndex(({ id }) => id === from)}`],
      targets: [`n${nodes.findIndex(({ id }) => id === to)}`],
      labels: label ? [{ text: ' ', ...label, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }] : [],
    })),
  }
}

const prefixed = (options: Options): Record<string, string> =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [`elk.${name}`, value]))

function toPlaced({ nodes, edges }: Unplaced, laidOut: ElkNode): Placed {
  return {
    width: laidOut.width ?? 0,
    height: laidOut.height ?? 0,
    nodes: new Map(nodes.map(({ id }, index) => [id, toBox(laidOut.children?.[index])])),
    edges: new Map(
      edges.map(({ id }, index) => {
        const edge = laidOut.edges?.[index]
        return [id, { points: pointsOf(edge), label: edge?.labels?.[0] ? toBox(edge.labels[0]) : null }]
      }),
    ),
  }
}

function toBox(shape: Partial<Box> | undefined): Box {
  const { x, y, width, height } = shape ?? {}
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    throw pictureFailed('The layout left out a box.')
  return { x, y, width, height }
}

function pointsOf(edge: ElkExtendedEdge | undefined): ElkPoint[] {
  const [section] = edge?.sections ?? []
  if (!section) throw pictureFailed('The layout left out a line.')
  return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
}
