import { randomUUID } from 'node:crypto'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'
import { remakeLinks } from './links.ts'

const BUNDLES_PAGE = loadCypher(import.meta.url, './cypher/bundles-page.cypher')
const BUNDLE_ENDS = loadCypher(import.meta.url, './cypher/bundle-ends.cypher')
const LOCK_BUNDLES = loadCypher(import.meta.url, './cypher/lock-bundles.cypher')
const SURVIVORS = loadCypher(import.meta.url, './cypher/survivors.cypher')
const RAISE_VERSION = loadCypher(import.meta.url, './cypher/raise-version.cypher')

/** Small enough for one transaction's memory, whatever a bundle holds. */
const BATCH = 200
const TIMEOUT_MS = 120_000

/**
 * Makes every link anew from the claims, in batches. Nothing changes unless the stored links were damaged, or the rules of
 * consolidation are newer than they are. Returns how many ties were looked at, and how many changed.
 */
export async function rebuild(
  graph: Graph,
  onProgress: (ties: number) => void = () => {},
): Promise<{ bundles: number; changed: number }> {
  let [after, bundles, changed] = ['', 0, 0]
  for (;;) {
    const page = await graph.read(BUNDLES_PAGE, { after, limit: BATCH }, { timeoutMs: TIMEOUT_MS })
    const ids = page.map(([bundle]) => bundle as string)
    const last = ids.at(-1)
    if (last === undefined) return { bundles, changed }
    changed += await graph.write(
      'rebuild',
      async (tx) => {
        await tx.run(LOCK_BUNDLES, { ids, lock: randomUUID() })
        const ends = (await tx.run(BUNDLE_ENDS, { ids })).map(([end]) => end as string)
        const survivors = new Map(
          (await tx.run(SURVIVORS, { ids: ends })).map(([id, to]) => [id as string, to as string]),
        )
        const made = await remakeLinks(tx, ids, new Map(), (id) => survivors.get(id) ?? id)
        if (made > 0) await tx.run(RAISE_VERSION, {})
        return made
      },
      { timeoutMs: TIMEOUT_MS },
    )
    bundles += ids.length
    after = last
    onProgress(bundles)
  }
}
