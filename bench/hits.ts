import type { Asking } from './asking.ts'
import type { Child, Database } from './child.ts'
import { profile } from './plans.ts'
import { send } from './send.ts'

/** What one question makes the database read, by subject: figures that other work on the machine does not move. */
export interface Hit {
  asking: Asking
  /** Of each subject: hits of all its trips together, and the rows they brought. */
  hits: number[]
  rows: number[]
  trips: number
  truncated: number
  failed: number
}

const MOST_SUBJECTS = 5

/** Asks each subject once, by a server that has time, and profiles the very statements that it sent. */
export async function countHits(
  { child, port }: { child: Child; port: number },
  asking: Asking,
  database: Database,
): Promise<Hit> {
  const found: Hit = { asking, hits: [], rows: [], trips: 0, truncated: 0, failed: 0 }
  for (const variables of asking.variables.slice(0, MOST_SUBJECTS)) {
    await child.order({ do: 'record' })
    const { text } = await send(port, '/graphql', JSON.stringify({ query: asking.query, variables }))
    const { trips = [] } = await child.order({ do: 'recorded' })
    if (text.includes('"errors"')) found.failed++
    if (text.includes('"truncated":true')) found.truncated++
    const efforts = await profile(database, trips)
    found.hits.push(efforts.reduce((sum, { hits }) => sum + hits, 0))
    found.rows.push(efforts.reduce((sum, { rows }) => sum + rows, 0))
    found.trips = Math.max(found.trips, trips.length)
  }
  return found
}
