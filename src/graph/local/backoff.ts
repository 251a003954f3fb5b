const FIRST_MS = 1_000
const MOST_MS = 30_000
/** What ran for so long was well, and fell for a reason of its own. */
const WELL_AFTER_MS = 30_000

/** How long to wait before the database is started again: longer each time, but never for good, since what keeps it from running may pass. */
export class Backoff {
  private next = 0

  /** Milliseconds, given for how many it ran; 0 where it did not even start. */
  wait(ranMs: number): number {
    const wait = ranMs >= WELL_AFTER_MS ? 0 : this.next
    this.next = Math.min(MOST_MS, Math.max(FIRST_MS, 2 * wait))
    return wait
  }
}
