import { START } from '../audit/note.ts'
import { DealgraphError } from '../errors.ts'
import { applySchema, loadCypher, loadCypherAll } from '../graph/cypher.ts'
import type { Graph, ReadOptions } from '../graph/graph.ts'
import { LAST_INSTANT } from '../graph/vocabulary.ts'
import { rebuild } from './rebuild.ts'

/** Raised when the stored shape changes: an older store is migrated, a newer one is refused. */
export const STORE_VERSION = 2
/** Raised when consolidate() decides differently: links are then made anew from the claims. */
const CONSOLIDATION = 2

const BATCH = 10_000
const BATCH_TIMEOUT_MS = 120_000

/** Constraints and indexes, one statement each. */
export const SCHEMA = loadCypherAll(import.meta.url, './cypher/schema.cypher')
const META = loadCypher(import.meta.url, './cypher/meta.cypher')
const SET_CHANGED_AT = loadCypher(import.meta.url, './cypher/set-changed-at.cypher')
const GRAPH_VERSION = loadCypher(import.meta.url, './cypher/graph-version.cypher')
const SET_META = loadCypher(import.meta.url, './cypher/set-meta.cypher')

export interface StoreMeta {
  storeVersion: number | null
  consolidation: number | null
  graphVersion: number
  packs: readonly string[]
}

export async function readMeta(graph: Graph): Promise<StoreMeta & { filled: boolean }> {
  const [row] = await graph.read(META, {})
  return {
    storeVersion: (row?.[0] ?? null) as number | null,
    consolidation: (row?.[1] ?? null) as number | null,
    graphVersion: (row?.[2] ?? 0) as number,
    packs: (row?.[3] ?? []) as string[],
    filled: row?.[4] === true,
  }
}

/** Raised by every write, whoever makes it: what was read at one version holds until there is another. */
export async function readGraphVersion(graph: Graph, options: ReadOptions = {}): Promise<number> {
  const [row] = await graph.read(GRAPH_VERSION, {}, options)
  return (row?.[0] ?? 0) as number
}

export async function writeMeta(graph: Graph, meta: { [name: string]: number | string[] }): Promise<void> {
  await graph.write(SET_META.name, (tx) => tx.run(SET_META, { meta }))
}

/**
 * Makes an empty database ours, or brings an older store of ours up to date. Refuses, before anything is written, a database that
 * holds something else (DATABASE_FOREIGN) or a store of a newer version.
 */
export async function prepareStore(graph: Graph, log: (line: string) => void = () => {}): Promise<void> {
  const meta = await readMeta(graph)
  if (meta.storeVersion === null && meta.filled) {
    throw new DealgraphError(
      'DATABASE_FOREIGN',
      'The database holds data that Dealgraph did not write, so nothing was changed in it.',
    )
  }
  if (meta.storeVersion !== null && meta.storeVersion > STORE_VERSION) {
    throw new DealgraphError(
      'DATABASE_FOREIGN',
      `The database was written by a newer Dealgraph (store version ${meta.storeVersion}; this one reads ${STORE_VERSION}).`,
    )
  }
  await applySchema(graph, SCHEMA)
  if (meta.storeVersion === 1) {
    log('Noting when each claim last changed.')
    await noteChanges(graph)
  }
  if (meta.consolidation !== null && meta.consolidation !== CONSOLIDATION) {
    log('The rules by which claims become links have changed: making all links anew.')
    await rebuild(graph, START)
  }
  if (meta.storeVersion !== STORE_VERSION || meta.consolidation !== CONSOLIDATION) {
    await writeMeta(graph, { storeVersion: STORE_VERSION, consolidation: CONSOLIDATION })
  }
}

/** Of a store of version 1, in batches. */
async function noteChanges(graph: Graph): Promise<void> {
  let after: string | null = ''
  while (after !== null) {
    const params = { after, limit: BATCH, open: LAST_INSTANT }
    const [row] = await graph.write(SET_CHANGED_AT.name, (tx) => tx.run(SET_CHANGED_AT, params), {
      timeoutMs: BATCH_TIMEOUT_MS,
    })
    after = (row?.[0] ?? null) as string | null
  }
}
