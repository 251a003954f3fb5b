import type { Fault, RawRecord } from '../claims/parse.ts'
import type {
  ChangeClaimInput,
  JudgeSameInput,
  MergeEntitiesInput,
  SplitEntityInput,
} from '../generated/schema-types.ts'
import type { Graph } from '../graph/graph.ts'
import type { EventKind } from '../graph/vocabulary.ts'
import { type Author, type Written, write } from './write.ts'

/** A mutation that is one event: a field of the input for each field of the event. */
interface Change {
  mutation: string
  kind: EventKind
  input: { idempotencyKey: string; because: string }
  /** Field of the event → the field of the input that gives it. */
  fields: Readonly<Record<string, string>>
}

async function change(
  graph: Graph,
  { mutation, kind, input, fields }: Change,
  author: Author,
): Promise<Written> {
  const given: Readonly<Record<string, unknown>> = { ...input }
  const { now, caller } = author
  const value = {
    kind,
    at: now.toISOString(),
    by: caller.by,
    because: input.because,
    ...Object.fromEntries(Object.entries(fields).map(([field, from]) => [field, given[from]])),
  }
  const record: RawRecord = { kind: 'event', value, line: 0 }
  const [first = 'id'] = Object.values(fields)
  const placeOf = ({ path: [, field = ''] }: Fault): string[] => [
    // What is wrong with the event as a whole, is wrong with what it is about.
    field === 'because' ? field : (fields[field] ?? first),
  ]
  return await write(graph, { mutation, input: { ...input }, records: [record], placeOf }, author)
}

const ofClaim =
  (mutation: string, kind: EventKind) =>
  (graph: Graph, input: ChangeClaimInput, author: Author): Promise<Written> =>
    change(graph, { mutation, kind, input, fields: { claim: 'id' } }, author)

export const retractClaim = ofClaim('retractClaim', 'RETRACT')
export const preferClaim = ofClaim('preferClaim', 'PREFER')
export const unpreferClaim = ofClaim('unpreferClaim', 'UNPREFER')

export const mergeEntities = (graph: Graph, input: MergeEntitiesInput, author: Author): Promise<Written> =>
  change(
    graph,
    { mutation: 'mergeEntities', kind: 'MERGE', input, fields: { keep: 'keep', absorb: 'absorb' } },
    author,
  )

export const splitEntity = (graph: Graph, input: SplitEntityInput, author: Author): Promise<Written> =>
  change(graph, { mutation: 'splitEntity', kind: 'SPLIT', input, fields: { absorb: 'id' } }, author)

export const judgeSame = (graph: Graph, input: JudgeSameInput, author: Author): Promise<Written> =>
  change(
    graph,
    {
      mutation: 'judgeSame',
      kind: 'JUDGE',
      input,
      fields: { keep: 'a', absorb: 'b', verdict: 'verdict' },
    },
    author,
  )
