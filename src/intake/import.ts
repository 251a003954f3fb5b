import { basename } from 'node:path'
import { DealgraphError } from '../errors.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'
import { Ahead } from './ahead.ts'
import { besideDecisions } from './beside-decisions.ts'
import { Checker } from './check.ts'
import { Faults } from './faults.ts'
import { citesItsFile } from './formats/registry.ts'
import { type Gathered, Gathering } from './gather.ts'
import { type ImportFile, importId, lookAt, refuseOverwriting } from './import-files.ts'
import { begin, countDisputed, end, startedAt } from './marker.ts'
import { openFile } from './open-file.ts'
import { countSharing } from './shared-identifiers.ts'
import { newTally, type Tally } from './tally.ts'
import { inTemporaryFolder } from './temporary.ts'
import { batchesOf, tell, type Writing, type Written, writeBatch } from './write.ts'

const UNKNOWN_SOURCES = loadCypher(import.meta.url, '../claims/cypher/unknown-sources.cypher')

/** Records that are written together; twice as many are looked at together. All of an import of no more is one transaction. */
const BATCH = 5_000

export interface ImportProgress {
  phase: 'Reading' | 'Checking' | 'Writing'
  /** Bytes while reading, records from then on. */
  done: number
  total: number
}
export interface ImportOptions {
  by?: string
  dryRun?: boolean
  now?: Date
  /** Name of a format; default: whatever each file looks like. */
  format?: string
  /** Id of the source for which the files stand; default: one is made of each file's name and content. */
  source?: string
  /** Path of a mapping file, for CSV. */
  mapping?: string
  /** Path of a file that takes what is refused, so that the rest is written. Default: any fault, and nothing is written. */
  rejects?: string
  /** Records to a transaction. */
  batchSize?: number
  onProgress?: (progress: ImportProgress) => void
  /** Stops between two batches: what is written stays, and the same import goes on from there. */
  signal?: AbortSignal
}
export interface ImportSummary extends Written {
  files: Tally[]
  /** How many more ties are disputed than before. */
  newlyDisputed: number
  /** Entities of the files that have a number, such as an LEI, that another record has too. */
  sharing: number
}

/**
 * Imports files of any format; their records may refer to one another's. With any fault nothing is written, and all faults are told in
 * the details of one IMPORT_FAULTS error; unless refused rows are wanted in a file. Importing files again adds nothing, and going on
 * with an import that was broken off ends as it would have ended.
 */
export async function importFiles(
  graph: Graph,
  names: readonly string[],
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const { format = 'auto', source = null, mapping = null, rejects = null } = options
  return await inTemporaryFolder(async (folder) => {
    const files = await lookAt(names, { format, source, mapping }, folder)
    if (rejects !== null)
      refuseOverwriting(rejects, [...files.map(({ path }) => path), ...(mapping === null ? [] : [mapping])])
    const run = new Run(graph, files, options, folder, new Faults(rejects))
    try {
      return await run.all()
    } finally {
      run.close()
    }
  })
}

class Run {
  private readonly tallies: Tally[]
  private readonly gathering: Gathering
  private readonly by: string
  private readonly batchSize: number
  private readonly written: Written = {
    added: [],
    repeated: [],
    claims: { added: 0, repeated: 0 },
    sources: 0,
    entities: 0,
    events: 0,
    suppressed: 0,
    before: 0,
  }
  private readonly graph: Graph
  private readonly files: readonly ImportFile[]
  private readonly options: ImportOptions
  private readonly faults: Faults

  constructor(
    graph: Graph,
    files: readonly ImportFile[],
    options: ImportOptions,
    folder: string,
    faults: Faults,
  ) {
    this.graph = graph
    this.files = files
    this.options = options
    this.faults = faults
    this.by = options.by ?? 'import'
    this.batchSize = options.batchSize ?? BATCH
    this.tallies = files.map(({ name, format }) => newTally(name, format.title))
    const standing = files
      .filter(({ format }) => citesItsFile(format))
      .map(({ options }) => options.source.id)
    this.gathering = new Gathering(folder, this.tallies, faults, new Set(standing))
  }

  async all(): Promise<ImportSummary> {
    const { faults, files, options, written } = this
    await this.read()
    // One that was broken off goes on as if it were still that moment.
    const before = await startedAt(this.graph, importId(files, this.by))
    const now = before ?? (options.now ?? new Date()).toISOString()
    await this.check(now)
    if (faults.count > 0 && !faults.areRefused) throw faults.toError(files.map(({ name }) => name))
    let newlyDisputed = 0
    if (!options.dryRun) newlyDisputed = await this.write(now)
    let sharing = 0
    for (const group of this.gathering.things.groups(this.batchSize))
      sharing += await countSharing(this.graph, this.sound(group))
    return { ...written, files: this.tallies, newlyDisputed, sharing }
  }
  close(): void {
    this.gathering.close()
    this.faults.close()
  }

  private async read(): Promise<void> {
    const { gathering, files } = this
    const total = files.reduce((sum, { size }) => sum + size, 0)
    let done = 0
    for (const [i, file] of files.entries()) {
      const input = await openFile(file.path, (bytes) => {
        done += bytes
        this.tell('Reading', done, total)
      })
      for await (const item of file.format.read(input, file.options)) {
        gathering.take(i, item)
        if (this.options.signal?.aborted) throw stopped()
      }
    }
    await this.addSources()
    gathering.finish()
  }

  /** Makes the sources that stand for files, where claims cite them and nobody knows them. */
  private async addSources(): Promise<void> {
    const { cited, declared } = this.gathering
    const sources = [...cited].filter((id) => !declared.has(id))
    const unknown = await this.graph.read(UNKNOWN_SOURCES, { sources })
    for (const [id] of unknown) {
      const i = this.files.findIndex(({ options }) => options.source.id === id)
      const file = this.files[i]
      if (!file) continue
      const { publishedOn } = file.options.source
      const value = {
        id,
        title: file.name === '-' ? null : basename(file.name),
        publishedOn,
        kind: 'DATASET',
      }
      this.gathering.take(i, { record: { kind: 'source', value, line: null } })
    }
  }

  private async check(now: string): Promise<void> {
    const { graph, gathering, faults, tallies, by } = this
    const checker = new Checker({ graph, gathering, faults, tallies, now, by })
    let done = 0
    for (const group of this.groups()) {
      const beside = group === gathering.decisions ? besideDecisions(gathering, 2 * this.batchSize) : []
      const outcome = await checker.check(group, beside)
      this.tell('Checking', (done += group.length), gathering.count)
      if (this.options.dryRun && outcome.faults.length === 0)
        tell(this.written, tallies, this.sound(group), outcome)
    }
  }

  private async write(now: string): Promise<number> {
    const { graph, gathering, by } = this
    if (gathering.count <= this.batchSize) {
      const disputed = await countDisputed(graph)
      await this.writeAll({ graph, by, now, marker: null })
      return (await countDisputed(graph)) - disputed
    }
    const marker = await begin(graph, importId(this.files, by), now)
    await this.writeAll({ graph, by, now: marker.startedAt, marker })
    const disputed = await countDisputed(graph)
    await end(graph, marker)
    return disputed - marker.disputed
  }
  private async writeAll(writing: Writing): Promise<void> {
    const batches = new Ahead(this.batches())
    let done = 0
    for (let records = batches.next(); records !== null; records = batches.next()) {
      const outcome = await writeBatch(records, writing, () => batches.prepare())
      if (outcome) tell(this.written, this.tallies, records, outcome)
      else this.wereWritten(records)
      this.tell('Writing', (done += records.length), this.gathering.count)
    }
  }
  private *batches(): Generator<Gathered[], void> {
    for (const group of this.groups()) yield* batchesOf(this.sound(group), this.batchSize)
  }
  private wereWritten(records: readonly Gathered[]): void {
    const { written, tallies } = this
    written.before += records.length
    for (const record of records) {
      const tally = tallies[record.file]
      if (tally) tally.added++
      if ('claim' in record) written.claims.added++
      else if ('source' in record) written.sources++
      else if ('entity' in record) written.entities++
      else written.events++
    }
  }

  /** Things before the claims that name them, and decisions about both last; few records all together. */
  private *groups(): Generator<Gathered[]> {
    const { things, claims, decisions, count } = this.gathering
    const inOrder = (records: Gathered[]) => records.sort((a, b) => a.n - b.n)
    if (count <= this.batchSize) {
      const all = [...things.groups(count), ...claims.groups(count), decisions].flat()
      if (all.length > 0) yield inOrder(all)
      return
    }
    for (const group of things.groups(2 * this.batchSize)) yield inOrder(group)
    for (const group of claims.groups(2 * this.batchSize)) yield inOrder(group)
    if (decisions.length > 0) yield inOrder(decisions)
  }
  private sound(records: readonly Gathered[]): Gathered[] {
    return records.filter(({ n }) => !this.gathering.refused.has(n))
  }
  private tell(phase: ImportProgress['phase'], done: number, total: number): void {
    this.options.onProgress?.({ phase, done, total })
    if (this.options.signal?.aborted) throw stopped()
  }
}

const stopped = (): DealgraphError =>
  new DealgraphError('CANCELLED', 'The import was stopped. The same command goes on where it stopped.')
