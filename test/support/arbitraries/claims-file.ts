import { claimId } from '../../../src/claims/identity.ts'
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
  const [first] = recorded
  const retractedAt = first === undefined || first.to === LAST_INSTANT ? null : first.to
  return {
    ...record,
    recordedAt: first?.from ?? null,
    retractedAt,
    retractedBecause: retractedAt && 'test',
  }
}

/** What became of a claim later: recorded again, retracted again, preferred or no longer so. */
function eventsOf({ recorded, preferred }: Claim, claim: string): object[] {
  const turns = (intervals: typeof recorded, opens: string, closes: string): object[] =>
    intervals.flatMap(({ from, to, by }) => [
      { kind: opens, at: from, by, because: 'test', claim },
      ...(to === LAST_INSTANT ? [] : [{ kind: closes, at: to, by, because: 'test', claim }]),
    ])
  return [...turns(recorded.slice(1), 'RECORD', 'RETRACT'), ...turns(preferred, 'PREFER', 'UNPREFER')]
}

/**
 * The graph in the project's interchange format (JSON Lines), to be imported as it is. Events name a claim by its content's id, which
 * only the product can compute.
 */
export function toClaimsFile(graph: ClaimGraph): string {
  const events = graph.claims.flatMap((claim) => eventsOf(claim, claimId(claim)))
  const happened = (graph.events ?? []).map(({ id: _, ...event }) => event)
  const lines = [
    ...graph.sources.map((source) => ({ source })),
    ...graph.entities.map((entity) => ({ entity: entityRecord(entity) })),
    ...graph.claims.map((claim) => ({ claim: claimRecord(claim) })),
    ...[...events, ...happened].map((event) => ({ event })),
  ]
  return lines.map((line) => `${JSON.stringify(bare(line))}\n`).join('')
}
