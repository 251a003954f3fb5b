import type { EntityKind } from '../../graph/vocabulary.ts'
import type { ShownClaim } from '../../surfaces/exhibit.ts'
import type { Execute } from '../exhibit.ts'
import { dataOf, problemOf, type Variables } from './entity-data.ts'
import { DISPUTES, HISTORY, OWNERS_IN_THE_END, TIMELINE } from './entity-queries.ts'

interface Span {
  min: number | null
  max: number | null
}

export interface Owners {
  summary: string
  totalFindings: number
  truncated: boolean
  findings: {
    headline: string
    confidence: number
    disputed: boolean
    owner: { id: string; name: string }
    share: Span
    controls: boolean
  }[]
}

export interface Disputes {
  totalFindings: number
  findings: {
    headline: string
    /** False where a preferred claim has settled it. */
    disputed: boolean
    dispute: {
      about: { id: string }
      attribute: string
      positions: { value: unknown; preferred: boolean; claims: ShownClaim[] }[]
    }
  }[]
}

export interface Happened {
  headline: string
  on: string
  confidence: number
  disputed: boolean
  prospective: boolean
}
export interface Timeline {
  total: number
  /** The last to have happened first; of what is still to come, the next first. */
  latest: Happened[]
  coming: Happened[]
}

/** What was done to the record of a thing. */
export interface HistoryEntry {
  at: string
  by: string
  what: string
  because: string | null
  other: string | null
  verdict: string | null
}

/** An answer of a question, or why there is none. */
export type Told<T> = { answer: T; problem: null } | { answer: null; problem: string }

export interface Stories {
  /** Null where nobody can own such a thing. */
  owners: Told<Owners> | null
  disputes: Told<Disputes>
  timeline: Told<Timeline>
  history: Told<HistoryEntry[]>
}

const MOST_OWNERS = 6
const MOST_DISPUTES = 10

/** What questions tell of a thing; each may fail for itself. */
export async function storiesOf(
  execute: Execute,
  variables: Variables,
  kind: EntityKind,
  today: string,
): Promise<Stories> {
  const isOwned = kind === 'COMPANY' || kind === 'FACILITY'
  const [owners, disputes, timeline, history] = await Promise.all([
    isOwned
      ? told(
          dataOf<{ ultimateOwners: Owners }>(execute, OWNERS_IN_THE_END, {
            ...variables,
            first: MOST_OWNERS,
          }).then((data) => data.ultimateOwners),
        )
      : null,
    told(
      dataOf<{ disputes: Disputes }>(execute, DISPUTES, { ...variables, first: MOST_DISPUTES }).then(
        (data) => data.disputes,
      ),
    ),
    told(timelineOf(execute, variables, today)),
    told(
      dataOf<{ entity: { history: HistoryEntry[] } | null }>(execute, HISTORY, { id: variables.id }).then(
        ({ entity }) => entity?.history ?? [],
      ),
    ),
  ])
  return { owners, disputes, timeline, history }
}

const told = async <T>(answer: Promise<T>): Promise<Told<T>> => {
  try {
    return { answer: await answer, problem: null }
  } catch (error) {
    return { answer: null, problem: problemOf(error) }
  }
}

interface Page {
  totalFindings: number
  findings: Happened[]
}
const MOST_LATEST = 8
const MOST_COMING = 4
const PAGE = 100

/** The timeline begins with the oldest: of a long one, only what came since a later day is asked for. */
async function timelineOf(execute: Execute, variables: Variables, today: string): Promise<Timeline> {
  const since = async (from: string | null): Promise<Page> =>
    (await dataOf<{ timeline: Page }>(execute, TIMELINE, { ...variables, from })).timeline
  const whole = await since(null)
  let page = whole
  for (const days of [365, 31, 7]) {
    if (page.totalFindings <= PAGE) break
    page = await since(daysBefore(today, days))
  }
  return { total: whole.totalFindings, ...apart(page.findings, today) }
}

export const apart = (events: readonly Happened[], today: string): Pick<Timeline, 'latest' | 'coming'> => ({
  latest: events
    .filter(({ on }) => !isAfter(on, today))
    .slice(-MOST_LATEST)
    .reverse(),
  coming: events.filter(({ on }) => isAfter(on, today)).slice(0, MOST_COMING),
})

/** A month or year that has begun may have brought it. */
const isAfter = (on: string, day: string): boolean => on > day.slice(0, on.length)

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 'yyyy-mm-dd'.length)
