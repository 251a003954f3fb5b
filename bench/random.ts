/** A seeded stream of numbers (mulberry32): the same graph on every machine, so that two runs can be compared. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed
  }

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  /** A whole number from 0 up to `below`. */
  whole(below: number): number {
    return Math.floor(this.next() * below)
  }
  /** The same, but low ones far more often: few have most of the deals. */
  skewed(below: number): number {
    return Math.floor(this.next() ** 3 * below)
  }
  chance(of: number): boolean {
    return this.next() < of
  }
  pick<T>(from: readonly T[]): T {
    return from[this.whole(from.length)] as T
  }
  /** Two places, as shares are written. */
  share(min: number, max: number): number {
    return Math.round((min + this.next() * (max - min)) * 100) / 100
  }
  /** A day from the first of 2020 on, within six years. */
  day(): string {
    return new Date(Date.UTC(2020, 0, 1 + this.whole(2190))).toISOString().slice(0, 10)
  }
  shuffled<T>(list: readonly T[]): T[] {
    const shuffled = [...list]
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.whole(i + 1)
      ;[shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T]
    }
    return shuffled
  }
}
