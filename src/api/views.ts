import type { ApolloServer } from '@apollo/server'
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import { DealgraphError } from '../errors.ts'
import { findSaved, type SavedQuery } from '../questions/saved.ts'
import { parseVariables } from '../questions/saved-variables.ts'
import { execute } from './apollo.ts'
import type { ApiContext, Behind } from './context.ts'
import { statusOfCode } from './http-errors.ts'

interface ViewParts {
  apollo: ApolloServer<ApiContext>
  behind: Behind
  saved: readonly SavedQuery[]
  /** Finds out who asks, and whether they may. */
  admit: onRequestAsyncHookHandler
}

/** `GET /v/<name>.json?variable=value`: a saved query as a plain address, answered as POST /graphql would. */
export function addViews(app: FastifyInstance, { apollo, behind, saved, admit }: ViewParts): void {
  app.get<{ Params: { file: string }; Querystring: Record<string, string | string[]> }>(
    '/v/:file',
    { onRequest: admit },
    async (request, reply) => {
      const { file } = request.params
      if (!file.endsWith('.json')) {
        throw new DealgraphError(
          'UNKNOWN_QUERY',
          'The address of a saved query ends in .json, such as /v/name.json.',
        )
      }
      const query = findSaved(saved, file.slice(0, -'.json'.length))
      const variables = parseVariables(query, pairsOf(request.query))
      const result = await execute(apollo, behind, { query: query.text, variables }, request.id)
      if (!result.errors) return { data: result.data }
      const codes = result.errors.map((error) => codeOf(error.extensions))
      // The worst tells the status: a fault of ours is not hidden behind one of the caller's.
      reply.code(Math.max(...codes.map(statusOfCode)))
      return { data: result.data ?? null, errors: result.errors }
    },
  )
}

/** The parameters of an address, each value for itself. */
export function* pairsOf(query: Record<string, string | string[]>): Generator<[string, string]> {
  for (const [key, value] of Object.entries(query)) for (const one of [value].flat()) yield [key, one]
}

const codeOf = (extensions: { [name: string]: unknown } | undefined): string =>
  typeof extensions?.['code'] === 'string' ? extensions['code'] : 'INTERNAL'
