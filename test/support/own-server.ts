import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { createKey } from '../../src/keys/store.ts'
import { endAllAndRemove } from './left-behind.ts'
import { graphOf, ServerProcess } from './server-process.ts'

interface OwnServer {
  /** Of its data. */
  readonly folder: string
  /** Another one may take its place. */
  server: ServerProcess
  /** A key that writes. */
  desk: string
}

/** A server with a Neo4j of its own, both to be broken, for the file that calls this; filled before its first test. */
export function useOwnServer(env: Readonly<Record<string, string>> = {}): OwnServer {
  const folder = mkdtempSync(join(tmpdir(), 'dealgraph-faults-'))
  const own = { folder, desk: '' } as OwnServer
  beforeAll(async () => {
    own.server = await ServerProcess.start(folder, env)
    const graph = graphOf(folder)
    own.desk = (await createKey(graph, { name: 'desk', scope: 'write', expiresAt: null })).text
    await graph.close()
  }, 240_000)
  afterAll(async () => {
    await (own.server as ServerProcess | undefined)?.signal('SIGKILL')
    await endAllAndRemove(folder)
  }, 60_000)
  return own
}
