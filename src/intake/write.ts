import { createHash } from 'node:crypto'
import { type Outcome, recordWithin } from '../claims/record.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { AUDIT, bundleKey, idOf, TIMEOUT_MS, toBatch } from './check.ts'
import type { Gathered } from './gather.ts'
import { type Marker, markDone } from './marker.ts'
import type { Tally } from './tally.ts'

/** What an import did to the graph. */
export interface Written {
  /** Ids of the first claims added, and of the first that were known already; how many there were in all stands in `claims`. */
  added: string[]
  repeated: string[]
  claims: { added: number; repeated: number }
  sources: number
  entities: number
  events: number
  /** Ties both ends of which are one thing, so that no link is made of them. */
  suppressed: number
  /** Records that an earlier, broken-off run of the same import had written. */
  before: number
}
/** Ids are told of no more claims than this: of a million nobody wants them. */
const MOST_IDS = 1_000

/** Adds one batch's outcome to what was written in all, and to what is told of each file. */
export function tell(
  written: Written,
  tallies: readonly Tally[],
  records: readonly Gathered[],
  outcome: Pick<Outcome, 'added' | 'repeated' | 'sources' | 'entities' | 'events' | 'changed' | 'suppressed'>,
): void {
  for (const name of ['added', 'repeated'] as const) {
    written[name].push(...outcome[name].slice(0, MOST_IDS - written[name].length))
    written.claims[name] += outcome[name].length
  }
  for (const name of ['sources', 'entities', 'events'] as const) written[name] += outcome[name]
  written.suppressed += outcome.suppressed.length
  const news = new Set([...outcome.added, ...outcome.changed])
  for (const record of records) {
    const tally = tallies[record.file]
    // Of two records of one thing only the first is new.
    if (tally && news.delete(idOf(record))) tally.added++
    else if (tally) tally.repeated++
  }
}

/** Batches of whole bundles, in an order that is the same for the same records. */
export function* batchesOf(records: readonly Gathered[], size: number): Generator<Gathered[]> {
  const bundles = new Map<string, Gathered[]>()
  const bundleOfClaim = new Map<string, string>()
  for (const record of records) {
    const claim = 'event' in record ? record.event.claim : null
    const key = (claim !== null && bundleOfClaim.get(claim)) || bundleKey(record)
    if ('claim' in record) bundleOfClaim.set(record.claim.id, key)
    const bundle = bundles.get(key)
    if (bundle) bundle.push(record)
    else bundles.set(key, [record])
  }
  let batch: Gathered[] = []
  for (const bundle of bundles.values()) {
    if (batch.length > 0 && batch.length + bundle.length > size) {
      yield batch
      batch = []
    }
    for (const record of bundle) batch.push(record)
  }
  if (batch.length > 0) yield batch
}

export interface Writing {
  graph: Graph
  by: string
  now: string
  /** Null where all is written at once, so that there is nothing to go on with. */
  marker: Marker | null
}

/**
 * Writes a batch in one transaction, with the mark that it is written. Null: it was written before. `onCommit` is called when nothing is left
 * to do but to wait for the end of the transaction; perhaps more than once.
 */
export async function writeBatch(
  records: readonly Gathered[],
  writing: Writing,
  onCommit: () => void,
): Promise<Outcome | null> {
  const { graph, by, now, marker } = writing
  const name = nameOf(records)
  if (marker?.done.has(name)) return null
  const outcome = await graph.write(
    'import',
    async (tx) => {
      const made = await recordWithin(tx, toBatch(records), { by, now, audit: AUDIT })
      if (marker && made.faults.length === 0) await markDone(tx, marker, name)
      onCommit()
      return made
    },
    { timeoutMs: TIMEOUT_MS },
  )
  const [fault] = outcome.faults
  if (fault) {
    const message = `The graph was changed by somebody else while this was imported: ${fault.message} What was written before stands; import again.`
    throw new DealgraphError('IMPORT_FAULTS', message, { faults: [{ ...fault, line: null }] })
  }
  return outcome
}

/** By its records; the import's own name vouches for what they hold. */
function nameOf(records: readonly Gathered[]): string {
  const hash = createHash('sha256')
  for (const record of records) hash.update(`${record.n} ${idOf(record)}\n`)
  return hash.digest('hex').slice(0, 16)
}
