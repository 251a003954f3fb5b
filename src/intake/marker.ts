import { loadCypher } from '../graph/cypher.ts'
import type { Graph, WriteTx } from '../graph/graph.ts'
import { LAST_INSTANT } from '../graph/vocabulary.ts'
import { TIMEOUT_MS } from './check.ts'

const STARTED = loadCypher(import.meta.url, './import-started.cypher')
const BEGIN = loadCypher(import.meta.url, './import-begin.cypher')
const BATCH = loadCypher(import.meta.url, './import-batch.cypher')
const END = loadCypher(import.meta.url, './import-end.cypher')
const DISPUTED = loadCypher(import.meta.url, './disputed.cypher')

/** What the graph knows of an import under way, so that one that was broken off goes on where it stopped. */
export interface Marker {
  id: string
  /** Since when its claims count as recorded, however often it was broken off. */
  startedAt: string
  /** Ties that were disputed before it. */
  disputed: number
  done: ReadonlySet<string>
}

/** Null: there is none under way. */
export async function startedAt(graph: Graph, id: string): Promise<string | null> {
  const [row] = await graph.read(STARTED, { id })
  return (row?.[0] ?? null) as string | null
}

export async function begin(graph: Graph, id: string, now: string): Promise<Marker> {
  const disputed = await countDisputed(graph)
  const [row] = await graph.write(BEGIN.name, (tx) => tx.run(BEGIN, { id, now, disputed }))
  const [since, before, done] = row ?? []
  return { id, startedAt: since as string, disputed: before as number, done: new Set(done as string[]) }
}

export const markDone = async (tx: WriteTx, { id }: Marker, batch: string): Promise<void> => {
  await tx.run(BATCH, { id, batch })
}

export const end = async (graph: Graph, { id }: Marker): Promise<void> => {
  await graph.write(END.name, (tx) => tx.run(END, { id }))
}

export async function countDisputed(graph: Graph): Promise<number> {
  // It looks at every tie: a large import must not fail at its end for what a question may take.
  const [row] = await graph.read(DISPUTED, { open: LAST_INSTANT }, { timeoutMs: TIMEOUT_MS })
  return (row?.[0] ?? 0) as number
}
