import type { LinkState } from '../../src/claims/types.ts'

const byText = (a: { topic: string; text: string }, b: { topic: string; text: string }): number =>
  `${a.topic} ${a.text}` < `${b.topic} ${b.text}` ? -1 : 1

/** A state without what the rules leave open: the order of statements and of the claims of a single attribute. */
export function comparable(state: LinkState | null): LinkState | null {
  if (state === null) return null
  const attributes = Object.entries(state.attributes).map(
    ([name, stated]) => [name, { ...stated, claims: [...stated.claims].sort() }] as const,
  )
  return {
    ...state,
    attributes: Object.fromEntries(attributes),
    statements: state.statements.map((each) => ({ ...each, claims: [...each.claims].sort() })).sort(byText),
  }
}
