import { agrees, isBare, statedBy } from '../../claims/attributes.ts'
import { consolidate, stateOn } from '../../claims/consolidate.ts'
import { compareText } from '../../claims/order.ts'
import type { AttributeValue, Claim, Day, LinkState } from '../../claims/types.ts'
import type { History } from '../../claims/world.ts'

/** What one side of a dispute says; a denial says `not` a value. */
export interface Position {
  value: unknown
  /** In words made from this: the value itself, or that it is denied. */
  said: AttributeValue
  denied: boolean
  claims: readonly Claim[]
  preferred: boolean
}
export interface Disagreement {
  attribute: string
  /** Surest first. */
  positions: Position[]
  /** A preferred claim among them answers it. */
  settled: boolean
}

/** The word for the tie itself, where it is denied outright: its positions are true and false. */
export const EXISTENCE = 'existence'

/**
 * Everything on which claims that hold on the day disagree about a tie. Decided as if none of them were preferred: a preference
 * answers a dispute, and does not undo that there is one.
 */
export function disagreements(history: History, day: Day): Disagreement[] {
  const state = stateOn(consolidate(history, history.claims, new Set()), day)
  if (!state) return []
  const standing = history.claims.filter((claim) => state.claims.includes(claim.id))
  const supporters = standing.filter((claim) => claim.supports)
  const denials = standing.filter((claim) => !claim.supports)
  const disputed = Object.entries(state.attributes).filter(([, stated]) => stated.disputed)
  return [
    ...existence(history, supporters, denials),
    ...disputed
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, { claims }]) => {
        const giving = supporters.filter((claim) => claims.includes(claim.id))
        return ofAttribute(history, name, giving, denials)
      }),
    ...(history.type === 'AGREEMENT' ? ofStatements(history, state, supporters, denials) : []),
  ]
}

function existence(
  history: History,
  supporters: readonly Claim[],
  denials: readonly Claim[],
): Disagreement[] {
  const whole = history.type === 'AGREEMENT'
  const outright = denials.filter((claim) =>
    // Whoever denies an agreement denies its coverage with it: that is told once, of the agreement.
    claim.agreement && !whole ? !isBare(claim) : isBare(claim),
  )
  if (outright.length === 0) return []
  return [
    disagreement(history, EXISTENCE, [
      { value: true, said: true, denied: false, claims: supporters },
      { value: false, said: true, denied: true, claims: outright },
    ]),
  ]
}

function ofAttribute(
  history: History,
  name: string,
  giving: readonly Claim[],
  denials: readonly Claim[],
): Disagreement {
  const valueOf = (claim: Claim) => statedBy(claim).get(name) as AttributeValue
  const denying = denials.filter(
    (denial) =>
      statedBy(denial).has(name) && giving.some((claim) => agrees(name, valueOf(denial), valueOf(claim))),
  )
  return disagreement(history, name, [
    ...grouped(giving, valueOf).map(([value, claims]) => ({ value, said: value, denied: false, claims })),
    ...grouped(denying, valueOf).map(([value, claims]) => ({
      value: { not: value },
      said: value,
      denied: true,
      claims,
    })),
  ])
}

/** By topic: what is said of it, where a denial speaks against it (docs/decisions/0008). */
function ofStatements(
  history: History,
  state: LinkState,
  supporters: readonly Claim[],
  denials: readonly Claim[],
): Disagreement[] {
  const disputed = state.statements.filter((statement) => statement.disputed)
  return [...new Set(disputed.map(({ topic }) => topic))].map((topic) => {
    const textsOf = (claim: Claim): string[] =>
      (claim.agreement?.statements ?? []).filter((s) => s.topic === topic).map(({ text }) => text)
    const by = (claims: readonly Claim[], text: string) =>
      claims.filter((claim) => textsOf(claim).includes(text))
    const said = disputed.filter((s) => s.topic === topic).map(({ text }) => text)
    const denied = [...new Set(denials.flatMap(textsOf))]
    return disagreement(history, `statement: ${topic}`, [
      ...said.map((text) => ({ value: text, said: text, denied: false, claims: by(supporters, text) })),
      ...denied.map((text) => ({
        value: { not: text },
        said: text,
        denied: true,
        claims: by(denials, text),
      })),
    ])
  })
}

function disagreement(
  { preferred }: History,
  attribute: string,
  sides: readonly Omit<Position, 'preferred'>[],
): Disagreement {
  const positions = sides.map((side) => ({
    ...side,
    claims: [...side.claims].sort((a, b) => b.weight - a.weight || compareText(a.id, b.id)),
    preferred: side.claims.some(({ id }) => preferred.has(id)),
  }))
  positions.sort(
    (a, b) =>
      Number(b.preferred) - Number(a.preferred) ||
      weightOf(b) - weightOf(a) ||
      compareText(JSON.stringify(a.value), JSON.stringify(b.value)),
  )
  return { attribute, positions, settled: positions.some((position) => position.preferred) }
}

/** How sure a side is: as its surest claim. */
export const weightOf = ({ claims }: Pick<Position, 'claims'>): number =>
  Math.max(0, ...claims.map(({ weight }) => weight))

function grouped(
  claims: readonly Claim[],
  valueOf: (claim: Claim) => AttributeValue,
): (readonly [AttributeValue, Claim[]])[] {
  const groups = new Map<string, readonly [AttributeValue, Claim[]]>()
  for (const claim of claims) {
    const value = valueOf(claim)
    const key = JSON.stringify(value)
    const group = groups.get(key) ?? ([value, []] as const)
    group[1].push(claim)
    groups.set(key, group)
  }
  return [...groups.values()]
}
