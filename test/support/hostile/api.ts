import { afterAll, beforeAll } from 'vitest'
import { type Api, makeApi } from '../../../src/api/server.ts'
import { prepareStore } from '../../../src/claims/store.ts'
import { createKey } from '../../../src/keys/store.ts'
import { ask } from '../../../src/questions/ask.ts'
import { QUESTIONS } from '../../../src/questions/registry.ts'
import { fetchPage } from '../../../src/reads/page.ts'
import { fetchRoots } from '../../../src/reads/reads.ts'
import { resolveIds } from '../../../src/reads/resolve.ts'
import { searchEntities } from '../../../src/reads/search.ts'
import { CONFIG, silent } from '../fake-behind.ts'
import { testGraph, wipe } from '../neo4j.ts'
import { recordAll } from '../recording.ts'
import type { Send } from './try-reads.ts'
import type { Answer } from './watch.ts'

/** The whole API over these records in Neo4j, for the file that calls this; asked with a key that may write. */
export function useApiOver(records: readonly object[]) {
  const database = testGraph()
  let api: Api | undefined
  let key = ''
  beforeAll(async () => {
    await wipe(database)
    await prepareStore(database)
    await recordAll(database, ...records)
    key = (await createKey(database, { name: 'desk', scope: 'write', expiresAt: null })).text
    const reads = { fetchRoots, fetchPage, search: searchEntities, resolveIds }
    // A plan that is made anew takes long on a busy machine; how long is measured by the fault tests.
    const patiently: typeof ask = (graph, question, args, now) =>
      ask(graph, question, args, now, { timeoutMs: 60_000 })
    const behind = { graph: database, questions: QUESTIONS, ask: patiently, ...reads }
    api = await makeApi({ config: CONFIG, behind, log: silent, drainMs: 0 })
  }, 120_000)
  afterAll(async () => {
    await api?.stop()
    await database.close()
  })
  const inject = async (request: object) => {
    if (!api) throw new Error('The API is not open before the tests begin.')
    return await api.app.inject(request)
  }
  const send: Send = async (query, variables) => {
    const response = await inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${key}` },
      payload: { query, variables },
    })
    return { status: response.statusCode, text: response.body, json: response.json<Answer['json']>() }
  }
  return { database, send, inject }
}
