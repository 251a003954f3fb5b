import type { z } from 'zod'
import type { NamedEvent, RecordChanges } from '../claims/changes.ts'
import type { Lens } from '../claims/lens.ts'
import type { Instant, Link } from '../claims/types.ts'
import type { TieRow, World } from '../claims/world.ts'
import type { Params, Statement } from '../graph/graph.ts'
import type { AskedFinding } from './answer.ts'

/** In question terms; the words of the schema's Qualifier. */
export type Qualifier = 'POSSIBLE' | 'CONDITIONAL' | 'FORMER' | 'UNDETERMINED' | 'SOLE_SOURCE'

/** One way in which a finding holds: the links it rests on, from first to last, and a sentence that walks them. */
export interface Way {
  sentence: string
  entities: string[]
  links: Link[]
  /** The lowest confidence among the links and attributes that it rests on. */
  confidence: number
  weakest: Link | null
  disputed: boolean
  prospective: boolean
  qualifiers: Qualifier[]
  /** Ids of the claims that it rests on, where these are not all claims of its links. */
  claims?: readonly string[]
}

/** A finding as a question decides it; paging, ids, subgraph and evidence are made from it by ask(). */
export interface Draft {
  /** The question, parties and reason: the finding's identity on any day. */
  identity: readonly string[]
  /** Said of the ways that are left once the least confidence is applied. */
  headline(ways: readonly Way[]): string
  ways: Way[]
  /** Fields of this question's own; ids of entities, agreements and links stand for the things themselves. */
  own(ways: readonly Way[]): { [field: string]: unknown }
  /** Where the question has an order of its own: lowest first, before everything else. */
  rank?: number
  /** The same in several steps, told of the ways that are left: lowest first, unknown last. After `rank`, before everything else. */
  order?(ways: readonly Way[]): readonly (number | null)[]
  /** Links that its numbers rest on beside its ways, such as what is left when something stops: evidence, but not drawn. */
  beside?: readonly Link[]
  /** Tie-breakers after confidence, largest first where numbers; null is unknown and comes last. */
  annualValue: number | null
  megawatts: number | null
  agreements: number
  names: readonly string[]
}

/** What a question may search with: read-only Cypher, rows of ties, each call one trip to the database. */
export interface Search {
  lens: Lens
  /** Whether rows bring their claims, so that it can be told what the scope keeps out. */
  withClaims: boolean
  /**
   * `params` are joined by validAt, knownAt and wide. The statement ends in RETURN LINK(r). With `claims` the rows bring their claims
   * whatever the scope, and HOLDS is true of every period: for questions about more than one day. `timeoutMs` is for what may be missed.
   */
  ties(
    statement: Statement,
    params: Params,
    options?: { claims?: boolean; timeoutMs?: number },
  ): Promise<TieRow[]>
  /** The other questions that can be asked about this thing, or about the whole graph; more trips for each. */
  others(about: string | null): Promise<{ asked: Other[]; missed: boolean }>
  /** What became of the record after a moment, up to the lens's; of one thing's ties or of all: one trip. */
  changes(since: Instant, about: string | null): Promise<RecordChanges>
}

/** Another question, searched once, so that it can be answered as of any moment of record. */
export interface Other {
  field: string
  found: Found
  findingsAt(knownAt: Instant): AskedFinding[]
}

export interface Found {
  rows: TieRow[]
  /** Links looked at. */
  explored: number
  truncated: boolean
  /** Of questions about the record itself: what they compare beside ties. */
  beside?: { until: Instant; others: readonly Other[]; events: readonly NamedEvent[] }
}

export interface Question<P> {
  /** The root field, the room's SDL extends Query with it. */
  field: string
  /** Folder and file name. */
  slug: string
  /** Every Cypher text that the room may send, to be explained and warmed. */
  statements: readonly Statement[]
  parameters: z.ZodType<P>
  /** Ids that must exist, of the kinds that argument-kinds.ts says: checked by the first trip, else NOT_FOUND with the nearest names. */
  named(parameters: P): string[]
  /**
   * True where it is asked of a market or of the whole graph, not of one thing: many ask the same then, and it costs much, so the
   * answer is kept for as long as nothing is written.
   */
  isBroad?(parameters: P): boolean
  /** True where findings of every day are told: then validAt leaves nothing out. */
  everyDay?: boolean
  /** Where moments of record are arguments of the question: through what it looks, instead of a scope. */
  lens?(parameters: P, now: Date): Lens
  /** At most two trips. */
  search(search: Search, parameters: P): Promise<Found>
  /** `least` is the scope's least confidence: ways below it go by themselves; only what is counted from many ways needs it. */
  decide(world: World, parameters: P, least?: number | null, found?: Found): Draft[]
  summary(
    findings: readonly { headline: string }[],
    total: number,
    parameters: P,
    world: World,
    least?: number | null,
  ): string
  /** Fields of the whole answer beside what every answer has; `truncated: true` among them says that a bound cut the decision short. */
  extra?(world: World, parameters: P, least: number | null): { [field: string]: unknown }
}

/** Gives the type checker the question's parameter type; the registry forgets it again. */
export const defineQuestion = <P>(question: Question<P>): Question<P> => question
