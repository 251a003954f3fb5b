import type { GraphQLFieldResolver } from 'graphql'
import { parseScope } from '../claims/scope.ts'
import type { QuerySameThingsArgs } from '../generated/schema-types.ts'
import { sameThings as find } from '../identity/same-things.ts'
import { showValues } from './answer.ts'
import type { ApiContext } from './context.ts'

/** Query.sameThings: pairs of ids, and what was selected of both fetched together. */
export const sameThings: GraphQLFieldResolver<unknown, ApiContext, QuerySameThingsArgs> = async (
  _source,
  { kinds, about, minScore, judged, first, after },
  context,
  info,
) => {
  const { behind, now } = context
  const sought = {
    kinds: kinds ?? null,
    about: about ?? null,
    minScore: minScore ?? 0.75,
    judged: judged ?? false,
    first: first ?? 25,
    after: after ?? null,
  }
  const { pairs, next, examined } = await find(behind.graph, sought, now)
  const edges = pairs.map(({ pair, cursor }) => ({ cursor, node: { ...pair, a: pair.a.id, b: pair.b.id } }))
  const pageInfo = {
    hasNextPage: next !== null,
    hasPreviousPage: sought.after !== null,
    startCursor: pairs[0]?.cursor ?? null,
    endCursor: next ?? pairs.at(-1)?.cursor ?? null,
  }
  const connection = { nodes: edges.map(({ node }) => node), edges, pageInfo, examined }
  const [shown] = await showValues([connection], [], parseScope(null, now), info, context)
  return shown
}
