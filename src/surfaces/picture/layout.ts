import type { ElkExtendedEdge, ElkNode, ElkPoint } from 'elkjs/lib/elk-api.js'
import { LRUCache } from 'lru-cache'
import { HelperThread, pictureFailed } from './helper-thread.ts'
import type { Box, Size } from './picture.ts'
import type { Placed, Unplaced } from './placed.ts'

const thread = new HelperThread<ElkNode, ElkNode>(new URL('./layout-thread.js', import.meta.url), 15_000)

/**
 * Places boxes in layers, lines between them at right angles, and each label on its line: from top to bottom, or from left to right where
 * that would come out too wide. The same boxes always get the same places. Errors: PICTURE_FAILED.
 */
export async function place(unplaced: Unplaced): Promise<Placed> {
  const key = JSON.stringify(unplaced)
  const known = placed.get(key)
  if (known) return known
  const fresh = await placeAnew(unplaced)
  placed.set(key, fresh)
  return fresh
}

/** An answer is drawn in several formats and themes, one soon after the other: its places are the same in all. */
const placed = new LRUCache<string, Placed>({ max: 50 })

async function placeAnew(unplaced: Unplaced): Promise<Placed> {
  const attempt = async (direction: Direction): Promise<Placed> =>
    toPlaced(unplaced, await thread.run(toElk(unplaced, direction)))
  const [first, second] =
    unplaced.edges.length > FEW_LINES ? (['RIGHT', 'DOWN'] as const) : (['DOWN', 'RIGHT'] as const)
  const usual = await attempt(first)
  if (faultOf(usual) < BEARABLE) return usual
  const other = await attempt(second)
  return faultOf(other) < faultOf(usual) ? other : usual
}

/** From more lines than these on, labels beside each other are wider than a page, but not above each other. */
const FEW_LINES = 22
/** A layout takes most of the time of a picture: another is tried only where letters would be a quarter smaller. */
const BEARABLE = 1.25

/** How wide a picture may be before its letters get too small on a page or in a wiki's column. */
const PAGE = 1_150

/** How far letters shrink for want of width, and how far the picture outgrows a page in length. */
function faultOf({ width, height }: Size): number {
  const shrinks = Math.max(width / PAGE, 1)
  return shrinks + Math.max(height / shrinks / (1.4 * PAGE) - 1, 0)
}

type Direction = 'DOWN' | 'RIGHT'
type Options = Readonly<Record<string, string>>

const OPTIONS: Options = {
  algorithm: 'layered',
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
  'layered.spacing.edgeEdgeBetweenLayers': '10',
  'layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'layered.considerModelOrder.strategy': 'PREFER_NODES',
  'layered.thoroughness': '3',
  'layered.compaction.postCompaction.strategy': 'EDGE_LENGTH',
}

function toElk({ nodes, edges }: Unplaced, direction: Direction): ElkNode {
  const needed = sidesOf(edges)
  return {
    id: 'picture',
    layoutOptions: prefixed({ ...OPTIONS, direction }),
    // Ids of ours, for those of a claim could be anything.
    children: nodes.map(({ id, width, height }, index) => ({
      id: `n${index}`,
      width: direction === 'DOWN' ? Math.max(width, needed(id)) : width,
      height: direction === 'RIGHT' ? Math.max(height, needed(id)) : height,
    })),
    edges: edges.map(({ from, to, label }, index) => ({
      id: `e${index}`,
      sources: [`n${nodes.findIndex(({ id }) => id === from)}`],
      targets: [`n${nodes.findIndex(({ id }) => id === to)}`],
      labels: label ? [{ text: ' ', ...label, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }] : [],
    })),
  }
}

/** How long the side of a node must be for its lines to be told apart where they meet it. */
function sidesOf(edges: Unplaced['edges']): (id: string) => number {
  const [into, out] = [new Map<string, number>(), new Map<string, number>()]
  for (const { from, to } of edges) {
    out.set(from, (out.get(from) ?? 0) + 1)
    into.set(to, (into.get(to) ?? 0) + 1)
  }
  return (id) => LINES_APART * (1 + Math.max(into.get(id) ?? 0, out.get(id) ?? 0))
}
const LINES_APART = 10

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
