import { COMMAND_LINE, type Doing } from '../audit/note.ts'
import type { Known } from '../claims/known.ts'
import type { Batch, Fault } from '../claims/parse.ts'
import { type Outcome, recordBatch } from '../claims/record.ts'
import type { Graph } from '../graph/graph.ts'
import { ENTITY_KINDS } from '../graph/vocabulary.ts'
import type { Faults } from './faults.ts'
import { aboutOf, type Gathered, type Gathering } from './gather.ts'
import { IdTable } from './id-table.ts'
import type { Tally } from './tally.ts'

export const TIMEOUT_MS = 300_000
/** In the audit log: files are imported at the command line alone. */
export const AUDIT: Doing = { by: COMMAND_LINE, operation: 'import' }
const SOURCE = ENTITY_KINDS.length + 1

/** Records as the batch of them that is recorded together. */
export function toBatch(records: readonly Gathered[]): Batch {
  const batch: Batch = { sources: [], entities: [], claims: [], events: [] }
  // A fault is told by the number of its record in place of its line.
  for (const each of records) {
    const line = each.n
    if ('source' in each) batch.sources.push({ ...each.source, line })
    else if ('entity' in each) batch.entities.push({ ...each.entity, line })
    else if ('claim' in each) batch.claims.push({ ...each.claim, line })
    else batch.events.push({ ...each.event, line })
  }
  return batch
}

export interface Checking {
  graph: Graph
  gathering: Gathering
  faults: Faults
  tallies: readonly Tally[]
  now: string
  by: string
}

/** Looks at records against the graph and against all others, and refuses what cannot be recorded. */
export class Checker {
  /** Of the sources and entities that this import brings, what each is. */
  private readonly things = new IdTable()
  private readonly on: Checking

  constructor(on: Checking) {
    this.on = on
  }

  /**
   * What recording the sound ones of these would do. Things must be looked at before the claims that name them; `beside` are records that
   * have been looked at, and that are to be seen together with these.
   */
  async check(group: readonly Gathered[], beside: readonly Gathered[] = []): Promise<Outcome> {
    const { graph, gathering, faults, now, by } = this.on
    const sound = (records: readonly Gathered[]) => records.filter(({ n }) => !gathering.refused.has(n))
    for (let rest = sound(group); ; rest = sound(rest)) {
      const options = { now, by, audit: AUDIT, dryRun: true, timeoutMs: TIMEOUT_MS, beside: this.beside }
      const found = await recordBatch(graph, toBatch([...sound(beside), ...rest]), options)
      const outcome = beside.length === 0 ? found : withoutThose(found, rest)
      this.refuse(rest, outcome.faults)
      // What rested on a refused record falls in the next round; where nothing will be written, one is enough.
      if (outcome.faults.length > 0 && faults.areRefused) continue
      for (const record of sound(rest)) this.note(record)
      return outcome
    }
  }

  private note(record: Gathered): void {
    if ('source' in record) this.things.set(record.source.id, SOURCE)
    if ('entity' in record) this.things.set(record.entity.id, 1 + ENTITY_KINDS.indexOf(record.entity.kind))
  }
  private readonly beside = (known: Known, ids: readonly string[]): void => {
    for (const id of ids) {
      const code = known.sources.has(id) || known.kinds.has(id) ? 0 : this.things.get(id)
      const kind = ENTITY_KINDS[code - 1]
      if (kind) known.kinds.set(id, kind)
      else if (code === SOURCE) known.sources.set(id, { ...UNREAD, id })
    }
  }
  private refuse(records: readonly Gathered[], found: readonly Fault[]): void {
    const { gathering, faults, tallies } = this.on
    const byNumber = new Map(records.map((record) => [record.n, record]))
    const missing = found.map((fault) => this.refusedBefore(fault, byNumber.get(fault.line ?? -1)))
    for (const [i, fault] of found.entries()) {
      const record = byNumber.get(fault.line ?? -1)
      const tally = tallies[record?.file ?? -1]
      if (!record || !tally) throw new Error(`A fault names no record: ${fault.message}`)
      if (!gathering.refused.has(record.n)) {
        gathering.refused.add(record.n)
        if (fault.code.endsWith('_DIFFERS')) tally.conflicting++
        else tally.refused++
      }
      // One that is there otherwise is missed by nobody.
      const id = fault.code.endsWith('_DIFFERS') ? null : idOf(record)
      if (id !== null) gathering.refusedIds.set(id, 1)
      const why = missing[i] ?? null
      if (why !== null && !faults.areRefused) continue
      const message = why === null ? fault.message : `${why} was refused itself, so this cannot be recorded.`
      faults.add({ ...fault, message, line: record.line, file: tally.file, row: record.raw })
    }
  }
  /** The id that is missing only because its record was refused. */
  private refusedBefore({ code, missing }: Fault, record: Gathered | undefined): string | null {
    if (code !== 'DANGLING_ID' || !record) return null
    const id = missing ?? ('event' in record ? record.event.claim : null)
    return id !== null && this.on.gathering.refusedIds.get(id) > 0 ? id : null
  }
}

/** Of a source whose own batch has not been written: only that it is one matters here. */
const UNREAD = {
  publisher: null,
  title: null,
  url: null,
  publishedOn: null,
  retrievedAt: null,
  kind: 'OTHER' as const,
  reliability: null,
  excerptOnly: false,
}

/** Of events that were looked at together with other records, what concerns the events. */
function withoutThose(outcome: Outcome, events: readonly Gathered[]): Outcome {
  const [ids, numbers] = [new Set(events.map(idOf)), new Set(events.map(({ n }) => n))]
  const changed = outcome.changed.filter((id) => ids.has(id))
  const faults = outcome.faults.filter(({ line }) => line !== null && numbers.has(line))
  return {
    ...outcome,
    added: [],
    repeated: [],
    sources: 0,
    entities: 0,
    events: changed.length,
    changed,
    faults,
  }
}

/** Under which others may name it. */
export function idOf(record: Gathered): string {
  if ('source' in record) return record.source.id
  if ('entity' in record) return record.entity.id
  return 'claim' in record ? record.claim.id : record.event.id
}

/** Records that are consolidated together have the same. */
export const bundleKey = (record: Gathered): string =>
  'claim' in record ? aboutOf(record.claim) : idOf(record)
