import { compareText } from '../claims/order.ts'
import type { Link } from '../claims/types.ts'
import { Heap } from './integrated-heap.ts'

/** One holding as a step of a chain: how large it may be, and how sure it is. */
export interface Step {
  link: Link
  size: number
  confidence: number
}
/** Holdings from an owner down to the company, each of what the one before holds. */
export type Chain = readonly Step[]

/** The best way down from a thing: its first step, what the whole is worth, and how many steps it has. */
interface Down {
  step: Step
  worth: number
  hops: number
}
/** A chain that is being tried: what is done, and which of the next steps comes now. */
interface Trial {
  done: Taken | null
  at: string
  child: number
  size: number
  worth: number
  order: number
}
interface Taken {
  step: Step
  before: Taken | null
}

/**
 * So many trials are for all owners together. They run out only where everybody owns everybody, or chains are long and many; the largest
 * chain of all is known without.
 */
const MOST_TRIALS = 100_000

/** Chains from owners down to one company, on the part of the graph that reaches it. */
export class Chains {
  private readonly company: string
  private readonly largest: ReadonlyMap<string, Down>
  private readonly surest: ReadonlyMap<string, Down>
  private readonly out = new Map<string, Step[]>()

  constructor(steps: readonly Step[], company: string) {
    this.company = company
    const useful = steps.filter(({ link }) => link.from !== link.to && link.from !== company)
    const into = new Map<string, Step[]>()
    for (const step of useful) append(into, step.link.to, step)
    this.largest = bestDown(company, into, (step, below) => step.size * below)
    this.surest = bestDown(company, into, (step, below) => Math.min(step.confidence, below))
    for (const step of useful) append(this.out, step.link.from, step)
    // Next steps by what the whole chain can still be, so that the first chain tried is the largest.
    const worth = (step: Step) => step.size * this.below(step.link.to)
    for (const list of this.out.values())
      list.sort((a, b) => worth(b) - worth(a) || compareText(a.link.id, b.link.id))
  }

  /** The largest chains, each thing once, the largest first; and the surest, if it is not among them. */
  from(owner: string, most: number, owners: number): Chain[] {
    const chains = most > 1 ? this.tryFrom(owner, most, MOST_TRIALS / owners) : []
    if (chains.length === 0) chains.push(this.follow(owner, this.largest))
    const surest = this.follow(owner, this.surest)
    const same = (chain: Chain) =>
      chain.length === surest.length && chain.every((step, i) => step === surest[i])
    return chains.some(same) || sureness(surest) <= Math.max(...chains.map(sureness))
      ? chains
      : [...chains, surest]
  }

  private below(id: string): number {
    return id === this.company ? 1 : (this.largest.get(id)?.worth ?? 0)
  }

  private follow(owner: string, down: ReadonlyMap<string, Down>): Step[] {
    const chain: Step[] = []
    for (let at = owner; at !== this.company; at = chain.at(-1)?.link.to ?? this.company) {
      const next = down.get(at)
      if (!next) break
      chain.push(next.step)
    }
    return chain
  }

  /** Best first; since it is known what is left to come, hardly anything is tried in vain. */
  private tryFrom(owner: string, most: number, trials: number): Chain[] {
    const found: Chain[] = []
    const heap = new Heap<Trial>((a, b) => a.worth > b.worth || (a.worth === b.worth && a.order < b.order))
    let order = 0
    const push = (done: Taken | null, at: string, child: number, size: number): void => {
      const step = this.out.get(at)?.[child]
      if (step)
        heap.push({
          done,
          at,
          child,
          size,
          worth: size * step.size * this.below(step.link.to),
          order: order++,
        })
    }
    push(null, owner, 0, 1)
    for (let tried = 0; tried < trials && found.length < most; tried++) {
      const trial = heap.pop()
      if (!trial) break
      const { done, at, child, size } = trial
      push(done, at, child + 1, size)
      const step = this.out.get(at)?.[child]
      if (!step || passes(done, step.link.to) || step.link.to === owner) continue
      const taken = { step, before: done }
      if (step.link.to === this.company) found.push(unrolled(taken))
      else push(taken, step.link.to, 0, size * step.size)
    }
    return found
  }
}

const sureness = (chain: Chain): number => chain.reduce((least, step) => Math.min(least, step.confidence), 1)

function passes(taken: Taken | null, id: string): boolean {
  for (let at = taken; at; at = at.before) if (at.step.link.to === id) return true
  return false
}

function unrolled(taken: Taken): Step[] {
  const chain: Step[] = []
  for (let at: Taken | null = taken; at; at = at.before) chain.push(at.step)
  return chain.reverse()
}

/** From the company upward (Dijkstra 1959): the best way down from everything that reaches it; of equally good ones the shortest. */
function bestDown(
  company: string,
  into: ReadonlyMap<string, readonly Step[]>,
  worthOf: (step: Step, below: number) => number,
): Map<string, Down> {
  const best = new Map<string, Down>()
  const heap = new Heap<Down>(
    (a, b) =>
      a.worth > b.worth ||
      (a.worth === b.worth && (a.hops < b.hops || (a.hops === b.hops && a.step.link.id < b.step.link.id))),
  )
  const spread = (id: string, below: number, hops: number): void => {
    for (const step of into.get(id) ?? [])
      if (!best.has(step.link.from)) heap.push({ step, worth: worthOf(step, below), hops: hops + 1 })
  }
  spread(company, 1, 0)
  for (let next = heap.pop(); next; next = heap.pop()) {
    const { from } = next.step.link
    if (best.has(from)) continue
    best.set(from, next)
    spread(from, next.worth, next.hops)
  }
  return best
}

function append<T>(index: Map<string, T[]>, key: string, item: T): void {
  const list = index.get(key)
  if (list) list.push(item)
  else index.set(key, [item])
}
