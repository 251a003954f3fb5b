import type { FieldsByTypeName } from 'graphql-parse-resolve-info'
import type { Lens } from '../claims/lens.ts'
import type { Graph } from '../graph/graph.ts'
import type { Caller } from '../keys/caller.ts'
import type { Asked } from '../questions/ask.ts'
import type { Question } from '../questions/define-question.ts'
import type { Args } from '../reads/arguments.ts'
import type { RootPage } from '../reads/patterns.ts'
import type { Root } from '../reads/reads.ts'
import type { Sought } from '../reads/search.ts'

/** An object in answer to a selection: values under response keys, and the name of its type. */
export type Shown = { __typename?: string } & { [key: string]: unknown }

/** What the resolvers delegate to: the whole of what lies behind the API, so that tests can stand in for it. */
export interface Behind {
  graph: Graph
  questions: readonly Question<unknown>[]
  ask(graph: Graph, question: Question<unknown>, args: Record<string, unknown>, now: Date): Promise<Asked>
  /** One map from id to object per root; one round trip for all. */
  fetchRoots(graph: Graph, roots: Root[], now: Date): Promise<Map<string, object>[]>
  fetchPage(
    graph: Graph,
    page: RootPage,
    args: Args,
    fields: FieldsByTypeName,
    lens: Lens,
    now: Date,
  ): Promise<object>
  search(graph: Graph, sought: Sought, fields: FieldsByTypeName, lens: Lens, now: Date): Promise<object[]>
  /** An id, a former id or SCHEME:value → the id that stands for it now. */
  resolveIds(graph: Graph, ids: string[]): Promise<Map<string, string>>
}

/** What one request carries through its resolvers. */
export interface ApiContext {
  behind: Behind
  requestId: string
  /** Null: someone without a key. */
  caller: Caller | null
  /** One now for the whole request, so that two fields of it never disagree about today. */
  now: Date
}
