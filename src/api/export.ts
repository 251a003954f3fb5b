import type { ApolloServer } from '@apollo/server'
import { type GraphQLSchema, isInputType } from 'graphql'
import { parseScope } from '../claims/scope.ts'
import { DealgraphError } from '../errors.ts'
import { type Exported, type ExportRequest, openExport } from '../export/export.ts'
import { formatOf } from '../export/formats.ts'
import type { Part } from '../export/view.ts'
import type { Asked } from '../questions/ask.ts'
import { findSaved, type SavedQuery } from '../questions/saved.ts'
import { parseVariables } from '../questions/saved-variables.ts'
import { execute } from './apollo.ts'
import type { ApiContext, Behind } from './context.ts'
import { fromTold } from './told.ts'

export interface ExportParts {
  apollo: ApolloServer<ApiContext>
  behind: Behind
  saved: readonly SavedQuery[]
  schema: GraphQLSchema
}

const OWN = ['format', 'table', 'query'] as const
const SCOPE = ['validAt', 'knownAt', 'minConfidence', 'statuses', 'withoutSources']

/**
 * An export as it is asked for in an address or a command: `format`, `table`, and the scope; or `query`, a saved query, with its variables,
 * of whose answer the part of the graph is written. Everything that can be wrong with the request is told before anything is written.
 */
export async function exportOf(
  parts: ExportParts,
  pairs: readonly (readonly [string, string])[],
  requestId: string,
  signal?: AbortSignal,
): Promise<Exported> {
  const own = (name: (typeof OWN)[number]): string | undefined => {
    const given = pairs.filter(([key]) => key === name)
    if (given.length > 1)
      throw new DealgraphError('BAD_INPUT', `${name} was given more than once, but takes one value.`)
    return given[0]?.[1]
  }
  const rest = pairs.filter(([key]) => !OWN.some((name) => name === key))
  formatOf(own('format'), own('table'))
  const query = own('query')
  const seen =
    query === undefined ? wholeGraph(parts.schema, rest) : await answerOf(parts, query, rest, requestId)
  const request = { format: own('format'), table: own('table'), ...seen, ...(signal ? { signal } : {}) }
  return await openExport(parts.behind.graph, request)
}

function wholeGraph(
  schema: GraphQLSchema,
  pairs: readonly (readonly [string, string])[],
): Pick<ExportRequest, 'lens' | 'part'> {
  const stray = pairs.find(([key]) => !SCOPE.includes(key.replace(/^scope\./, '')) && key !== 'scope')
  if (stray) {
    const known = [...OWN, ...SCOPE]
    throw new DealgraphError(
      'UNKNOWN_VARIABLE',
      `An export has no parameter named ${JSON.stringify(stray[0].slice(0, 100))}. It has ${known.join(', ')}; with query, the variables of that saved query too.`,
      { known },
    )
  }
  const type = schema.getType('Scope')
  if (!isInputType(type)) throw new Error('The schema has no input Scope.')
  const variable = { name: 'scope', type, required: false, default: null, description: '', kinds: [] }
  const { scope } = parseVariables({ name: 'export', variables: [variable] }, pairs)
  return { lens: parseScope(scope, new Date()), part: null }
}

/** Asks the saved query as anyone would, and listens to what its questions find. */
async function answerOf(
  { apollo, behind, saved }: ExportParts,
  name: string,
  pairs: readonly (readonly [string, string])[],
  requestId: string,
): Promise<Pick<ExportRequest, 'lens' | 'part'>> {
  const query = findSaved(saved, name)
  const answers: Asked[] = []
  const listening: Behind = {
    ...behind,
    async ask(...args) {
      const answer = await behind.ask(...args)
      answers.push(answer)
      return answer
    },
  }
  const { errors } = await execute(
    apollo,
    listening,
    { query: query.text, variables: parseVariables(query, pairs) },
    requestId,
  )
  const [error] = errors ?? []
  if (error) throw fromTold(error)
  const [first] = answers
  if (!first)
    throw new DealgraphError(
      'BAD_INPUT',
      `The saved query ${name} asks no question, so its answer has no part of the graph to export.`,
    )
  return { lens: first.lens, part: partOf(answers) }
}

function partOf(answers: readonly Asked[]): Part {
  const links = new Map(answers.flatMap(({ subgraph }) => subgraph.links).map((link) => [link.id, link]))
  return {
    entities: [...new Set(answers.flatMap(({ subgraph }) => subgraph.entities))],
    links: [...links.values()],
    claims: [
      ...new Set([
        ...answers.flatMap(({ evidence }) => evidence),
        ...[...links.values()].flatMap(({ claims }) => claims),
      ]),
    ],
  }
}
