import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { START } from '../audit/note.ts'
import { endDay } from '../claims/days.ts'
import { hashId } from '../claims/identity.ts'
import { type Batch, parseRecords } from '../claims/parse.ts'
import { recordBatch } from '../claims/record.ts'
import { readMeta } from '../claims/store.ts'
import type { Instant, Source } from '../claims/types.ts'
import { DealgraphError } from '../errors.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'
import { readClaimsFile } from './read-file.ts'

const PACK_CLAIMS = loadCypher(import.meta.url, './pack-claims.cypher')
const NOTE_PACK = loadCypher(import.meta.url, './note-pack.cypher')
const TIMEOUT_MS = 120_000

/**
 * Loads every pack below a folder, in the order of their names, and remembers each one's version: a pack that has not changed is
 * passed over, and claims that are gone from a newer one are retracted. A note or a name that a newer one words otherwise does not stop
 * the start: records are not edited, so what is recorded stands, and the difference is told.
 */
export async function loadSeeds(
  graph: Graph,
  folder: string,
  log: (line: string) => void,
  now = new Date(),
): Promise<void> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  for (const name of names.sort()) await loadPack(graph, name, join(folder, name), log, now)
}

async function loadPack(
  graph: Graph,
  name: string,
  folder: string,
  log: (line: string) => void,
  now: Date,
): Promise<void> {
  const files = (await readdir(folder)).filter((file) => /\.(ya?ml|jsonl)$/.test(file)).sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(join(folder, file)))
  const version = `${name}:${hash.digest('hex').slice(0, 16)}`
  const { packs } = await readMeta(graph)
  if (packs.includes(version)) return

  const batch = await readPack(name, folder, files)
  const by = `pack:${name}`
  fillRecordTimes(batch, now)
  const present = new Set(batch.claims.map(({ id }) => id))
  for (const [id] of await graph.read(PACK_CLAIMS, { by }, { timeoutMs: TIMEOUT_MS })) {
    if (!present.has(id as string)) batch.events.push(retraction(id as string, by, now))
  }
  const audit = { by: START, operation: 'seed' }
  const options = { now: now.toISOString(), by, audit, timeoutMs: TIMEOUT_MS, keepRecorded: true }
  const outcome = await recordBatch(graph, batch, options)
  if (outcome.faults.length > 0) throw packFaults(name, outcome.faults)
  const noted = { prefix: `${name}:`, version, lock: randomUUID() }
  await graph.write(NOTE_PACK.name, (tx) => tx.run(NOTE_PACK, noted))
  log(`Seed pack ${name}: ${outcome.added.length} claims added, ${outcome.repeated.length} known already.`)
  for (const { message } of outcome.differing) log(`Seed pack ${name}: ${message} What is recorded stands.`)
}

async function readPack(name: string, folder: string, files: readonly string[]): Promise<Batch> {
  const read = await Promise.all(files.map((file) => readClaimsFile(join(folder, file))))
  const { batch, faults } = parseRecords(read.flatMap(({ records }) => records))
  const all = [...read.flatMap((file) => file.faults), ...faults]
  if (all.length > 0) throw packFaults(name, all)
  return batch
}

const packFaults = (name: string, faults: readonly unknown[]): DealgraphError =>
  new DealgraphError(
    'IMPORT_FAULTS',
    `The seed pack ${name} has ${faults.length} faults, so nothing of it was written.`,
    { faults },
  )

/** A pack's claims count as known from the day their source was read, else published, else the latest such day of the pack. */
function fillRecordTimes(batch: Batch, now: Date): void {
  const known = new Map(batch.sources.map((source) => [source.id, knownSince(source)]))
  const latest =
    [...known.values()]
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? now.toISOString()
  for (const claim of batch.claims) {
    const at = claim.recordedAt ?? known.get(claim.record.source) ?? latest
    claim.recordedAt = at < now.toISOString() ? at : now.toISOString()
  }
}

function knownSince({ retrievedAt, publishedOn }: Source): Instant | null {
  if (retrievedAt !== null) return `${retrievedAt.slice(0, 10)}T00:00:00.000Z`
  if (publishedOn === null) return null
  // Of a month or year only its last day is sure to come after publication.
  const day =
    publishedOn.length === 10
      ? publishedOn
      : Temporal.PlainDate.from(endDay(publishedOn)).subtract({ days: 1 }).toString()
  return `${day}T00:00:00.000Z`
}

function retraction(claim: string, by: string, now: Date): Batch['events'][number] {
  const event = {
    kind: 'RETRACT' as const,
    at: now.toISOString(),
    by,
    because: 'Gone from a newer version of the pack.',
    claim,
  }
  return { id: hashId('event', event), ...event, keep: null, absorb: null, verdict: null, line: null }
}
