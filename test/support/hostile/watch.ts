import { ERROR_CODES } from '../../../src/errors.ts'
import type { Graph } from '../../../src/graph/graph.ts'

/** An answer of the API, wherever it came from. */
export interface Answer {
  status: number
  text: string
  json: {
    data?: Record<string, unknown> | null
    errors?: { message: string; extensions: { code: string } }[]
  }
}

/** Words of a database, of its index, of a driver, of a language or of a machine, which no caller is to read. */
const INSIDE =
  /Neo4jError|Neo\.\w+Error|Neo\.TransientError|org\.(neo4j|apache)|lucene|ParseException|TooManyClauses|TokenMgrError|queryNodes|entityNames|ServiceUnavailable|java\.\w+\.|\bat \S+ \(|\.[tj]s:\d+|node_modules|bolt:\/\/|MATCH \(|CALL \(|RETURN \w|Invalid input|SyntaxError|TypeError|Cannot read propert|is not a function/
/** Faults of the request itself that GraphQL finds. */
const OF_GRAPHQL = new Set([
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
])
/** What nobody's words may bring about. */
const OURS = new Set(['INTERNAL', 'TIMEOUT', 'DATABASE_FAILED', 'DATABASE_UNAVAILABLE', 'TOO_LARGE'])
/** Nobody reads more of what is wrong, and a text must not come back as a flood. */
const MOST_SAID = 10_000

/** What is wrong with the answer to a text, but for what the answer brings. */
export function wrongWith(text: string, { status, text: body, json }: Answer): string[] {
  // Data may hold names of any kind.
  const told = json.data ? JSON.stringify(json.errors ?? []) : body
  const said = (json.errors ?? []).map(({ message }) => message).join('\n')
  const codes = (json.errors ?? []).map(({ extensions }) => extensions.code)
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...codes.filter((code) => OURS.has(code) || !(code in ERROR_CODES || OF_GRAPHQL.has(code))),
    ...(INSIDE.test(told) && !INSIDE.test(text) ? [`tells ${INSIDE.exec(told)?.[0] ?? ''}`] : []),
    ...(said.length > MOST_SAID || (json.errors && body.length > 4 * MOST_SAID)
      ? [`says ${body.length} characters`]
      : []),
    ...(json.errors?.some(({ message }) => message.trim() === '') ? ['says nothing'] : []),
  ]
}

/** Everything that stands under `x`. */
export function found(data: unknown): unknown[] {
  if (data === null || typeof data !== 'object') return []
  if (Array.isArray(data)) return data.flatMap(found)
  return Object.entries(data).flatMap(([key, value]) => (key === 'x' ? [value as unknown] : found(value)))
}

export const isNothing = (value: unknown): boolean =>
  value === null ||
  (Array.isArray(value)
    ? value.length === 0
    : typeof value === 'object' && ['nodes', 'findings'].some((key) => isEmptyList(value, key)))
const isEmptyList = (value: object, key: string): boolean => {
  const list = (value as Record<string, unknown>)[key]
  return Array.isArray(list) && list.length === 0
}

/** How many nodes and relationships there are of each kind, and the version of the graph. */
export async function countAll(graph: Graph): Promise<Record<string, number>> {
  const text =
    'MATCH (n) RETURN reduce(all = "", one IN labels(n) | all + ":" + one) AS of, count(*) AS n UNION ALL ' +
    'MATCH ()-[r]->() RETURN type(r) AS of, count(*) AS n UNION ALL ' +
    'MATCH (m:Meta) WHERE m.graphVersion IS NOT NULL RETURN "version" AS of, sum(m.graphVersion) AS n'
  const rows = await graph.read({ name: 'count all', text }, {}, { timeoutMs: 60_000 })
  return Object.fromEntries(rows.map(([of, n]) => [of as string, n as number]))
}
