import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { LRUCache } from 'lru-cache'
import { DealgraphError } from '../errors.ts'
import { notingWrites, type Written } from '../graph/bookmarks.ts'
import type { Graph } from '../graph/graph.ts'
import { type Bookmarks, bookmarksOf } from '../keys/bookmarks.ts'

declare module 'fastify' {
  interface FastifyRequest {
    written: Written | null
    /** Reads what was written at a bookmark, or nothing. */
    isBookmarked: boolean
  }
}

/** Of the header and of the cookie. */
const NAME = 'dealgraph-bookmark'
/** By then every member of a cluster has long come so far. */
const COOKIE_SECONDS = 60
/** How long a request waits for its bookmark: longer than what is written should ever take to be everywhere. */
const WITHIN_MS = 2_000
const MOST_KNOWN = 1_000
const CATCH_UP = { name: 'catch-up', text: 'RETURN 1' }

/** Puts this before what reads the graph: who sends a bookmark is let go on once all that is read is at least as far. */
type Reached = (first: onRequestAsyncHookHandler) => onRequestAsyncHookHandler

/**
 * The answer to a request that wrote bears its bookmark: as a header for programs, as a cookie for browsers. Whoever sends it reads what was
 * written, through any server of this graph.
 */
export function addBookmarks(app: FastifyInstance, graph: Graph): Reached {
  const bookmarks = bookmarksOf(graph)
  tellThem(app, bookmarks)
  return waitForThem(app, graph, bookmarks)
}

function tellThem(app: FastifyInstance, bookmarks: Bookmarks): void {
  app.decorateRequest('written', null)
  app.addHook('onRequest', (request, _reply, done) => {
    request.written = { bookmark: null }
    notingWrites(request.written, done)
  })
  app.addHook('onSend', async (request, reply) => {
    const bookmark = request.written?.bookmark
    if (bookmark == null) return
    // It is written: should the database go away now, that is told all the same.
    const sealed = await bookmarks.seal(bookmark).catch(() => null)
    if (sealed === null) return
    reply.header(NAME, sealed)
    setCookie(request, reply, sealed, COOKIE_SECONDS)
  })
}

/** Once, and before anything else, so that nothing which several requests share is read for one that may have to wait. */
function waitForThem(app: FastifyInstance, graph: Graph, bookmarks: Bookmarks): Reached {
  app.decorateRequest('isBookmarked', false)
  // Whatever this process reads is as far as what it has read once.
  const reached = new LRUCache<string, true>({ max: MOST_KNOWN })

  async function reach(text: string): Promise<void> {
    const given = await bookmarks.open(text)
    if (!given)
      throw new DealgraphError('BAD_BOOKMARK', 'What was sent as Dealgraph-Bookmark was not given out here.')
    const unknown = given.filter((one) => !reached.has(one))
    if (unknown.length === 0) return
    const options = { bookmarks: unknown, timeoutMs: WITHIN_MS, planningMs: 0, isUrgent: true }
    try {
      await graph.read(CATCH_UP, {}, options)
    } catch (error) {
      throw error instanceof DealgraphError && error.code === 'TIMEOUT' ? notReached(error) : error
    }
    for (const one of unknown) reached.set(one, true)
  }

  return (first) => async (request, reply) => {
    await first.call(app, request, reply)
    const header = request.headers[NAME]
    const given = header === undefined ? cookieIn(request.headers.cookie) : String(header)
    if (given === undefined) return
    try {
      await reach(given)
      request.isBookmarked = true
    } catch (error) {
      const code = error instanceof DealgraphError ? error.code : null
      if (header !== undefined || (code !== 'BAD_BOOKMARK' && code !== 'BOOKMARK_NOT_REACHED')) throw error
      // It is of another server on this machine, or of a database that has lost what was written.
      setCookie(request, reply, '', 0)
      if (code === 'BOOKMARK_NOT_REACHED') throw error
    }
  }
}

const notReached = (cause: unknown): DealgraphError =>
  new DealgraphError(
    'BOOKMARK_NOT_REACHED',
    'The database has not come as far as the bookmark that was sent. Try again shortly, or without it.',
    {},
    { cause },
  )

function setCookie({ protocol }: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
  const secure = protocol === 'https' ? '; Secure' : ''
  const attributes = `Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${secure}`
  reply.header('set-cookie', `${NAME}=${value}; ${attributes}`)
}

function cookieIn(header: string | undefined): string | undefined {
  const found = header?.split(';').find((pair) => pair.trim().startsWith(`${NAME}=`))
  return found?.slice(found.indexOf('=') + 1).trim()
}
