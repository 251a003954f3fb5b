import type { GraphQLFieldResolver } from 'graphql'
import { claimHistory, entityHistory, type HistoryEntry } from '../claims/history.ts'
import { project } from '../reads/trees.ts'
import type { ApiContext, Shown } from './context.ts'
import { fieldsBelow } from './selection.ts'

type Fetch = typeof claimHistory
type Histories = ReadonlyMap<string, HistoryEntry[]>

/** What was asked for by things of one level, until their time comes. */
const open = new WeakMap<ApiContext, Map<Fetch, { ids: Set<string>; found: Promise<Histories> }>>()

/** A page's things are asked for together, when all of a level are known: one trip for the history of all of them. */
const historyBy =
  (fetch: Fetch): GraphQLFieldResolver<unknown, ApiContext> =>
  async (source, _args, context, info) => {
    const id = String((source as Shown)['__id'])
    const batches = open.get(context) ?? new Map<Fetch, { ids: Set<string>; found: Promise<Histories> }>()
    open.set(context, batches)
    const batch = batches.get(fetch) ?? { ids: new Set<string>(), found: level() }
    batch.ids.add(id)
    batches.set(fetch, batch)
    return project((await batch.found).get(id) ?? [], fieldsBelow(info))

    async function level(): Promise<Histories> {
      // GraphQL calls the resolvers of one level one after another, without a pause between them.
      await new Promise((resolve) => void setImmediate(resolve))
      const ids = [...(batches.get(fetch)?.ids ?? [])]
      // Whoever comes later, from another level, begins anew.
      batches.delete(fetch)
      return await fetch(context.behind.graph, ids)
    }
  }

export const ofClaim = historyBy(claimHistory)
export const ofEntity = historyBy(entityHistory)
