import type { LinkType } from '../../generated/schema-types.ts'
import type { Scene, SceneNode } from '../scene.ts'
import { toDrawable } from './measure.ts'
import { dashOf, type PlacedKey, type Sample } from './picture.ts'
import { lineOf } from './runs.ts'

const SIZE = 11.5
const ROW = 22
const SAMPLE = 30
const GAP = 18

/** Explains what occurs in a scene, and nothing else, in rows as wide as there is room. */
export function legendOf(
  scene: Scene,
  { x, y, width }: { x: number; y: number; width: number },
): { keys: PlacedKey[]; height: number } {
  const keys: PlacedKey[] = []
  let [left, row] = [0, 0]
  for (const [sample, words] of meanings(scene)) {
    const line = lineOf(toDrawable(words), { size: SIZE })
    const taken = SAMPLE + 6 + line.width
    if (left > 0 && left + taken > width) [left, row] = [0, row + 1]
    const box = { x: x + left, y: y + row * ROW, width: SAMPLE, height: ROW - 6 }
    const text = {
      line,
      size: SIZE,
      bold: false,
      tone: 'muted' as const,
      anchor: 'start' as const,
      x: box.x + SAMPLE + 6,
      y: box.y + box.height / 2 + SIZE * 0.36,
    }
    keys.push({ ...box, sample, text })
    left += taken + GAP
  }
  return { keys, height: keys.length === 0 ? 0 : (row + 1) * ROW }
}

function meanings(scene: Scene): [Sample, string][] {
  const { nodes, edges } = scene
  const kinds = new Set(nodes.map(({ kind }) => kind))
  const types = new Map(edges.map((edge) => [edge.type, edge]))
  const dashes = new Set([...nodes, ...edges].map(dashOf))
  const all: [Sample, string][] = []
  for (const kind of KINDS) if (kinds.has(kind)) all.push([{ of: 'shape', kind }, KIND_WORDS[kind]])
  if (nodes.some(({ members }) => members.length > 1)) all.push([{ of: 'group' }, 'several, drawn as one'])
  for (const type of TYPES) {
    const edge = types.get(type)
    if (edge) all.push([{ of: 'line', type, directed: edge.directed }, wordsOfType(type, scene)])
  }
  if (edges.some(({ directed, standing }) => directed && standing === 'PROSPECTIVE'))
    all.push([{ of: 'hollow' }, 'still to come'])
  for (const dash of DASHES) if (dashes.has(dash)) all.push([{ of: 'dash', dash }, DASH_WORDS[dash]])
  if ([...nodes, ...edges].some(({ disputed }) => disputed))
    all.push([{ of: 'sign' }, 'disputed: sources disagree'])
  if (edges.length > 0) all.push([{ of: 'weight' }, 'confidence, 0 to 1: the surer, the thicker'])
  return all
}

const KINDS = ['COMPANY', 'PERSON', 'FACILITY', 'PRODUCT', 'MARKET', 'AGREEMENT'] as const
const KIND_WORDS: Readonly<Record<SceneNode['kind'], string>> = {
  COMPANY: 'company',
  PERSON: 'person',
  FACILITY: 'facility',
  PRODUCT: 'product',
  MARKET: 'market',
  AGREEMENT: 'agreement',
}

const TYPES = [
  'PARTY',
  'OWNERSHIP',
  'INVESTMENT',
  'RIVALRY',
  'ROLE',
  'OPERATION',
  'OFFERING',
  'COVERS',
  'COMPETES_IN',
] as const
const TYPE_WORDS: Readonly<Record<LinkType, string>> = {
  PARTY: 'supplier, agreement, customer',
  OWNERSHIP: 'holds a stake',
  INVESTMENT: 'invests in',
  RIVALRY: 'rivals',
  ROLE: 'has a role',
  OPERATION: 'operates',
  OFFERING: 'offers',
  COVERS: 'agreement covers',
  COMPETES_IN: 'competes in',
}

function wordsOfType(type: LinkType, { edges }: Scene): string {
  const folded = edges.some(({ agreements }) => agreements.length > 0)
  return type === 'PARTY' && folded ? 'supplies' : TYPE_WORDS[type]
}

const DASHES = ['estimated', 'speculated', 'ended'] as const
const DASH_WORDS = { estimated: 'estimated', speculated: 'speculated', ended: 'ended' } as const
