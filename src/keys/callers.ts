import { LRUCache } from 'lru-cache'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { Caller } from './caller.ts'
import { findKey } from './store.ts'
import { isSameHash, readKey } from './token.ts'
import { NOT_A_KEY, tokenReader } from './tokens.ts'

/** A revoked key stops working within a second on every server: this, and what looking it up takes. */
const KEEP_MS = 500
const MOST_KEYS = 1_000

/** The header Authorization, or its absence → who asks. Null is someone without a key. */
export type Callers = (authorization: string | undefined) => Promise<Caller | null>

/**
 * Who asks, at no cost where no key is given, and at most one trip to the database where one is. A key or token that is not good is
 * refused whatever is asked for: its holder must learn that it does not work.
 */
export function makeCallers(graph: Graph, tokens: Config['tokens'], keepMs = KEEP_MS): Callers {
  const readToken = tokens && tokenReader(tokens)
  type Found = { key: Awaited<ReturnType<typeof findKey>> }
  // By id, unknown ones too, so that guessing at secrets asks the database nothing.
  const known = new LRUCache<string, Found>({
    max: MOST_KEYS,
    ttl: keepMs,
    fetchMethod: async (id) => ({ key: await findKey(graph, id) }),
  })

  async function callerOf(given: { id: string; hash: string }): Promise<Caller> {
    const key = (await known.fetch(given.id))?.key
    if (!key || !isSameHash(key.hash, given.hash)) throw unauthenticated('There is no such key.')
    if (key.revokedAt !== null) throw unauthenticated('This key was revoked.')
    if (key.expiresAt !== null && key.expiresAt <= new Date().toISOString())
      throw unauthenticated('This key has expired.')
    return { scope: key.scope, by: key.name, writer: `key:${key.id}` }
  }

  return async (authorization) => {
    if (authorization === undefined) return null
    const [, scheme = '', text] = /^(Bearer|Basic) +(\S+) *$/i.exec(authorization) ?? []
    if (text === undefined) throw unauthenticated('The header Authorization must be "Bearer <key>".')
    if (scheme.toLowerCase() === 'basic') {
      const key = readKey(passwordIn(text))
      if (!key) throw unauthenticated('Give a key as the password; any name will do.')
      // A browser sends it along with whatever any page makes it ask for, so that it may do no more than read.
      return { ...(await callerOf(key)), scope: 'read' }
    }
    const key = readKey(text)
    if (key) return await callerOf(key)
    // Tokens have two dots; anything else is a key that was cut or mistyped.
    if (readToken && text.split('.').length === 3) return await readToken(text)
    throw unauthenticated(NOT_A_KEY)
  }
}

/** What a browser sends of its own prompt: a name, which does not matter, and the key. */
const passwordIn = (encoded: string): string =>
  Buffer.from(encoded, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '')

const unauthenticated = (message: string): DealgraphError => new DealgraphError('UNAUTHENTICATED', message)
