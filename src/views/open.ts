import { LRUCache } from 'lru-cache'
import type { Graph } from '../graph/graph.ts'
import { findSigningKey } from './signing-keys.ts'
import { findView } from './store.ts'
import { readToken } from './token.ts'
import type { SigningKey, View } from './view.ts'

/** A revoked view is shown no longer after a second on every server: this, and what looking it up takes. */
const KEEP_MS = 500
const MOST = 1_000
/** Claims that the views which are remembered were made with, all together: some ten megabytes. */
const MOST_CLAIMS = 200_000

/** What a token leads to. Unknown: it is none of ours. Ended: it was, and shows nothing any more. */
export type Opened =
  | { state: 'open'; view: View }
  | { state: 'ended'; how: 'withdrawn' | 'expired'; at: string | null; view: View | null }
  | { state: 'unknown' }

/**
 * What a token opens. The store is asked at most twice a second for each view and signing key; where it does not answer, what was known
 * last counts: nobody can revoke a view then either.
 */
export function viewOpener(graph: Graph, keepMs = KEEP_MS): (token: string, now?: Date) => Promise<Opened> {
  const keys = remembered<SigningKey>((id) => findSigningKey(graph, id), keepMs)
  const views = remembered<View>(
    (id) => findView(graph, id),
    keepMs,
    ({ shown }) => shown.length,
  )
  return async (token, now = new Date()) => {
    const read = await readToken(token, keys)
    if (!read) return { state: 'unknown' }
    const { revokedAt: keyRevokedAt } = read.key
    if (keyRevokedAt !== null) return { state: 'ended', how: 'withdrawn', at: keyRevokedAt, view: null }
    const view = await views(read.view)
    if (!view) return { state: 'ended', how: 'withdrawn', at: null, view }
    // Whoever got hold of another key could else sign for every view.
    if (view.signedBy !== read.key.id) return { state: 'unknown' }
    if (view.revokedAt !== null) return { state: 'ended', how: 'withdrawn', at: view.revokedAt, view }
    if (view.expiresAt !== null && view.expiresAt <= now.toISOString())
      return { state: 'ended', how: 'expired', at: view.expiresAt, view }
    return { state: 'open', view }
  }
}

/** What is not there is remembered too, so that guessing asks the store nothing. */
function remembered<T>(
  find: (id: string) => Promise<T | null>,
  ttl: number,
  claimsOf: (found: T) => number = () => 0,
) {
  const known = new LRUCache<string, { found: T | null }>({
    max: MOST,
    maxSize: MOST_CLAIMS + MOST,
    sizeCalculation: ({ found }) => 1 + (found === null ? 0 : claimsOf(found)),
    ttl,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async (id) => ({ found: await find(id) }),
  })
  return async (id: string): Promise<T | null> => (await known.fetch(id))?.found ?? null
}
