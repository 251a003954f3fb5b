import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value } from '../graph/graph.ts'
import { type Noted, NUMBERS, type Numbers } from './note.ts'

const LIST = loadCypher(import.meta.url, './cypher/list.cypher')
const PAGE = 500
/** Where few of many entries are sought, all are looked at. */
const TIMEOUT_MS = 60_000
/** Behind every id, which are digits at their beginning. */
const NEWEST = ':'

export interface AuditEntry extends Omit<Noted, keyof Numbers> {
  id: string
  at: string
  wrote: Numbers
}
export interface Sought {
  since: Date | null
  /** A caller, or the name beside which something was recorded. */
  by: string | null
  about: string | null
}

/** Entries of the audit log, the newest first, page by page: a log may be longer than memory. */
export async function* readAudit(graph: Graph, sought: Sought): AsyncGenerator<AuditEntry> {
  for (let before: string | null = null; ; ) {
    const page: AuditEntry[] = await auditPage(graph, sought, { before, limit: PAGE })
    yield* page
    before = page.at(-1)?.id ?? null
    if (page.length < PAGE) return
  }
}

/** Those that are older than the one named; null: the newest. */
export async function auditPage(
  graph: Graph,
  { since, by, about }: Sought,
  { before, limit }: { before: string | null; limit: number },
): Promise<AuditEntry[]> {
  const from = since === null ? '' : String(since.getTime() * 1_000)
  const params = { since: from, before: before ?? NEWEST, by, about, limit }
  return (await graph.read(LIST, params, { timeoutMs: TIMEOUT_MS })).map(toEntry)
}

function toEntry(row: readonly Value[]): AuditEntry {
  const [id, at, by, name = null, operation, about, graphVersion = null, ...numbers] = row
  const wrote = NUMBERS.map((sort, i) => [sort, numbers[i]] as const).filter(([, n]) => Number(n ?? 0) > 0)
  return {
    id: id as string,
    at: new Date(at as number).toISOString(),
    by: by as string,
    name: name as string | null,
    operation: operation as string,
    about: about as string[],
    graphVersion: graphVersion as number | null,
    wrote: Object.fromEntries(wrote) as Numbers,
  }
}
