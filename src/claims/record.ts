import { randomUUID } from 'node:crypto'
import type { Doing } from '../audit/note.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Statement, Value, WriteTx } from '../graph/graph.ts'
import { type Joined, joinRecords } from './entities.ts'
import { applyEntityEvents, isMove, namedBy, readEvidence, refuseEarlyMoves } from './entity-events.ts'
import { applyEvents } from './events.ts'
import { endsOf, type Known, linkFaults, readKnown, slugsOf } from './known.ts'
import { remakeLinks, type SuppressedTie } from './links.ts'
import { lockForMerges, moveRecords } from './merge.ts'
import { Merges, readBundleMerges, readMerges } from './merges.ts'
import { agreementsOf, newClaims, newEvents, toRecorded, unknownEvents } from './new-records.ts'
import { compareText } from './order.ts'
import type { Batch, Fault } from './parse.ts'
import { putEntities } from './put-entities.ts'
import { claimProperties, intervalProperties } from './rows.ts'
import { bundleOf, mainTie } from './ties.ts'
import type { Entity, Instant } from './types.ts'
import { mergesSoFar, raiseVersion } from './version.ts'

const cypher = (name: string) => loadCypher(import.meta.url, `./cypher/${name}.cypher`)
const ADD_SOURCES = cypher('add-sources')
const FILL_SOURCES = cypher('fill-sources')
const ADD_CLAIMS = cypher('add-claims')
const ADD_EVENTS = cypher('add-events')
const SET_INTERVALS = cypher('set-intervals')
const LOCK_BUNDLES = cypher('lock-bundles')
const LOCK_RECORDS = cypher('lock-records')

export interface Outcome {
  /** Claims that are new in the record, or stand in it again. */
  added: string[]
  repeated: string[]
  sources: number
  entities: number
  events: number
  /** Ties that claims speak of and that no link is made of, for a merge made one of their two ends; none are told of a dry run. */
  suppressed: SuppressedTie[]
  /** Ids of the sources, entities and events among them. */
  changed: string[]
  /** Empty when it was written; otherwise nothing was. */
  faults: Fault[]
  /** Where the batch gives otherwise what is recorded, and what is recorded stands. */
  differing: Fault[]
}
export interface RecordOptions {
  /** Record time of claims that bring none, and who records them. */
  now: Instant
  by: string
  /** As whose doing it stands in the audit log. */
  audit: Doing
  dryRun?: boolean
  /** Takes a difference from what is recorded for no fault: what is recorded stands, and the difference is told. */
  keepRecorded?: boolean
  /** A claim that is given again after it was retracted stands again from `now` on; otherwise it stays retracted. */
  revive?: boolean
  /** Takes everything for recorded and accepted once already: what the record says by now speaks against none of its merges. */
  wasAccepted?: boolean
  /** Why claims that say nothing of it themselves are recorded, or are to stand again. */
  because?: string | null
  timeoutMs?: number
  /** Done in the same transaction, whose failure takes it back too. */
  alongside?: Alongside
  /** Adds what is known of these ids beside the graph: records of the same import that other batches write. */
  beside?: (known: Known, ids: readonly string[]) => void
}
/** `before` anything is read, and `after` everything was written, or refused with faults. */
export interface Alongside {
  before(tx: WriteTx): Promise<void>
  after(tx: WriteTx, outcome: Outcome): Promise<void>
}

/** Writes a batch in one transaction, all or nothing. The same batch again adds nothing. */
export async function recordBatch(graph: Graph, batch: Batch, options: RecordOptions): Promise<Outcome> {
  const timeout = options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }
  const work = async (tx: WriteTx): Promise<Outcome> => {
    await options.alongside?.before(tx)
    const outcome = await recordWithin(tx, batch, options)
    await options.alongside?.after(tx, outcome)
    return outcome
  }
  // Of other statements, whose plans have to be made too.
  const name = batch.events.some(isMove) ? 'merge-entities' : 'record-claims'
  return await graph.write(name, work, timeout)
}

/** The same within a transaction in which more is written. */
export async function recordWithin(tx: WriteTx, batch: Batch, options: RecordOptions): Promise<Outcome> {
  const toMove = (await unknownEvents(tx, batch.events.filter(isMove))).length > 0
  const named = namedBy(batch.events)
  const touched = toMove ? await lockForMerges(tx, named) : []
  const began = await mergesSoFar(tx)
  const slugs = slugsOf(batch)
  const before = began.areAny ? await readMerges(tx, slugs) : new Merges()
  const ids = [...new Set([...slugs, ...named.flatMap((id) => before.family(id))])]
  const { known, joined } = await readAndJoin(tx, batch, ids, before, options)
  const agreements = agreementsOf(batch.claims, known)
  const { fresh, repeated, withdrawn, faults: claimFaults } = await newClaims(tx, batch.claims)
  const claims = new Map(fresh.map((parsed) => [parsed.id, toRecorded(parsed, known, options)]))
  const revive = options.revive === true ? withdrawn : []
  const {
    events,
    affected,
    revived,
    faults: strayFaults,
  } = await newEvents(tx, batch.events, claims, revive, options)
  for (const claim of affected) claims.set(claim.id, claim)
  const eventFaults = applyEvents(claims, events)
  const moves = events.filter(isMove)
  const evidence = options.wasAccepted ? null : await readEvidence(tx, events, claims.values(), known, before)
  const after = before.with(evidence?.agreements ?? new Merges())
  const { faults: mergeFaults, survivors } = applyEntityEvents(events, known, after, evidence)
  const early = options.wasAccepted || mergeFaults.length > 0 ? [] : await refuseEarlyMoves(tx, moves, after)
  const all = [
    ...joined.faults,
    ...linkFaults(batch.claims, known),
    ...claimFaults,
    ...strayFaults,
    ...eventFaults,
    ...early,
    ...mergeFaults,
  ]
  const isKept = ({ code }: Fault): boolean => options.keepRecorded === true && code.endsWith('_DIFFERS')
  const faults = all.filter((fault) => !isKept(fault))
  const outcome: Outcome = {
    added: [...fresh.map(({ id }) => id), ...revived],
    repeated: repeated.filter((id) => !revived.includes(id)),
    sources: joined.newSources.length,
    entities: joined.changedEntities.length,
    events: events.length,
    changed: [...joined.newSources, ...joined.filledSources, ...joined.changedEntities, ...events].map(
      ({ id }) => id,
    ),
    suppressed: [],
    faults,
    differing: all.filter(isKept),
  }
  if (faults.length > 0) return { ...outcome, added: [], repeated: [] }
  const nothing = outcome.changed.length + fresh.length === 0
  if (options.dryRun || nothing) return outcome

  const { survivor } = after
  // In one order for all writers, who wait for one another where they write the same.
  const added = fresh.flatMap(({ id }) => claims.get(id) ?? []).sort((a, b) => compareText(a.id, b.id))
  const changed = affected.flatMap(({ id }) => claims.get(id) ?? [])
  const written = [...added, ...changed]
  const own = written.map((claim) => bundleOf(claim, survivor))
  const bundles = [...new Set([...(moves.length > 0 ? touched : []), ...own])].sort()
  // Locked before their claims are read: of two writers the second must see what the first wrote.
  const locked = bundles.length > 0 ? await tx.run(LOCK_BUNDLES, { ids: bundles, lock: randomUUID() }) : []

  // From here on nothing waits for the database where it need not: the links are made while it writes.
  const sources = joined.newSources.toSorted((a, b) => compareText(a.id, b.id))
  sendEach(tx, ADD_SOURCES, sources, (source) => ({ ...source }))
  sendEach(tx, FILL_SOURCES, joined.filledSources, (source) => ({ ...source }))
  const isNew = ({ id, kind }: Entity): boolean => kind === 'AGREEMENT' || joined.newEntities.has(id)
  await putEntities(tx, [...joined.changedEntities, ...agreements], isNew, before)
  const reasons = new Map(fresh.map(({ id, recordedBecause }) => [id, recordedBecause]))
  sendEach(tx, ADD_CLAIMS, added, (claim) => ({
    ...claimProperties(claim, mainTie(claim, survivor).id, endsOf(claim)),
    becauseRecorded: reasons.get(claim.id) ?? options.because ?? null,
  }))
  sendEach(tx, SET_INTERVALS, changed, (claim) => ({ id: claim.id, ...intervalProperties(claim) }))
  sendEach(tx, ADD_EVENTS, [...events.entries()], ([i, { line: _, ...event }]) => ({
    ...event,
    survivor: survivors.get(event.id) ?? null,
    turn: event.claim === null ? turnOf(began.version, i) : null,
  }))
  if (moves.length > 0) await moveRecords(tx, namedBy(moves), known, before, after)

  const merges = began.areAny || moves.length > 0 ? after.with(await readBundleMerges(tx, bundles)) : after
  // A bundle that is new only because of a merge has claims that are not.
  const hasNone = (row: readonly Value[]) => row[1] === true && merges.isEmpty && moves.length === 0
  const newBundles = new Set(locked.filter(hasNone).map(([id]) => id as string))
  const { suppressed } = await remakeLinks(tx, bundles, written, merges, newBundles)
  await raiseVersion(
    tx,
    {
      ...options.audit,
      name: options.by,
      about: [
        ...new Set([
          ...outcome.added,
          ...[...sources, ...joined.filledSources, ...joined.changedEntities].map(({ id }) => id),
          ...events.flatMap(({ claim, keep, absorb }) => [claim, keep, absorb]).filter((id) => id !== null),
        ]),
      ],
      claims: outcome.added.length,
      sources: outcome.sources,
      entities: outcome.entities,
      events: outcome.events,
    },
    { began: began.count, merging: moves.length > 0 },
  )
  return { ...outcome, suppressed }
}

/** The batch's sources and entities with what is known of them, which stays so until the end where something is added to it. */
async function readAndJoin(
  tx: WriteTx,
  batch: Batch,
  ids: readonly string[],
  merges: Merges,
  options: RecordOptions,
): Promise<{ known: Known; joined: Joined }> {
  const known = await readKnown(tx, ids)
  options.beside?.(known, ids)
  const joined = joinRecords(batch, known)
  const { filledSources, changedEntities, newEntities } = joined
  const added = [...filledSources, ...changedEntities]
    .map(({ id }) => id)
    .filter((id) => !newEntities.has(id))
  if (options.dryRun || added.length === 0) return { known, joined }
  // Of two who add to one record the second must see what the first did; also where a merge shows both with one.
  const locked = [...new Set([...added, ...added.map(merges.survivor)])].sort()
  await tx.run(LOCK_RECORDS, { ids: locked, lock: randomUUID() })
  const now = await readKnown(tx, ids)
  return { known: now, joined: joinRecords(batch, now) }
}

/** Of what happened to records at one instant, who wrote it, and where in the batch it stood, tells which came first; in the order of texts. */
const turnOf = (version: number, place: number): string =>
  [version, place].map((count) => String(count).padStart(12, '0')).join('-')

/** Nothing is sent where there are none. */
function sendEach<T>(
  tx: WriteTx,
  statement: Statement,
  things: readonly T[],
  toRow: (thing: T) => Value,
): void {
  if (things.length > 0) tx.send(statement, { rows: things.map(toRow) })
}
