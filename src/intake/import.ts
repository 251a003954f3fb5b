import { beyond, type Fault, parseRecords, type RawRecord } from '../claims/parse.ts'
import { type Outcome, recordBatch } from '../claims/record.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { readClaimsFile } from './read-file.ts'

/** Writing a whole file takes longer than one recorded claim may. */
const TIMEOUT_MS = 120_000

export interface ImportOptions {
  by?: string
  dryRun?: boolean
  now?: Date
}
/** A fault with the file in which it stands. */
export interface FileFault extends Fault {
  file: string
}

/**
 * Imports files of the interchange format as one batch, all or nothing: their records may refer to one another's.
 * Every fault of every file is told at once, in the details of one IMPORT_FAULTS error.
 */
export async function importFiles(
  graph: Graph,
  files: readonly string[],
  options: ImportOptions = {},
): Promise<Outcome> {
  const places = new Places(files)
  const records: RawRecord[] = []
  const faults: Fault[] = []
  for (const file of files) {
    const read = await readClaimsFile(file)
    faults.push(...read.faults.map((fault) => ({ ...fault, line: places.encode(file, fault.line) })))
    records.push(...read.records.map((record) => ({ ...record, line: places.encode(file, record.line) })))
  }
  const parsed = parseRecords(records)
  faults.push(...parsed.faults)
  // The sound records are checked against the graph all the same, so that every fault is told at once.
  const outcome = await recordBatch(graph, parsed.batch, {
    now: (options.now ?? new Date()).toISOString(),
    by: options.by ?? 'import',
    dryRun: (options.dryRun ?? false) || faults.length > 0,
    timeoutMs: TIMEOUT_MS,
  })
  const all = [...faults, ...beyond(outcome.faults, faults, records)]
  if (all.length > 0) {
    all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    throw importFaults(all.map((fault) => places.decode(fault)))
  }
  return outcome
}

/** A place in one of several files as one number, so that a fault of a record found late still names its file and line. */
class Places {
  private static readonly MOST_LINES = 1e9
  private readonly files: readonly string[]

  constructor(files: readonly string[]) {
    this.files = files
  }
  encode(file: string, line: number | null): number {
    return this.files.indexOf(file) * Places.MOST_LINES + (line ?? 0)
  }
  decode(fault: Fault): FileFault {
    const place = fault.line ?? 0
    return {
      ...fault,
      line: place % Places.MOST_LINES || null,
      file: this.files[Math.floor(place / Places.MOST_LINES)] ?? '',
    }
  }
}

function importFaults(faults: readonly FileFault[]): DealgraphError {
  const count = faults.length === 1 ? 'One fault was' : `${faults.length} faults were`
  return new DealgraphError('IMPORT_FAULTS', `${count} found, so nothing was written.`, { faults })
}
