import './api/production.ts'
import { fileURLToPath } from 'node:url'
import { execute, makeApollo } from './api/apollo.ts'
import type { Behind } from './api/context.ts'
import { exhibitOf } from './api/exhibit.ts'
import { exportOf } from './api/export.ts'
import { makeSchema } from './api/schema.ts'
import { makeApi } from './api/server.ts'
import type { Doors } from './cli/doors.ts'
import { runCli } from './cli/main.ts'
import type { Config } from './config.ts'
import type { Graph } from './graph/graph.ts'
import { keepAnswers } from './questions/keep-answers.ts'
import { QUESTIONS } from './questions/registry.ts'
import { loadSavedQueries } from './questions/saved.ts'
import { fetchPage } from './reads/page.ts'
import { fetchRoots } from './reads/reads.ts'
import { resolveIds } from './reads/resolve.ts'
import { searchEntities } from './reads/search.ts'

/** What lies behind the API, put together: the only place that knows both ends. */
function behind(graph: Graph, { timeouts }: Config): Behind {
  const ask = keepAnswers()
  return {
    graph,
    questions: QUESTIONS,
    ask: (of, question, args, now) => ask(of, question, args, now, { timeoutMs: timeouts.questionMs }),
    fetchRoots,
    fetchPage,
    search: searchEntities,
    resolveIds,
  }
}

/**
 * For callers that nobody shares the database with: the command line, and the warming of plans at the start. The first plan of a
 * question in a database that has just come up can take longer than anyone should wait at a server.
 */
const PATIENCE_MS = 60_000
const patient = (graph: Graph): Graph => ({
  ...graph,
  read: (statement, params, options) =>
    // Zero is no deadline at all.
    graph.read(
      statement,
      params,
      options?.timeoutMs === 0
        ? options
        : { ...options, timeoutMs: Math.max(options?.timeoutMs ?? 0, PATIENCE_MS) },
    ),
})

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined }

const doors: Doors = {
  schema: () => makeSchema(QUESTIONS),
  async execute(graph, config, operation) {
    const apollo = makeApollo({ schema: makeSchema(QUESTIONS), limits: config.limits, log: quiet })
    try {
      return await execute(apollo, behind(patient(graph), config), operation, 'cli')
    } finally {
      await apollo.stop()
    }
  },
  exhibit: (run, query, pairs) => exhibitOf(run, makeSchema(QUESTIONS), query, pairs),
  async export(graph, config, pairs) {
    const schema = makeSchema(QUESTIONS)
    const apollo = makeApollo({ schema, limits: config.limits, log: quiet })
    await apollo.start()
    try {
      const parts = {
        apollo,
        behind: behind(patient(graph), config),
        saved: loadSavedQueries(schema),
        schema,
      }
      return await exportOf(parts, pairs, 'cli')
    } finally {
      await apollo.stop()
    }
  },
  async serve(graph, config, log) {
    const api = await makeApi({ config, behind: behind(graph, config), log })
    try {
      const address = await api.listen(config.host, config.port)
      return { address, warm: () => api.warm(), stop: () => api.stop() }
    } catch (error) {
      await api.stop()
      throw error
    }
  },
}

// `npm start` runs this file by itself; the command line always has a word, or wants the help.
const args = process.argv.slice(2)
const isItself = process.argv[1] === fileURLToPath(import.meta.url)
const code = await runCli(doors, isItself && args.length === 0 ? ['start'] : args)
process.exitCode = code
// What warmed the database may still wait for it, and would hold back the end for as long.
if (args.length === 0 || args[0] === 'start') process.exit(code)
