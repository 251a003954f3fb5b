import {
  execute,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  parse,
} from 'graphql'
import { fromCursor, toCursor } from '../claims/cursor.ts'
import { DealgraphError } from '../errors.ts'
import type { CreateViewInput, RevokeViewInput } from '../generated/schema-types.ts'
import { requireScope } from '../keys/caller.ts'
import { wordsOf } from '../questions/pin-variables.ts'
import { loadSavedQueries, type SavedQuery } from '../questions/saved.ts'
import { project } from '../reads/trees.ts'
import { checkOrder, type Draft } from '../views/order.ts'
import { listViews } from '../views/store.ts'
import { createView, mayAll, revokeView } from '../views/write.ts'
import type { InputFault } from '../writing/write.ts'
import type { ApiContext } from './context.ts'
import { exhibitWith } from './exhibit.ts'
import { fieldResolver } from './field-resolver.ts'
import { statusOfCode } from './http-errors.ts'
import { codedIn } from './mask.ts'
import { fieldsBelow } from './selection.ts'

type Resolver<Args> = GraphQLFieldResolver<unknown, ApiContext, Args>
type Input<T> = { input: T }

const create: Resolver<Input<CreateViewInput>> = async (_source, { input }, context, info) => {
  const caller = requireScope(context.caller, 'write', 'Making a view')
  if (input.neverExpires === true) requireScope(caller, 'admin', 'Making a view that never expires')
  const now = new Date()
  const { schema } = info
  const order = {
    query: input.query,
    variables: (input.variables ?? {}) as Draft['variables'],
    label: input.label ?? null,
    expiresAt: input.neverExpires === true ? null : (input.expiresAt ?? undefined),
    frameAncestors: input.frameAncestors ?? [],
  }
  const checked = checkOrder(order, { schema, saved: loadSavedQueries(schema), now })
  if ('faults' in checked) return shown(info, { faults: checked.faults })
  const asked = await claimsOf(schema, checked.query, checked.draft, { ...context, now })
  if ('faults' in asked) return shown(info, asked)
  const { idempotencyKey, ...rest } = input
  const made = await createView(
    context.behind.graph,
    { draft: checked.draft, shown: asked.claims },
    { idempotencyKey, input: rest },
    { caller, now },
  )
  return shown(info, 'faults' in made ? made : { ...made, path: `/t/${made.token}`, faults: [] })
}

const revoke: Resolver<Input<RevokeViewInput>> = async (_source, { input }, context, info) => {
  const caller = requireScope(context.caller, 'write', 'Withdrawing a view')
  const { idempotencyKey, ...rest } = input
  const done = await revokeView(
    context.behind.graph,
    { id: rest.id, because: rest.because ?? null },
    { idempotencyKey, input: rest },
    { caller, now: new Date() },
  )
  return shown(info, { faults: [], ...done })
}

const list: Resolver<{ first?: number | null; after?: string | null }> = async (
  _source,
  { first, after },
  context,
  info,
) => {
  const caller = requireScope(context.caller, 'write', 'Listing views')
  const limit = first ?? 25
  const of = `views ${mayAll(caller.scope) ? '' : caller.writer}`
  const found = await listViews(context.behind.graph, {
    writer: mayAll(caller.scope) ? null : caller.writer,
    after: after == null ? null : fromCursor(of, after, 2),
    limit: limit + 1,
  })
  const nodes = found.slice(0, limit)
  const last = nodes.at(-1)
  const endCursor = last && found.length > limit ? toCursor(of, [last.createdAt, last.id]) : null
  return project({ nodes, endCursor }, fieldsBelow(info))
}

export const viewMutations = { createView: create, revokeView: revoke }
export const viewQueries = { views: list }

const shown = (info: GraphQLResolveInfo, payload: object): unknown =>
  project({ view: null, token: null, path: null, ...payload }, fieldsBelow(info))

/** A view that cannot be shown is not made: what is asked with must lead somewhere. Asked as anyone would who has no key. */
async function claimsOf(
  schema: GraphQLSchema,
  query: SavedQuery,
  { variables }: Draft,
  context: ApiContext,
): Promise<{ claims: string[] } | { faults: InputFault[] }> {
  const contextValue: ApiContext = { ...context, caller: null }
  try {
    const exhibit = await exhibitWith(
      async ({ query: text, variables: variableValues }) => {
        const document = parse(text)
        const { data, errors } = await execute({
          schema,
          document,
          variableValues,
          contextValue,
          fieldResolver,
        })
        if (errors?.[0]) throw codedIn(errors[0]) ?? errors[0]
        return { data: data ?? null }
      },
      schema,
      query,
      { variables, words: wordsOf(query, variables) },
    )
    return { claims: [...exhibit.claims.keys()] }
  } catch (error) {
    if (!(error instanceof DealgraphError) || statusOfCode(error.code) >= 500) throw error
    return { faults: [{ code: error.code, message: error.message, path: ['variables'] }] }
  }
}
