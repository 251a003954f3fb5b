import { AsyncLocalStorage } from 'node:async_hooks'

/** How long one request may take in all, however many calls of the database it makes. */
export class Budget {
  private readonly began = performance.now()
  private end: number

  constructor(ms: number) {
    this.end = this.began + ms
  }

  /** At most so much, counted from its beginning. */
  limit(ms: number): void {
    this.end = Math.min(this.end, this.began + ms)
  }

  /** For what takes as long as its reader, once it has begun to be sent. */
  lift(): void {
    this.end = Number.POSITIVE_INFINITY
  }

  left(): number {
    return Math.max(1, Math.floor(this.end - performance.now()))
  }
}

const budgets = new AsyncLocalStorage<Budget | undefined>()

/** Calls of the database that `work` leads to end when the budget does. */
export const withinBudget = <T>(budget: Budget, work: () => T): T => budgets.run(budget, work)

/** For what may outlive the request that began it. */
export const withoutBudget = <T>(work: () => T): T => budgets.run(undefined, work)

/** Undefined outside of requests: commands and the start have no such bound. */
export const currentBudget = (): Budget | undefined => budgets.getStore()

/** The shorter of a time, where 0 is none, and what is left of the budget. */
export function withinWhatIsLeft(timeoutMs: number): number {
  const left = currentBudget()?.left() ?? Number.POSITIVE_INFINITY
  return Number.isFinite(left) && (timeoutMs === 0 || left < timeoutMs) ? left : timeoutMs
}
