import { isLoop, MOST_SWEEPS, OUTRIGHT, TOLERANCE } from './integrated-least.ts'
import { at, Walks } from './integrated-linear.ts'
import type { Held, Part } from './integrated-part.ts'

/** Better by less than this is not better: it keeps rounding from turning a choice round and round. */
const BETTER = 1e-12
const MOST_ROUNDS = 100
/** What looking at one company or owner costs, in elementary steps of solving a loop: measured, roughly. */
const STEP = 40

/**
 * The most that may come to some owners: each company gives what its lower bounds leave to its best-valued owners first, as far as
 * their upper bounds let it. Values start from 0, so what only goes round in a loop never counts. Owners come before what they own;
 * a loop is solved by Howard's policy iteration, each choice outright, or if it is large by repeating the step until it stands still.
 */
export class Most {
  /** Elementary steps done, so that whoever asks for many owners can stop in time, and always at the same one. */
  work = 0
  settled = true
  private readonly part: Part
  private readonly components: readonly (readonly number[])[]
  private readonly places: Int32Array
  /** Loops in which nobody has a choice are solved once for all owners. */
  private readonly fixed = new Map<readonly number[], Walks>()
  private readonly values: Float64Array

  /** Past `limit` steps no choice is mended any more, and `settled` says so. */
  private readonly limit: number

  constructor(part: Part, components: readonly (readonly number[])[], limit: number) {
    this.limit = limit
    this.part = part
    this.components = components
    this.places = new Int32Array(part.ids.length).fill(-1)
    this.values = new Float64Array(part.ids.length)
  }

  /** What the company is worth if ending at these owners is worth 1. */
  of(ends: readonly number[]): number {
    const { values } = this
    values.fill(0)
    for (const end of ends) values[end] = 1
    for (const members of this.components) {
      const [only] = members
      if (only !== undefined && this.held(only).length === 0) continue
      if (!isLoop(this.part, members)) for (const node of members) values[node] = this.valueOf(node)
      else if (members.length > OUTRIGHT) this.repeat(members)
      else this.choose(members)
    }
    return at(values, 0)
  }

  private held(node: number): readonly Held[] {
    return this.part.held[node] ?? []
  }

  /** By the present values: the lower bounds, and the slack where it is worth most. */
  private valueOf(node: number): number {
    return this.worth(node, this.bestGift(node))
  }

  private worth(node: number, given: Float64Array | null): number {
    const held = this.held(node)
    this.work += STEP + held.length
    let sum = 0
    for (const [i, { owner, low }] of held.entries()) {
      sum += (low + (given ? at(given, i) : 0)) * at(this.values, owner)
    }
    return sum
  }

  /** How a company shares out its slack at best; null where there is nothing to share, or nobody worth giving it to. */
  private bestGift(node: number): Float64Array | null {
    let left = at(this.part.slack, node)
    if (left === 0) return null
    const held = this.held(node)
    const takers: number[] = []
    for (const [i, { owner, room }] of held.entries())
      if (room > 0 && at(this.values, owner) > 0) takers.push(i)
    this.work += held.length + takers.length * STEP
    if (takers.length === 0) return null
    const value = (i: number) => at(this.values, held[i]?.owner ?? node)
    if (takers.length > 1) takers.sort((a, b) => value(b) - value(a) || a - b)
    const given = new Float64Array(held.length)
    for (const i of takers) {
      const gift = Math.min(held[i]?.room ?? 0, left)
      given[i] = gift
      left -= gift
    }
    return given
  }

  private canChoose(node: number): boolean {
    return at(this.part.slack, node) > 0 && this.held(node).some(({ room }) => room > 0)
  }

  /** Policy iteration: a choice is changed only for a better one, so no loop can keep a value that nothing outside gives it. */
  private choose(members: readonly number[]): void {
    const gifts = members.map((): Float64Array | null => null)
    const chooses = members.map((node) => this.canChoose(node))
    const free = chooses.includes(true)
    for (let round = 0; round < MOST_ROUNDS && (round === 0 || this.work < this.limit); round++) {
      this.settle(members, gifts, !free)
      let better = false
      for (const [i, node] of members.entries()) {
        if (!chooses[i]) continue
        const given = this.bestGift(node)
        if (this.worth(node, given) > this.worth(node, gifts[i] ?? null) + BETTER) {
          gifts[i] = given
          better = true
        }
      }
      if (!better) return
    }
    this.settled = false
  }

  /** Values in a loop whose choices are made. */
  private settle(members: readonly number[], gifts: readonly (Float64Array | null)[], once: boolean): void {
    const { places, values } = this
    const n = members.length
    members.forEach((node, i) => {
      places[node] = i
    })
    const brought = new Float64Array(n)
    const known = once ? this.fixed.get(members) : undefined
    const step = new Float64Array(known ? 0 : n * n)
    const gone = new Float64Array(n)
    for (const [i, node] of members.entries()) {
      const given = gifts[i]
      const held = this.held(node)
      let left = at(this.part.slack, node)
      let outside = 0
      for (const [e, { owner, low }] of held.entries()) {
        const gift = given ? at(given, e) : 0
        const j = places[owner] ?? -1
        left -= gift
        if (j < 0) {
          outside += low + gift
          brought[i] = at(brought, i) + (low + gift) * at(values, owner)
        } else if (!known) step[i * n + j] = low + gift
      }
      gone[i] = outside + (left > TOLERANCE ? left : 0)
      this.work += held.length
    }
    const walks = known ?? new Walks(n, step, gone)
    this.work += known ? n * n : n * n * n * 0.4 + n * n
    if (once) this.fixed.set(members, walks)
    const found = walks.values(brought)
    members.forEach((node, i) => {
      values[node] = at(found, i)
      places[node] = -1
    })
  }

  /** A large loop: the step again and again, from 0 upward, until it stands still. */
  private repeat(members: readonly number[]): void {
    for (let sweep = 0; sweep < MOST_SWEEPS && this.work < this.limit; sweep++) {
      let change = 0
      for (const node of members.toReversed()) {
        const value = this.valueOf(node)
        change = Math.max(change, value - at(this.values, node))
        this.values[node] = value
      }
      if (change <= TOLERANCE) return
    }
    this.settled = false
  }
}
