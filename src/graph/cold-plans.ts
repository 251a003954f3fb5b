import { atMost } from './at-most.ts'

/** How many plans are made at once: planning is all processor, and two of them fill a small machine. */
const AT_ONCE = 2
/** About as many as Neo4j keeps itself; forgetting one costs only a longer allowance. */
const REMEMBERED = 1000

/** Which Cypher texts this process has seen answered, so that the first run of one is given time to be planned. */
export class ColdPlans {
  private readonly warm = new Set<string>()
  private readonly places = atMost(AT_ONCE, Number.POSITIVE_INFINITY)
  private readonly outliving = new Set<string>()

  isCold(text: string): boolean {
    return !this.warm.has(text)
  }

  /** Runs a cold query when its turn comes; once it was answered its text counts as warm. One that is given up leaves its place, though it never ends. */
  async run<T>(text: string, query: () => Promise<T>, givenUp: Promise<void>): Promise<T> {
    if (!this.isCold(text)) return await query()
    const leave = await this.places.enter()
    void givenUp.then(leave)
    try {
      const answer = await query()
      if (this.warm.size >= REMEMBERED) this.warm.clear()
      this.warm.add(text)
      return answer
    } finally {
      leave()
    }
  }

  /** Whether a plan may be made to its end though the request that wants it is given up before: one of a text, and few at once. */
  mayOutlive(text: string): boolean {
    return this.outliving.size < AT_ONCE && !this.outliving.has(text)
  }

  async outlive<T>(text: string, work: () => Promise<T>): Promise<T> {
    this.outliving.add(text)
    try {
      return await work()
    } finally {
      this.outliving.delete(text)
    }
  }

  /** A database that was away may have forgotten them all. */
  forget(): void {
    this.warm.clear()
  }
}
