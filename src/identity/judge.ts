import { COMMAND_LINE } from '../audit/note.ts'
import { type Fault, parseRecords } from '../claims/parse.ts'
import { recordBatch } from '../claims/record.ts'
import { requireKinds, resolveMeant } from '../claims/resolve.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { entityOf, readFacts, type Verdict } from './records.ts'
import { MERGED_KINDS, ONE_ENTITY } from './same-things.ts'

/** Who says so, and why; stands in the history of both. */
export interface Author {
  by: string
  because: string
}
/** Two records: the one that stays, and the one that goes into it. */
export interface Choice {
  keep: string
  absorb: string
}
export interface Judged extends Choice {
  verdict: Verdict
  isMerged: boolean
  /** Why two records that are of one thing were not merged; empty where they were, or are of two. */
  refused: string[]
}

/** Of two records the one of which more claims speak stays; of two alike the lower id. */
export const choose = (a: string, b: string, claimsOf: (id: string) => number): Choice => {
  const more = claimsOf(a) - claimsOf(b)
  return more > 0 || (more === 0 && a < b) ? { keep: a, absorb: b } : { keep: b, absorb: a }
}

/**
 * Keeps a verdict on two records, so that the question is not asked again; if they are of one thing, they are merged. Where something
 * recorded stands against that, the verdict is kept all the same, and the reasons come back.
 */
export async function judge(
  graph: Graph,
  { a, b, verdict }: { a: string; b: string; verdict: Verdict },
  author: Author,
  now: Date,
): Promise<Judged> {
  const meant = await resolveMeant(graph, [a, b])
  const found = await requireKinds(
    graph,
    [a, b].map((id) => ({ id, kinds: MERGED_KINDS })),
    meant,
  )
  const [first, second] = [found.get(a)?.id ?? a, found.get(b)?.id ?? b]
  const [x, y] = await Promise.all([first, second].map((id) => graph.read(ONE_ENTITY, { id })))
  const pair = [entityOf(x?.[0]?.[0] ?? null), entityOf(y?.[0]?.[0] ?? null)] as const
  const facts = await readFacts(graph, [pair], now.toISOString())
  const choice = choose(first, second, facts.claimsOf)
  const events = [
    { kind: 'JUDGE', ...choice, verdict },
    ...(verdict === 'YES' ? [{ kind: 'MERGE', ...choice }] : []),
  ]
  const faults = await record(graph, events, author, now)
  const conflicts = faults.filter(({ code }) => CONFLICTS.includes(code))
  if (faults.length > conflicts.length) throw new DealgraphError('BAD_INPUT', sentences(faults).join(' '))
  if (conflicts.length === 0) return { ...choice, verdict, isMerged: verdict === 'YES', refused: [] }
  const rest = await record(graph, events.slice(0, 1), author, now)
  if (rest.length > 0) throw new DealgraphError('BAD_INPUT', sentences(rest).join(' '))
  return { ...choice, verdict, isMerged: false, refused: sentences(conflicts) }
}

/** What stands against a merge, and not against a verdict. */
const CONFLICTS = ['MERGE_CONFLICT', 'KIND_MISMATCH']

/** Merges two records; what stands against it comes back, and then nothing was written. */
export async function merge(graph: Graph, choice: Choice, author: Author, now: Date): Promise<string[]> {
  return sentences(await record(graph, [{ kind: 'MERGE', ...choice }], author, now))
}

const sentences = (faults: readonly Fault[]): string[] => faults.map(({ message }) => message)

async function record(
  graph: Graph,
  events: readonly object[],
  { by, because }: Author,
  now: Date,
): Promise<Fault[]> {
  const at = now.toISOString()
  const { batch, faults } = parseRecords(
    events.map((event) => ({ kind: 'event' as const, value: { ...event, at, by, because }, line: null })),
  )
  if (faults.length > 0) return faults
  return (
    await recordBatch(graph, batch, {
      now: at,
      by,
      audit: { by: COMMAND_LINE, operation: 'resolve' },
    })
  ).faults
}
