import { loadCypher } from '../graph/cypher.ts'
import type { WriteTx } from '../graph/graph.ts'

const NOTE = loadCypher(import.meta.url, './cypher/note.cypher')

/** Whoever runs a command reaches the database, and so may all. */
export const COMMAND_LINE = 'cli'
/** What a server does by itself before it answers. */
export const START = 'start'

/** More ids are told by their number alone. */
export const MOST_ABOUT = 100

/** Who does what: `key:…`, `token:…`, `cli` or `start`, and the name of a mutation or of what a command does. */
export interface Doing {
  by: string
  operation: string
}
/** How much was written of each sort. */
export const NUMBERS = ['claims', 'sources', 'entities', 'events', 'ties'] as const
export type Numbers = Partial<Record<(typeof NUMBERS)[number], number>>

export interface Noted extends Doing, Numbers {
  /** Beside what it stands in the record; null where it is no part of the record. */
  name: string | null
  /** Ids of what was written. */
  about: readonly string[]
  /** The version of the graph that came of it; null where it is no part of the graph that is asked. */
  graphVersion: number | null
}

/** Puts an entry into the audit log, in the transaction of what it tells of: there is the one where there is the other. */
export function note(tx: WriteTx, { about, ...entry }: Noted): void {
  tx.send(NOTE, { entry: { ...entry, about: about.length > MOST_ABOUT ? [] : [...about] } })
}
