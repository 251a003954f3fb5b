import { loadCypher } from '../graph/cypher.ts'
import type { Graph, ReadOptions } from '../graph/graph.ts'
import { LAST_INSTANT } from '../graph/vocabulary.ts'
import { toTieRow } from './rows.ts'
import type { Instant, RecordEvent } from './types.ts'
import type { TieRow } from './world.ts'

const CHANGED_CLAIMS = loadCypher(import.meta.url, './cypher/changed-claims.cypher')
const EVENTS_BETWEEN = loadCypher(import.meta.url, './cypher/events-between.cypher')
/** Claims that one answer looks at; more nobody reads. */
const MOST = 20_000

/** An event with the names of the entities that it speaks of; null where there is none of that id. */
export interface NamedEvent extends Omit<RecordEvent, 'id'> {
  keepName: string | null
  absorbName: string | null
}

/** What became of the record between two moments. */
export interface RecordChanges {
  /** Ties with those of their claims that changed, each with all times of record. */
  rows: TieRow[]
  /** In their order. */
  events: NamedEvent[]
  truncated: boolean
}

/**
 * Everything that happened to the record after one moment, up to another; `about` narrows it to the ties of one entity, and to what was done
 * to it and to all records that it stands for now.
 */
export async function readChanges(
  graph: Graph,
  since: Instant,
  until: Instant,
  about: string | null,
  options: ReadOptions = {},
): Promise<RecordChanges> {
  const [changed, happened] = await Promise.all([
    graph.read(
      CHANGED_CLAIMS,
      { since, until, about, anyone: about === null ? since : LAST_INSTANT, limit: MOST + 1 },
      options,
    ),
    graph.read(EVENTS_BETWEEN, { since, until, about, limit: MOST + 1 }, options),
  ])
  const rows = changed.map(toTieRow)
  const claims = rows.reduce((sum, row) => sum + (row.claims?.length ?? 0), 0)
  const events = happened.slice(0, MOST).map(
    ([kind, at, by, because, claim, verdict, keep, keepName, absorb, absorbName]) =>
      // Properties that a node does not have come as null.
      ({
        kind,
        at,
        by,
        because,
        claim,
        verdict,
        keep,
        keepName,
        absorb,
        absorbName,
      }) as unknown as NamedEvent,
  )
  return { rows, events, truncated: claims > MOST || happened.length > MOST }
}
