import { compareText } from '../claims/order.ts'
import type { Link } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import { join, type Route, reversed, routesFrom, type Step, unique } from './route.ts'
import { flagOf, rangeOf, surenessOf } from './stated.ts'

/** Sums of shares are not exact in binary: what differs by less than this is equal. */
export const EPSILON = 1e-9

/** What one ownership link gives its holder: a known lower bound of votes or shares, and how sure it is. */
export interface Holding {
  link: Link
  amount: number
  confidence: number
}

/** Votes, or the shares where votes are unknown, as a lower bound; null where nothing is known. */
export function votesOf(link: Link, floor: number): Holding | null {
  return boundOf(link, 'votes', floor) ?? (known(link, 'votes', floor) ? null : boundOf(link, 'share', floor))
}
function known(link: Link, name: 'share' | 'votes', floor: number): boolean {
  const range = rangeOf(link, name)
  return range !== null && (range.min !== null || range.max !== null) && surenessOf(link, name) >= floor
}
export function boundOf(link: Link, name: 'share' | 'votes', floor: number): Holding | null {
  const amount = rangeOf(link, name)?.min
  const confidence = surenessOf(link, name)
  return amount === null || amount === undefined || confidence < floor ? null : { link, amount, confidence }
}

/** Surest first, until they are enough: the sum is then as sure as it can be. Null if all together are not enough. */
export function enough(holdings: readonly Holding[], isEnough: (sum: number) => boolean): Holding[] | null {
  const sorted = [...holdings].sort(
    (a, b) => b.confidence - a.confidence || b.amount - a.amount || compareText(a.link.id, b.link.id),
  )
  let sum = 0
  for (const [i, holding] of sorted.entries()) {
    sum += holding.amount
    if (isEnough(sum)) return sorted.slice(0, i + 1)
  }
  return null
}

export const toRoute = ({ link, confidence }: Holding): Route => ({
  entities: [link.from, link.to],
  links: [link],
  confidence,
  weakest: link,
})

/**
 * Who controls whom in a world, and who belongs together by control (design §5): a claim of control; or more than half of the
 * votes, counting those of all that the holder already controls. A government's holdings are not one group.
 */
export class Control {
  private readonly down = new Map<string, Step[]>()
  private readonly up = new Map<string, string[]>()
  private readonly both = new Map<string, Step[]>()
  private readonly owns = new Map<string, ReadonlyMap<string, Route>>()
  private readonly groups = new Map<string, ReadonlyMap<string, Route>>()
  private readonly keys = new Map<string, string>()
  private readonly above = new Map<string, Set<string>>()
  private readonly world: World
  private readonly maxHops: number

  constructor(world: World, maxHops: number) {
    this.world = world
    this.maxHops = maxHops
    for (const link of world.ofType('OWNERSHIP')) {
      const step = this.byItself(link)
      if (step) this.add(step)
    }
    this.addJoint()
    for (const id of this.down.keys())
      for (const held of this.own(id).keys()) {
        if (held === id) continue
        const above = this.above.get(held) ?? new Set()
        this.above.set(held, above.add(id))
      }
  }

  /** X and all that it controls, each with how. */
  own(id: string): ReadonlyMap<string, Route> {
    const found = this.owns.get(id) ?? routesFrom(id, (at) => this.down.get(at) ?? [], this.maxHops)
    this.owns.set(id, found)
    return found
  }

  /** X and all that is linked to it by control, common controllers included, each with how. */
  group(id: string): ReadonlyMap<string, Route> {
    const found = this.groups.get(id) ?? routesFrom(id, (at) => this.both.get(at) ?? [], this.maxHops)
    this.groups.set(id, found)
    return found
  }

  /** From X to another by way of each person that controls both by a holding of its own: that stands whatever else binds the two. */
  throughPersons(id: string, other: string): Route[] {
    const above = (company: string): Step[] =>
      (this.both.get(company) ?? []).filter(
        ({ to, links }) => links.length === 1 && this.world.entity(to).kind === 'PERSON',
      )
    const down = above(other)
    return above(id).flatMap((up) =>
      down.filter(({ to }) => to === up.to).map((step) => join(up, reversed(step))),
    )
  }

  /** All that control X, whoever they are. */
  controllers(id: string): ReadonlySet<string> {
    return this.above.get(id) ?? new Set()
  }

  /** The same text for all things of one group, however long its chains are. */
  key(id: string): string {
    const known = this.keys.get(id)
    if (known !== undefined) return known
    const met = new Set([id])
    for (const at of met) for (const step of this.both.get(at) ?? []) met.add(step.to)
    const key = [...met].sort(compareText)[0] ?? id
    for (const member of met) this.keys.set(member, key)
    return key
  }

  /** Whether the bound on chains leaves out something that control links to X. */
  isCut(id: string): boolean {
    const near = this.group(id)
    return [...near.keys()].some((at) => this.both.get(at)?.some((step) => !near.has(step.to)))
  }

  private byItself(link: Link): Step | null {
    if (!this.mayControl(link)) return null
    const stated = flagOf(link, 'controls') === true ? surenessOf(link, 'controls') : 0
    const majority = votesOf(link, this.world.floor)
    const confidence = Math.max(stated, majority && majority.amount > 0.5 + EPSILON ? majority.confidence : 0)
    return confidence > 0
      ? { ...toRoute({ link, amount: 1, confidence }), from: link.from, to: link.to }
      : null
  }

  /** Only a company is controlled, and only by another. */
  private mayControl(link: Link): boolean {
    return link.from !== link.to && this.world.entity(link.to).kind === 'COMPANY'
  }

  private add(step: Step): void {
    append(this.down, step.from, step)
    append(this.up, step.to, step.from)
    if (this.world.entity(step.from).form === 'GOVERNMENT') return
    append(this.both, step.from, step)
    append(this.both, step.to, { ...reversed(step), from: step.to, to: step.from })
  }

  /** Votes that make a majority only together with those of what the holder controls; each one found may make others. */
  private addJoint(): void {
    const held = new Map<string, Holding[]>()
    for (const link of this.world.ofType('OWNERSHIP')) {
      const votes = this.mayControl(link) ? votesOf(link, this.world.floor) : null
      if (votes) append(held, link.to, votes)
    }
    const contested = [...held].filter(([, holdings]) => holdings.length > 1)
    for (let again = true; again; ) {
      again = false
      for (const [company, holdings] of contested) {
        for (const holder of this.holdersAbove(holdings.map((h) => h.link.from))) {
          const step = this.together(holder, company, holdings)
          if (!step) continue
          this.add(step)
          this.owns.clear()
          again = true
        }
      }
    }
  }

  /** The holders and whoever controls one of them, those with the fewest companies first: they are the nearest. */
  private holdersAbove(holders: readonly string[]): string[] {
    let [met, edge] = [new Set(holders), unique(holders)]
    for (let hop = 0; hop < this.maxHops && edge.length > 0; hop++) {
      edge = unique(edge.flatMap((id) => this.up.get(id) ?? [])).filter((id) => !met.has(id))
      met = new Set([...met, ...edge])
    }
    return [...met].sort((a, b) => this.own(a).size - this.own(b).size || compareText(a, b))
  }

  private together(holder: string, company: string, holdings: readonly Holding[]): Step | null {
    const own = this.own(holder)
    const reached = holdings.flatMap((holding) => {
      const way = own.get(holding.link.from)
      return way ? [{ ...holding, confidence: Math.min(holding.confidence, way.confidence), way }] : []
    })
    const used = enough(reached, (sum) => sum > 0.5 + EPSILON)
    // One holding that is enough is a link of control by itself, of whoever has it.
    if (!used || used.some(({ amount }) => amount > 0.5 + EPSILON)) return null
    const routes = reached.filter((r) => used.includes(r)).map((r) => join(r.way, toRoute(r)))
    const route = join(...routes)
    // Known control stays, unless this is surer: an unsure claim of control does not hide a sure majority.
    const known = own.get(company)
    return known && known.confidence >= route.confidence ? null : { ...route, from: holder, to: company }
  }
}

function append<T>(index: Map<string, T[]>, key: string, item: T): void {
  const list = index.get(key)
  if (list) list.push(item)
  else index.set(key, [item])
}
