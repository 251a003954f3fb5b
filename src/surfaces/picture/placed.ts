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
