import type { Lens } from '../claims/lens.ts'
import type { Link } from '../claims/types.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Params, Statement, Value } from '../graph/graph.ts'

/** An answer's part of the graph: what it shows, and what it rests on. */
export interface Part {
  entities: readonly string[]
  links: readonly Link[]
  claims: readonly string[]
}

/** What an export reads: a graph at one moment, all of it or an answer's part, until nobody wants it any more. */
export interface View {
  graph: Graph
  lens: Lens
  /** Null: the whole graph. */
  part: Part | null
  signal?: AbortSignal
}

/** Small enough for a page's memory, whatever its claims quote. */
export const PAGE = 500

export const cypher = (name: string): Statement => loadCypher(import.meta.url, `./cypher/${name}.cypher`)

/** A page is small: what takes so long will not come. All of an export takes as long as its reader, and ends when that one goes. */
const PAGE_TIMEOUT_MS = 60_000

export const readView = ({ graph, signal }: View, statement: Statement, params: Params): Promise<Value[][]> =>
  graph.read(statement, params, { timeoutMs: PAGE_TIMEOUT_MS, ...(signal ? { signal } : {}) })

/** Rows in id order, page by page: the statement takes `$after` and `$limit`, and its rows begin with the id. */
export async function* pagesOf(
  view: View,
  statement: Statement,
  params: Params = {},
): AsyncGenerator<Value[][]> {
  for (let after = ''; ; ) {
    const rows = await readView(view, statement, { ...params, after, limit: PAGE })
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)?.[0] as string
  }
}
