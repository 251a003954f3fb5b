/**
 * Merging a second time, from docs/model.md: all events are gone through in order, then every claim is written anew with the ids that
 * stand for what it names, and the graph is one in which nothing was ever merged. Readings:
 *  1. A merge is of what the kept id stands for at the time.
 *  2. Two agreements that were merged are one agreement, also where claims put somebody on its two sides.
 *  3. What is said of a thing and itself is said of nothing.
 */
import type { Claim, Entity, RecordEvent } from '../../../src/claims/types.ts'
import type { EntityKind, PartyRole } from '../../../src/graph/vocabulary.ts'
import { type ClaimGraph, during } from './world.ts'

/** Merges that stand, in the order in which they came about. */
type Standing = readonly { absorb: string; keep: string }[]
export interface Replayed {
  /** What an id stands for in the end. */
  standsFor: (id: string) => string
  accepted: readonly RecordEvent[]
  refused: readonly { event: RecordEvent; code: string }[]
}

export function kindsIn({ entities, claims }: ClaimGraph): Map<string, EntityKind> {
  const kinds = new Map(entities.map(({ id, kind }) => [id, kind]))
  for (const { agreement } of claims) if (agreement !== null) kinds.set(agreement.id, 'AGREEMENT')
  return kinds
}

const follow = (standing: Standing, id: string): string =>
  standing.reduce((now, { absorb, keep }) => (now === absorb ? keep : now), id)

export function replay(graph: ClaimGraph): Replayed {
  let standing: Standing = []
  const accepted: RecordEvent[] = []
  const refused: Replayed['refused'][number][] = []
  const kinds = kindsIn(graph)
  for (const event of graph.events ?? []) {
    const { kind, absorb } = event
    const keep = event.keep ?? ''
    const code = refusal(graph, event, kinds, standing, accepted)
    if (absorb === null || code !== null) {
      refused.push({ event, code: code ?? '' })
      continue
    }
    accepted.push(event)
    if (kind === 'SPLIT') standing = standing.filter((each) => each.absorb !== absorb)
    if (kind === 'MERGE') standing = [...standing, { absorb, keep: follow(standing, keep) }]
  }
  return { standsFor: (id) => follow(standing, id), accepted, refused }
}

function refusal(
  graph: ClaimGraph,
  event: RecordEvent,
  kinds: ReadonlyMap<string, EntityKind>,
  standing: Standing,
  before: readonly RecordEvent[],
): string | null {
  const { kind, at } = event
  const [keep, absorb] = [event.keep ?? '', event.absorb ?? '']
  const isFormer = standing.some((each) => each.absorb === absorb)
  if (kind === 'SPLIT') return isFormer ? null : 'NOT_MERGED'
  if (keep === absorb) return 'SELF_MERGE'
  if (kind === 'JUDGE') return null
  const [kept, absorbed] = [follow(standing, keep), follow(standing, absorb)]
  if (isFormer || kept === absorb) return 'ALREADY_MERGED'
  if (kinds.get(keep) !== kinds.get(absorb)) return 'KIND_MISMATCH'

  const isPair = (one: string, other: string): boolean =>
    (one === kept && other === absorbed) || (one === absorbed && other === kept)
  const verdict = before
    .filter((each) => each.kind === 'JUDGE')
    .filter((each) => isPair(follow(standing, each.keep ?? ''), follow(standing, each.absorb ?? '')))
    .at(-1)?.verdict
  const claims = graph.claims
    .filter(({ supports, recorded }) => supports && during(recorded, at))
    .map((claim) => rewritten(claim, (id) => follow(standing, id)))
  const isTwo =
    verdict === 'NO' ||
    (verdict !== 'YES' && numbersDiffer(graph.entities, standing, kept, absorbed)) ||
    claims.some(
      ({ link, from, to }) => (link === 'RIVALRY' || link === 'OWNERSHIP') && isPair(from ?? '', to ?? ''),
    ) ||
    areOnTwoSides(claims, kept, absorbed)
  return isTwo ? 'MERGE_CONFLICT' : null
}

/** The registers of docs/model.md that give each thing one number; random graphs know one of them. */
function numbersDiffer(entities: readonly Entity[], standing: Standing, one: string, other: string): boolean {
  const numbers = (id: string): string[] =>
    entities
      .filter((each) => follow(standing, each.id) === id)
      .flatMap(({ identifiers }) => identifiers.map(({ value }) => value))
  const [ours, theirs] = [numbers(one), numbers(other)]
  return ours.length > 0 && theirs.length > 0 && !ours.some((value) => theirs.includes(value))
}

const SIDES: readonly (readonly [readonly PartyRole[], readonly PartyRole[]])[] = [
  [
    ['SUPPLIER', 'LESSOR', 'RESELLER'],
    ['CUSTOMER', 'LESSEE', 'END_USER'],
  ],
  [['LENDER'], ['BORROWER']],
  [['INVESTOR'], ['INVESTEE']],
]
function areOnTwoSides(claims: readonly Claim[], one: string, other: string): boolean {
  const said = claims.flatMap(({ agreement }) =>
    (agreement?.parties ?? []).map(({ role, entity }) => ({ in: agreement?.id, role, entity })),
  )
  return SIDES.some(([giving, taking]) =>
    said.some(
      (a) =>
        giving.includes(a.role) &&
        said.some(
          (b) =>
            a.in === b.in &&
            taking.includes(b.role) &&
            [a.entity, b.entity].sort().join() === [one, other].sort().join(),
        ),
    ),
  )
}

/** The claim as it would have been written with these ids. */
function rewritten(claim: Claim, now: (id: string) => string): Claim {
  const { from, to, attributes, agreement } = claim
  return {
    ...claim,
    from: from === null ? null : now(from),
    to: to === null ? null : now(to),
    attributes: attributes?.market ? { ...attributes, market: now(attributes.market) } : attributes,
    agreement: agreement && {
      ...agreement,
      id: now(agreement.id),
      parties: agreement.parties.map(({ role, entity }) => ({ role, entity: now(entity) })),
      covers: agreement.covers?.map(now) ?? null,
    },
  }
}

/** The graph as if nothing in it had ever had another id. */
export function settled(graph: ClaimGraph): ClaimGraph {
  const { standsFor } = replay(graph)
  const entities = graph.entities
    .filter(({ id }) => standsFor(id) === id)
    .map((entity) => {
      const absorbed = graph.entities.filter(({ id }) => id !== entity.id && standsFor(id) === entity.id)
      const told = absorbed.sort((a, b) => (a.id < b.id ? -1 : 1)).find(({ form }) => form !== null)
      return { ...entity, form: entity.form ?? told?.form ?? null }
    })
  return {
    sources: graph.sources,
    entities,
    claims: graph.claims.map((claim) => rewritten(claim, standsFor)),
  }
}

/** Claims whose tie has become one of a thing with itself. */
export const collapsedIn = (graph: ClaimGraph): Claim[] =>
  settled(graph).claims.filter(({ link, from, to }) => link !== null && from === to)
