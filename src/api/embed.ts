import type { FastifyInstance, FastifyReply } from 'fastify'
import { findSaved, type SavedQuery } from '../questions/saved.ts'
import { CARD_EXTENSION } from '../surfaces/formats.ts'
import { parseLook } from '../surfaces/look.ts'
import { pageParts } from '../surfaces/page/parts.ts'
import { sharePage } from '../surfaces/share/share.ts'
import type { Words } from './exhibit.ts'
import { type Place, tellInPlace } from './telling.ts'
import { parsePagePath } from './view-address.ts'
import { baseOf, pairsOf, pathOf, type Queried, type ViewParts, wantedOf } from './views.ts'

/**
 * `GET /embed/<name>[/variable=value…]`: the page of an answer, made to stand in a frame of another site. Behind it stand `/share`, how to
 * put it into wikis, and `/card.png`, the picture for previews of its link.
 */
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
      if (address.part === 'card.png') place.extension = 'png'
      const query = findSaved(parts.saved, address.name)
      const { rest, ...look } = parseLook([...address.pairs, ...pairsOf(request.query)])
      place.look = { ...look, theme: address.theme ?? look.theme }
      if (address.part === 'share')
        return await sendSharePage(reply, query, rest, baseOf(request, parts.embedding))
      const wanted = wantedOf(parts, request, query, rest, place)
      return await parts.serve(
        request,
        reply,
        address.part === 'card.png' ? { ...wanted, extension: CARD_EXTENSION } : wanted,
      )
    } catch (error) {
      // It is people who see it, in a frame: a fault is told as a page too.
      return await tellInPlace(error, request, reply, place, parts.log)
    }
  })
}

async function sendSharePage(
  reply: FastifyReply,
  query: SavedQuery,
  variables: Words,
  base: string,
): Promise<FastifyReply> {
  const parts = await pageParts('share')
  return await reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', `${parts.policy}; frame-ancestors 'none'`)
    .send(sharePage({ query, variables: [...variables] }, base, parts))
}
