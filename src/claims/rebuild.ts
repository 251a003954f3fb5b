import { randomUUID } from 'node:crypto'
import { COMMAND_LINE } from '../audit/note.ts'
import { loadCypher } from '../graph/cypher.ts'
import { Overtaken } from '../graph/failure.ts'
import type { Graph, WriteTx } from '../graph/graph.ts'
import { remakeLinks } from './links.ts'
import { readBundleMerges } from './merges.ts'
import { mergeCount, raiseVersion } from './version.ts'

const BUNDLES_PAGE = loadCypher(import.meta.url, './cypher/bundles-page.cypher')
const LOCK_TIES = loadCypher(import.meta.url, './cypher/lock-ties.cypher')

/** Small enough for one transaction's memory, whatever a bundle holds. */
const BATCH = 200
const TIMEOUT_MS = 120_000

/**
 * Makes every link anew from the claims, in batches. Nothing changes unless the stored links were damaged, or the rules of
 * consolidation are newer than they are. Returns how many ties were looked at, and how many changed.
 */
export async function rebuild(graph: Graph, by: string): Promise<{ bundles: number; changed: number }> {
  let [after, bundles, changed] = ['', 0, 0]
  for (;;) {
    const from = after
    const done = await graph.write('rebuild', (tx) => rebuildPage(tx, { after: from }, by), {
      timeoutMs: TIMEOUT_MS,
    })
    if (done === null) return { bundles, changed }
    changed += done.changed
    bundles += done.ids.length
    after = done.ids.at(-1) ?? after
  }
}

/**
 * What a page of bundles, behind the first and up to the second of these, would be if its links were made anew: all is undone. Null where
 * there is none.
 */
export async function comparePage(
  graph: Graph,
  place: Place,
): Promise<{ ids: string[]; changed: number } | null> {
  try {
    await graph.write(
      'compare-links',
      async (tx) => {
        throw new Compared(await rebuildPage(tx, place, COMMAND_LINE))
      },
      { timeoutMs: TIMEOUT_MS },
    )
  } catch (error) {
    if (error instanceof Compared) return error.page
    throw error
  }
  return null
}

/** Thrown so that the transaction is rolled back. */
class Compared extends Error {
  readonly page: Awaited<ReturnType<typeof rebuildPage>>

  constructor(page: Compared['page']) {
    super('Links were compared.')
    this.page = page
  }
}

/** Ids of bundles. */
interface Place {
  after: string
  upTo?: string
}

/** Null where no bundle is left. */
async function rebuildPage(
  tx: WriteTx,
  { after, upTo }: Place,
  by: string,
): Promise<{ ids: string[]; changed: number } | null> {
  const began = await mergeCount(tx)
  const page = (await tx.run(BUNDLES_PAGE, { after, limit: BATCH })).map(([bundle]) => bundle as string)
  const ids = upTo === undefined ? page : page.filter((id) => id <= upTo)
  if (ids.length === 0) return null
  const lock = randomUUID()
  await tx.run(LOCK_TIES, { ids, lock })
  // A merge may have been waited for, and then these are not the bundles any more.
  if ((await mergeCount(tx)) !== began) throw new Overtaken()
  const { changed } = await remakeLinks(tx, ids, [], await readBundleMerges(tx, ids))
  if (changed > 0) await raiseVersion(tx, { by, operation: 'rebuild', name: null, about: [], ties: changed })
  return { ids, changed }
}
