import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import { readGraphVersion } from '../../claims/store.ts'
import { DealgraphError } from '../../errors.ts'
import { atMost } from '../../graph/at-most.ts'
import { wordsOf } from '../../questions/pin-variables.ts'
import { parseSavedQuery, type SavedQuery } from '../../questions/saved.ts'
import { parseVariables } from '../../questions/saved-variables.ts'
import { entityAddress } from '../../surfaces/address.ts'
import type { Html } from '../../surfaces/html.ts'
import { cacheControlOf } from '../caching.ts'
import type { Execute, Words } from '../exhibit.ts'
import { toTold } from '../http-errors.ts'
import { codeIn } from '../program.ts'
import { isKnown } from '../renderings.ts'
import { baseOf, pairsOf, pathOf, type Queried } from '../views.ts'
import { asPage } from './as-page.ts'
import type { ExplorerParts } from './ask.ts'
import { earlierScope, leastPinned } from './earlier.ts'
import { type Compared, daysOf, tiesAgainst } from './entity-against.ts'
import { changesIn } from './entity-changes.ts'
import { askedSections, factsOf, type Known, knownOf } from './entity-data.ts'
import { notInScope, notThere, refused } from './entity-missing.ts'
import { entityPage } from './entity-page.ts'
import type { Section } from './entity-sections.ts'
import { storiesOf } from './entity-stories.ts'
import { sourcesOf } from './scope-stops.ts'
import { AGAINST, againstText, scopeWords, settleScope, valuesIn } from './scope-words.ts'
import { idsIn, namesOf } from './things.ts'

interface EntityParts extends ExplorerParts {
  schema: GraphQLSchema
}
interface Kept extends EntityParts {
  place: SavedQuery
  /** Whole pages by their tags. */
  pages: LRUCache<string, string>
}

const MOST_BYTES = 32 * 1024 * 1024
/** What is recorded ahead of its time comes to count without a write. */
const FOR_MS = 60_000

/** What of a long list stands on the page of everything, and on a page of its own. */
const FIRST = { all: 25, one: 100 } as const
const DAY = 'yyyy-mm-dd'.length
/** A page is made anew by another program, for it may write it otherwise; servers that run the same give it the same tag. */
const PROGRAM = codeIn(['src', 'schema', 'queries'])
/** One page is to leave room for others, and its own parts a chance to be in time. */
const AT_ONCE = 2

/** `GET /e/<id>?<scope>`: everything about a thing. `list` and `after`: one of its lists alone, and where it goes on. */
export function addEntity(app: FastifyInstance, parts: EntityParts): void {
  const place = parseSavedQuery('thing', PLACE, parts.schema)
  const pages = new LRUCache<string, string>({
    maxSize: MOST_BYTES,
    sizeCalculation: (page) => Buffer.byteLength(page),
    ttl: FOR_MS,
  })
  app.get('/e/*', { onRequest: parts.admit }, async (request: Queried, reply) => {
    asPage(reply).header('vary', 'authorization, accept-encoding')
    const id = decodeURIComponent(pathOf(request, '/e/'))
    const pairs = [...pairsOf(request.query)]
    const filled = pairs.filter(([, value]) => value.trim() !== '')
    const isList = filled.some(([name]) => name === 'list')
    const given = [
      ...filled.filter(([name]) => isList && PLACES.has(name)),
      ...settleScope(scopeWords(filled)),
    ]
    try {
      return await answer({ ...parts, place, pages }, { id, given, pairs }, request, reply)
    } catch (error) {
      const [status, told] = toTold(error as DealgraphError)
      if (told.code === 'INTERNAL') parts.log.error({ requestId: request.id, err: error }, 'request failed')
      reply.header('cache-control', 'no-store').header('dealgraph-error', told.code)
      return await send(reply, status, refused(id, told, status))
    }
  })
}

const PLACES: ReadonlySet<string> = new Set(['list', 'after'])
/** What an address of a page can say, each by its type. */
const PLACE = `# A thing
query thing($list: String, $after: String, $scope: Scope) { entity(id: "", scope: $scope) { aliases } }`

async function answer(
  parts: Kept,
  { id, given, pairs }: { id: string; given: Words; pairs: Words },
  request: Queried,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { place, pages } = parts
  const run = parts.run(request.id)
  const bound = atMost(AT_ONCE, Number.POSITIVE_INFINITY)
  const execute: Execute = (operation) => bound.run(() => run(operation))
  const asked = parseVariables(place, given)
  const words = wordsOf(place, asked)
  const scope = scopeWords(words)
  const earlier = earlierScope(place, words, pairs)
  const list = textOf(words, 'list')
  const after = textOf(words, 'after')
  const tag = await tagOf(parts, request)
  const least = earlier ? leastPinned(place, words, earlier) : asked
  const caching = cacheControlOf(least, parts.reading)
  if (isKnown(request.headers['if-none-match'], tag))
    return await reply.code(304).header('etag', tag).header('cache-control', caching).send()
  const kept = pages.get(tag)
  if (kept !== undefined) return await reply.header('etag', tag).header('cache-control', caching).send(kept)

  const variables = { id, scope: asked['scope'] ?? null }
  const otherwiseIn = async (of: string, lists: Section[], shown: Known | null): Promise<Compared | null> =>
    earlier && (await tiesAgainst({ execute, place, id: of, sections: lists, scope }, shown, earlier))
  const facts = await factsOf(execute, variables)
  if (!facts) {
    reply.header('cache-control', 'no-store')
    const hidden = scope.length > 0 ? await factsOf(execute, { id }) : null
    if (hidden) {
      const changes = changesIn(await otherwiseIn(hidden.id, askedSections(hidden.kind, list), null))
      return await send(reply, 200, notInScope(hidden, scope, changes))
    }
    return await send(reply, 404, await notThere(execute, id))
  }
  const address: Words = [...words, ...(earlier ? [[AGAINST, againstText(earlier)] as const] : [])]
  if (facts.id !== id || JSON.stringify(address) !== JSON.stringify(pairs))
    return await reply.redirect(entityAddress(facts.id, address), 303)

  const sections = askedSections(facts.kind, list)
  if (list !== null && sections.length === 0)
    throw new DealgraphError(
      'BAD_INPUT',
      `There is no list ${JSON.stringify(list.slice(0, 40))} here. There are ${askedSections(facts.kind, null)
        .map((section) => section.id)
        .join(', ')}.`,
    )
  const days = daysOf(asked['scope'])
  const [known, stories, names, off] = await Promise.all([
    knownOf(execute, variables, sections, { first: list === null ? FIRST.all : FIRST.one, after }),
    list === null ? storiesOf(execute, variables, facts.kind, days.validAt) : null,
    namesIn(execute, parts),
    sourcesOf(execute, valuesIn(scope, 'withoutSources')).catch(() => []),
  ])
  const otherwise = await otherwiseIn(facts.id, sections, known)
  const page = await entityPage({
    facts,
    known,
    stories,
    scope,
    days,
    base: baseOf(request, parts.embedding),
    saved: parts.saved,
    names,
    off,
    list,
    otherwise,
  })
  const told = stories ? [stories.owners, stories.disputes, stories.timeline, stories.history] : []
  const isWhole = [...known.lists, ...told].every((one) => one === null || one.problem === null)
  if (isWhole && otherwise?.isWhole !== false) {
    pages.set(tag, page)
    reply.header('etag', tag).header('cache-control', caching)
  } else reply.header('cache-control', 'no-store')
  return await reply.send(page)
}

const textOf = (words: Words, name: string): string | null => valuesIn(words, name)[0] ?? null

/** The same day, address and version of the graph: the same page. */
async function tagOf({ behind }: EntityParts, { url, host, protocol }: FastifyRequest): Promise<string> {
  const version = await readGraphVersion(behind.graph)
  const today = new Date().toISOString().slice(0, DAY)
  const text = JSON.stringify([PROGRAM, version, today, protocol, host, url])
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

/** Names that questions have by default; without them, ids do. */
const namesIn = (run: Execute, { saved }: EntityParts): Promise<ReadonlyMap<string, string>> =>
  namesOf(
    run,
    saved.flatMap((query) => idsIn(query, [])),
  ).catch(() => new Map<string, string>())

const send = async (reply: FastifyReply, status: number, page: Html): Promise<FastifyReply> =>
  await reply.code(status).send(page.text)
