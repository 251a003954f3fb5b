import { hashId } from '../claims/identity.ts'
import { compareText } from '../claims/order.ts'
import type { Link } from '../claims/types.ts'
import type { Draft, Qualifier, Way } from './define-question.ts'

/** What to draw: ids of entities, and the links between them. */
export interface Drawn {
  entities: string[]
  links: Link[]
}
export interface ExplainedPath extends Drawn {
  sentence: string
}
/** A finding with everything by id, ready for any surface. */
export interface AskedFinding {
  id: string
  headline: string
  confidence: number
  weakestLink: Link | null
  disputed: boolean
  prospective: boolean
  qualifiers: Qualifier[]
  explanation: ExplainedPath[]
  subgraph: Drawn
  /** Ids of claims, surest first within each link. */
  evidence: string[]
  own: { [field: string]: unknown }
  /** Every link that it rests on, agreements' own terms among them. */
  rests: Link[]
}

/** Drafts → findings, in the order of docs/questions.md. Ways below the least confidence go, and findings without ways. */
export function toFindings(drafts: readonly Draft[], least: number | null): AskedFinding[] {
  return drafts
    .flatMap((draft) => {
      const ways = draft.ways.filter((way) => way.confidence >= (least ?? 0)).sort(compareWays)
      return ways.length > 0
        ? [{ draft, finding: toFinding(draft, ways), order: draft.order?.(ways) ?? [] }]
        : []
    })
    .sort((a, b) => compareFindings(a, b))
    .map(({ finding }) => finding)
}

function toFinding(draft: Draft, ways: readonly Way[]): AskedFinding {
  const best = ways[0] as Way
  const links = [...ways.flatMap((way) => way.links), ...(draft.beside ?? [])]
  return {
    id: hashId('finding', draft.identity),
    headline: draft.headline(ways),
    confidence: best.confidence,
    weakestLink: drawable(best.weakest, best),
    disputed: ways.some((way) => way.disputed),
    prospective: ways.every((way) => way.prospective),
    qualifiers: best.qualifiers,
    explanation: ways.map((way) => ({
      sentence: way.sentence,
      entities: way.entities,
      links: way.links.filter(isDrawn),
    })),
    subgraph: union(ways.map((way) => ({ entities: way.entities, links: way.links }))),
    evidence: [
      ...new Set([
        ...ways.flatMap((way) => way.claims ?? way.links.flatMap((link) => link.claims)),
        ...(draft.beside ?? []).flatMap((link) => link.claims),
      ]),
    ],
    own: draft.own(ways),
    rests: links,
  }
}

/** An agreement is drawn as a thing, so its own terms are no link; a party of it stands for them. */
const isDrawn = (link: Link): boolean => link.type !== 'AGREEMENT'

function drawable(weakest: Link | null, way: Way): Link | null {
  if (!weakest || isDrawn(weakest)) return weakest
  return way.links.find((link) => link.type === 'PARTY' && link.to === weakest.from) ?? null
}

export function union(parts: readonly Drawn[]): Drawn {
  const links = new Map(parts.flatMap((part) => part.links.filter(isDrawn)).map((link) => [link.id, link]))
  return { entities: [...new Set(parts.flatMap((part) => part.entities))], links: [...links.values()] }
}

/** What makes a way less than a plain one: where there is a plain one, the finding is told by that. */
const WEAKENING: readonly Qualifier[] = ['POSSIBLE', 'CONDITIONAL', 'FORMER']
const weakness = (way: Way): number =>
  way.qualifiers.filter((qualifier) => WEAKENING.includes(qualifier)).length

/** Surest first; a way that already holds before one that may come to, and a plain one before a possible, conditional or former one. */
const compareWays = (a: Way, b: Way): number =>
  Number(a.prospective) - Number(b.prospective) ||
  weakness(a) - weakness(b) ||
  b.confidence - a.confidence ||
  a.links.length - b.links.length ||
  compareText(a.sentence, b.sentence)

interface Ranked {
  draft: Draft
  finding: AskedFinding
  order: readonly (number | null)[]
}

function compareFindings(a: Ranked, b: Ranked): number {
  return (
    (a.draft.rank ?? 0) - (b.draft.rank ?? 0) ||
    compareLists(a.order, b.order) ||
    Number(a.finding.prospective) - Number(b.finding.prospective) ||
    Number(b.finding.own['direct'] === true) - Number(a.finding.own['direct'] === true) ||
    band(b.finding.confidence) - band(a.finding.confidence) ||
    largerFirst(a.draft.annualValue, b.draft.annualValue) ||
    largerFirst(a.draft.megawatts, b.draft.megawatts) ||
    b.draft.agreements - a.draft.agreements ||
    compareText(a.draft.names.join('\n'), b.draft.names.join('\n')) ||
    compareText(a.finding.id, b.finding.id)
  )
}

function compareLists(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? null
    const differs = x === y ? 0 : x === null ? 1 : y === null ? -1 : x - y
    if (differs !== 0) return differs
  }
  return 0
}

const band = (confidence: number): number => (confidence >= 0.8 ? 2 : confidence >= 0.5 ? 1 : 0)
const largerFirst = (a: number | null, b: number | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : b - a
