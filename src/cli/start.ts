import { createServer } from 'node:net'
import type { GraphQLSchema } from 'graphql'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { toExhibitQuery } from '../questions/exhibit-query.ts'
import { loadSavedQueries, type SavedQuery } from '../questions/saved.ts'
import { type Database, openDatabase } from './database.ts'
import type { Doors } from './doors.ts'
import { makeLog } from './log.ts'
import { type Output, tellFailure } from './output.ts'

/** Warming is a courtesy to the first who ask; it never holds up the start for longer. */
const WARM_WITHIN_MS = 5_000

/** Serves until a signal ends it, or the database goes for good. Resolves to the exit code. */
export async function start(doors: Doors, config: Config, output: Output): Promise<number> {
  // Before anything is started or fetched: nobody should wait for a database to learn that the port is taken.
  if (config.port !== 0) await assertFree(config.host, config.port)
  const ending = untilSignal()
  const log = makeLog(config.logLevel)
  const database = await openDatabase(config, (line) => output.err(line))
  const gone = new Promise<unknown>((resolve) => database.onGone(resolve))
  try {
    const warming = warm(doors, config, database)
    await Promise.race([warming, pause(WARM_WITHIN_MS)])
    const serving = await doors.serve(database.graph, config, log)
    output.out(addresses(serving.address, database.description))
    // One after the other, so that who asks meanwhile waits for one plan, not for all.
    void warming.then(
      () => serving.warm(),
      () => undefined,
    )
    const end = await Promise.race([ending, gone])
    if (end !== undefined) tellFailure(output, end, config.logLevel === 'debug')
    else output.err('Stopping: requests under way are finished first.')
    await serving.stop()
    return end === undefined ? 0 : 1
  } finally {
    await database.close()
  }
}

/** Resolves at the first SIGINT or SIGTERM; a second one does not wait for anything. */
function untilSignal(): Promise<undefined> {
  let first = true
  return new Promise((resolve) => {
    const end = (): void => {
      if (!first) process.exit(130)
      first = false
      resolve(undefined)
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
