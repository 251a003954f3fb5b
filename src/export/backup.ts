import { randomUUID } from 'node:crypto'
import { createGzip } from 'node:zlib'
import { defaultLens } from '../claims/scope.ts'
import { readGraphVersion, readMeta } from '../claims/store.ts'
import type { Graph } from '../graph/graph.ts'
import { LAST_INSTANT } from '../graph/vocabulary.ts'
import { framed } from './backup-file.ts'
import { writeClaims } from './claims.ts'
import { writeFileWhole } from './file.ts'
import { inChunks } from './lines.ts'
import { cypher } from './view.ts'

const HOLD_WRITERS = cypher('hold-writers')
/** How often it is tried beside writers before they are made to wait. */
const TRIES = 2

/** Writes all that is recorded to a file, as of one moment, while others read and write. */
export async function backUp(graph: Graph, path: string, now = new Date()): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    const version = await readGraphVersion(graph)
    await writeOnce(graph, path, now)
    if ((await readGraphVersion(graph)) === version) return
  }
  await graph.write(
    HOLD_WRITERS.name,
    async (tx) => {
      await tx.run(HOLD_WRITERS, { lock: randomUUID() })
      await writeOnce(graph, path, now)
    },
    { timeoutMs: 0 },
  )
}

async function writeOnce(graph: Graph, path: string, now: Date): Promise<void> {
  const { packs } = await readMeta(graph)
  // All of it, what is dated ahead too.
  const lens = { ...defaultLens(now), knownAt: LAST_INSTANT }
  const lines = framed(writeClaims({ graph, lens, part: null }), now.toISOString(), packs)
  await writeFileWhole(path, inChunks(lines), [createGzip()])
}
