import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { Config } from '../config.ts'
import { findSaved, type SavedQuery } from '../questions/saved.ts'
import { parseVariables } from '../questions/saved-variables.ts'
import { formatNamed } from '../surfaces/formats.ts'
import { parseLook } from '../surfaces/look.ts'
import { cacheControlOf, isPinned } from './caching.ts'
import type { Behind } from './context.ts'
import type { Words } from './exhibit.ts'
import type { Log } from './log.ts'
import type { Serve, Wanted } from './serving.ts'
import { type Place, tellInPlace } from './telling.ts'
import { parseViewPath } from './view-address.ts'
import { withdrawnSince } from './withdrawn-since.ts'

export interface ViewParts {
  behind: Behind
  saved: readonly SavedQuery[]
  serve: Serve
  log: Log
  reading: Config['reading']
  embedding: Config['embedding']
  /** Finds out who asks, and whether they may. */
  admit: onRequestAsyncHookHandler
}

export type Queried = FastifyRequest<{ Querystring: Record<string, string | string[]> }>

/**
 * `GET /v/<name>.<format>?variable=value`: a saved query as a plain address. As JSON it is answered as POST /graphql would; every other
 * format is made from what all answers have in common.
 */
export function addViews(app: FastifyInstance, parts: ViewParts): void {
  const { saved, serve, log } = parts
  app.get('/v/*', { onRequest: parts.admit }, async (request: Queried, reply) => {
    const address = parseViewPath(pathOf(request, '/v/'))
    const place: Place = {
      extension: address.extension,
      look: { theme: address.theme, width: null },
      frameAncestors: parts.embedding.ancestors,
    }
    // A key decides whether there is an answer, so no cache may give one caller's to another.
    reply.header('vary', 'authorization')
    try {
      const query = findSaved(saved, address.name)
      const pairs = [...address.pairs, ...pairsOf(request.query)]
      if (address.extension !== 'json') formatNamed(address.extension)
      const { rest, ...look } = address.extension === 'json' ? { ...PLAIN, rest: pairs } : parseLook(pairs)
      place.look = { ...look, theme: address.theme ?? look.theme }
      return await serve(request, reply, wantedOf(parts, request, query, rest, place))
    } catch (error) {
      return await tellInPlace(error, request, reply, place, log)
    }
  })
}

/** Json has no look. */
const PLAIN = { theme: null, width: null } as const

/** A saved query as its address asks for it. */
export function wantedOf(
  { behind, reading, embedding }: ViewParts,
  request: FastifyRequest,
  query: SavedQuery,
  words: Words,
  { extension, look, frameAncestors }: Place,
): Wanted {
  const variables = parseVariables(query, words)
  return {
    query,
    variables,
    words,
    extension,
    look: { ...look, base: baseOf(request, embedding) },
    // Of an answer that stands still it is told what was withdrawn since. One that goes on with the graph shows no such facts.
    notes: async ({ claims, knownAt }) =>
      isPinned(variables) ? await withdrawnSince(behind.graph, [...claims.keys()], knownAt) : [],
    cacheControl: cacheControlOf(variables, reading),
    frameAncestors,
  }
}

export const pathOf = ({ raw }: FastifyRequest, below: string): string =>
  (raw.url ?? '').replace(/\?.*$/s, '').slice(below.length)

export const baseOf = (
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
  { publicUrl }: Config['embedding'],
): string => publicUrl ?? `${protocol}://${host}`

/** The parameters of an address, each value for itself. */
export function* pairsOf(query: Record<string, string | string[]>): Generator<[string, string]> {
  for (const [key, value] of Object.entries(query)) for (const one of [value].flat()) yield [key, one]
}
