/**
 * Who counts as one interest. Readings:
 *  1. Groups are the connected parts of "controls"; joint controllers of one company are thus in one group. A government's own control
 *     joins nothing, neither downward nor sideways; what it controls still counts as its "own".
 *  2. basis NONE: everyone is alone, and owns nothing but itself; also for "never within one group".
 *  3. A close link is between two groups: a member of the one, with all that it controls, holds at least the threshold of the shares, or
 *     of the votes, of a member of the other. It works both ways. Persons hold too. Governments hold for themselves and what they control.
 *  4. The threshold counts what is known: a share of unknown lower bound counts 0.
 */
import {
  type Stake,
  controlledBy,
  controls,
  levels,
  partsIn,
  standTogether,
  stakesOf,
  sum,
} from './control.ts'
import { type Grounds, NOTHING, both, surest } from './grounds.ts'
import type { OracleWorld } from './world.ts'

export interface AffiliateRule {
  basis: 'NONE' | 'CONTROL' | 'CLOSE_LINK'
  threshold: number
  maxHops: number
}
export const DEFAULT_RULE: AffiliateRule = { basis: 'CLOSE_LINK', threshold: 0.2, maxHops: 4 }

export interface Groups {
  everyone: readonly string[]
  /** Members in order of id. */
  groupOf(id: string): readonly string[]
  /** The name of the group: its members' ids, joined by +. */
  label(id: string): string
  sameGroup(a: string, b: string): boolean
  /** Itself and what it controls. */
  own(id: string): readonly string[]
  /** Why the two are in one group, or the one is the other's own; null where neither. */
  bond(a: string, b: string): Grounds | null
  /** Why the two groups are closely linked, seen from these two members; null where they are not. */
  closeLink(a: string, b: string): Grounds | null
}

/** Who is anywhere in the graph, but agreements. */
const everyoneIn = (world: OracleWorld): string[] =>
  [...new Set(world.links.concat(world.ended).flatMap((link) => [link.from, link.to]))]
    .filter((id) => ['COMPANY', 'PERSON'].includes(world.kindOf(id)))
    .sort()

type Bonds = Map<string, Grounds>
const pair = (a: string, b: string): string => `${a}|${b}`

/** The surest chain of control between every two, walked up and down; found by looking again until nothing gets surer. */
function bondsOf(everyone: readonly string[], steps: ReadonlyMap<string, Grounds>): Bonds {
  const bonds: Bonds = new Map(everyone.map((id) => [pair(id, id), NOTHING]))
  for (let changed = true; changed; ) {
    changed = false
    for (const a of everyone) {
      for (const b of everyone) {
        const through = everyone.flatMap((middle) => {
          const [first, step] = [
            bonds.get(pair(a, middle)),
            steps.get(pair(middle, b)) ?? steps.get(pair(b, middle)),
          ]
          return first === undefined || step === undefined ? [] : [both(first, step)]
        })
        const known = bonds.get(pair(a, b))
        const best = surest(known === undefined ? through : [known, ...through])
        if (best === null || best === known) continue
        bonds.set(pair(a, b), best)
        changed = true
      }
    }
  }
  return bonds
}

export function groupsOf(world: OracleWorld, rule: AffiliateRule): Groups {
  const everyone = everyoneIn(world)
  const stakes = rule.basis === 'NONE' ? [] : stakesOf(world)
  const controlled = new Map(everyone.map((id) => [id, controls(stakes, id, rule.maxHops)]))
  const steps = new Map(
    everyone
      .filter((holder) => !world.isGovernment(holder))
      .flatMap((holder) =>
        [...(controlled.get(holder) ?? [])]
          .filter(([company]) => !world.isGovernment(company))
          .map(([company, grounds]) => [pair(holder, company), grounds] as const),
      ),
  )
  const bonds = bondsOf(everyone, steps)

  const groupOf = (id: string): string[] => everyone.filter((other) => bonds.has(pair(id, other)))
  const sameGroup = (a: string, b: string): boolean => a === b || bonds.has(pair(a, b))
  const own = (id: string): string[] => [id, ...(controlled.get(id)?.keys() ?? [])]
  const bond = (a: string, b: string): Grounds | null =>
    surest(
      [bonds.get(pair(a, b)), controlled.get(a)?.get(b), controlled.get(b)?.get(a)].filter(
        (each) => each !== undefined,
      ),
    )

  const found = new Map<string, Grounds | null>()
  const closeLink = (a: string, b: string): Grounds | null => {
    if (rule.basis !== 'CLOSE_LINK' || sameGroup(a, b)) return null
    const before = found.get(pair(a, b))
    if (before !== undefined) return before
    const best = surest([
      ...holds(stakes, rule, a, b, groupOf, bond),
      ...holds(stakes, rule, b, a, groupOf, bond),
    ])
    found.set(pair(a, b), best)
    return best
  }
  const label = (id: string): string => (groupOf(id).length === 0 ? id : groupOf(id).join('+'))
  return { everyone, groupOf, label, sameGroup, own, bond, closeLink }
}

/** Every way in which the first one's group holds enough of the second one's. */
function holds(
  stakes: readonly Stake[],
  rule: AffiliateRule,
  a: string,
  b: string,
  groupOf: (id: string) => readonly string[],
  bond: (a: string, b: string) => Grounds | null,
): Grounds[] {
  const enough = Math.round(rule.threshold * 1e6)
  return groupOf(a).flatMap((holder) =>
    groupOf(b).flatMap((company) =>
      levels(stakes).flatMap((level) => {
        const together = new Map([
          ...controlledBy(stakes, holder, rule.maxHops, level),
          [holder, NOTHING] as const,
        ])
        const [up, down] = [bond(a, holder), bond(company, b)]
        if (up === null || down === null) return []
        return (['share', 'votes'] as const).flatMap((which) => {
          const parts = partsIn(stakes, [...together.keys()], company, which, level)
          return parts.length > 0 && sum(parts) >= enough
            ? [both(up, standTogether(parts, together, stakes), down)]
            : []
        })
      }),
    ),
  )
}
