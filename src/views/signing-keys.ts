import { COMMAND_LINE, note } from '../audit/note.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value, WriteTx } from '../graph/graph.ts'
import { newId, newSecret } from './token.ts'
import type { SigningKey } from './view.ts'

const CREATE = loadCypher(import.meta.url, './cypher/create-signing-key.cypher')
const NEWEST = loadCypher(import.meta.url, './cypher/newest-signing-key.cypher')
const FIND = loadCypher(import.meta.url, './cypher/find-signing-key.cypher')
const REVOKE = loadCypher(import.meta.url, './cypher/revoke-signing-keys.cypher')

export async function findSigningKey(graph: Graph, id: string): Promise<SigningKey | null> {
  return toKey((await graph.read(FIND, { id }))[0])
}

/** The key that signs now; the first view makes the first one. Should two be made at once, both are good and the newer signs. */
export async function signingKey(tx: WriteTx, now: Date): Promise<SigningKey> {
  return toKey((await tx.run(NEWEST, {}))[0]) ?? (await makeKey(tx, now))
}

/** Makes a new signing key. Tokens of the older ones stay good, unless those are revoked with it. Returns how many were. */
export async function rotateSigningKeys(
  graph: Graph,
  { revokeOld = false },
  now = new Date(),
): Promise<{ key: Pick<SigningKey, 'id'>; revoked: number }> {
  return await graph.write('rotate-signing-keys', async (tx) => {
    const { id } = await makeKey(tx, now)
    note(tx, {
      by: COMMAND_LINE,
      operation: 'rotateSigningKeys',
      name: null,
      about: [id],
      graphVersion: null,
    })
    if (!revokeOld) return { key: { id }, revoked: 0 }
    const [row] = await tx.run(REVOKE, { keep: id, now: now.toISOString() })
    return { key: { id }, revoked: Number(row?.[0] ?? 0) }
  })
}

async function makeKey(tx: WriteTx, now: Date): Promise<SigningKey> {
  const key: SigningKey = {
    id: newId(),
    secret: newSecret(),
    createdAt: now.toISOString(),
    revokedAt: null,
  }
  await tx.run(CREATE, { key: { ...key } })
  return key
}

function toKey(row: readonly Value[] | undefined): SigningKey | null {
  if (!row) return null
  const [id = '', secret = '', createdAt = ''] = row as string[]
  return { id, secret, createdAt, revokedAt: (row[3] ?? null) as string | null }
}
