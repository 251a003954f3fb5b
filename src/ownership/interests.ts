import type { World } from '../claims/world.ts'
import type { AffiliateRule } from './affiliate-rule.ts'
import { CloseLinks } from './close-links.ts'
import { Control } from './control.ts'
import { type Route, stay } from './route.ts'

/**
 * Who counts as one interest with whom, under one rule. Two things are kept apart: what a way may pass through, which the rule
 * decides, and what is one control group, which is so whatever the rule says (a parent is never its subsidiary's rival).
 */
export class Interests {
  readonly control: Control
  private readonly closeLinks: CloseLinks | null
  /** True where the rule lets nobody stand for another. */
  readonly alone: boolean

  constructor(world: World, rule: AffiliateRule) {
    this.alone = rule.basis === 'NONE'
    this.control = new Control(world, rule.maxHops)
    this.closeLinks = rule.basis === 'CLOSE_LINK' ? new CloseLinks(world, this.control, rule.threshold) : null
  }

  /** The same text for all that count as one interest by control. */
  key(id: string): string {
    return this.alone ? id : this.control.key(id)
  }
  /** Whether two things are in one control group, whatever the rule. */
  sameGroup(a: string, b: string): boolean {
    return this.control.key(a) === this.control.key(b)
  }
  /** From a thing to itself or to something that it controls. */
  own(id: string, other: string): Route | null {
    return id === other ? stay(id) : this.alone ? null : (this.control.own(id).get(other) ?? null)
  }
  /** From a thing to another of its group. */
  within(id: string, other: string): Route | null {
    return id === other ? stay(id) : this.alone ? null : (this.control.group(id).get(other) ?? null)
  }
  /** From a thing to another of its group or of a closely linked one. */
  near(id: string, other: string): Route | null {
    return this.key(id) === this.key(other)
      ? this.within(id, other)
      : (this.closeLinks?.route(id, other) ?? null)
  }
  /** The same, and beside it each way through a person that controls both. */
  nears(id: string, other: string): Route[] {
    const near = this.near(id, other)
    if (!near) return []
    return this.alone || id === other ? [near] : [near, ...this.control.throughPersons(id, other)]
  }
  /** The key itself and those of closely linked groups. */
  nearKeys(key: string): string[] {
    return [key, ...(this.closeLinks?.keys(key) ?? [])]
  }
  /** How many things control this one: the more, the more specific it is. */
  depth(id: string): number {
    return this.control.controllers(id).size
  }
  /** All that control a thing, itself included. */
  upward(id: string): string[] {
    return this.alone ? [id] : [id, ...this.control.controllers(id)]
  }
}
