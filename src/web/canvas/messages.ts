import type { Placing, Tying } from './forces.ts'

/** What the page tells the worker. */
export type ToWorker =
  | { say: 'place'; run: number; placings: Placing[]; tyings: Tying[]; heat: number; stream: boolean }
  | { say: 'hold'; run: number; index: number; x: number; y: number }

/** What the worker tells the page: where all boxes are, x and y in turn. */
export interface FromWorker {
  run: number
  positions: Float32Array<ArrayBuffer>
  atRest: boolean
}
