import { DealgraphError } from '../../errors.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Metrics } from './metrics.ts'

/** The same graph, each call of which is counted and timed. */
export const watched = (graph: Graph, { callBegun }: Pick<Metrics, 'callBegun'>): Graph => ({
  ...graph,
  read: (...of) => ending(callBegun('read'), graph.read(...of)),
  write: (...of) => ending(callBegun('write'), graph.write(...of)),
})

async function ending<T>(end: (outcome: string) => void, call: Promise<T>): Promise<T> {
  try {
    const value = await call
    end('ok')
    return value
  } catch (error) {
    end(error instanceof DealgraphError ? error.code : 'other')
    throw error
  }
}
