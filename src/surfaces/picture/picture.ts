import type { Scene } from '../scene.ts'
import type { TextLine } from './text.ts'

/** A picture with all that is in it at its place: what is left to do is to write it down. Also for the browser. */
export interface Picture {
  width: number
  height: number
  /** What it shows, and what that comes to, for those who cannot see it. */
  title: string
  description: string
  texts: PlacedText[]
  nodes: PlacedNode[]
  edges: PlacedEdge[]
  legend: PlacedKey[]
}

export interface Point {
  x: number
  y: number
}
export interface Size {
  width: number
  height: number
}
export interface Box extends Point, Size {}

export type Tone = 'ink' | 'muted'
export interface PlacedText extends Point {
  line: TextLine
  size: number
  bold: boolean
  tone: Tone
  anchor: 'start' | 'middle' | 'end'
}

type Node = Scene['nodes'][number]
type Edge = Scene['edges'][number]

export interface PlacedNode extends Box {
  node: Node
  texts: PlacedText[]
}

export interface PlacedEdge {
  edge: Edge
  points: Point[]
  label: PlacedLabel | null
}
export interface PlacedLabel extends Box {
  texts: PlacedText[]
  /** Where the sign of a dispute stands. */
  sign: Point | null
}

/** What the legend shows a sample of. */
export type Sample =
  | { of: 'shape'; kind: Node['kind'] }
  | { of: 'line'; type: Edge['type']; directed: boolean }
  | { of: 'dash'; dash: Dash }
  | { of: 'weight' }
  | { of: 'hollow' }
  | { of: 'sign' }
  | { of: 'group' }

export interface PlacedKey extends Box {
  sample: Sample
  text: PlacedText
}

export type Dash = 'solid' | 'estimated' | 'speculated' | 'ended'

/** An ended tie looks ended however it is known: it does not count any more. */
export function dashOf({ status, standing }: Pick<Edge, 'status' | 'standing'>): Dash {
  if (standing === 'ENDED') return 'ended'
  if (status === 'ESTIMATED') return 'estimated'
  return status === 'SPECULATED' ? 'speculated' : 'solid'
}

export type Weight = 'high' | 'middle' | 'low'

/** The bands in which findings are ordered. */
export const weightOf = (confidence: number): Weight =>
  confidence >= 0.8 ? 'high' : confidence >= 0.5 ? 'middle' : 'low'
