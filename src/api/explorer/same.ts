import type { FastifyInstance } from 'fastify'
import type { DealgraphError } from '../../errors.ts'
import { ERROR_CODES } from '../../errors.ts'
import { html } from '../../surfaces/html.ts'
import { toTold } from '../http-errors.ts'
import { fromTold } from '../told.ts'
import { asPage } from './as-page.ts'
import type { ExplorerParts } from './ask.ts'
import { framed, trouble } from './frame.ts'
import { type Candidates, type Pair, samePage } from './same-page.ts'

/** Pairs with what is shown of each. */
export const PAIRS = `query same($kinds: [EntityKind!], $about: ID, $after: String) {
  sameThings(kinds: $kinds, about: $about, after: $after, first: 10) {
    nodes { score verdict reasons { says weight } a { ...side } b { ...side } }
    pageInfo { hasNextPage endCursor }
  }
}
fragment side on Entity {
  id name kind aliases identifiers { scheme value }
  ... on Company { form country }
  links(first: 50) { totalCount nodes { type from { id name } to { id name } } }
}`
const ABOUT = 'query about($id: ID!) { entity(id: $id) { id name } }'

/** A page of the graph may have no pair, and be followed by more: so many are looked through for one page of ours. */
const MOST_PAGES = 4

interface Query {
  Querystring: { kind?: string; about?: string; after?: string }
}

/** `GET /same`: pairs of records that may be of one thing; `about=<id>` those with one of them. */
export function addSame(
  app: FastifyInstance,
  { admit, run, log }: Pick<ExplorerParts, 'admit' | 'run' | 'log'>,
): void {
  app.get<Query>('/same', { onRequest: admit }, async (request, reply) => {
    const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
    const { query } = request
    const [kind, about] = [text(query.kind), text(query.about)]
    const asked: Asked = {
      kinds: kind === '' ? null : [kind],
      about: about === '' ? null : about,
      after: text(query.after) || null,
    }
    asPage(reply).header('vary', 'authorization').header('cache-control', 'no-store')
    try {
      const found = await candidates(run(request.id), asked)
      return framed('Same thing? · Dealgraph', samePage({ ...found, kind })).text
    } catch (error) {
      const [status, told] = toTold(error as DealgraphError)
      if (told.code === 'INTERNAL') log.error({ requestId: request.id, err: error }, 'request failed')
      const main = html`<h1>Same thing?</h1>${trouble('This cannot be shown', told.message, ERROR_CODES[told.code].whatToDo)}<p><a href="/same">All pairs</a></p>`
      return reply.code(status).send(framed('Same thing? · Dealgraph', main).text)
    }
  })
}

interface Asked {
  kinds: readonly string[] | null
  about: string | null
  after: string | null
}
interface Page {
  nodes: readonly Pair[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

async function candidates(
  execute: ReturnType<ExplorerParts['run']>,
  asked: Asked,
): Promise<Omit<Candidates, 'kind'>> {
  const read = async <T>(query: string, variables: { [name: string]: unknown }): Promise<T> => {
    const { data, errors } = await execute({ query, variables })
    const [error] = errors ?? []
    if (error) throw fromTold(error)
    return data as T
  }
  const about =
    asked.about === null
      ? null
      : (await read<{ entity: Candidates['about'] }>(ABOUT, { id: asked.about })).entity
  let { after } = asked
  for (let looked = 1; ; looked++) {
    const { sameThings } = await read<{ sameThings: Page }>(PAIRS, { ...asked, after })
    const { nodes, pageInfo } = sameThings
    const next = pageInfo.hasNextPage ? pageInfo.endCursor : null
    if (nodes.length > 0 || next === null || looked === MOST_PAGES) return { pairs: nodes, about, next }
    after = next
  }
}
