import { note } from '../audit/note.ts'
import type { Graph, WriteTx } from '../graph/graph.ts'
import type { Caller, KeyScope } from '../keys/caller.ts'
import { Done, type Intent, keptOf, once } from '../writing/once.ts'
import { type Author, faultsOfKey, faultsOfReason, type InputFault, keyUsed } from '../writing/write.ts'
import type { Draft } from './order.ts'
import { findSigningKey, signingKey } from './signing-keys.ts'
import { findView, putRevoked, putView } from './store.ts'
import { newId, signToken } from './token.ts'
import type { View } from './view.ts'

/** Claims that a view is watched for; it would take a very wide picture to show more. */
const MOST_SHOWN = 2_000

interface Faulty {
  faults: InputFault[]
}

/** What is to be done once, however often it is sent: the key, and the input as it came. */
export type Sent = Pick<Intent, 'idempotencyKey' | 'input'>

/**
 * Makes a view of what was checked; `shown`: ids of the claims that it shows now. The token is for whoever asked for it: it is not stored.
 * The same call again, for its answer was lost, gives the same view with its token.
 */
export async function createView(
  graph: Graph,
  { draft, shown }: { draft: Draft; shown: readonly string[] },
  sent: Sent,
  author: Author,
): Promise<{ view: View; token: string } | Faulty> {
  const { caller, now } = author
  const made = newId()
  const done = await doOnce(graph, { ...sent, mutation: 'createView' }, author, async (tx) => {
    const { id: signedBy } = await signingKey(tx, now)
    await putView(tx, {
      ...draft,
      id: made,
      createdAt: now.toISOString(),
      createdBy: caller.by,
      writer: caller.writer,
      signedBy,
      revokedAt: null,
      revokedBecause: null,
      shown: shown.slice(0, MOST_SHOWN),
    })
    noteView(tx, 'createView', made, caller)
    return made
  })
  if (typeof done !== 'string') return done
  const view = await findView(graph, done)
  const key = view && (await findSigningKey(graph, view.signedBy))
  if (!view || !key) throw new Error('A view that was just made is not there.')
  return { view, token: await signToken(view, key) }
}

/** Withdraws a view: whoever made it may, and whoever has the scope admin. To others it is as if it were not there. */
export async function revokeView(
  graph: Graph,
  { id, because }: { id: string; because: string | null },
  sent: Sent,
  author: Author,
): Promise<{ view: View } | Faulty> {
  const { caller, now } = author
  const faults = faultsOfReason(because)
  if (faults.length > 0) return { faults }
  const known = await findView(graph, id)
  if (!known || (known.writer !== caller.writer && !mayAll(caller.scope))) {
    const message = 'There is no view with this id that this key may revoke. `views` lists those there are.'
    return { faults: [{ code: 'NOT_FOUND', message, path: ['id'] }] }
  }
  const done = await doOnce(graph, { ...sent, mutation: 'revokeView' }, author, async (tx) => {
    await putRevoked(tx, { id, because, now })
    if (known.revokedAt === null) noteView(tx, 'revokeView', id, caller)
    return id
  })
  if (typeof done !== 'string') return done
  return { view: (await findView(graph, done)) ?? known }
}

/** May see and revoke views of others, and make one that never expires. */
export const mayAll = (scope: KeyScope): boolean => scope === 'admin'

const noteView = (tx: WriteTx, operation: string, id: string, { writer, by }: Caller): void =>
  note(tx, { by: writer, operation, name: by, about: [id], graphVersion: null })

/** Returns the id that the work gives, or that it gave when the same was done before. */
async function doOnce(
  graph: Graph,
  intent: Omit<Intent, 'writer'>,
  { caller, now }: Author,
  work: (tx: WriteTx) => Promise<string>,
): Promise<string | Faulty> {
  const faults = faultsOfKey(intent.idempotencyKey)
  if (faults.length > 0) return { faults }
  const held = once({ ...intent, writer: caller.writer }, now)
  try {
    return await graph.write(intent.mutation, async (tx) => {
      await held.before(tx)
      const id = await work(tx)
      await held.after(tx, { faults: [], added: [id], repeated: [], suppressed: [] })
      return id
    })
  } catch (error) {
    if (!(error instanceof Done)) return { faults: [keyUsed(error)] }
    const [id = ''] = (await keptOf(graph, error)).added
    return id
  }
}
