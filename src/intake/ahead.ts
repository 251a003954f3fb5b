/** What a generator gives, where the next can be made before it is asked for, while something else is waited for. */
export class Ahead<T> {
  private made: (() => T | null) | null = null
  private readonly from: Generator<T, void>

  constructor(from: Generator<T, void>) {
    this.from = from
  }

  /** Once what is being sent is under way, so that this does not hold it up. */
  prepare(): void {
    setImmediate(() => {
      this.made ??= this.make()
    })
  }
  /** Null: there is no more. */
  next(): T | null {
    const made = this.made ?? this.make()
    this.made = null
    return made()
  }

  /** What fails of it is told when it is asked for. */
  private make(): () => T | null {
    try {
      const { value } = this.from.next()
      return () => value ?? null
    } catch (error) {
      return () => {
        throw error
      }
    }
  }
}
