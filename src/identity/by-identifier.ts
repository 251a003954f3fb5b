import { ONE_FOR_EACH } from '../claims/merge-conflicts.ts'
import type { Entity } from '../claims/types.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value } from '../graph/graph.ts'
import { choose, merge } from './judge.ts'
import { entityOf, type Facts, readFacts } from './records.ts'

const SHARED_IDENTIFIERS = loadCypher(import.meta.url, './cypher/shared-identifiers.cypher')

/** Registers whose numbers are reason enough to merge without asking anybody. */
const SCHEMES = ['CIK', 'LEI', 'WIKIDATA']
const PAGE = 200
/** Every identifier of these registers is looked at. */
const TIMEOUT_MS = 60_000

/** What was done about two records with one identifier. */
export interface Step {
  identifier: string
  keep: Entity
  absorb: Entity
  /** Why they were not merged; empty where they were, or would be. */
  refused: string[]
}

/**
 * Merges records that have the same LEI, Wikidata number or CIK, where nothing recorded speaks against it; tells each as it is done. Two
 * runs do the same: what is merged is not met again, what is refused is refused again.
 */
export async function* mergeByIdentifier(
  graph: Graph,
  { by, dryRun }: { by: string; dryRun: boolean },
): AsyncGenerator<Step> {
  const into = new Map<string, Entity>()
  const standsFor = (entity: Entity): Entity => {
    const next = into.get(entity.id)
    return next ? standsFor(next) : entity
  }
  for (const scheme of SCHEMES) {
    for (let after = ''; ; ) {
      const params = { schemes: [scheme], after, most: PAGE }
      const rows = await graph.read(SHARED_IDENTIFIERS, params, { timeoutMs: TIMEOUT_MS })
      for (const [id, found] of rows) {
        const identifier = id as string
        const read = ((found ?? []) as Value[]).map(entityOf)
        const entities = [...new Map(read.map(standsFor).map((entity) => [entity.id, entity])).values()]
        for (const step of await mergeAll(graph, identifier, entities, { by, dryRun })) {
          if (step.refused.length === 0) into.set(step.absorb.id, united(step.keep, step.absorb))
          yield step
        }
      }
      if (rows.length < PAGE) break
      after = rows.at(-1)?.[0] as string
    }
  }
}

/** All others into the one of which most claims speak. */
async function mergeAll(
  graph: Graph,
  identifier: string,
  entities: readonly Entity[],
  { by, dryRun }: { by: string; dryRun: boolean },
): Promise<Step[]> {
  if (entities.length < 2) return []
  const now = new Date()
  const pairs = entities.flatMap((a, i) => entities.slice(i + 1).map((b): [Entity, Entity] => [a, b]))
  const facts = await readFacts(graph, pairs, now.toISOString())
  const first = entities.reduce((best, one) =>
    choose(best.id, one.id, facts.claimsOf).keep === one.id ? one : best,
  )
  const steps: Step[] = []
  let keep = first
  for (const absorb of entities) {
    if (absorb.id === first.id) continue
    const refused = reasonsAgainst(keep, absorb, facts)
    if (refused.length === 0 && !dryRun) {
      const because = `Both have the identifier ${identifier}, and nothing recorded speaks against it.`
      refused.push(...(await merge(graph, { keep: keep.id, absorb: absorb.id }, { by, because }, new Date())))
    }
    steps.push({ identifier, keep, absorb, refused })
    if (refused.length === 0) keep = united(keep, absorb)
  }
  return steps
}

/** More is asked of a program than of a person, who may know better. */
function reasonsAgainst(keep: Entity, absorb: Entity, facts: Facts): string[] {
  if (keep.kind !== absorb.kind)
    return [`one is a ${keep.kind.toLowerCase()}, the other a ${absorb.kind.toLowerCase()}`]
  const conflicts = facts.conflicts(keep, absorb)
  const verdict = facts.verdict(keep.id, absorb.id)
  if (verdict === 'UNSURE') conflicts.push('somebody judged that it cannot be told')
  return [...conflicts, ...severalNumbers(keep, absorb)]
}

/** Where one of them has two numbers of a register that gives each thing one, something is wrong already. */
function severalNumbers(keep: Entity, absorb: Entity): string[] {
  return ONE_FOR_EACH.flatMap((scheme) => {
    const valuesOf = ({ identifiers }: Entity): string[] =>
      identifiers.filter((identifier) => identifier.scheme === scheme).map(({ value }) => value)
    const [a, b] = [valuesOf(keep), valuesOf(absorb)]
    const all = [...new Set([...a, ...b])]
    const share = a.some((value) => b.includes(value))
    return all.length > 1 && (share || a.length > 1 || b.length > 1)
      ? [`they have several numbers of ${scheme}: ${all.sort().join(', ')}`]
      : []
  })
}

const united = (keep: Entity, absorb: Entity): Entity => ({
  ...keep,
  identifiers: [...keep.identifiers, ...absorb.identifiers],
})
