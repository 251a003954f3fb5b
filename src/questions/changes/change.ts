import type { Instant, Link } from '../../claims/types.ts'
import { sayDate } from '../../words/say-amounts.ts'
import type { Draft } from '../define-question.ts'

/** In the order in which changes of one moment are told: what was recorded comes before what follows from it. */
export const CHANGE_KINDS = [
  'RECORDED',
  'RETRACTED',
  'PREFERRED',
  'UNPREFERRED',
  'JUDGED',
  'MERGED',
  'SPLIT',
  'FINDING_APPEARED',
  'FINDING_GONE',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

interface Change {
  kind: ChangeKind
  at: Instant
  identity: readonly string[]
  sentence: string
  entities: string[]
  links: Link[]
  claims: readonly string[]
  confidence: number
  weakest?: Link | null
  disputed?: boolean
  prospective?: boolean
  names: readonly string[]
  own: { [field: string]: unknown }
}

/** One change as a finding: it holds in one way, by itself. */
export function change(it: Change): Draft {
  const { kind, at, sentence } = it
  return {
    identity: ['changes', kind, at, ...it.identity],
    headline: () => sentence,
    ways: [
      {
        sentence,
        entities: it.entities,
        links: it.links,
        confidence: it.confidence,
        weakest: it.weakest ?? it.links[0] ?? null,
        disputed: it.disputed ?? it.links.some((link) => link.disputed),
        prospective: it.prospective ?? false,
        qualifiers: [],
        claims: it.claims,
      },
    ],
    own: () => ({ at, change: kind, ...it.own }),
    rank: Date.parse(at) + CHANGE_KINDS.indexOf(kind) / 100,
    annualValue: null,
    megawatts: null,
    agreements: 0,
    names: it.names,
  }
}

export const sayWhen = (at: Instant): string => sayDate(at.slice(0, 10))
