import type { z } from 'zod'
import type { Lens } from '../claims/lens.ts'
import type { Link } from '../claims/types.ts'
import type { TieRow, World } from '../claims/world.ts'
import type { Params, Statement } from '../graph/graph.ts'

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
  /** Tie-breakers after confidence, largest first where numbers; null is unknown and comes last. */
  annualValue: number | null
  megawatts: number | null
  agreements: number
  names: readonly string[]
}

/** What a question may search with: read-only Cypher, rows of ties, each call one trip to the database. */
export interface Search {
  lens: Lens
  /** `params` are joined by validAt, knownAt and wide. The statement ends in RETURN LINK(r). */
  ties(statement: Statement, params: Params): Promise<TieRow[]>
}

export interface Found {
  rows: TieRow[]
  /** Links looked at. */
  explored: number
  truncated: boolean
}

export interface Question<P> {
  /** The root field, the room's SDL extends Query with it. */
  field: string
  /** Folder and file name. */
  slug: string
  /** Every Cypher text that the room may send, to be explained and warmed. */
  statements: readonly Statement[]
  parameters: z.ZodType<P>
  /** Arguments that name entities and must exist: checked by the first trip, else NOT_FOUND with the nearest names. */
  named(parameters: P): string[]
  /** At most two trips. */
  search(search: Search, parameters: P): Promise<Found>
  decide(world: World, parameters: P): Draft[]
  summary(findings: readonly { headline: string }[], total: number, parameters: P, world: World): string
}

/** Gives the type checker the question's parameter type; the registry forgets it again. */
export const defineQuestion = <P>(question: Question<P>): Question<P> => question
