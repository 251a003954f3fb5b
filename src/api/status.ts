import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'

const STATUS = loadCypher(import.meta.url, './cypher/status.cypher')
/** Servers before one database tell the same within a second. */
const KEEP_MS = 500

export interface Status {
  /** Null: the store was never prepared. */
  graphVersion: number | null
  counts: {
    companies: number
    people: number
    agreements: number
    ties: number
    claims: number
    sources: number
  }
  /** Begun and not ended. */
  imports: number
  asOf: Date
}

/** The graph's size, asked for at most twice a second however many ask; rejects where the database does not answer. */
export function statusOf(graph: Graph): () => Promise<Status> {
  let last: { at: number; status: Promise<Status> } | undefined
  return async () => {
    const now = Date.now()
    if (!last || now - last.at > KEEP_MS) {
      const asked = { at: now, status: ask(graph) }
      last = asked
      // A failure is told to those who wait for it, and not kept.
      asked.status.catch(() => {
        if (last === asked) last = undefined
      })
    }
    return await last.status
  }
}

async function ask(graph: Graph): Promise<Status> {
  const [row = []] = await graph.read(STATUS, {})
  const count = (i: number): number => (typeof row[i] === 'number' ? row[i] : 0)
  return {
    graphVersion: typeof row[0] === 'number' ? row[0] : null,
    counts: {
      companies: count(1),
      people: count(2),
      agreements: count(3),
      ties: count(4),
      claims: count(5),
      sources: count(6),
    },
    imports: count(7),
    asOf: new Date(),
  }
}
