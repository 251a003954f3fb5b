/** The product's own server, put together as src/main.ts does, and able to tell which trips a request made. */
import '../src/api/production.ts'
import { type Api, makeApi } from '../src/api/server.ts'
import { readConfig } from '../src/config.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { ask } from '../src/questions/ask.ts'
import { keepAnswers } from '../src/questions/keep-answers.ts'
import { realBehind } from '../test/support/real-behind.ts'
import { type Listen, obey, type Trip } from './child.ts'

const PATIENCE_MS = 60_000
const quiet = { error: console.error, warn: console.error, info: () => undefined }

let open: { graph: Graph; api: Api } | undefined
let recorded: Trip[] | null = null

async function listen({ database, limits, keeps }: Listen): Promise<number> {
  // Measured with the limits that people get, whatever the environment holds; but one caller sends more than anyone may.
  const config = readConfig({ MAX_REQUESTS_PER_MINUTE: '0', MAX_REQUESTS_AT_ONCE: '1000', MAX_LATE_MS: '0' })
  const { readMs, questionMs } =
    limits === 'real' ? config.timeouts : { readMs: PATIENCE_MS, questionMs: PATIENCE_MS }
  const graph = openGraph({ ...database, readTimeoutMs: readMs, writeTimeoutMs: PATIENCE_MS })
  const read: Graph['read'] = (statement, params, options) => {
    recorded?.push({ statement, params })
    return graph.read(statement, params, options)
  }
  const kept = keepAnswers()
  // What an answer costs is measured without keeping it.
  const behind = realBehind({ ...graph, read }, (of, question, args, now) =>
    (keeps ? kept : ask)(of, question, args, now, { timeoutMs: questionMs }),
  )
  const api = await makeApi({ config, behind, log: quiet, drainMs: 0 })
  open = { graph, api }
  return Number(new URL(await api.listen('127.0.0.1', 0)).port)
}

obey(async (order) => {
  if (order.do === 'listen') return { port: await listen(order) }
  if (order.do === 'record') recorded = []
  if (order.do === 'recorded') {
    const trips = recorded ?? []
    recorded = null
    return { trips }
  }
  if (order.do === 'stop') {
    await open?.api.stop()
    await open?.graph.close()
  }
  return {}
})
