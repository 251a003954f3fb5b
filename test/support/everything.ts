import type { Graph, Value } from '../../src/graph/graph.ts'

/** Everything in the store but the locks, the version, in which write events came and, if so wished, the events, as text: equal stores give equal texts. */
export async function everythingIn(graph: Graph, { withEvents = true } = {}): Promise<string> {
  const ask = (text: string) =>
    graph.read({ name: 'everything', text }, { withEvents }, { timeoutMs: 60_000 })
  const nodes = await ask(
    'MATCH (n) WHERE NOT n:Meta AND NOT n:Audit AND ($withEvents OR NOT n:Event) RETURN labels(n), n {.*, lockedBy: null, turn: null} AS p ORDER BY n.id, labels(n)[0]',
  )
  const links = await ask(
    'MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r) AS p ORDER BY a.id, type(r), b.id, r.tie, r.knownFrom, r.validFrom',
  )
  return JSON.stringify([nodes.map(sorted), links.map(sorted)], null, 1)
}

const sorted = (row: Value[]): Value[] =>
  row.map((value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
