import type { FastifyInstance } from 'fastify'
import { findSaved } from '../questions/saved.ts'
import { parseLook } from '../surfaces/look.ts'
import { type Place, tellInPlace } from './telling.ts'
import { parsePagePath } from './view-address.ts'
import { pairsOf, pathOf, type Queried, type ViewParts, wantedOf } from './views.ts'

/** `GET /embed/<name>[/variable=value…]`: the page of an answer, made to stand in a frame of another site. */
export function addEmbed(app: FastifyInstance, parts: ViewParts): void {
  app.get('/embed/*', { onRequest: parts.admit }, async (request: Queried, reply) => {
    const place: Place = {
      extension: 'html',
      look: { theme: null, width: null },
      frameAncestors: parts.embedding.ancestors,
    }
    // A key decides whether there is an answer, so no cache may give one caller's to another.
    reply.header('vary', 'authorization')
    try {
      const address = parsePagePath(pathOf(request, '/embed/'))
      const query = findSaved(parts.saved, address.name)
      const { rest, ...look } = parseLook([...address.pairs, ...pairsOf(request.query)])
      place.look = { ...look, theme: address.theme ?? look.theme }
      return await parts.serve(request, reply, wantedOf(parts, request, query, rest, place))
    } catch (error) {
      // It is people who see it, in a frame: a fault is told as a page too.
      return await tellInPlace(error, request, reply, place, parts.log)
    }
  })
}
