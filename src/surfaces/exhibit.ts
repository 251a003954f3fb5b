import type { ClaimStatus, EntityKind, LinkType } from '../generated/schema-types.ts'
import type { Comparison } from './compare/compare.ts'

/**
 * An answer with all that is to be shown of it: names, sources and claims are there, nothing needs looking up. Every surface is made from
 * this alone, and knows no question by name. The fields are those of `src/questions/exhibit.graphql`.
 */
export interface Exhibit {
  /** The saved query that was asked. */
  query: { name: string; title: string; description: string }
  /** As they were given, in the words of an address; in the order of the query's own variables. */
  variables: readonly (readonly [name: string, value: string])[]
  /** What is to stand above the answer wherever it is shown: that facts were withdrawn, that it could not be renewed. */
  notes?: readonly string[]
  summary: string
  findings: ShownFinding[]
  totalFindings: number
  truncated: boolean
  explored: number
  endCursor: string | null
  validAt: string
  knownAt: string
  entities: ReadonlyMap<string, ShownEntity>
  links: ReadonlyMap<string, ShownLink>
  claims: ReadonlyMap<string, ShownClaim>
  leftOut: {
    reason: string
    claim: { id: string; source: Pick<ShownSource, 'id' | 'publisher' | 'title'> }
  }[]
  /** What the question tells beside its findings, such as an index: fields that the saved query selects. */
  own: { [field: string]: unknown }
  /** What is otherwise than in another scope, where that was asked. */
  compared?: Comparison
}

export interface ShownFinding {
  id: string
  headline: string
  confidence: number
  disputed: boolean
  prospective: boolean
  qualifiers: string[]
  /** The id of a link. */
  weakestLink: string | null
  explanation: { sentence: string; entities: string[]; links: string[] }[]
  /** Ids of claims. */
  evidence: string[]
  /** The question's own fields that the saved query selects, such as a share. */
  own: { [field: string]: unknown }
}

interface Span {
  min: number | null
  max: number | null
}
type Money = Span & { currency: string }

export interface ShownEntity {
  id: string
  kind: EntityKind
  name: string
  form?: string
  /** An agreement's own terms. */
  agreementKind?: string
  stage?: string
  value?: Money | null
  confidence?: number
  disputed?: boolean
  /** Ids of the claims about its terms, surest first; empty but for agreements. */
  evidence: string[]
}

export interface ShownLink {
  id: string
  type: LinkType
  /** The id of an entity, as is `to`. */
  from: string
  to: string
  validFrom: string | null
  validTo: string | null
  confidence: number
  disputed: boolean
  /** Ids of the claims about it, surest first; denials among them. */
  evidence: string[]
  share?: Span | null
  votes?: Span | null
  controls?: boolean | null
  amount?: Money | null
  on?: string | null
  market?: { id: string; name: string } | null
  role?: string
  title?: string | null
  former?: boolean
  partyRole?: string
}

export interface ShownClaim {
  id: string
  asserts: { [attribute: string]: unknown }
  status: ClaimStatus
  /** False: a denial. */
  supports: boolean
  confidence: number
  locator: string | null
  quote: string | null
  note: string | null
  validFrom: string | null
  validTo: string | null
  recordedAt: string
  source: ShownSource
}
export interface ShownSource {
  id: string
  publisher: string | null
  title: string | null
  /** http or https, without credentials. */
  url: string | null
  publishedOn: string | null
  kind: string
  reliability: string | null
  excerptOnly: boolean
}

type Plain = { [field: string]: unknown }
interface AnswerData
  extends Omit<Exhibit, 'entities' | 'links' | 'claims' | 'findings' | 'own' | 'query' | 'variables'> {
  findings: FindingData[]
  subgraph: { entities: EntityData[]; links: LinkData[] }
  evidence: ShownClaim[]
}
export interface EntityData extends Omit<ShownEntity, 'evidence'> {
  evidence?: ShownClaim[]
}
export interface LinkData extends Omit<ShownLink, 'from' | 'to' | 'evidence'> {
  from: { id: string }
  to: { id: string }
  evidence: ShownClaim[]
}
interface FindingData extends Omit<ShownFinding, 'weakestLink' | 'explanation' | 'evidence' | 'own'> {
  weakestLink: { id: string } | null
  explanation: { sentence: string; entities: { id: string }[]; links: { id: string }[] }[]
  evidence: { id: string }[]
}

const FINDING_FIELDS = new Set([
  'id',
  'headline',
  'confidence',
  'disputed',
  'prospective',
  'qualifiers',
  'weakestLink',
  'explanation',
  'subgraph',
  'evidence',
  '__typename',
])
const ANSWER_FIELDS = new Set([
  'summary',
  'findings',
  'subgraph',
  'evidence',
  'leftOut',
  'truncated',
  'explored',
  'totalFindings',
  'endCursor',
  'validAt',
  'knownAt',
  '__typename',
])

/** The data of an exhibit's query, as GraphQL answered it. */
export function toExhibit(data: unknown, query: Exhibit['query'], variables: Exhibit['variables']): Exhibit {
  const { subgraph, evidence, findings, ...answer } = data as AnswerData
  return {
    query: { name: query.name, title: query.title, description: query.description },
    variables,
    summary: answer.summary,
    totalFindings: answer.totalFindings,
    truncated: answer.truncated,
    explored: answer.explored,
    endCursor: answer.endCursor,
    validAt: answer.validAt,
    knownAt: answer.knownAt,
    leftOut: answer.leftOut,
    findings: findings.map((finding) => ({
      id: finding.id,
      headline: finding.headline,
      confidence: finding.confidence,
      disputed: finding.disputed,
      prospective: finding.prospective,
      qualifiers: finding.qualifiers,
      weakestLink: finding.weakestLink?.id ?? null,
      explanation: finding.explanation.map((way) => ({
        sentence: way.sentence,
        entities: ids(way.entities),
        links: ids(way.links),
      })),
      evidence: ids(finding.evidence),
      own: without(FINDING_FIELDS, { ...finding }),
    })),
    ...gathered(subgraph, evidence),
    own: without(ANSWER_FIELDS, { ...answer }),
  }
}

/** Entities and links as GraphQL answered them, with each claim once. */
export function gathered(
  { entities, links }: { entities: readonly EntityData[]; links: readonly LinkData[] },
  claims: readonly ShownClaim[] = [],
): Pick<Exhibit, 'entities' | 'links' | 'claims'> {
  return {
    entities: byId(entities.map((entity) => ({ ...entity, evidence: ids(entity.evidence ?? []) }))),
    links: byId(
      links.map((link) => ({
        ...link,
        from: link.from.id,
        to: link.to.id,
        evidence: ids(link.evidence),
      })),
    ),
    claims: byId([
      ...claims,
      ...links.flatMap((link) => link.evidence),
      ...entities.flatMap((entity) => entity.evidence ?? []),
    ]),
  }
}

const ids = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id)

const byId = <T extends { id: string }>(things: readonly T[]): Map<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]))

const without = (names: ReadonlySet<string>, fields: Plain): Plain =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name)))
