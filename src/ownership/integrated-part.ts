import { compareText } from '../claims/order.ts'

/** A stake of one in another, as far as it is known: unknown is 0 to 1. Several stakes of the same two are added up. */
export interface Stake {
  from: string
  to: string
  min: number
  max: number
}

/** One owner of a company: what it surely holds, and how much more it may hold. */
export interface Held {
  owner: number
  low: number
  room: number
}

/** A company whose stated shares sum to more than 1. */
export interface Oversold {
  company: string
  sum: number
}

/** All that is upward of one company, which has the number 0; owners have higher numbers than the first company they were met at. */
export interface Part {
  ids: readonly string[]
  /** Owners of each; empty for those that nobody owns. */
  held: readonly (readonly Held[])[]
  /** What the lower bounds leave of each; 1 where nobody is known. */
  slack: Float64Array
  /** Owners that nobody owns. The company itself is none. */
  ends: readonly number[]
  oversold: readonly Oversold[]
}

/** Sums of shares are not exact in binary; nobody states a share so small. */
const NOTHING = 1e-12

/** The part of the graph that reaches the company, with shares above 1 scaled. Stakes in any order give the same part. */
export function partAbove(stakes: Iterable<Stake>, company: string): Part {
  const owners = ownersOf(stakes)
  const ids = [company]
  const numbers = new Map([[company, 0]])
  const held: Held[][] = []
  const slack: number[] = []
  const oversold: Oversold[] = []
  // `ids` grows while it is walked, so no recursion and no queue are needed.
  for (const id of ids) {
    const known = ownedByOthers(id, owners.get(id))
    const sum = known.reduce((total, [, stake]) => total + stake.min, 0)
    const scale = Math.max(1, sum)
    if (sum > 1 + 1e-9) oversold.push({ company: id, sum })
    held.push(
      known.map(([owner, { min, max }]) => {
        const number = numbers.get(owner) ?? ids.length
        if (number === ids.length) {
          numbers.set(owner, number)
          ids.push(owner)
        }
        return { owner: number, low: min / scale, room: Math.max(0, max - min) }
      }),
    )
    slack.push(1 - sum < NOTHING ? 0 : 1 - sum)
  }
  const ends = ids.flatMap((_, i) => (i > 0 && held[i]?.length === 0 ? [i] : []))
  return { ids, held, slack: Float64Array.from(slack), ends, oversold }
}

type Bounds = Pick<Stake, 'min' | 'max'>

function ownersOf(stakes: Iterable<Stake>): Map<string, Map<string, Bounds>> {
  const owners = new Map<string, Map<string, Bounds>>()
  for (const { from, to, min, max } of stakes) {
    const of = owners.get(to) ?? new Map<string, Bounds>()
    const before = of.get(from) ?? { min: 0, max: 0 }
    of.set(from, { min: before.min + min, max: Math.min(1, before.max + max) })
    owners.set(to, of)
  }
  return owners
}

/**
 * A company that holds shares in itself is not owned by anybody for that: where nobody else is known the walk ends there, unless it
 * holds all of itself, which is a closed loop.
 */
function ownedByOthers(id: string, owners: ReadonlyMap<string, Bounds> | undefined): [string, Bounds][] {
  const all = [...(owners ?? [])].sort(([a], [b]) => compareText(a, b))
  const own = owners?.get(id)
  return all.length === 1 && own && own.min < 1 - NOTHING ? [] : all
}
