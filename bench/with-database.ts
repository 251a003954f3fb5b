import { type Graph, openGraph } from '../src/graph/graph.ts'
import { type LocalServerOptions, startLocalServer } from '../src/graph/local/local-server.ts'
import type { Database } from './child.ts'

/** Long enough for the indexes of a filled store. */
const PATIENCE_MS = 1_200_000

export type Place = Pick<LocalServerOptions, 'dataDir' | 'cacheDir' | 'sizes'>

/** Work in the database of a folder while it runs. Our own limits on time are those of a server, so here they do not count. */
export async function withDatabase<T>(
  place: Place,
  work: (graph: Graph, database: Database) => Promise<T>,
): Promise<T> {
  const local = await startLocalServer(place)
  const { uri, user, password } = local
  const graph = openGraph({ uri, user, password, readTimeoutMs: PATIENCE_MS, writeTimeoutMs: PATIENCE_MS })
  const patient: Graph = {
    ...graph,
    read: (statement, params) => graph.read(statement, params),
    write: (name, work) => graph.write(name, work),
  }
  try {
    return await work(patient, { uri, user, password })
  } finally {
    await graph.close()
    await local.stop()
  }
}
