import { loadCypher } from '../graph/cypher.ts'
import type { WriteTx } from '../graph/graph.ts'
import type { Survivor } from './ties.ts'

const MERGES = loadCypher(import.meta.url, './cypher/merges.cypher')
const BUNDLE_MERGES = loadCypher(import.meta.url, './cypher/bundle-merges.cypher')

/** Which record was merged into which: a former id → the id that it was merged into, which may itself be a former one by now. */
export class Merges {
  private readonly into: Map<string, string>

  constructor(into: Iterable<readonly [string, string]> = []) {
    this.into = new Map(into)
  }
  get isEmpty(): boolean {
    return this.into.size === 0
  }
  get formers(): string[] {
    return [...this.into.keys()]
  }
  isFormer(id: string): boolean {
    return this.into.has(id)
  }
  /** From an id to what it stands for now, by way of all that it stood for in between. */
  chain(id: string): string[] {
    const next = this.into.get(id)
    return next === undefined ? [id] : [id, ...this.chain(next)]
  }
  parentOf(id: string): string | null {
    return this.into.get(id) ?? null
  }
  readonly survivor: Survivor = (id) => {
    const next = this.into.get(id)
    return next === undefined ? id : this.survivor(next)
  }
  /** All ids that stand for the same thing as this one, itself among them. */
  family(id: string): string[] {
    const survivor = this.survivor(id)
    return [survivor, ...this.formers.filter((former) => this.survivor(former) === survivor)].sort()
  }
  merge(keep: string, absorb: string): void {
    this.into.set(absorb, keep)
  }
  /** What had been merged into the former id comes out with it. */
  split(former: string): void {
    this.into.delete(former)
  }
  with(others: Merges): Merges {
    return new Merges([...others.into, ...this.into])
  }
}

/** The merges of all things that these ids stand for. */
export async function readMerges(tx: WriteTx, ids: readonly string[]): Promise<Merges> {
  return toMerges(await tx.run(MERGES, { ids: [...ids] }))
}

/** The merges of all things that the claims of these bundles name. */
export async function readBundleMerges(tx: WriteTx, bundles: readonly string[]): Promise<Merges> {
  return toMerges(await tx.run(BUNDLE_MERGES, { ids: [...bundles] }))
}

const toMerges = (rows: readonly (readonly unknown[])[]): Merges =>
  new Merges(rows.map(([former, into]) => [former as string, into as string]))
