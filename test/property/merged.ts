/** What the product makes of merges and splits, and what is asked of a graph in which there were some. */
import { united } from '../../src/claims/entities.ts'
import { applyEntityEvents } from '../../src/claims/entity-events.ts'
import type { Known } from '../../src/claims/known.ts'
import type { Lens } from '../../src/claims/lens.ts'
import { Merges } from '../../src/claims/merges.ts'
import type { Fault } from '../../src/claims/parse.ts'
import type { Survivor } from '../../src/claims/ties.ts'
import type { Entity, RecordEvent } from '../../src/claims/types.ts'
import { kindsIn, replay, settled } from '../support/oracle/merges.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'

/** The graph's events applied one after another, as they are when they are recorded together. Lines are their places. */
export function applied(graph: ClaimGraph): { merges: Merges; faults: Fault[] } {
  const merges = new Merges()
  const records = new Map(graph.entities.map((entity) => [entity.id, entity]))
  const known: Known = { sources: new Map(), entities: records, kinds: kindsIn(graph) }
  const events = (graph.events ?? []).map((event, line) => ({ ...event, line }))
  const evidence = { claims: graph.claims, judgements: [], records, agreements: new Merges() }
  const { faults } = applyEntityEvents(events, known, merges, evidence)
  return { merges, faults }
}
export const mergesIn = (graph: ClaimGraph): Merges => applied(graph).merges

/** Everything that was merged comes out again, in any order. */
export function allSplit(graph: ClaimGraph, turn: number): ClaimGraph {
  const formers = mergesIn(graph).formers.sort()
  const turned = [...formers.slice(turn % 5), ...formers.slice(0, turn % 5)]
  const splits = turned.map((absorb, index): RecordEvent => {
    const at = `2026-11-01T00:00:${10 + index}.000Z`
    const nothing = { because: null, claim: null, keep: null, verdict: null }
    return { id: `split-${absorb}`, kind: 'SPLIT', at, by: 'test', absorb, ...nothing }
  })
  return { ...graph, events: [...(graph.events ?? []), ...splits] }
}

/** Each thing once, as it is shown with what was merged into it. */
export function shownIn(graph: ClaimGraph): Entity[] {
  const merges = mergesIn(graph)
  const record = (id: string): Entity[] => graph.entities.filter((entity) => entity.id === id)
  return graph.entities
    .filter(({ id }) => !merges.isFormer(id))
    .map((entity) =>
      merges
        .family(entity.id)
        .filter((id) => id !== entity.id)
        .flatMap(record)
        .reduce(united, entity),
    )
}

/** Arguments with what the ids in them stand for now; of a list that names one thing twice it stands once. */
export function withCurrentIds<P>(params: P, now: Survivor): P {
  const current = (value: unknown): unknown => {
    if (typeof value === 'string') return now(value)
    if (Array.isArray(value)) return [...new Set(value.map(current))]
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, current(each)]))
  }
  return current(params) as P
}

/** An oracle that knows nothing of merges, asked about a graph in which there were some. */
export const afterMerges =
  <P, Found>(oracle: (graph: ClaimGraph, params: P, lens: Lens) => Found) =>
  (graph: ClaimGraph, params: P, lens: Lens): Found =>
    oracle(settled(graph), withCurrentIds(params, replay(graph).standsFor), lens)
