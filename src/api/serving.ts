import type { ApolloServer } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { readGraphVersion } from '../claims/store.ts'
import { DealgraphError, type ErrorCode } from '../errors.ts'
import type { AtMost } from '../graph/at-most.ts'
import type { SavedQuery } from '../questions/saved.ts'
import type { Exhibit } from '../surfaces/exhibit.ts'
import { type Format, servedFormat } from '../surfaces/formats.ts'
import type { Look } from '../surfaces/look.ts'
import { sayDate } from '../words/say-amounts.ts'
import { execute, type Operation } from './apollo.ts'
import type { ApiContext, Behind } from './context.ts'
import { exhibitWith, type Words } from './exhibit.ts'
import { comparedWith } from './explorer/against.ts'
import { statusOfCode } from './http-errors.ts'
import type { Log } from './log.ts'
import { codeIn } from './program.ts'
import { type Drawable, isKnown, Renderings } from './renderings.ts'
import { fromTold } from './told.ts'

interface ServingParts {
  apollo: ApolloServer<ApiContext>
  behind: Behind
  schema: GraphQLSchema
  renders: Pick<AtMost, 'run'>
  log: Log
}

/** A saved query with all its variables, in one format. */
export interface Wanted {
  query: SavedQuery
  variables: Operation['variables']
  /** The variables as an address says them. */
  words: Words
  /** `json`, or that of a format of surfaces. */
  extension: string
  /** A page of our own around the answer; left out: the format of that extension. */
  format?: Format
  look: Look
  /** An earlier scope to compare it with. */
  against?: Words
  /** What is to stand above the answer. */
  notes?(exhibit: Exhibit): Promise<string[]>
  /** How long others may keep it. */
  cacheControl: string
  /** Who may show it in a frame; empty: nobody. */
  frameAncestors: readonly string[]
}

/** Those that programs read: to them an old answer would pass for a new one. */
const FOR_PROGRAMS = new Set(['json', 'csv'])
/** Whatever draws. */
const DRAWING = ['src/surfaces', 'src/words', 'src/web', 'src/api/explorer']
/** After a failure what was drawn last is shown at once, for so long. */
const FAILED_FOR_MS = 5_000

/** An answer with errors in it: told as it is, and not kept. */
export class AnsweredWithErrors extends Error {
  readonly data: unknown
  readonly errors: readonly GraphQLFormattedError[]
  /** The worst tells the status: a fault of ours is not hidden behind one of the caller's. */
  readonly worst: ErrorCode

  constructor(data: unknown, errors: readonly GraphQLFormattedError[]) {
    super('The answer has errors.')
    this.data = data
    this.errors = errors
    const codes = errors.map((error) => fromTold(error).code)
    this.worst = codes.sort((a, b) => statusOfCode(b) - statusOfCode(a))[0] ?? 'INTERNAL'
  }
}

export type Serve = (request: FastifyRequest, reply: FastifyReply, wanted: Wanted) => Promise<unknown>

/** Answers requests for saved queries: from what is kept where that is as good, and with the last good picture where nothing newer can be had. */
export function serving({ apollo, behind, schema, renders, log }: ServingParts): Serve {
  const renderings = new Renderings({ code: codeIn(DRAWING) })
  const failed = new Map<string, { at: number; error: unknown }>()

  async function ask(wanted: Wanted, requestId: string): Promise<Drawable> {
    const { query, variables, words, extension, look } = wanted
    const run = (operation: Operation) => execute(apollo, behind, operation, requestId)
    if (extension === 'json') {
      const { data, errors } = await run({ query: query.text, variables })
      if (errors) throw new AnsweredWithErrors(data ?? null, errors)
      const timeless = JSON.stringify(data, (name, value: unknown) => (name === 'knownAt' ? null : value))
      return { content: timeless, draw: async () => JSON.stringify({ data }) }
    }
    const format = wanted.format ?? servedFormat(extension)
    const found = await exhibitWith(run, schema, query, { variables, words })
    const { against } = wanted
    const [notes = [], compared] = await Promise.all([
      wanted.notes?.(found),
      against && comparedWith({ run, schema, query }, found, against),
    ])
    const exhibit: Exhibit & { notes: string[] } =
      compared && 'note' in compared
        ? { ...found, notes: [compared.note, ...notes] }
        : { ...found, ...compared, notes }
    return {
      content: contentOf(exhibit),
      draw: (note) =>
        renders.run(
          async () =>
            await format.write(
              note === undefined ? exhibit : { ...exhibit, notes: [note, ...exhibit.notes] },
              look,
            ),
        ),
    }
  }

  async function fresh(key: string, wanted: Wanted, requestId: string) {
    const before = failed.get(key)
    if (before && Date.now() - before.at < FAILED_FOR_MS) throw before.error
    failed.delete(key)
    const version = await readGraphVersion(behind.graph)
    return await renderings.at(key, version, () => ask(wanted, requestId))
  }

  return async (request, reply, wanted) => {
    const { extension, frameAncestors } = wanted
    const format = wanted.format ?? (extension === 'json' ? JSON_FORMAT : servedFormat(extension))
    const key = keyOf(wanted)
    reply
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('content-security-policy', await policyOf(format, frameAncestors))
      .header('vary', [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '))
    try {
      const { body, etag } = await fresh(key, wanted, request.id)
      reply.header('etag', etag).header('cache-control', wanted.cacheControl)
      if (isKnown(request.headers['if-none-match'], etag)) return await reply.code(304).send()
      return await send(reply, format.mediaType, body)
    } catch (error) {
      // Whoever has just written something would look for it in an earlier picture in vain.
      if (!isOurs(error) || FOR_PROGRAMS.has(extension) || request.isBookmarked) throw error
      const last = await renderings.last(key, couldNotBeRenewed)
      if (!last) throw error
      log.warn({ requestId: request.id, err: error }, 'the last good picture was shown')
      if (failed.size > 1_000) failed.clear()
      if (!failed.has(key)) failed.set(key, { at: Date.now(), error })
      reply.header('cache-control', 'no-store').header('dealgraph-as-of', last.asOf.toISOString())
      return await send(reply, format.mediaType, last.body)
    }
  }
}

/** Whether it is no fault of the request: asked again later, it may well be answered. */
export const isOurs = (error: unknown): boolean =>
  !(error instanceof AnsweredWithErrors) &&
  (!(error instanceof DealgraphError) || statusOfCode(error.code) >= 500)

const couldNotBeRenewed = (asOf: Date): string => {
  const at = asOf.toISOString()
  return `As of ${sayDate(at.slice(0, 10))}, ${at.slice(11, 16)} UTC; it could not be renewed since.`
}

const send = async (
  reply: FastifyReply,
  mediaType: string,
  body: string | Uint8Array,
): Promise<FastifyReply> =>
  await reply
    .type(mediaType)
    .send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength))

/** What a browser may do with an answer, and who may show it in a frame. */
export const policyOf = async (
  format: Pick<Format, 'policy'>,
  frameAncestors: readonly string[],
): Promise<string> =>
  `${(await format.policy?.()) ?? "default-src 'none'"}; frame-ancestors ${frameAncestors.join(' ') || "'none'"}`

const JSON_FORMAT: Pick<Format, 'mediaType' | 'policy'> = { mediaType: 'application/json; charset=utf-8' }

/** With the words too, since they are drawn: one may write the same variables with other words than another, and put his own into them. */
const keyOf = ({
  query,
  variables,
  words,
  extension,
  look: { theme, width, base, own = null },
  against,
}: Wanted): string =>
  JSON.stringify([query.name, variables, words, extension, theme, width, base, own, against ?? null])

/** An answer is as of the moment at which it was asked, unless another was given: that alone makes it no other answer. */
const contentOf = ({ entities, links, claims, ...rest }: Exhibit): string =>
  JSON.stringify([
    { ...rest, knownAt: null },
    [...entities.values()],
    [...links.values()],
    [...claims.values()],
  ])
