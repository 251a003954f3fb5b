import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { notingWrites } from '../graph/bookmarks.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'

const SECRET = loadCypher(import.meta.url, './cypher/bookmark-secret.cypher')
const SECRET_BYTES = 32
/** Of a seal; enough that nobody guesses one. */
const LETTERS = 22
const MOST = 10
/** One is of some thirty letters; of several databases at once, of more. */
const SEALED = new RegExp(`^([A-Za-z0-9+/=:_-]{1,500})\\.([A-Za-z0-9_-]{${LETTERS}})$`)

export interface Bookmarks {
  /** As it is given out. */
  seal(bookmark: string): Promise<string>
  /** Those of a text, with commas between them; null where any of them was not given out by a server of this graph. */
  open(text: string): Promise<string[] | null>
}

/** Bookmarks as callers have them. They are sealed, since Neo4j would wait half a minute for one that somebody made up. */
export function bookmarksOf(graph: Graph): Bookmarks {
  let secret: Promise<string> | undefined
  const known = async (): Promise<string> => {
    // It is no write of the request that needs it.
    secret ??= notingWrites({ bookmark: null }, () => readSecret(graph))
    try {
      return await secret
    } catch (error) {
      secret = undefined
      throw error
    }
  }
  const sealOf = (bookmark: string, by: string): string =>
    createHmac('sha256', by).update(bookmark).digest('base64url').slice(0, LETTERS)
  return {
    seal: async (bookmark) => `${bookmark}.${sealOf(bookmark, await known())}`,
    async open(text) {
      const given = text.split(',').map((one) => SEALED.exec(one.trim()))
      if (given.length > MOST || given.includes(null)) return null
      const by = await known()
      const bookmarks: string[] = []
      for (const [, bookmark = '', seal = ''] of given.filter((one) => one !== null)) {
        if (!timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(bookmark, by)))) return null
        bookmarks.push(bookmark)
      }
      return bookmarks
    },
  }
}

async function readSecret(graph: Graph): Promise<string> {
  const made = randomBytes(SECRET_BYTES).toString('base64url')
  const [row] = await graph.write(SECRET.name, (tx) => tx.run(SECRET, { secret: made }))
  return row?.[0] as string
}
