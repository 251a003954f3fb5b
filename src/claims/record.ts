import { randomUUID } from 'node:crypto'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, Value, WriteTx } from '../graph/graph.ts'
import { LABEL_OF_KIND, LAST_INSTANT } from '../graph/vocabulary.ts'
import { entityProperties, identifierKey, joinRecords } from './entities.ts'
import { applyEvents } from './events.ts'
import { endsOf, type Known, linkFaults, readKnown, slugsOf } from './known.ts'
import { remakeLinks } from './links.ts'
import { compareText } from './order.ts'
import type { Batch, Fault, ParsedClaim } from './parse.ts'
import { claimProperties, intervalProperties, toClaim } from './rows.ts'
import { bundleOf, mainTie, type Survivor } from './ties.ts'
import type { Claim, ClaimRecord, Entity, Instant } from './types.ts'
import { weightOf } from './weight.ts'

const cypher = (name: string) => loadCypher(import.meta.url, `./cypher/${name}.cypher`)
const KNOWN_CLAIMS = cypher('known-claims')
const KNOWN_EVENTS = cypher('known-events')
const ADD_SOURCES = cypher('add-sources')
const PUT_ENTITIES = cypher('put-entities')
const PUT_IDENTIFIERS = cypher('put-identifiers')
const ADD_CLAIMS = cypher('add-claims')
const ADD_EVENTS = cypher('add-events')
const SET_INTERVALS = cypher('set-intervals')
const CLAIMS_BY_ID = cypher('claims-by-id')
const LOCK_BUNDLES = cypher('lock-bundles')
const RAISE_VERSION = cypher('raise-version')

export interface Outcome {
  added: string[]
  repeated: string[]
  sources: number
  entities: number
  events: number
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
  dryRun?: boolean
  /** Takes a difference from what is recorded for no fault: what is recorded stands, and the difference is told. */
  keepRecorded?: boolean
  timeoutMs?: number
  /** Adds what is known of these ids beside the graph: records of the same import that other batches write. */
  beside?: (known: Known, ids: readonly string[]) => void
}

/** Writes a batch in one transaction, all or nothing. The same batch again adds nothing. */
export async function recordBatch(graph: Graph, batch: Batch, options: RecordOptions): Promise<Outcome> {
  const timeout = options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }
  return await graph.write('record-claims', (tx) => recordWithin(tx, batch, options), timeout)
}

/** The same within a transaction in which more is written. */
export async function recordWithin(tx: WriteTx, batch: Batch, options: RecordOptions): Promise<Outcome> {
  const slugs = slugsOf(batch)
  const known = await readKnown(tx, slugs)
  options.beside?.(known, slugs)
  const joined = joinRecords(batch, known)
  const agreements = agreementsOf(batch.claims, known)
  const { fresh, repeated, faults: claimFaults } = await newClaims(tx, batch.claims)
  const claims = new Map(fresh.map((parsed) => [parsed.id, toRecorded(parsed, known, options)]))
  const { events, affected, faults: strayFaults } = await newEvents(tx, batch, claims)
  for (const claim of affected) claims.set(claim.id, claim)
  const eventFaults = applyEvents(claims, events)
  const all = [
    ...joined.faults,
    ...linkFaults(batch.claims, known),
    ...claimFaults,
    ...strayFaults,
    ...eventFaults,
  ]
  const isKept = ({ code }: Fault): boolean => options.keepRecorded === true && code.endsWith('_DIFFERS')
  const faults = all.filter((fault) => !isKept(fault))
  const outcome: Outcome = {
    added: fresh.map(({ id }) => id),
    repeated,
    sources: joined.newSources.length,
    entities: joined.changedEntities.length,
    events: events.length,
    changed: [...joined.newSources, ...joined.changedEntities, ...events].map(({ id }) => id),
    faults,
    differing: all.filter(isKept),
  }
  if (faults.length > 0) return { ...outcome, added: [], repeated: [] }
  const nothing = fresh.length + outcome.sources + outcome.entities + outcome.events === 0
  if (options.dryRun || nothing) return outcome

  const survivor: Survivor = (id) => known.survivors.get(id) ?? id
  if (joined.newSources.length > 0)
    await tx.run(ADD_SOURCES, { rows: joined.newSources.map((source) => ({ ...source })) })
  await putEntities(tx, [...joined.changedEntities, ...agreements])
  const added = fresh.flatMap(({ id }) => claims.get(id) ?? [])
  await tx.run(ADD_CLAIMS, {
    rows: added.map((claim) => claimProperties(claim, mainTie(claim, survivor).id, endsOf(claim))),
  })
  const changed = affected.flatMap(({ id }) => claims.get(id) ?? [])
  await tx.run(SET_INTERVALS, {
    rows: changed.map((claim) => ({ id: claim.id, ...intervalProperties(claim) })),
  })
  await tx.run(ADD_EVENTS, { rows: events.map(({ line: _, ...event }) => event) })

  const touched = new Map<string, Claim[]>()
  for (const claim of [...added, ...changed]) {
    const bundle = bundleOf(claim, survivor)
    touched.set(bundle, [...(touched.get(bundle) ?? []), claim])
  }
  const bundles = [...touched.keys()].sort()
  // Locked before their claims are read: of two writers the second must see what the first wrote.
  const locked = await tx.run(LOCK_BUNDLES, { ids: bundles, lock: randomUUID() })
  const newBundles = new Set(locked.filter(([, isNew]) => isNew === true).map(([id]) => id as string))
  await remakeLinks(tx, bundles, touched, survivor, newBundles)
  await tx.run(RAISE_VERSION, {})
  return outcome
}

/** Claims not yet recorded; those that are must not differ in what stands beside their identity. */
async function newClaims(tx: WriteTx, claims: readonly ParsedClaim[]) {
  const stored = new Map(
    (await tx.run(KNOWN_CLAIMS, { ids: [...new Set(claims.map((c) => c.id))] })).map(([id, record]) => [
      id as string,
      JSON.parse(record as string) as ClaimRecord,
    ]),
  )
  const fresh = new Map<string, ParsedClaim>()
  const repeated = new Set<string>()
  const faults: Fault[] = []
  for (const claim of claims) {
    const before = stored.get(claim.id) ?? fresh.get(claim.id)?.record
    if (!before) fresh.set(claim.id, claim)
    else {
      if (stored.has(claim.id)) repeated.add(claim.id)
      for (const field of ['confidence', 'quote', 'note'] as const) {
        if (before[field] === claim.record[field]) continue
        const message = `This claim is already recorded with ${field} ${JSON.stringify(before[field])}, not ${JSON.stringify(claim.record[field])}.`
        faults.push({ code: 'CLAIM_DIFFERS', message, path: ['claim', field], line: claim.line })
      }
    }
  }
  return { fresh: [...fresh.values()], repeated: [...repeated], faults }
}

/** Events not yet recorded, in time order, with the recorded claims they speak of. */
async function newEvents(tx: WriteTx, batch: Batch, fresh: ReadonlyMap<string, Claim>) {
  const stored = new Set(
    (await tx.run(KNOWN_EVENTS, { ids: batch.events.map((e) => e.id) })).map(([id]) => id as string),
  )
  const unique = new Map(batch.events.filter((e) => !stored.has(e.id)).map((e) => [e.id, e]))
  const events = [...unique.values()].sort((a, b) => compareText(a.at, b.at))
  const ids = [...new Set(events.flatMap((e) => (e.claim !== null && !fresh.has(e.claim) ? [e.claim] : [])))]
  const affected = (await tx.run(CLAIMS_BY_ID, { ids })).map(([claim]) => toClaim(claim ?? null))
  const found = new Set([...fresh.keys(), ...affected.map(({ id }) => id)])
  const faults = events.flatMap(({ kind, claim, line }): Fault[] => {
    if (claim !== null && found.has(claim)) return []
    const [code, message] =
      claim === null
        ? ['BAD_VALUE', `A ${kind} event cannot be imported yet.`]
        : ['DANGLING_ID', `The ${kind} event names ${claim}, which is neither in the file nor in the graph.`]
    return [{ code, message, path: ['event'], line }]
  })
  return { events, affected, faults }
}

function toRecorded({ id, record, ...at }: ParsedClaim, known: Known, { now, by }: RecordOptions): Claim {
  const source = known.sources.get(record.source)
  const interval = {
    from: at.recordedAt ?? now,
    to: at.retractedAt ?? LAST_INSTANT,
    by: at.recordedBy ?? by,
    because: at.retractedBecause,
  }
  return {
    ...record,
    id,
    weight: weightOf(record.confidence, record.status, source?.reliability ?? null),
    publishedOn: source?.publishedOn ?? null,
    recorded: [interval],
    preferred: [],
  }
}

/** Agreements come to be by the claims about them; their names are settled when their links are made. */
function agreementsOf(claims: readonly ParsedClaim[], known: Known): Entity[] {
  const ids = new Set(claims.flatMap(({ record }) => (record.agreement ? [record.agreement.id] : [])))
  const missing = [...ids].filter((id) => !known.kinds.has(id) && !known.sources.has(id))
  for (const id of missing) known.kinds.set(id, 'AGREEMENT')
  const blank = {
    aliases: [],
    identifiers: [],
    form: null,
    family: null,
    country: null,
    megawatts: null,
    accelerators: null,
  }
  return missing.map((id) => ({ id, kind: 'AGREEMENT', name: id, ...blank }))
}

// A label for each kind, from the fixed list; Cypher takes no parameter there.
const LABEL = Object.values(LABEL_OF_KIND).map((label) => ({
  name: `label-${label}`,
  text: `UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e:${label}`,
}))

async function putEntities(tx: WriteTx, entities: readonly Entity[]): Promise<void> {
  if (entities.length === 0) return
  await tx.run(PUT_ENTITIES, { rows: entities.map(entityProperties) })
  for (const [i, [kind]] of Object.entries(LABEL_OF_KIND).entries()) {
    const ids = entities.filter((entity) => entity.kind === kind).map(({ id }) => id)
    const statement = LABEL[i]
    if (statement && ids.length > 0) await tx.run(statement, { ids })
  }
  const rows: Value[] = entities.flatMap(({ id, identifiers }) =>
    identifiers.map((identifier) => ({ id: identifierKey(identifier), entity: id })),
  )
  if (rows.length > 0) await tx.run(PUT_IDENTIFIERS, { rows })
}
