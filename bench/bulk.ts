import { execFile } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { prepareStore, readMeta, type StoreMeta } from '../src/claims/store.ts'
import { fetchJars } from '../src/graph/local/fetch.ts'
import { openHome } from '../src/graph/local/home.ts'
import { jarLock } from '../src/graph/local/jars.ts'
import { findJava } from '../src/graph/local/java.ts'
import { FIRST_LINE, NEO4J_VERSIONS } from '../src/graph/local/versions.ts'
import { CsvFolder } from './csv.ts'
import { addEmptyLists } from './empty-lists.ts'
import { generate } from './generate.ts'
import { Storing } from './stored.ts'
import { type Place, withDatabase } from './with-database.ts'

export interface BulkOptions extends Place {
  companies: number
  recordedAt: string
  log: (line: string) => void
}

/** A database in `dataDir` that holds nothing but a generated graph, by Neo4j's own import, which is offline and the fastest there is. */
export async function importGenerated(options: BulkOptions): Promise<void> {
  const { dataDir, companies, log } = options
  const folder = join(dataDir, 'csv')
  mkdirSync(folder, { recursive: true })
  const watch = stopwatch(log)
  const place = { dataDir, cacheDir: options.cacheDir }
  // The first start gives the database its password, its own files, and the versions that mark a store as ours.
  const meta = await withDatabase(place, async (graph) => {
    await prepareStore(graph)
    return await readMeta(graph)
  })
  const files = write(folder, companies, options.recordedAt, meta)
  watch(`${companies} companies written as files`)
  await importFiles(options, files)
  watch('imported')
  rmSync(folder, { recursive: true })
  await withDatabase(place, async (graph, database) => {
    await addEmptyLists(database)
    await prepareStore(graph)
  })
  watch('indexed')
}

function write(folder: string, companies: number, recordedAt: string, meta: StoreMeta): string[] {
  const csv = new CsvFolder(folder)
  csv.meta(meta)
  const storing = new Storing(recordedAt)
  for (const lot of generate(companies)) csv.add(storing.store(lot))
  return csv.close()
}

async function importFiles({ dataDir, cacheDir, log }: BulkOptions, files: string[]): Promise<void> {
  const home = openHome(dataDir)
  const java = await findJava(process.env, NEO4J_VERSIONS[FIRST_LINE].oldestJava)
  const jars = await fetchJars(jarLock(FIRST_LINE), { cacheDir, repositoryUrl: null, env: process.env, log })
  await promisify(execFile)(
    java.path,
    [
      '-Xmx1500m',
      '-cp',
      join(jars, '*'),
      'org.neo4j.cli.AdminTool',
      'database',
      'import',
      'full',
      'neo4j',
      '--overwrite-destination=true',
      '--max-off-heap-memory=1500m',
      ...files,
    ],
    {
      cwd: dataDir,
      maxBuffer: 1 << 28,
      env: { ...process.env, NEO4J_HOME: home.dir, NEO4J_CONF: home.confDir },
    },
  )
}

function stopwatch(log: (line: string) => void): (what: string) => void {
  let since = performance.now()
  return (what) => {
    log(`${what} in ${((performance.now() - since) / 1000).toFixed(0)} s`)
    since = performance.now()
  }
}
