/** What may happen to the records of a random graph: they are merged, split and judged, at moments before and after its claims. */
import * as fc from 'fast-check'
import type { Entity, RecordEvent } from '../../../src/claims/types.ts'
import type { EntityKind } from '../../../src/graph/vocabulary.ts'
import { kindsIn, replay } from '../oracle/merges.ts'
import type { ClaimGraph } from '../oracle/world.ts'

/** Mostly before anything is recorded, for then no claim speaks against a merge. */
const MOMENTS = ['2026-01-10', '2026-01-10', '2026-02-10', '2026-06-10', '2026-08-10', '2026-10-10'] as const
const KINDS: readonly EntityKind[] = ['COMPANY', 'COMPANY', 'COMPANY', 'AGREEMENT', 'AGREEMENT', 'AGREEMENT']
const OTHERS: readonly (EntityKind | null)[] = ['PERSON', 'FACILITY', 'MARKET', null]

/** Records as numbers, which are taken modulo how many there are of the kind. */
interface Happening {
  what: 'MERGE' | 'SPLIT' | 'JUDGE'
  on: string
  kind: EntityKind | null
  one: number
  other: number
  verdict: 'YES' | 'NO' | 'UNSURE'
}
export interface Happenings {
  events: readonly Happening[]
  /** Of some records nobody stated the form, and some have a number of a register that gives each thing one. */
  formless: readonly number[]
  numbered: readonly (readonly [record: number, value: string])[]
}

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom('MERGE', 'MERGE', 'MERGE', 'MERGE', 'SPLIT', 'JUDGE'),
  on: fc.constantFrom(...MOMENTS),
  kind: fc.constantFrom(...KINDS, ...KINDS, ...OTHERS),
  one: fc.nat(30),
  other: fc.nat(30),
  verdict: fc.constantFrom('NO', 'NO', 'YES', 'UNSURE'),
})
export const happenings: fc.Arbitrary<Happenings> = fc.record({
  events: fc.array(happening, { maxLength: 8, size: 'max' }),
  formless: fc.uniqueArray(fc.nat(6), { maxLength: 2 }),
  numbered: fc.array(fc.tuple(fc.nat(6), fc.constantFrom('Q1', 'Q2')), { maxLength: 2 }),
})

/** The graph with all that is tried, some of which is to be refused. */
export function attempted(graph: ClaimGraph, { events, formless, numbered }: Happenings): ClaimGraph {
  const changed = (entity: Entity, index: number): Entity => ({
    ...entity,
    form: formless.includes(index) ? null : entity.form,
    identifiers: numbered
      .filter(([at]) => at === index)
      .slice(0, 1)
      .map(([, value]) => ({ scheme: 'WIKIDATA', value })),
  })
  return { ...graph, entities: graph.entities.map(changed), events: eventsOf(graph, events) }
}

/** The same with what is not refused: such as the record can hold. */
export function happened(graph: ClaimGraph, what: Happenings): ClaimGraph {
  const tried = attempted(graph, what)
  return { ...tried, events: replay(tried).accepted }
}

/** The graph as it is, and, where any of it comes about, with what happened to its records. */
export function beforeAndAfter(graph: ClaimGraph, what: Happenings): ClaimGraph[] {
  const after = happened(graph, what)
  return after.events?.some(({ kind }) => kind === 'MERGE') ? [graph, after] : [graph]
}

function eventsOf(graph: ClaimGraph, all: readonly Happening[]): RecordEvent[] {
  const kinds = [...kindsIn(graph)]
  const absorbed: string[] = []
  // Verdicts of one day after what was done on it at one instant: of two verdicts of one instant neither is the latest.
  const turn = ({ on, what }: Happening): string => `${on} ${what === 'JUDGE' ? 1 : 0}`
  return [...all]
    .sort((a, b) => (turn(a) < turn(b) ? -1 : turn(a) > turn(b) ? 1 : 0))
    .map(({ what, on, kind, one, other, verdict }, index): RecordEvent => {
      const pool = kinds.filter(([, each]) => kind === null || each === kind).map(([id]) => id)
      const keep = pool[one % pool.length] ?? 'a'
      // Now and then something that has to be refused: itself, what is merged already, what never was.
      const others = other % 12 === 0 ? pool : pool.filter((id) => id !== keep && !absorbed.includes(id))
      const from = what === 'SPLIT' && other % 6 !== 0 ? absorbed : others
      const absorb = from[other % from.length] ?? 'a'
      if (what === 'MERGE') absorbed.push(absorb)
      return {
        id: `event-${index}`,
        kind: what,
        at: `${on}T00:00:0${what === 'JUDGE' ? index + 1 : 0}.000Z`,
        by: 'test',
        because: 'test',
        claim: null,
        keep: what === 'SPLIT' ? null : keep,
        absorb,
        verdict: what === 'JUDGE' ? verdict : null,
      }
    })
}
