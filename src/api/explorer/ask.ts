import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DealgraphError } from '../../errors.ts'
import { ERROR_CODES } from '../../errors.ts'
import { wordsOf } from '../../questions/pin-variables.ts'
import { findSaved, type SavedQuery } from '../../questions/saved.ts'
import { parseVariables } from '../../questions/saved-variables.ts'
import { askAddress } from '../../surfaces/address.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { LOOK_NAMES } from '../../surfaces/look.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { cacheControlOf } from '../caching.ts'
import type { Execute, Words } from '../exhibit.ts'
import { toTold } from '../http-errors.ts'
import { pairsOf, pathOf, type Queried, type ViewParts, wantedOf } from '../views.ts'
import { asPage } from './as-page.ts'
import { askFormat, askPage } from './ask-page.ts'
import { earlierScope, leastPinned } from './earlier.ts'
import { type Filled, sayName } from './form.ts'
import { framed, trouble } from './frame.ts'
import { NO_STOPS, sourcesOf, stopsOf } from './scope-stops.ts'
import { AGAINST, againstText, settleScope, valuesIn } from './scope-words.ts'
import { type Doubtful, idsIn, namesOf, settleNames } from './things.ts'

export interface ExplorerParts extends ViewParts {
  /** Runs an operation as /graphql would. */
  run(requestId: string): Execute
}

/**
 * `GET /ask/<query>?variable=value`: the answer of exactly these variables below the form that asks for it. What a form sends is brought
 * into its shortest words first, names into ids, so that one view has one address.
 */
export function addAsk(app: FastifyInstance, parts: ExplorerParts): void {
  app.get('/ask/*', { onRequest: parts.admit }, async (request: Queried, reply) => {
    reply.header('vary', 'authorization')
    let query: SavedQuery | null = null
    const pairs = [...pairsOf(request.query)].filter(
      ([name, value]) =>
        value.trim() !== '' && name !== AGAINST && !(LOOK_NAMES as readonly string[]).includes(name),
    )
    let names: Filled['names'] = new Map()
    let stops = NO_STOPS
    let earlier: Words | null = null
    try {
      query = findSaved(parts.saved, decodeURIComponent(pathOf(request, '/ask/')))
      const words = wordsOf(query, parseVariables(query, settleScope(pairs)))
      const run = parts.run(request.id)
      // Where names cannot be had, the answer itself tells why, or an older one can be shown.
      const [known, off] = await Promise.all([
        namesOf(run, idsIn(query, words)).catch(() => null),
        sourcesOf(run, valuesIn(words, 'withoutSources')).catch(() => []),
      ])
      names = known ?? names
      stops = stopsOf([], off)
      if (known) {
        const settled = await settleNames(run, query, words, known)
        if (settled.doubtful.length > 0)
          return await sendPage(
            reply,
            200,
            askPage(query, { words, names, stops }, asking(query, words, settled.doubtful)),
          )
        const shortest = wordsOf(query, parseVariables(query, settled.words))
        earlier = earlierScope(query, shortest, [...pairsOf(request.query)])
        const more = earlier ? ([[AGAINST, againstText(earlier)]] as const) : []
        if (JSON.stringify([...shortest, ...more]) !== JSON.stringify([...pairsOf(request.query)]))
          return await reply.redirect(askAddress({ query, variables: shortest }, null, more), 303)
      }
      const place = { extension: 'ask', look: { theme: null, width: null }, frameAncestors: [] }
      const wanted = wantedOf(parts, request, query, words, place)
      const format = askFormat(query, names, off, earlier)
      const compared = earlier && {
        against: earlier,
        cacheControl: cacheControlOf(leastPinned(query, words, earlier), parts.reading),
      }
      return await parts.serve(request, reply, { ...wanted, format, ...compared })
    } catch (error) {
      return await tell(error, request, reply, parts, query && { query, words: pairs, names, stops })
    }
  })
}

/** A fault as a page that keeps what was filled in. */
async function tell(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { log }: ExplorerParts,
  asked: (Filled & { query: SavedQuery }) | null,
): Promise<FastifyReply> {
  const [status, told] = toTold(error as DealgraphError)
  if (told.code === 'INTERNAL') log.error({ requestId: request.id, err: error }, 'request failed')
  reply.header('cache-control', 'no-store').header('dealgraph-error', told.code)
  if (!asked) {
    const main = html`${trouble('There is no such question', told.message, null)}<p><a href="/">All questions</a></p>`
    return await sendPage(reply, status, framed('No such question · Dealgraph', main))
  }
  const isBlank = told.code === 'MISSING_VARIABLE' && asked.words.length === 0
  if (isBlank) {
    const main = html`<p class="soft">Fill in the blanks, then ask.</p>`
    return await sendPage(reply, 200, askPage(asked.query, asked, main))
  }
  const title = status >= 500 ? 'This could not be answered just now' : 'This cannot be asked so'
  const todo =
    status >= 500 ? 'What you asked is kept above: ask again in a moment.' : ERROR_CODES[told.code].whatToDo
  return await sendPage(reply, status, askPage(asked.query, asked, trouble(title, told.message, todo)))
}

const sendPage = async (reply: FastifyReply, status: number, page: Html): Promise<FastifyReply> =>
  await asPage(reply).code(status).send(page.text)

/** Names that mean nothing here, or several things, each with a link that says which. */
const asking = (query: SavedQuery, words: Words, doubtful: readonly Doubtful[]): Html =>
  html`${doubtful.map(({ input, text, candidates }) =>
    candidates.length === 0
      ? trouble(
          `Nothing here is called “${text}”`,
          `${sayName(input.name)} takes ${input.kinds.map((kind) => `a ${sayConstant(kind)}`).join(' or ')}.`,
          'Check the spelling, try a part of the name, or search for it above.',
        )
      : html`<div class="card"><h2>Which “<bdi>${text}</bdi>” is meant?</h2><ul>${candidates.map(
          ({ id, name, kind, matched }) =>
            html`<li><a href="${askAddress({ query, variables: replaced(words, input.name, text, id) }, null)}"><bdi>${name}</bdi></a> <span class="tag">${sayConstant(kind)}${matched !== name && html` · also <bdi>${matched}</bdi>`}</span></li>`,
        )}</ul></div>`,
  )}`

const replaced = (words: Words, name: string, text: string, id: string): Words =>
  words.map(([key, value]) => (key === name && value === text ? [key, id] : [key, value]))
