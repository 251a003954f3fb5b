import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startLocalServer } from '../../src/graph/local/local-server.ts'
import { forTests } from './local-server.ts'

export interface TestNeo4j {
  readonly uri: string
  readonly user: string
  readonly password: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: TestNeo4j
  }
}

/**
 * One throw-away Neo4j for the whole run, apart from that of `npm start`.
 *
 * To skip its start of some seconds, run a Neo4j yourself and set TEST_NEO4J_URI (and TEST_NEO4J_USER, TEST_NEO4J_PASSWORD).
 * Everything in it will be deleted.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { TEST_NEO4J_URI: uri, TEST_NEO4J_USER: user, TEST_NEO4J_PASSWORD: password } = process.env
  if (uri) {
    project.provide('neo4j', { uri, user: user ?? 'neo4j', password: password ?? '' })
    return undefined
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'dealgraph-test-'))
  const log = (line: string) => process.stderr.write(`${line}\n`)
  const server = await startLocalServer({ ...forTests(dataDir), log })
  project.provide('neo4j', { uri: server.uri, user: server.user, password: server.password })
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
