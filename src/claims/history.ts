import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value } from '../graph/graph.ts'
import { type EventKind, LAST_INSTANT } from '../graph/vocabulary.ts'
import { compareText } from './order.ts'
import { intervals } from './rows.ts'
import type { Instant } from './types.ts'

const CLAIM_HISTORY = loadCypher(import.meta.url, './cypher/claim-history.cypher')
const ENTITY_HISTORY = loadCypher(import.meta.url, './cypher/entity-history.cypher')

/** One thing that was done to a claim, or to the record of an entity. */
export interface HistoryEntry {
  at: Instant
  by: string
  what:
    | 'RECORDED'
    | 'RETRACTED'
    | 'REVIVED'
    | 'PREFERRED'
    | 'UNPREFERRED'
    | 'MERGED'
    | 'ABSORBED'
    | 'SPLIT'
    | 'JUDGED'
  because: string | null
  /** MERGED, ABSORBED, SPLIT, JUDGED: the id of the other record, which may be a former one. */
  other: string | null
  /** JUDGED: YES, NO or UNSURE. */
  verdict: string | null
}

/** What became of each claim, oldest first. Ids of no claim are absent. One round trip. */
export async function claimHistory(
  graph: Graph,
  ids: readonly string[],
): Promise<Map<string, HistoryEntry[]>> {
  const rows = await graph.read(CLAIM_HISTORY, { ids: [...new Set(ids)] })
  return new Map(rows.map((row) => [row[0] as string, sorted(claimEntries(row))]))
}

/**
 * What became of the record of each entity, oldest first: since when a claim has named it, and when it was merged, split or judged. A former
 * id has its own. Ids of no entity are absent. One round trip.
 */
export async function entityHistory(
  graph: Graph,
  ids: readonly string[],
): Promise<Map<string, HistoryEntry[]>> {
  const rows = await graph.read(ENTITY_HISTORY, { ids: [...new Set(ids)] })
  return new Map(rows.map((row) => [row[0] as string, sorted(entityEntries(row))]))
}

function claimEntries([, from, to, by, because, reason, events]: readonly Value[]): HistoryEntry[] {
  const done = (events as Value[][]).map(([kind, at, who, why]) => ({
    kind: kind as EventKind,
    at: at as Instant,
    by: who as string,
    because: (why ?? null) as string | null,
  }))
  // A claim may have been withdrawn, or stood, by its own record and without any event.
  const standing = intervals(from ?? null, to ?? null, by ?? null, because ?? null)
  return [
    ...standing.flatMap((interval, i) => {
      const revived = done.find((event) => event.kind === 'RECORD' && event.at === interval.from)
      const retracted = done.find((event) => event.kind === 'RETRACT' && event.at === interval.to)
      const begun = entry(i === 0 ? 'RECORDED' : 'REVIVED', {
        at: interval.from,
        by: interval.by,
        because: revived?.because ?? (i === 0 ? ((reason ?? null) as string | null) : null),
      })
      if (interval.to === LAST_INSTANT) return [begun]
      return [begun, entry('RETRACTED', retracted ?? { ...interval, at: interval.to })]
    }),
    ...done.flatMap((event) => {
      if (event.kind === 'PREFER') return [entry('PREFERRED', event)]
      return event.kind === 'UNPREFER' ? [entry('UNPREFERRED', event)] : []
    }),
  ]
}

function entityEntries([id, first, events]: readonly Value[]): HistoryEntry[] {
  const named = (first as string[][]).map(([at = '', by = '']) =>
    entry('RECORDED', { at, by, because: null }),
  )
  const done = (events as Value[][]).map(([kind, at, by, because, verdict, absorb, survivor]) => ({
    ...entry(
      kind === 'JUDGE' ? 'JUDGED' : kind === 'SPLIT' ? 'SPLIT' : absorb === id ? 'MERGED' : 'ABSORBED',
      {
        at: at as Instant,
        by: by as string,
        because: (because ?? null) as string | null,
      },
    ),
    other: ((absorb === id ? survivor : absorb) ?? null) as string | null,
    verdict: (verdict ?? null) as string | null,
  }))
  return [...named, ...done]
}

const entry = (
  what: HistoryEntry['what'],
  { at, by, because }: Pick<HistoryEntry, 'at' | 'by' | 'because'>,
): HistoryEntry => ({ at, by, what, because, other: null, verdict: null })

const sorted = (entries: HistoryEntry[]): HistoryEntry[] =>
  // Stable: what a claim's own record tells stands before what was then done to it at the same moment.
  entries.sort((a, b) => compareText(a.at, b.at))
