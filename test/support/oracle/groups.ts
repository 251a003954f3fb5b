/**
 * Who counts as one interest. Readings:
 *  1. Groups are the connected parts of "controls"; joint controllers of one company are thus in one group. What a government controls is
 *     not one group by that; what it controls still counts as its "own". How far two members are apart plays no part in who is of one
 *     group, but within maxHops links of control alone somebody stands for another.
 *  2. basis NONE: everyone is alone, and owns nothing but itself; what is one control group stays so.
 *  3. A close link is between two groups: a member of the one, with all that it controls, holds at least the threshold of the shares, or
 *     of the votes, of a member of the other. It works both ways. Persons hold too. Governments hold for themselves and what they control.
 *  4. The threshold counts what is known: a share of unknown lower bound counts for nothing.
 */
import {
  downward,
  levels,
  type Move,
  partsIn,
  runs,
  type Step,
  stakesOf,
  standTogether,
  stepsOf,
  sum,
} from './control.ts'
import { both, type Grounds, NOTHING, surest } from './grounds.ts'
import type { OracleWorld } from './world.ts'

export interface AffiliateRule {
  basis: 'NONE' | 'CONTROL' | 'CLOSE_LINK'
  threshold: number
  maxHops: number
}
export const DEFAULT_RULE: AffiliateRule = { basis: 'CLOSE_LINK', threshold: 0.2, maxHops: 4 }

export interface Groups {
  everyone: readonly string[]
  /** The name of the group: its members' ids, joined by +; by the rule NONE everyone's own id. */
  label(id: string): string
  /** Whether two are of one control group, whatever the rule. */
  sameGroup(a: string, b: string): boolean
  /** Whether the one controls the other, whatever the rule. */
  controls(a: string, b: string): boolean
  /** Why it does. */
  control(a: string, b: string): Grounds | null
  /** Why the second is the first one's own company, or itself; null where it is not. */
  own(a: string, b: string): Grounds | null
  /** Whether each first one is, or controls, its second one, as own() tells. */
  allOwn(...pairs: readonly (readonly [string, string])[]): boolean
  /** Why both are in one group; null where they are not, or too far apart. */
  within(a: string, b: string): Grounds | null
  /** Why both are in one group or in closely linked ones. */
  near(a: string, b: string): Grounds | null
  /** As near(), and beside it by each person who controls both by one holding each. */
  nears(a: string, b: string): Grounds[]
  /** As own(), else as within(). */
  reach(a: string, b: string): Grounds | null
  /** How many control it: the more, the more specific a company is. */
  depth(id: string): number
}

/** Who is anywhere in the graph, but agreements. */
const everyoneIn = (world: OracleWorld): string[] =>
  [...new Set(world.all.concat(world.ended).flatMap((link) => [link.from, link.to]))]
    .filter((id) => ['COMPANY', 'PERSON'].includes(world.kindOf(id)))
    .sort()

const bothWays =
  (world: OracleWorld, steps: readonly Step[]) =>
  (at: string): Move[] =>
    steps
      .filter((step) => !world.isGovernment(step.holder))
      .flatMap(({ holder, company, grounds }) => [
        ...(holder === at ? [{ to: company, grounds }] : []),
        ...(company === at ? [{ to: holder, grounds }] : []),
      ])

/** What hangs together, however far apart. */
function connected(start: string, moves: (at: string) => readonly Move[]): string[] {
  const met = [start]
  for (const at of met)
    met.push(
      ...moves(at)
        .map(({ to }) => to)
        .filter((to, i, all) => !met.includes(to) && all.indexOf(to) === i),
    )
  return met.sort()
}

export function groupsOf(world: OracleWorld, rule: AffiliateRule): Groups {
  const everyone = everyoneIn(world)
  const stakes = stakesOf(world)
  const steps = stepsOf(stakes, rule.maxHops)
  const table = <T>(of: (id: string) => T): ((id: string) => T) => {
    const known = new Map(everyone.map((id) => [id, of(id)]))
    return (id) => known.get(id) ?? of(id)
  }
  const ownOf = table((id) => runs(id, downward(steps), rule.maxHops))
  const nearOf = table((id) => runs(id, bothWays(world, steps), rule.maxHops))
  const groupOf = table((id) => connected(id, bothWays(world, steps)))

  const isAlone = rule.basis === 'NONE'
  const itself = (a: string, b: string): Grounds | null => (a === b ? NOTHING : null)
  const sameGroup = (a: string, b: string): boolean => groupOf(a).includes(b)
  const controls = (a: string, b: string): boolean => a !== b && ownOf(a).has(b)
  const own = (a: string, b: string): Grounds | null =>
    itself(a, b) ?? (isAlone ? null : (ownOf(a).get(b) ?? null))
  const within = (a: string, b: string): Grounds | null =>
    itself(a, b) ?? (isAlone ? null : (nearOf(a).get(b) ?? null))

  /** Every way in which somebody of the first one's group holds enough of somebody of the second one's. */
  const holds = (a: string, b: string): Grounds[] =>
    groupOf(a).flatMap((holder) =>
      groupOf(b).flatMap((company) => {
        const [up, down] = [within(a, holder), within(company, b)]
        if (up === null || down === null) return []
        return levels(stakes).flatMap((level) => {
          const sure = steps.filter((step) => step.grounds.confidence >= level)
          const together = runs(holder, downward(sure), rule.maxHops)
          return (['share', 'votes'] as const).flatMap((which) => {
            const parts = partsIn(stakes, [...together.keys()], company, which, level)
            return parts.length > 0 && sum(parts) >= Math.round(rule.threshold * 1e6)
              ? [both(up, standTogether(parts, together), down)]
              : []
          })
        })
      }),
    )
  const found = new Map<string, Grounds | null>()
  const closeLink = (a: string, b: string): Grounds | null => {
    if (rule.basis !== 'CLOSE_LINK') return null
    const before = found.get(`${a}|${b}`)
    if (before !== undefined) return before
    const best = surest([...holds(a, b), ...holds(b, a)])
    found.set(`${a}|${b}`, best)
    return best
  }
  const near = (a: string, b: string): Grounds | null => (sameGroup(a, b) ? within(a, b) : closeLink(a, b))
  const oneHolding = (person: string, company: string): Grounds[] =>
    steps
      .filter((step) => step.holder === person && step.company === company && step.grounds.links.length === 1)
      .map(({ grounds }) => grounds)
  const nears = (a: string, b: string): Grounds[] => {
    const best = near(a, b)
    if (best === null) return []
    if (isAlone || a === b) return [best]
    const persons = everyone.filter((id) => world.kindOf(id) === 'PERSON')
    const others = persons.flatMap((person) =>
      oneHolding(person, a).flatMap((up) => oneHolding(person, b).map((down) => both(up, down))),
    )
    return [best, ...others]
  }
  return {
    everyone,
    label: (id) => (isAlone ? id : groupOf(id).join('+')),
    sameGroup,
    controls,
    control: (a, b) => ownOf(a).get(b) ?? null,
    own,
    allOwn: (...pairs) => pairs.every(([a, b]) => own(a, b) !== null),
    within,
    near,
    nears,
    reach: (a, b) => own(a, b) ?? within(a, b),
    depth: (id) => everyone.filter((each) => controls(each, id)).length,
  }
}
