import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value, WriteTx } from '../graph/graph.ts'
import type { View } from './view.ts'

const CREATE = loadCypher(import.meta.url, './cypher/create-view.cypher')
const FIND = loadCypher(import.meta.url, './cypher/find-view.cypher')
const LIST = loadCypher(import.meta.url, './cypher/list-views.cypher')
const REVOKE = loadCypher(import.meta.url, './cypher/revoke-view.cypher')

export async function putView(tx: WriteTx, view: View): Promise<void> {
  await tx.run(CREATE, { view: { ...view, variables: JSON.stringify(view.variables) } })
}

export async function findView(graph: Graph, id: string): Promise<View | null> {
  const [row] = await graph.read(FIND, { id })
  return row ? toView(row) : null
}

/** Newest first; those of one writer, or of all where it is null; after the one that is named. */
export async function listViews(
  graph: Graph,
  { writer, after, limit }: { writer: string | null; after: readonly string[] | null; limit: number },
): Promise<View[]> {
  const [createdAt = null, id = null] = after ?? []
  return (await graph.read(LIST, { writer, createdAt, id, limit })).map(toView)
}

/** Null where there is none. One that was revoked before stays as it is. */
export async function putRevoked(
  tx: WriteTx,
  { id, because, now }: { id: string; because: string | null; now: Date },
): Promise<View | null> {
  const [row] = await tx.run(REVOKE, { id, because, now: now.toISOString() })
  return row ? toView(row) : null
}

function toView(row: readonly Value[]): View {
  const text = (i: number): string => row[i] as string
  const perhaps = (i: number): string | null => (row[i] ?? null) as string | null
  return {
    id: text(0),
    label: text(1),
    query: text(2),
    variables: JSON.parse(text(3)) as View['variables'],
    frameAncestors: row[4] as string[],
    createdAt: text(5),
    createdBy: text(6),
    writer: text(7),
    signedBy: text(8),
    expiresAt: perhaps(9),
    revokedAt: perhaps(10),
    revokedBecause: perhaps(11),
    shown: row[12] as string[],
  }
}
