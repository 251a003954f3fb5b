import { inject } from 'vitest'
import { type Graph, openGraph } from '../../src/graph/graph.ts'

/** A graph on the run's own Neo4j. Patient, since a cold plan on a busy machine takes seconds. Close it after use. */
export const testGraph = (): Graph =>
  openGraph({ ...inject('neo4j'), readTimeoutMs: 20_000, writeTimeoutMs: 20_000 })

const BATCH = 10_000

/** Deletes all nodes and relationships, in batches that fit the small memory; constraints and indexes stay. */
export async function wipe(graph: Graph): Promise<void> {
  const text = 'MATCH (n) WITH n LIMIT $batch DETACH DELETE n RETURN count(*)'
  for (;;) {
    const rows = await graph.write('wipe', (tx) => tx.run({ name: 'wipe', text }, { batch: BATCH }))
    if (Number(rows[0]?.[0] ?? 0) < BATCH) return
  }
}
