/** Above this share of places taken, looking for a free one takes long. */
const FULL = 0.6
const FIRST_PLACES = 1024

/**
 * A small number, from 1 to 255, for each of many ids. It keeps 64 bits of hash of an id and not the id, so that ten million take some
 * 200 MB; two of so many are taken for one once in a hundred thousand imports.
 */
export class IdTable {
  private hashes = new Uint32Array(2 * FIRST_PLACES)
  private values = new Uint8Array(FIRST_PLACES)
  private taken = 0

  /** 0: it has none. */
  get(id: string): number {
    const [high, low] = hash(id)
    return this.values[this.placeOf(high, low)] ?? 0
  }
  set(id: string, value: number): void {
    const [high, low] = hash(id)
    this.put(high, low, value)
    if (this.taken > FULL * this.values.length) this.grow()
  }

  private put(high: number, low: number, value: number): void {
    const place = this.placeOf(high, low)
    if (this.values[place] === 0) this.taken++
    this.hashes[2 * place] = high
    this.hashes[2 * place + 1] = low
    this.values[place] = value
  }
  private placeOf(high: number, low: number): number {
    const mask = this.values.length - 1
    let place = low & mask
    while (this.values[place] !== 0) {
      if (this.hashes[2 * place] === high && this.hashes[2 * place + 1] === low) break
      place = (place + 1) & mask
    }
    return place
  }
  private grow(): void {
    const { hashes, values } = this
    this.hashes = new Uint32Array(2 * hashes.length)
    this.values = new Uint8Array(2 * values.length)
    this.taken = 0
    for (const [place, value] of values.entries())
      if (value !== 0) this.put(hashes[2 * place] ?? 0, hashes[2 * place + 1] ?? 0, value)
  }
}

/** Two independent mixes of 32 bits. */
function hash(text: string): [high: number, low: number] {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    high = Math.imul(high ^ char, 0x9e3779b1)
    low = Math.imul(low ^ char, 0x5f356495)
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  return [high >>> 0, low >>> 0]
}

/** In which of so many parts an id is kept. */
export const partOf = (id: string, parts: number): number => hash(id)[0] % parts

/** A mark for each of many numbers, one bit each. */
export class Marks {
  private bits = new Uint8Array(1024)

  has(n: number): boolean {
    return ((this.bits[n >> 3] ?? 0) & (1 << (n & 7))) !== 0
  }
  add(n: number): void {
    if (n >> 3 >= this.bits.length) {
      const more = new Uint8Array(Math.max(2 * this.bits.length, (n >> 3) + 1))
      more.set(this.bits)
      this.bits = more
    }
    this.bits[n >> 3] = (this.bits[n >> 3] ?? 0) | (1 << (n & 7))
  }
}
