import { loadCypher } from '../graph/cypher.ts'
import type { Params, Statement, Value, WriteTx } from '../graph/graph.ts'
import { DONE } from './events.ts'
import type { Known } from './known.ts'
import { conflictsOf, type Evidence, type Judgement } from './merge-conflicts.ts'
import { Merges } from './merges.ts'
import { comesOutAs, type Move } from './move-order.ts'
import type { Fault } from './parse.ts'
import { toClaim } from './rows.ts'
import type { Claim, RecordEvent } from './types.ts'

const DIRECT_CLAIMS = loadCypher(import.meta.url, './cypher/direct-claims.cypher')
const MOVES_OF = loadCypher(import.meta.url, './cypher/moves-of.cypher')
const VERDICTS = loadCypher(import.meta.url, './cypher/verdicts.cypher')

type Event = RecordEvent & { line: number | null }

/** The ids of records that events name. */
export const namedBy = (events: readonly RecordEvent[]): string[] => [
  ...new Set(events.flatMap(({ keep, absorb }) => [keep, absorb]).filter((id) => id !== null)),
]
export const isMove = ({ kind }: RecordEvent): boolean => kind === 'MERGE' || kind === 'SPLIT'

type Run = (statement: Statement, params: Params) => Promise<Value[][]>

/** Claims that tie some of these entities to one another, with merges of the agreements that they are about. */
export async function readDirectClaims(
  run: Run,
  ids: readonly string[],
): Promise<Pick<Evidence, 'claims' | 'agreements'>> {
  const rows = await run(DIRECT_CLAIMS, { ids: [...ids] })
  const found = rows.map(([claim, about]) => ({ claim: toClaim(claim ?? null), about: about as string }))
  const merged = found.flatMap(({ claim: { agreement }, about }) =>
    agreement && agreement.id !== about ? [[agreement.id, about] as const] : [],
  )
  return { claims: found.map(({ claim }) => claim), agreements: new Merges(merged) }
}

/** What was judged of pairs of these ids, former ones among them. */
export const readJudgements = async (run: Run, ids: readonly string[]): Promise<Judgement[]> =>
  (await run(VERDICTS, { ids: [...ids] })).map(
    ([id, at, by, because, verdict, keep, absorb]) =>
      ({ id, at, by, because, verdict, keep, absorb }) as unknown as Judgement,
  )

/** What is recorded that may stand against merging what the events name; `fresh` are claims of the same batch. */
export async function readEvidence(
  tx: WriteTx,
  events: readonly RecordEvent[],
  fresh: Iterable<Claim>,
  known: Known,
  merges: Merges,
): Promise<Evidence> {
  const named = namedBy(events.filter(({ kind }) => kind === 'MERGE'))
  if (named.length === 0)
    return { claims: [], judgements: [], records: known.entities, agreements: new Merges() }
  const ids = [...new Set(namedBy(events).flatMap((id) => merges.family(id)))]
  const run: Run = (statement, params) => tx.run(statement, params)
  const { claims, agreements } = await readDirectClaims(run, [...new Set(ids.map(merges.survivor))])
  const judgements = await readJudgements(run, ids)
  // A claim of the batch may be one that is changed by it: as it is after the batch, it comes last.
  const all = new Map([...claims, ...fresh].map((claim) => [claim.id, claim]))
  return { claims: [...all.values()], judgements, records: known.entities, agreements }
}

/** Merges and splits that, told in order of time with those recorded, would come out otherwise than `now`: one is dated too early. */
export async function refuseEarlyMoves(tx: WriteTx, moves: readonly Event[], now: Merges): Promise<Fault[]> {
  const [first] = moves
  if (!first) return []
  const ids = [...new Set(namedBy(moves).flatMap((id) => now.family(id)))]
  const recorded = (await tx.run(MOVES_OF, { ids })).map(
    ([kind, at, keep, absorb]) => ({ kind, at, keep, absorb }) as unknown as Move,
  )
  if (recorded.every(({ at }) => at <= first.at) || comesOutAs(now, recorded, moves)) return []
  const last = recorded.at(-1)?.at ?? ''
  const message = `These records were merged or split last at ${last}. Dated ${first.at}, before that, it would come out otherwise when all is told in order of time: give a later moment.`
  return [{ code: 'BAD_DATE', message, path: ['event', 'at'], line: first.line }]
}

/**
 * Applies merges and splits, in their order, to `merges`, which also holds those of the agreements that the evidence is about. An event that
 * cannot be is a fault; so is a merge that evidence speaks against, where there is any to be looked at.
 */
export function applyEntityEvents(
  events: readonly Event[],
  known: Known,
  merges: Merges,
  evidence: Evidence | null,
): { faults: Fault[]; survivors: Map<string, string> } {
  const judgements = [...(evidence?.judgements ?? [])]
  const survivors = new Map<string, string>()
  const faults = events.flatMap((event): Fault[] => {
    const { kind, keep, absorb } = event
    if (absorb === null || (keep === null && kind !== 'SPLIT')) return []
    const survivor = merges.survivor(kind === 'SPLIT' ? absorb : (keep ?? absorb))
    const found =
      refuseUnknown(event, known) ??
      (kind === 'SPLIT'
        ? refuseSplit(event, known, merges)
        : kind === 'JUDGE'
          ? refuseSelf(event)
          : refuseMerge(event, known, merges, evidence && { ...evidence, judgements, agreements: merges }))
    if (found) return [found]
    if (kind === 'JUDGE') judgements.push({ ...event, keep: keep ?? '', absorb })
    else {
      survivors.set(event.id, survivor)
      if (kind === 'MERGE') merges.merge(survivor, absorb)
      else merges.split(absorb)
    }
    return []
  })
  return { faults, survivors }
}

const fault = (event: Event, code: string, field: 'keep' | 'absorb', message: string): Fault => ({
  code,
  message,
  path: ['event', field],
  line: event.line,
})
const nameIn = (known: Known, id: string | null): string =>
  id === null ? '' : (known.entities.get(id)?.name ?? id)

function refuseUnknown(event: Event, known: Known): Fault | null {
  for (const field of ['keep', 'absorb'] as const) {
    const id = event[field]
    if (id === null || known.kinds.has(id)) continue
    if (known.sources.has(id))
      return fault(event, 'KIND_MISMATCH', field, `${id} is a source, which cannot be ${DONE[event.kind]}.`)
    const message = `Nothing given here or in the graph has the id ${id}.`
    return { ...fault(event, 'DANGLING_ID', field, message), missing: id }
  }
  return null
}

function refuseSelf(event: Event): Fault | null {
  if (event.keep !== event.absorb) return null
  const message = `${event.keep ?? ''} cannot be ${DONE[event.kind]} with itself.`
  return fault(event, 'SELF_MERGE', 'absorb', message)
}

function refuseMerge(event: Event, known: Known, merges: Merges, evidence: Evidence | null): Fault | null {
  const { keep, absorb, at } = event
  if (keep === null || absorb === null) return null
  const self = refuseSelf(event)
  if (self) return self
  const [kept, absorbed] = [nameIn(known, keep), nameIn(known, absorb)]
  if (merges.isFormer(absorb)) {
    const into = nameIn(known, merges.survivor(absorb))
    return fault(
      event,
      'ALREADY_MERGED',
      'absorb',
      `${absorbed} is merged into ${into} already; split it first.`,
    )
  }
  if (merges.survivor(keep) === absorb) {
    const message = `${kept} is merged into ${absorbed} already; split it first, to merge them the other way round.`
    return fault(event, 'ALREADY_MERGED', 'keep', message)
  }
  const [kind, other] = [known.kinds.get(keep), known.kinds.get(absorb)]
  if (kind !== other) {
    const message = `${kept} is a ${kind ?? ''} and ${absorbed} a ${other ?? ''}; only records of one kind can be merged.`
    return fault(event, 'KIND_MISMATCH', 'absorb', message)
  }
  const found = evidence ? conflictsOf(merges.family(keep), merges.family(absorb), at, evidence) : []
  if (found.length === 0) return null
  return fault(
    event,
    'MERGE_CONFLICT',
    'absorb',
    `${kept} and ${absorbed} are recorded as two things: ${found.join('; ')}.`,
  )
}

function refuseSplit(event: Event, known: Known, merges: Merges): Fault | null {
  const { keep, absorb } = event
  if (absorb === null) return null
  const name = nameIn(known, absorb)
  if (!merges.isFormer(absorb))
    return fault(
      event,
      'NOT_MERGED',
      'absorb',
      `${name} (${absorb}) is merged into nothing, so it cannot be split off.`,
    )
  const survivor = merges.survivor(absorb)
  if (keep === null || merges.survivor(keep) === survivor) return null
  const message = `${name} is merged into ${nameIn(known, survivor)}, not into ${nameIn(known, keep)}.`
  return fault(event, 'NOT_MERGED', 'keep', message)
}
