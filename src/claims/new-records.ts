import { randomUUID } from 'node:crypto'
import { loadCypher } from '../graph/cypher.ts'
import type { WriteTx } from '../graph/graph.ts'
import { LAST_INSTANT } from '../graph/vocabulary.ts'
import { DONE } from './events.ts'
import { hashId } from './identity.ts'
import type { Known } from './known.ts'
import { compareText } from './order.ts'
import type { Batch, Fault, ParsedClaim } from './parse.ts'
import type { RecordOptions } from './record.ts'
import { toClaim } from './rows.ts'
import type { Claim, ClaimRecord, Entity } from './types.ts'
import { weightOf } from './weight.ts'

const KNOWN_CLAIMS = loadCypher(import.meta.url, './cypher/known-claims.cypher')
const KNOWN_EVENTS = loadCypher(import.meta.url, './cypher/known-events.cypher')
const CLAIMS_BY_ID = loadCypher(import.meta.url, './cypher/claims-by-id.cypher')
const LOCK_CLAIMS = loadCypher(import.meta.url, './cypher/lock-claims.cypher')

type Event = Batch['events'][number]

/** Claims not yet recorded; those that are must not differ in what stands beside their identity. `withdrawn` are repeated, and retracted. */
export async function newClaims(tx: WriteTx, claims: readonly ParsedClaim[]) {
  const ids = [...new Set(claims.map((c) => c.id))]
  const rows = ids.length > 0 ? await tx.run(KNOWN_CLAIMS, { ids }) : []
  const stored = new Map(
    rows.map(([id, record]) => [id as string, JSON.parse(record as string) as ClaimRecord]),
  )
  const withdrawn = rows.filter(([, , to]) => to !== LAST_INSTANT).map(([id]) => id as string)
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
  return { fresh: [...fresh.values()], repeated: [...repeated], withdrawn, faults }
}

/** Those of these events that are not recorded yet, each once, in time order. */
export async function unknownEvents(tx: WriteTx, events: readonly Event[]): Promise<Event[]> {
  if (events.length === 0) return []
  const rows = await tx.run(KNOWN_EVENTS, { ids: events.map(({ id }) => id) })
  const stored = new Set(rows.map(([id]) => id as string))
  const unique = new Map(events.filter(({ id }) => !stored.has(id)).map((event) => [event.id, event]))
  return [...unique.values()].sort((a, b) => compareText(a.at, b.at))
}

/** Events not yet recorded, in time order, with the recorded claims they speak of. `revive` names claims that are to stand again. */
export async function newEvents(
  tx: WriteTx,
  given: readonly Event[],
  fresh: ReadonlyMap<string, Claim>,
  revive: readonly string[],
  options: RecordOptions,
) {
  const named = given.flatMap(({ claim }) => (claim !== null && !fresh.has(claim) ? [claim] : []))
  const ids = [...new Set([...named, ...revive])].sort()
  const found = ids.length > 0 ? await lockClaims(tx, ids) : []
  const gone = found.filter(({ id, recorded }) => revive.includes(id) && recorded.at(-1)?.to !== LAST_INSTANT)
  const revived = gone.map(({ id }) => revival(id, options))
  const events = await unknownEvents(tx, [...given, ...revived])
  const spoken = new Set(events.flatMap(({ claim }) => claim ?? []))
  const present = new Set([...fresh.keys(), ...found.map(({ id }) => id)])
  const faults = events.flatMap(({ kind, claim, line }): Fault[] => {
    if (claim === null || present.has(claim)) return []
    const message = `No claim given here or in the graph has the id ${claim}, so none can be ${DONE[kind]}.`
    return [{ code: 'DANGLING_ID', message, path: ['event'], line }]
  })
  return {
    events,
    affected: found.filter(({ id }) => spoken.has(id)),
    revived: gone.map(({ id }) => id),
    faults,
  }
}

/** Locked before they are read: of two who change a claim the second must see what the first did. */
async function lockClaims(tx: WriteTx, ids: readonly string[]): Promise<Claim[]> {
  await tx.run(LOCK_CLAIMS, { ids: [...ids], lock: randomUUID() })
  return (await tx.run(CLAIMS_BY_ID, { ids: [...ids] })).map(([claim]) => toClaim(claim ?? null))
}

function revival(claim: string, { now, by, because = null }: RecordOptions): Event {
  const event = { kind: 'RECORD' as const, at: now, by, because, claim }
  return { id: hashId('event', event), ...event, keep: null, absorb: null, verdict: null, line: null }
}

export function toRecorded(
  { id, record, ...at }: ParsedClaim,
  known: Known,
  { now, by }: RecordOptions,
): Claim {
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
export function agreementsOf(claims: readonly ParsedClaim[], known: Known): Entity[] {
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
