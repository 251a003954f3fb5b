import type { Claim, Entity } from '../../../src/claims/types.ts'
import { LAST_INSTANT } from '../../../src/graph/vocabulary.ts'
import type { ClaimGraph } from '../oracle/world.ts'

/** Without what is null or absent, at any depth: the format's own way to say nothing. */
const bare = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, each: unknown) => each ?? undefined))

function entityRecord({ megawatts, accelerators, ...rest }: Entity): object {
  return {
    ...rest,
    capacity: megawatts === null && accelerators === null ? null : { megawatts, accelerators },
  }
}

function claimRecord(claim: Claim): object {
  const {
    id: _id,
    weight: _weight,
    publishedOn: _published,
    recorded,
    preferred: _preferred,
    ...record
  } = claim
  const last = recorded.at(-1)
  const retractedAt = last === undefined || last.to === LAST_INSTANT ? null : last.to
  return {
    ...record,
    recordedAt: recorded[0]?.from ?? null,
    retractedAt,
    retractedBecause: retractedAt && 'test',
  }
}

/**
 * The graph in the project's interchange format (JSON Lines), to be imported as it is. Preferences are events that name a claim by
 * its content's id, which only the product can compute: give `idOf` where they matter.
 */
export function toClaimsFile(
  graph: ClaimGraph,
  idOf: (claim: Claim) => string = (claim) => claim.id,
): string {
  const events = graph.claims.flatMap((claim) =>
    claim.preferred.map(({ from, by }) => ({
      kind: 'PREFER',
      at: from,
      by,
      because: 'test',
      claim: idOf(claim),
    })),
  )
  const lines = [
    ...graph.sources.map((source) => ({ source })),
    ...graph.entities.map((entity) => ({ entity: entityRecord(entity) })),
    ...graph.claims.map((claim) => ({ claim: claimRecord(claim) })),
    ...events.map((event) => ({ event })),
  ]
  return lines.map((line) => `${JSON.stringify(bare(line))}\n`).join('')
}
