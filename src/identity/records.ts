import { readDirectClaims, readJudgements } from '../claims/entity-events.ts'
import { toEntity } from '../claims/known.ts'
import { conflictsOf, type Judgement, latestOf } from '../claims/merge-conflicts.ts'
import { Merges } from '../claims/merges.ts'
import type { Claim, Entity, Instant } from '../claims/types.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value } from '../graph/graph.ts'

const SHOWN_RECORDS = loadCypher(import.meta.url, './cypher/shown-records.cypher')
const PAIR_LINKS = loadCypher(import.meta.url, './cypher/pair-links.cypher')

/** Things to which both of two have links; more add nothing to a score. */
const MOST_SHARED = 10

export const VERDICTS = ['YES', 'NO', 'UNSURE'] as const
export type Verdict = (typeof VERDICTS)[number]

export type Pair = readonly [a: Entity, b: Entity]

/** What the graph says of pairs of entities. */
export interface Facts {
  shared(a: string, b: string): { type: string; name: string }[]
  /** Why the record says that they are two things, in words; empty where it does not. */
  conflicts(a: Entity, b: Entity): string[]
  /** The same of claims alone, which weigh in a score beside what the two are. */
  againstByClaims(a: Entity, b: Entity): string[]
  verdict(a: string, b: string): Verdict | null
  claimsOf: (id: string) => number
}

export const entityOf = (value: Value): Entity => toEntity(value as { [name: string]: Value })

/** Two trips for all of them. */
export async function readFacts(graph: Graph, pairs: readonly Pair[], at: Instant): Promise<Facts> {
  const ids = [...new Set(pairs.flatMap(([a, b]) => [a.id, b.id]))].sort()
  const run: Graph['read'] = (statement, params) => graph.read(statement, params)
  const rows = ids.length === 0 ? [] : await run(SHOWN_RECORDS, { ids })
  const families = new Map(
    rows.map(([id, formers]) => [id as string, [id, ...(formers as string[])] as string[]]),
  )
  const claimCounts = new Map(rows.map(([id, , claims]) => [id as string, claims as number]))
  const [links, { claims, agreements }, judgements] =
    ids.length === 0
      ? [[], { claims: [], agreements: new Merges() }, []]
      : await Promise.all([
          run(PAIR_LINKS, { pairs: pairs.map(([a, b]) => [a.id, b.id]), most: MOST_SHARED }),
          readDirectClaims(run, ids),
          readJudgements(run, [...families.values()].flat()),
        ])
  const keyOf = (a: string, b: string): string => [a, b].sort().join(' ')
  const shared = new Map(
    links.map(([a, b, found]) => [keyOf(a as string, b as string), found as [string, string][]]),
  )
  const family = (id: string): string[] => families.get(id) ?? [id]
  const conflicts = (
    a: Entity,
    b: Entity,
    judged: readonly Judgement[],
    said: readonly Claim[],
  ): string[] => {
    // What is shown of an entity has the identifiers of all that was merged into it.
    const records = new Map([a, b].map((entity) => [entity.id, entity]))
    return conflictsOf(family(a.id), family(b.id), at, {
      claims: said,
      judgements: judged,
      records,
      agreements,
    })
  }
  return {
    shared: (a, b) => (shared.get(keyOf(a, b)) ?? []).map(([type, name]) => ({ type, name })),
    conflicts: (a, b) => conflicts(a, b, judgements, claims),
    againstByClaims: (a, b) => conflicts({ ...a, identifiers: [] }, { ...b, identifiers: [] }, [], claims),
    verdict: (a, b) =>
      VERDICTS.find((verdict) => verdict === latestOf(judgements, family(a), family(b))?.verdict) ?? null,
    claimsOf: (id) => claimCounts.get(id) ?? 0,
  }
}
