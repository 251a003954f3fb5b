import type { ClaimStatus } from '../graph/vocabulary.ts'
import type { Claim, Day, Instant } from './types.ts'

/** A Scope with every default filled in: through which a reader looks at the record. */
export interface Lens {
  validAt: Day
  knownAt: Instant
  /** Null: no link is left out for its confidence. */
  minConfidence: number | null
  /** Null: every status. */
  statuses: readonly ClaimStatus[] | null
  withoutSources: readonly string[]
  /** The arguments that the caller gave, so that what they kept out can be told. */
  given: readonly LensArgument[]
}
export type LensArgument = 'validAt' | 'knownAt' | 'minConfidence' | 'statuses' | 'withoutSources'

/** What the caller gave of a scope: it stays the same from page to page, while today and now go on. */
export const givenOf = (lens: Lens): readonly (readonly [LensArgument, unknown])[] =>
  lens.given.map((argument) => [argument, lens[argument]])

/** True where stored periods cannot answer, because consolidation itself would have come out otherwise. */
export const needsClaims = (lens: Lens): boolean => lens.statuses !== null || lens.withoutSources.length > 0

/** Whether a claim counts: recorded at `knownAt`, of an asked status, not of a source left out. */
export function inScope(claim: Claim, lens: Lens): boolean {
  return (
    claim.recorded.some((i) => i.from <= lens.knownAt && lens.knownAt < i.to) &&
    (lens.statuses === null || lens.statuses.includes(claim.status)) &&
    !lens.withoutSources.includes(claim.source)
  )
}
