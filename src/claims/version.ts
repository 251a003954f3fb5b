import { randomUUID } from 'node:crypto'
import { type Noted, note } from '../audit/note.ts'
import { loadCypher } from '../graph/cypher.ts'
import { Overtaken } from '../graph/failure.ts'
import type { WriteTx } from '../graph/graph.ts'

const RAISE_VERSION = loadCypher(import.meta.url, './cypher/raise-version.cypher')
const MERGE_COUNT = loadCypher(import.meta.url, './cypher/merge-count.cypher')

/** How often entities were merged or split so far. */
export async function mergeCount(tx: WriteTx): Promise<number> {
  return (await mergesSoFar(tx)).count
}

/**
 * The same, whether anything is merged, and how often anything was written. A write that ends without being overtaken was right to ask
 * only once.
 */
export async function mergesSoFar(tx: WriteTx): Promise<{ count: number; areAny: boolean; version: number }> {
  const [row] = await tx.run(MERGE_COUNT, {})
  return { count: (row?.[0] ?? 0) as number, areAny: row?.[1] === true, version: (row?.[2] ?? 0) as number }
}

/**
 * The last thing that a write does, with its entry in the audit log. Writes end one after another here; one that began before a merge or split which has ended since put its
 * links between what stood then, and begins anew.
 */
export async function raiseVersion(
  tx: WriteTx,
  entry: Omit<Noted, 'graphVersion'>,
  { began, merging = false }: { began?: number; merging?: boolean } = {},
): Promise<void> {
  const [row] = await tx.run(RAISE_VERSION, { merging, lock: randomUUID() })
  if (began !== undefined && row?.[1] !== began) throw new Overtaken()
  note(tx, { ...entry, graphVersion: row?.[0] as number })
}
