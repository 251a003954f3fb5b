import { SpanKind } from '@opentelemetry/api'
import { DealgraphError } from '../../errors.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Metrics } from './metrics.ts'
import { inSpan } from './traces.ts'

/** The same graph, each call of which is counted and timed, and is a span of the trace. */
export const watched = (graph: Graph, { callBegun }: Pick<Metrics, 'callBegun'>): Graph => ({
  ...graph,
  read: (...of) =>
    inSpan(`read ${of[0].name}`, calling('read', of[0].name), () =>
      ending(callBegun('read'), graph.read(...of)),
    ),
  write: (...of) =>
    inSpan(`write ${of[0]}`, calling('write', of[0]), () => ending(callBegun('write'), graph.write(...of))),
})

const calling = (mode: 'read' | 'write', statement: string) => ({
  kind: SpanKind.CLIENT,
  attributes: { 'db.system.name': 'neo4j', 'db.operation.name': mode, 'db.query.summary': statement },
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
