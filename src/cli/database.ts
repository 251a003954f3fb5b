import { fileURLToPath } from 'node:url'
import { prepareStore } from '../claims/store.ts'
import type { Config } from '../config.ts'
import { assertRestored } from '../export/restore.ts'
import { type Graph, openGraph } from '../graph/graph.ts'
import { startLocalServer } from '../graph/local/local-server.ts'
import { loadSeeds } from '../intake/seeds.ts'
import type { Output } from './output.ts'

/** A wide question takes a second to plan, and several on a busy machine; once for each text. */
const PLANNING_MS = 10_000
const SEEDS_DIR = fileURLToPath(new URL('../../seeds/', import.meta.url))

export interface Database {
  graph: Graph
  /** In words, for people. */
  description: string
  /** One that we started is stopped by force where it takes longer. */
  close(withinMs?: number): Promise<void>
}

/** The database of the settings, ready to be asked: reached or started, its store prepared, the seed packs loaded unless it is to be restored. */
export async function openDatabase(
  config: Config,
  log: (line: string) => void,
  { toRestore = false } = {},
): Promise<Database> {
  const database = await reachDatabase(config, log)
  try {
    await database.graph.verify()
    await prepareStore(database.graph, log)
    // A backup brings the packs that it had; and what is half restored is no ground to load them on.
    if (toRestore) return database
    await assertRestored(database.graph)
    await loadSeeds(database.graph, SEEDS_DIR, log)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The database of the settings as it is: reached or started, and nothing done to it. */
export const reachDatabase = async (config: Config, log: (line: string) => void): Promise<Database> =>
  config.neo4j ? openOwn(config.neo4j, config) : await openLocal(config, log)

/** For a command: the database is closed when it is done, or fails. */
export async function withDatabase<T>(
  config: Config,
  output: Output,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config, (line) => output.err(line))
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}

const patienceOf = ({ readMs, writeMs }: Config['timeouts']) => ({
  readTimeoutMs: readMs,
  planningMs: PLANNING_MS,
  writeTimeoutMs: writeMs,
})

function openOwn(neo4j: NonNullable<Config['neo4j']>, { timeouts }: Config): Database {
  const { uri, user, password, database } = neo4j
  const graph = openGraph({ uri, user, password: password ?? '', database, ...patienceOf(timeouts) })
  return { graph, description: uri, close: () => graph.close() }
}

async function openLocal(
  { dataDir, cacheDir, neo4jVersion: line, mavenRepoUrl: repositoryUrl, timeouts }: Config,
  log: (line: string) => void,
): Promise<Database> {
  const local = await startLocalServer({ dataDir, cacheDir, line, repositoryUrl, log })
  const { uri, user, password } = local
  const graph = openGraph({ uri, user, password, ...patienceOf(timeouts) })
  return {
    graph,
    description: `${uri}, ${local.owned ? 'started by this program' : 'found running'}, data in ${dataDir}`,
    async close(withinMs) {
      await Promise.all([graph.close(), local.stop(withinMs)])
    },
  }
}
