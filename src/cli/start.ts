import { createServer } from 'node:net'
import type { GraphQLSchema } from 'graphql'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { toExhibitQuery } from '../questions/exhibit-query.ts'
import { loadSavedQueries, type SavedQuery } from '../questions/saved.ts'
import { type Database, openDatabase } from './database.ts'
import type { Doors } from './doors.ts'
import { makeLog } from './log.ts'
import type { Output } from './output.ts'
import { startTracing } from './tracing.ts'

/** Warming is a courtesy to the first who ask; it never holds up the start for longer. */
const WARM_WITHIN_MS = 5_000

/** Whoever sends the signal may insist after fifteen seconds. */
const END_WITHIN_MS = 14_000

/** Serves until a signal ends it. Resolves to the exit code. */
export async function start(doors: Doors, config: Config, output: Output): Promise<number> {
  // Before anything is started or fetched: nobody should wait for a database to learn that the port is taken.
  if (config.port !== 0) await assertFree(config.host, config.port)
  const signal = untilSignal()
  const log = makeLog(config.logLevel)
  const endTracing = await startTracing(config, log)
  const database = await Promise.race([openDatabase(config, (line) => output.err(line)), signal])
  // Nothing is served yet, and what was started ends with this process.
  if (typeof database === 'number') return 0
  let endedAt: number | undefined
  try {
    const warming = warm(doors, config, database)
    await Promise.race([warming, pause(WARM_WITHIN_MS), signal])
    const serving = await doors.serve(database.graph, config, log)
    output.out(addresses(serving.address, database.description))
    // One after the other, so that who asks meanwhile waits for one plan, not for all.
    void warming.then(
      () => serving.warm(),
      () => undefined,
    )
    endedAt = await signal
    output.err('Stopping: requests under way are finished first.')
    await serving.stop()
    await endTracing()
    return 0
  } finally {
    await database.close(endedAt === undefined ? undefined : endedAt + END_WITHIN_MS - performance.now())
  }
}

/** Resolves at the first SIGINT or SIGTERM, to its moment; a second one does not wait for anything. */
function untilSignal(): Promise<number> {
  let first = true
  return new Promise((resolve) => {
    const end = (): void => {
      if (!first) process.exit(130)
      first = false
      resolve(performance.now())
    }
    process.on('SIGINT', end)
    process.on('SIGTERM', end)
  })
}

/** Runs what people ask first, so that Neo4j has planned it. */
async function warm(doors: Doors, config: Config, { graph }: Database): Promise<void> {
  const schema = doors.schema()
  for (const query of firstAsked(loadSavedQueries(schema), schema))
    await doors.execute(graph, config, { query, variables: {} })
}

/** Every saved query that needs no variable, then each with all that its picture and page show: those read more, by other plans. */
export function firstAsked(saved: readonly SavedQuery[], schema: GraphQLSchema): string[] {
  const open = saved.filter(({ variables }) => !variables.some(({ required }) => required))
  return [
    ...open.map(({ text }) => text),
    ...open.flatMap((query) => toExhibitQuery(query, schema)?.text ?? []),
  ]
}

async function assertFree(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return resolve()
      reject(
        new DealgraphError('PORT_TAKEN', `Port ${port} on ${host} is taken by another program.`, { port }),
      )
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

function addresses(address: string, database: string): string {
  // What listens on every interface, or on the loopback, is found under this name from here.
  const base = address.replace(/\/\/(127\.0\.0\.1|0\.0\.0\.0|\[::1?\])/, '//localhost')
  return `
Dealgraph is ready.

  Start here   ${base}/
  Editor       ${base}/graphiql
  GraphQL      ${base}/graphql
  Database     ${database}

Ctrl-C ends it.
`
}
