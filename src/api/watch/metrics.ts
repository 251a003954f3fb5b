import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Queue } from '../../graph/at-most.ts'
import type { Status } from '../status.ts'

/** Seconds: a kept answer takes milliseconds, and nothing is waited for beyond twenty seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 20]
const COSTS = [1, 10, 50, 100, 500, 1_000, 5_000, 10_000, 20_000]

/** An operation, told by what it is about, never by what was given to it. */
export interface OperationDone {
  type: 'query' | 'mutation' | 'none'
  /** The field asked for; `several`, or `unread` where the document could not be. */
  field: string
  /** `ok`, or the code of its first error. */
  outcome: string
  seconds: number
  cost: number | null
}

export interface Metrics {
  /** In Prometheus' text format. */
  text(): Promise<string>
  readonly mediaType: string
  operationDone(done: OperationDone): void
  requestDone(done: { route: string; method: string; status: number; seconds: number }): void
  /** `full`: as many were worked on and waited as may; `late`: the server was late with everything; `bodies`: it held as much of bodies as it may. */
  requestShed(because: 'full' | 'late' | 'bodies'): void
  callBegun(mode: 'read' | 'write'): (outcome: string) => void
}

interface Sources {
  status: () => Promise<Status>
  requests: Queue
  renders: Queue
  connections: number
}

/** What one server tells of itself; the numbers of the graph are asked for when they are. */
export function makeMetrics({ status, requests, renders, connections }: Sources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const operations = new Counter({
    name: 'dealgraph_operations_total',
    help: 'GraphQL operations by field, and by the code of the error they ended in, or ok.',
    labelNames: ['type', 'field', 'outcome'],
    registers,
  })
  const durations = new Histogram({
    name: 'dealgraph_operation_duration_seconds',
    help: 'How long operations took.',
    labelNames: ['type', 'field'],
    buckets: SECONDS,
    registers,
  })
  const costs = new Histogram({
    name: 'dealgraph_operation_cost',
    help: 'What operations might bring, as the limit of costs reckons it.',
    buckets: COSTS,
    registers,
  })
  const durationsOfRequests = new Histogram({
    name: 'dealgraph_http_request_duration_seconds',
    help: 'HTTP requests by route and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  })
  const shed = new Counter({
    name: 'dealgraph_requests_shed_total',
    help: 'Requests that were refused because there was too much to do.',
    labelNames: ['because'],
    registers,
  })
  const calls = new Histogram({
    name: 'dealgraph_database_call_duration_seconds',
    help: 'Reads and writes of the database, by the code of the error they ended in, or ok.',
    labelNames: ['mode', 'outcome'],
    buckets: SECONDS,
    registers,
  })
  const inFlight = new Gauge({
    name: 'dealgraph_database_calls_in_flight',
    help: 'Reads and writes that hold a connection, or wait for one.',
    labelNames: ['mode'],
    registers,
  })
  const gauge = (name: string, help: string, collect: (of: Gauge) => Promise<void> | void): void => {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          await collect(this)
        },
      }),
    )
  }
  gauge('dealgraph_database_connections_max', 'Connections to the database at most.', (of) =>
    of.set(connections),
  )
  gauge('dealgraph_requests_running', 'Requests that are worked on.', (of) => of.set(requests.running))
  gauge('dealgraph_requests_waiting', 'How many wait to be worked on.', (of) => of.set(requests.waiting))
  gauge('dealgraph_renders_running', 'Pictures, pages and texts that are being made.', (of) =>
    of.set(renders.running),
  )
  gauge('dealgraph_renders_waiting', 'How many wait to be made.', (of) => of.set(renders.waiting))
  gauge('dealgraph_database_up', '1 where the database answers and is prepared.', async (of) => {
    of.set((await known(status)).graphVersion === null ? 0 : 1)
  })
  gauge('dealgraph_graph_version', 'Rises with every write.', async (of) => {
    set(of, (await known(status)).graphVersion)
  })
  gauge('dealgraph_imports_under_way', 'Imports that have begun and not ended.', async (of) => {
    set(of, (await known(status)).imports)
  })
  registry.registerMetric(
    new Gauge({
      name: 'dealgraph_graph_things',
      help: 'How many the graph holds of each kind.',
      labelNames: ['kind'],
      registers: [],
      async collect() {
        const { counts } = await known(status)
        this.reset()
        for (const [kind, count] of Object.entries(counts ?? {})) this.set({ kind }, count)
      },
    }),
  )

  return {
    text: async () => await registry.metrics(),
    mediaType: registry.contentType,
    operationDone({ type, field, outcome, seconds, cost }) {
      operations.inc({ type, field, outcome })
      durations.observe({ type, field }, seconds)
      if (cost !== null) costs.observe(cost)
    },
    requestDone({ route, method, status: code, seconds }) {
      durationsOfRequests.observe({ route, method, status: String(code) }, seconds)
    },
    requestShed(because) {
      shed.inc({ because })
    },
    callBegun(mode) {
      inFlight.inc({ mode })
      const end = calls.startTimer({ mode })
      return (outcome) => {
        inFlight.dec({ mode })
        end({ outcome })
      }
    },
  }
}

/** A database that does not answer is told by dealgraph_database_up; the rest of the page stands. */
const known = async (status: Sources['status']): Promise<Partial<Status> & { graphVersion: number | null }> =>
  await status().catch(() => ({ graphVersion: null }))

function set(gauge: Gauge, value: number | null | undefined): void {
  if (value == null) gauge.reset()
  else gauge.set(value)
}
