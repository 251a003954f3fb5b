import type { Exhibit } from '../exhibit.ts'

/** One of two answers to the same question, and through what it looked; its day and moment are the exhibit's own. */
export interface Side {
  exhibit: Exhibit
  scope: {
    minConfidence: number | null
    /** Null: every status. */
    statuses: readonly string[] | null
    withoutSources: readonly string[]
  }
  /** Of links and agreements that are not drawn: what was found of them in this scope. What was not looked up is not in it. */
  found: ReadonlyMap<string, Found>
  /** When claims were withdrawn, of those that were looked up. */
  withdrawn: ReadonlyMap<string, string>
}

export interface Found {
  /** Whether it holds on the day, by the claims that count. */
  holds: boolean
  /** Of an agreement. */
  stage: string | null
}

/** Stages in which an agreement does not bind. */
const NOT_IN_FORCE = new Set(['SUSPENDED', 'EXPIRED', 'TERMINATED'])

/** Null: not known. */
export function holdsIn({ exhibit, found }: Side, link: string): boolean | null {
  return exhibit.links.has(link) ? true : (found.get(link)?.holds ?? null)
}

/** The stage of an agreement where it does not bind; null where it does, or nothing is known. */
export function stageOutOfForce({ exhibit, found }: Side, agreement: string): string | null {
  const stage = exhibit.entities.get(agreement)?.stage ?? found.get(agreement)?.stage ?? null
  return stage !== null && NOT_IN_FORCE.has(stage) ? stage : null
}
