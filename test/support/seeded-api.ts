import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { prepareStore } from '../../src/claims/store.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { CONFIG, silent } from './fake-behind.ts'
import { testGraph, wipe } from './neo4j.ts'
import { realBehind } from './real-behind.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))

/** The whole API over an empty Neo4j, which gets the seed packs and what `more` adds. */
export async function openSeededApi(
  graph: Graph,
  more: (graph: Graph) => Promise<unknown> = async () => undefined,
): Promise<Api> {
  await prepareStore(graph)
  await loadSeeds(graph, SEEDS, () => undefined)
  await more(graph)
  return await makeApi({ config: CONFIG, behind: realBehind(graph), log: silent, drainMs: 0 })
}

/** The whole API over the seed packs in Neo4j, for the file that calls this; `more` adds to them. `trips` counts reads, and can be set. */
export function useSeededApi(more: (graph: Graph) => Promise<unknown> = async () => undefined) {
  const database = testGraph()
  let api: Api | undefined
  const seeded = {
    trips: 0,
    get api(): Api {
      if (!api) throw new Error('The API is not open before the tests begin.')
      return api
    },
  }
  const graph: Graph = {
    ...database,
    read: (...args) => {
      seeded.trips++
      return database.read(...args)
    },
  }
  beforeAll(async () => {
    await wipe(database)
    api = await openSeededApi(graph, () => more(database))
  }, 120_000)
  afterAll(async () => {
    await api?.stop()
    await database.close()
  })
  return seeded
}
