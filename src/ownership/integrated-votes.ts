import type { Link } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import { EPSILON, votesOf } from './control.ts'
import { knownRange } from './integrated-above.ts'
import { flagOf, surenessOf } from './stated.ts'

/** What makes one company controlled: the links that count, and the least sure thing among them. */
interface Grounds {
  links: Link[]
  confidence: number
}
/** The links from an owner down to a company that it controls, with how sure that is. */
export interface Control {
  links: Link[]
  confidence: number
  weakest: Link
}

/**
 * What an owner has to say in a company, among all holdings on the part that reaches it: the votes of the owner and of all that it
 * controls. Control is that of control.ts (a claim of it, or more than half of the votes, of the shares where votes are unknown, lower
 * bounds, a fixpoint), found for one owner at a time in one pass, without a bound on the length of chains.
 */
export class Say {
  private readonly world: World
  private readonly company: string
  private readonly out = new Map<string, Link[]>()
  private readonly into: readonly Link[]

  constructor(world: World, holdings: readonly Link[], company: string) {
    this.world = world
    this.company = company
    for (const link of holdings) {
      const list = this.out.get(link.from)
      if (list) list.push(link)
      else this.out.set(link.from, [link])
    }
    this.into = holdings.filter((link) => link.to === company && link.from !== company)
  }

  /** All that an owner controls, each on its grounds. */
  controlledBy(owner: string): ReadonlyMap<string, Grounds> {
    const found = new Map<string, Grounds>([[owner, { links: [], confidence: 1 }]])
    const sums = new Map<string, { sum: number; links: Link[]; confidence: number }>()
    for (const id of found.keys()) {
      for (const link of this.out.get(id) ?? []) {
        if (found.has(link.to) || this.world.entity(link.to).kind !== 'COMPANY') continue
        if (flagOf(link, 'controls') === true) {
          found.set(link.to, { links: [link], confidence: surenessOf(link, 'controls') })
          continue
        }
        const votes = votesOf(link, this.world.floor)
        if (!votes) continue
        const before = sums.get(link.to) ?? { sum: 0, links: [], confidence: 1 }
        const now = {
          sum: before.sum + votes.amount,
          links: [...before.links, link],
          confidence: Math.min(before.confidence, votes.confidence),
        }
        if (now.sum > 0.5 + EPSILON) found.set(link.to, now)
        else sums.set(link.to, now)
      }
    }
    return found
  }

  /** The links by which an owner controls the company, from the owner down; null where it does not. */
  control(controlled: ReadonlyMap<string, Grounds>): Control | null {
    const needed = new Set([this.company])
    const links: Link[] = []
    let weakest: { link: Link; confidence: number } | null = null
    for (const id of needed) {
      const grounds = controlled.get(id)
      if (!grounds) return null
      for (const link of grounds.links) {
        links.push(link)
        needed.add(link.from)
        if (!weakest || grounds.confidence < weakest.confidence)
          weakest = { link, confidence: grounds.confidence }
      }
    }
    return weakest && { links: links.reverse(), confidence: weakest.confidence, weakest: weakest.link }
  }

  /** The votes in the company of all that an owner controls; null where no claim states the votes of any of these holdings. */
  votesOf(controlled: ReadonlyMap<string, Grounds>): { min: number; max: number } | null {
    let [stated, least, most, others] = [false, 0, 0, 0]
    for (const link of this.into) {
      const votes = knownRange(this.world, link, 'votes')
      if (!controlled.has(link.from)) others += votes?.min ?? 0
      else {
        stated ||= votes !== null
        least += votes?.min ?? 0
        most += votes?.max ?? 1
      }
    }
    if (!stated) return null
    const all = Math.max(1, least + others)
    const [min, left] = [least / all, 1 - others / all]
    return { min: tidy(min), max: tidy(Math.max(min, Math.min(most, left))) }
  }
}

const tidy = (share: number): number => Math.round(Math.min(1, share) * 1e12) / 1e12
