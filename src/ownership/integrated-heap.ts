/** A heap: the least of its items first, by an order that tells any two apart or does not care. */
export class Heap<T> {
  private readonly items: T[] = []
  private readonly before: (a: T, b: T) => boolean

  constructor(before: (a: T, b: T) => boolean) {
    this.before = before
  }

  push(item: T): void {
    const { items, before } = this
    items.push(item)
    for (let i = items.length - 1; i > 0; ) {
      const above = (i - 1) >> 1
      if (!before(items[i] as T, items[above] as T)) return
      this.swap(i, above)
      i = above
    }
  }

  pop(): T | undefined {
    const { items, before } = this
    const first = items[0]
    const last = items.pop()
    if (items.length === 0 || last === undefined) return first
    items[0] = last
    for (let i = 0; ; ) {
      let least = i
      for (const below of [2 * i + 1, 2 * i + 2]) {
        if (below < items.length && before(items[below] as T, items[least] as T)) least = below
      }
      if (least === i) return first
      this.swap(i, least)
      i = least
    }
  }

  private swap(i: number, j: number): void {
    const { items } = this
    const item = items[i] as T
    items[i] = items[j] as T
    items[j] = item
  }
}
