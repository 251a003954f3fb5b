/**
 * The links of a small graph of claims as a reader sees them through a lens.
 *  1. An agreement is there on a day only if its own terms are, and its parties and covers count only then.
 *  2. An agreement or investment whose stage is SUSPENDED, EXPIRED or TERMINATED counts for nothing; no stage is UNKNOWN and counts.
 *  3. Prospective, unless it counts for nothing: the stage is PROPOSED or LETTER_OF_INTENT, or the day is before the first day of the attribute `validFrom`.
 *  4. Below .25 an attribute is unknown to arithmetic (shares, votes, money), unless minConfidence is given; not so `controls`, `stage`, `kind`.
 */

import type { Lens } from '../../../src/claims/lens.ts'
import type {
  Claim,
  Day,
  Entity,
  LinkState,
  MoneyRange,
  Range,
  RecordEvent,
  Source,
  Stated,
} from '../../../src/claims/types.ts'
import { IN_FORCE, type LinkType, PROSPECTIVE } from '../../../src/graph/vocabulary.ts'
import { linkOn } from './consolidate.ts'
import { firstDay, shift } from './days.ts'
import { boundaries, weigh } from './evidence.ts'
import { type Tie, tiesOf } from './ties.ts'

export interface ClaimGraph {
  sources: readonly Source[]
  entities: readonly Entity[]
  claims: readonly Claim[]
  /** What happened to its records, in order; see merges.ts. */
  events?: readonly RecordEvent[]
}

/** A link on the day that is asked for; its id is its key. */
export interface SeenLink extends LinkState {
  id: string
  type: Tie['type']
  from: string
  to: string
  key: string | null
  prospective: boolean
}

export interface OracleWorld {
  lens: Lens
  /** What counts on the day. */
  links: readonly SeenLink[]
  /** All that is there on the day, in force or not. */
  all: readonly SeenLink[]
  /** Of roles that are over by the day, the link as it last was. */
  ended: readonly SeenLink[]
  kindOf(id: string): Entity['kind'] | 'AGREEMENT'
  isGovernment(id: string): boolean
}

export const during = (intervals: readonly { from: string; to: string }[], at: string): boolean =>
  intervals.some((each) => each.from <= at && at < each.to)

const seen = (claim: Claim, lens: Lens): boolean =>
  during(claim.recorded, lens.knownAt) &&
  (lens.statuses === null || lens.statuses.includes(claim.status)) &&
  !lens.withoutSources.includes(claim.source)

const isProspective = (state: LinkState, day: Day): boolean => {
  const stage = state.attributes['stage']?.value
  const starts = state.attributes['validFrom']?.value
  const isLater = typeof starts === 'string' && day < firstDay(starts)
  return PROSPECTIVE.some((each) => each === stage) || (isLater && counts(state))
}

const counts = (link: LinkState): boolean => {
  const stage = link.attributes['stage']?.value ?? 'UNKNOWN'
  return [...IN_FORCE, ...PROSPECTIVE].some((each) => each === stage)
}

const asLink = (tie: Tie, state: LinkState, day: Day): SeenLink => {
  const { claims: _claims, ...identity } = tie
  return { ...identity, ...state, prospective: isProspective(state, day) }
}

/** The link on the last day before `day` on which there was one. */
function lastBefore(tie: Tie, preferred: ReadonlySet<string>, day: Day): SeenLink | null {
  const edges = boundaries(weigh(tie, tie.claims, preferred)).filter((edge) => edge <= day)
  for (const edge of edges.reverse()) {
    const state = linkOn(tie, tie.claims, preferred, shift(edge, -1))
    if (state !== null && edge > shift(edge, -1)) return asLink(tie, state, day)
  }
  return null
}

export const seenIn = (graph: ClaimGraph, lens: Lens): Claim[] =>
  graph.claims.filter((claim) => seen(claim, lens))
export const preferredIn = (claims: readonly Claim[], lens: Lens): Set<string> =>
  new Set(claims.filter((each) => during(each.preferred, lens.knownAt)).map((each) => each.id))

export function lookAt(graph: ClaimGraph, lens: Lens): OracleWorld {
  const claims = seenIn(graph, lens)
  const preferred = preferredIn(claims, lens)
  const all: SeenLink[] = []
  const ended: SeenLink[] = []
  for (const tie of tiesOf(claims)) {
    const state = linkOn(tie, tie.claims, preferred, lens.validAt)
    if (state !== null) all.push(asLink(tie, state, lens.validAt))
    const past = tie.type === 'ROLE' && state === null ? lastBefore(tie, preferred, lens.validAt) : null
    if (past !== null) ended.push(past)
  }
  const agreements = all.filter((link) => link.type === 'AGREEMENT' && counts(link)).map((link) => link.from)
  const links = all.filter((link) => {
    if (link.type === 'PARTY') return agreements.includes(link.to)
    if (link.type === 'COVERS') return agreements.includes(link.from)
    return counts(link)
  })
  const entity = (id: string): Entity | undefined => graph.entities.find((each) => each.id === id)
  return {
    lens,
    links,
    all,
    ended,
    kindOf: (id) => entity(id)?.kind ?? 'AGREEMENT',
    isGovernment: (id) => entity(id)?.form === 'GOVERNMENT',
  }
}

export const ofType = (world: OracleWorld, type: LinkType | 'AGREEMENT'): SeenLink[] =>
  world.links.filter((link) => link.type === type)

/** An attribute that arithmetic may use. */
export function known(world: OracleWorld, link: SeenLink, name: string): Stated | null {
  const stated = link.attributes[name]
  if (stated === undefined) return null
  return stated.confidence < 0.25 && world.lens.minConfidence === null ? null : stated
}

export const rangeOf = (stated: Stated | null): Range | MoneyRange | null =>
  stated !== null && typeof stated.value === 'object' && !Array.isArray(stated.value) ? stated.value : null
