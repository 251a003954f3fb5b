import { COMMAND_LINE, note } from '../audit/note.ts'
import { DealgraphError } from '../errors.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value, WriteTx } from '../graph/graph.ts'
import { isWriterName, type KeyScope } from './caller.ts'
import { newKey } from './token.ts'

const CREATE = loadCypher(import.meta.url, './cypher/create-key.cypher')
const FIND = loadCypher(import.meta.url, './cypher/find-key.cypher')
const LIST = loadCypher(import.meta.url, './cypher/list-keys.cypher')
const REVOKE = loadCypher(import.meta.url, './cypher/revoke-key.cypher')

/** What may be told of a key. */
export interface Key {
  id: string
  name: string
  scope: KeyScope
  createdAt: string
  /** Null: never. */
  expiresAt: string | null
  revokedAt: string | null
}

/** Makes a key and returns it with its text, which can never be had again. */
export async function createKey(
  graph: Graph,
  { name, scope, expiresAt }: Pick<Key, 'name' | 'scope' | 'expiresAt'>,
  now = new Date(),
): Promise<{ key: Key; text: string }> {
  if (!isWriterName(name))
    throw new DealgraphError(
      'BAD_INPUT',
      'The name of a key has 1 to 200 characters on one line, no blank at its ends, and is not "import" or that of a seed pack.',
    )
  const { id, text, hash } = newKey()
  const key: Key = { id, name, scope, createdAt: now.toISOString(), expiresAt, revokedAt: null }
  await graph.write(CREATE.name, async (tx) => {
    await tx.run(CREATE, { key: { ...key, hash } })
    noteKey(tx, 'createKey', id)
  })
  return { key, text }
}

export async function listKeys(graph: Graph): Promise<Key[]> {
  return (await graph.read(LIST, {})).map(toKey)
}

/** NOT_FOUND where there is none. */
export async function revokeKey(graph: Graph, id: string, now = new Date()): Promise<Key> {
  const [row] = await graph.write(REVOKE.name, async (tx) => {
    const rows = await tx.run(REVOKE, { id, now: now.toISOString() })
    if (rows[0]?.[6] === true) noteKey(tx, 'revokeKey', id)
    return rows
  })
  if (row) return toKey(row)
  throw new DealgraphError(
    'NOT_FOUND',
    'There is no key with this id. `dealgraph keys list` shows the ids; an id is the part between dgk_ and the next _.',
  )
}

/** Keys are made and revoked at the command line alone. */
const noteKey = (tx: WriteTx, operation: string, id: string): void =>
  note(tx, { by: COMMAND_LINE, operation, name: null, about: [id], graphVersion: null })

/** Those who write wait for it before they begin, and have five seconds in all. */
const FIND_PLANNING_MS = 2_000

export async function findKey(graph: Graph, id: string): Promise<(Key & { hash: string }) | null> {
  const [row] = await graph.read(FIND, { id }, { isUrgent: true, planningMs: FIND_PLANNING_MS })
  return row ? { ...toKey(row), hash: row[6] as string } : null
}

const toKey = (row: readonly Value[]): Key => {
  const [id, name, scope, createdAt] = row as string[]
  const [expiresAt = null, revokedAt = null] = row.slice(4) as (string | null)[]
  return {
    id: id ?? '',
    name: name ?? '',
    scope: scope as KeyScope,
    createdAt: createdAt ?? '',
    expiresAt,
    revokedAt,
  }
}
