import { createHash } from 'node:crypto'

/**
 * One small number for each of very many ids, in 9 bytes a slot: a map of strings would take ten times as much. Ids are told apart by
 * 64 bits of their hash, so that of ten million two are taken for one with a chance of 1 in 400 000.
 */
export class KindTable {
  private keys = new BigUint64Array(1024)
  private values = new Uint8Array(1024)
  private used = 0

  /** 1 to 255. */
  set(id: string, value: number): void {
    if (this.used * 3 > this.keys.length * 2) this.grow()
    this.put(hashOf(id), value)
  }
  /** 0 where the id is not known. */
  get(id: string): number {
    return this.values[this.slot(hashOf(id))] ?? 0
  }

  private put(key: bigint, value: number): void {
    const slot = this.slot(key)
    if (this.values[slot] === 0) this.used++
    this.keys[slot] = key
    this.values[slot] = value
  }
  /** Where the key stands, or else the free slot that it would take. */
  private slot(key: bigint): number {
    const mask = this.keys.length - 1
    let slot = Number(key & BigInt(mask))
    while (this.values[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  private grow(): void {
    const { keys, values } = this
    this.keys = new BigUint64Array(keys.length * 2)
    this.values = new Uint8Array(keys.length * 2)
    this.used = 0
    for (const [i, value] of values.entries()) if (value !== 0) this.put(keys[i] ?? 0n, value)
  }
}

const hashOf = (id: string): bigint => createHash('sha1').update(id).digest().readBigUInt64LE()
