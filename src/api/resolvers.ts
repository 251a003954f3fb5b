import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLTypeResolver } from 'graphql'
import { parseScope } from '../claims/scope.ts'
import type { Question } from '../questions/define-question.ts'
import type { Args } from '../reads/arguments.ts'
import type { RootPage } from '../reads/patterns.ts'
import type { Root } from '../reads/reads.ts'
import { affiliates } from './affiliates.ts'
import { kindOfId, showAnswer } from './answer.ts'
import type { ApiContext, Shown } from './context.ts'
import * as history from './history.ts'
import { mutations } from './mutations.ts'
import { sameThings } from './same-things.ts'
import { fieldsBelow } from './selection.ts'
import { viewMutations, viewQueries } from './view-mutations.ts'

type Resolver = GraphQLFieldResolver<unknown, ApiContext, Record<string, unknown>>

const resolveType: GraphQLTypeResolver<unknown, ApiContext> = (value) => (value as Shown)['__typename']

/** Root fields, and the few fields below that have a resolver: every other is a value that a read or a question has put there. */
export function resolvers(questions: readonly Question<unknown>[]) {
  const asking = questions.map((question): [string, Resolver] => [
    question.field,
    async (_source, args, context, info) => {
      const { behind, now } = context
      return await showAnswer(await behind.ask(behind.graph, question, args, now), info, context)
    },
  ])
  const byType = { __resolveType: resolveType }
  return {
    Query: {
      node: lookUpAs(['Company', 'Person', 'Facility', 'Product', 'Market', 'Agreement'], true),
      entity: lookUpAs(['Company', 'Person', 'Facility', 'Product', 'Market', 'Agreement']),
      company: lookUpAs(['Company']),
      agreement: lookUpAs(['Agreement']),
      source: (async (_source, { id }, context, info) =>
        await one(context, 'source', String(id), {}, info)) as Resolver,
      claim: (async (_source, { id }, context, info) =>
        await one(context, 'claim', String(id), {}, info)) as Resolver,
      search,
      companies: page('companies'),
      agreements: page('agreements'),
      markets: page('markets'),
      sameThings,
      ...viewQueries,
      ...Object.fromEntries(asking),
    },
    Mutation: { ...mutations, ...viewMutations },
    Company: { affiliates, history: history.ofEntity },
    Person: { affiliates, history: history.ofEntity },
    Facility: { history: history.ofEntity },
    Product: { history: history.ofEntity },
    Market: { history: history.ofEntity },
    Agreement: { history: history.ofEntity },
    Claim: { history: history.ofClaim },
    Node: byType,
    Entity: byType,
    Link: byType,
    Answer: byType,
    Finding: byType,
  }
}

/** An entity of one of these types by any id that leads to it; `anything` also finds links, claims and sources. */
function lookUpAs(types: readonly string[], anything = false): Resolver {
  return async (_source, args, context, info) => {
    const id = String(args['id'])
    const kind = anything ? kindOfId(id) : 'entity'
    const found = await one(context, kind, id, args, info)
    if (found) return kind !== 'entity' || types.includes(String(found['__typename'])) ? found : null
    return anything && kind === 'entity' ? await one(context, 'source', id, args, info) : null
  }
}

/** Straight by the id that was given, which is nearly always a current one; only if that fails by what it may have become. */
async function one(
  context: ApiContext,
  kind: Root['kind'],
  id: string,
  args: Args,
  info: GraphQLResolveInfo,
): Promise<Shown | null> {
  const { behind, now } = context
  const lens = parseScope(args['scope'], now)
  const fields = fieldsBelow(info)
  const fetch = async (ids: string[]) =>
    (await behind.fetchRoots(behind.graph, [{ kind, ids, fields, lens, begun: true }], now))[0]
  const found = id.includes(':') ? undefined : (await fetch([id]))?.get(id)
  if (found) return found as Shown
  if (kind !== 'entity' && kind !== 'link') return null
  const current = (await behind.resolveIds(behind.graph, [id])).get(id)
  if (current === undefined || current === id) return null
  return ((await fetch([current]))?.get(current) as Shown | undefined) ?? null
}

const page =
  (name: RootPage): Resolver =>
  async (_source, args, { behind, now }, info) =>
    await behind.fetchPage(behind.graph, name, args, fieldsBelow(info), parseScope(args['scope'], now), now)

const search: Resolver = async (_source, args, { behind, now }, info) => {
  const kinds = (args['kinds'] as string[] | null | undefined) ?? null
  const sought = { text: String(args['text']), kinds, first: Number(args['first']) }
  return await behind.search(behind.graph, sought, fieldsBelow(info), parseScope(null, now), now)
}
