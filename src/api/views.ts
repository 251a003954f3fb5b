import type { ApolloServer } from '@apollo/server'
import type { FastifyInstance, FastifyReply, onRequestAsyncHookHandler } from 'fastify'
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql'
import { findSaved, type SavedQuery } from '../questions/saved.ts'
import { parseVariables } from '../questions/saved-variables.ts'
import { formatNamed } from '../surfaces/formats.ts'
import { parseLook } from '../surfaces/look.ts'
import { execute, type Operation } from './apollo.ts'
import type { ApiContext, Behind } from './context.ts'
import { exhibitOf } from './exhibit.ts'
import { statusOfCode } from './http-errors.ts'
import { parseViewPath } from './view-address.ts'

export interface ViewParts {
  apollo: ApolloServer<ApiContext>
  behind: Behind
  schema: GraphQLSchema
  saved: readonly SavedQuery[]
  /** Finds out who asks, and whether they may. */
  admit: onRequestAsyncHookHandler
}

/**
 * `GET /v/<name>.<format>?variable=value`: a saved query as a plain address. As JSON it is answered as POST /graphql would; every other
 * format is made from what all answers have in common.
 */
export function addViews(app: FastifyInstance, { apollo, behind, schema, saved, admit }: ViewParts): void {
  app.get<{ Querystring: Record<string, string | string[]> }>(
    '/v/*',
    { onRequest: admit },
    async (request, reply) => {
      const address = parseViewPath(pathOf(request.raw.url))
      const query = findSaved(saved, address.name)
      const pairs = [...address.pairs, ...pairsOf(request.query)]
      const run = (operation: Operation) => execute(apollo, behind, operation, request.id)
      if (address.extension === 'json')
        return answerJson(reply, await run({ query: query.text, variables: parseVariables(query, pairs) }))
      const format = formatNamed(address.extension)
      const look = parseLook(pairs)
      const exhibit = await exhibitOf(run, schema, query, look.rest)
      reply.type(format.mediaType)
      return await format.write(exhibit, {
        theme: address.theme ?? look.theme,
        width: look.width,
        base: `${request.protocol}://${request.host}`,
      })
    },
  )
}

const pathOf = (url = ''): string => url.replace(/\?.*$/s, '').replace(/^\/v\//, '')

function answerJson(reply: FastifyReply, result: FormattedExecutionResult): object {
  if (!result.errors) return { data: result.data }
  const codes = result.errors.map((error) => codeOf(error.extensions))
  // The worst tells the status: a fault of ours is not hidden behind one of the caller's.
  reply.code(Math.max(...codes.map(statusOfCode)))
  return { data: result.data ?? null, errors: result.errors }
}

/** The parameters of an address, each value for itself. */
export function* pairsOf(query: Record<string, string | string[]>): Generator<[string, string]> {
  for (const [key, value] of Object.entries(query)) for (const one of [value].flat()) yield [key, one]
}

const codeOf = (extensions: { [name: string]: unknown } | undefined): string =>
  typeof extensions?.['code'] === 'string' ? extensions['code'] : 'INTERNAL'
