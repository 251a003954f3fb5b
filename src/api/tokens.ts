import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { wordsOf } from '../questions/pin-variables.ts'
import type { SavedQuery } from '../questions/saved.ts'
import { formatNamed } from '../surfaces/formats.ts'
import { parseLook } from '../surfaces/look.ts'
import type { Notice } from '../surfaces/notice.ts'
import { type Opened, viewOpener } from '../views/open.ts'
import { sayDate } from '../words/say-amounts.ts'
import { isPinned } from './caching.ts'
import type { Behind } from './context.ts'
import type { Log } from './log.ts'
import { codedIn } from './mask.ts'
import { AnsweredWithErrors, type Serve, type Wanted } from './serving.ts'
import { type Place, sendNotice, tellInPlace } from './telling.ts'
import { parseTokenPath } from './view-address.ts'
import { baseOf, pairsOf, pathOf, type Queried } from './views.ts'
import { withdrawnSince } from './withdrawn-since.ts'

interface TokenParts {
  behind: Behind
  saved: readonly SavedQuery[]
  serve: Serve
  log: Log
  embedding: Config['embedding']
  admit: onRequestAsyncHookHandler
}

/**
 * `GET /t/<token>[.<format>]`: what one view shows, for whoever has its token. No key is looked at, and nothing is taken from the address but
 * the format and the look. The address is written down by whatever it passes: by us nowhere.
 */
export function addTokens(
  app: FastifyInstance,
  { behind, saved, serve, log, embedding, admit }: TokenParts,
): void {
  const open = viewOpener(behind.graph)
  app.get('/t/*', { onRequest: admit }, async (request: Queried, reply) => {
    const address = parseTokenPath(pathOf(request, '/t/'))
    const { extension } = address
    const place: Place = { extension, look: { theme: null, width: null }, frameAncestors: [] }
    try {
      if (extension !== 'json') formatNamed(extension)
      const { rest, ...look } = parseLook([...address.pairs, ...pairsOf(request.query)])
      place.look = look
      const opened = await open(address.token)
      if (opened.state === 'unknown')
        throw new DealgraphError('NOT_FOUND', 'There is no view at this address.')
      if (rest.length > 0)
        throw new DealgraphError(
          'UNKNOWN_VARIABLE',
          'What a view shows is pinned: its address takes nothing but theme and width.',
        )
      place.frameAncestors = opened.view?.frameAncestors ?? []
      const query = opened.state === 'open' ? saved.find(({ name }) => name === opened.view.query) : undefined
      if (opened.state === 'ended' || !query) {
        const told = tombstone(opened)
        reply.header('cache-control', 'no-cache')
        const sent = await sendNotice(reply, place, 200, told)
        if (sent) return sent
        throw new DealgraphError('VIEW_ENDED', `${told.title}. ${told.text}`)
      }
      const { view } = opened
      const base = baseOf(request, embedding)
      const wanted: Wanted = {
        query,
        variables: view.variables,
        words: wordsOf(query, view.variables),
        extension,
        look: { ...look, base, own: `${base}/t/${address.token}` },
        notes: ({ claims, knownAt }) =>
          isPinned(view.variables)
            ? withdrawnSince(behind.graph, [...claims.keys()], knownAt)
            : withdrawnSince(behind.graph, view.shown, view.createdAt),
        // Nobody may show it without asking whether it was withdrawn.
        cacheControl: 'public, no-cache',
        frameAncestors: view.frameAncestors,
      }
      return await serve(request, reply, wanted).catch((error: unknown) => {
        throw concealed(error)
      })
    } catch (error) {
      return await tellInPlace(error, request, reply, place, log)
    }
  })
}

function tombstone(opened: Opened): Notice {
  const text = 'Ask whoever shared it for a new one.'
  if (opened.state !== 'ended')
    return { title: 'This view is no more: the question that it answered is no longer asked here', text }
  const on = opened.at === null ? '' : ` on ${sayDate(opened.at.slice(0, 10))}`
  return { title: `This view ${opened.how === 'expired' ? 'expired' : 'was withdrawn'}${on}`, text }
}

/** Words of an error may name what the view does not show, such as names that are near: only its code is told. */
function concealed(error: unknown): unknown {
  const code = error instanceof AnsweredWithErrors ? error.worst : codedIn(error)?.code
  return code === undefined ? error : new DealgraphError(code, 'What this view shows cannot be had just now.')
}
