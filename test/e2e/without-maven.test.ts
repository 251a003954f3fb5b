import { mkdtempSync, readdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openGraph } from '../../src/graph/graph.ts'
import { jarLock } from '../../src/graph/local/jars.ts'
import { type LocalServer, startLocalServer } from '../../src/graph/local/local-server.ts'
import { FIRST_LINE } from '../../src/graph/local/versions.ts'
import { endAllAndRemove } from '../support/left-behind.ts'
import { forTests } from '../support/local-server.ts'
import { holds, serveRepository } from '../support/maven-repository.ts'

const MAVENS = join(homedir(), '.m2/repository')
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-fetched-'))
let server: LocalServer | undefined
afterAll(async () => {
  await server?.stop()
  await endAllAndRemove(folder)
}, 60_000)

test('the local database starts from jars of a repository on loopback, with no Maven on the PATH', async (context) => {
  const { jars, version } = jarLock(FIRST_LINE)
  context.skip(!holds(MAVENS, jars), 'Maven’s own repository does not hold them')
  const repository = await serveRepository(MAVENS)
  const lines: string[] = []
  try {
    server = await startLocalServer({
      ...forTests(join(folder, 'data')),
      line: FIRST_LINE,
      cacheDir: join(folder, 'cache'),
      repositoryUrl: repository.url,
      // Java is found where the system keeps it.
      env: { JAVA_HOME: process.env['JAVA_HOME'], PATH: folder },
      log: (line) => lines.push(line),
    })
  } finally {
    await repository.close()
  }
  expect(repository.asked).toHaveLength(jars.length)
  expect(lines[0]).toMatch(
    /^Fetching Neo4j \S+ Community without Maven \(213 files, 1\d\d MB; only this once\)\.$/,
  )
  expect(readdirSync(join(folder, 'cache', `neo4j-${version}`)).sort()).toEqual(['jars', 'verified'])
  const graph = openGraph({ ...server, readTimeoutMs: 20_000, writeTimeoutMs: 20_000 })
  try {
    expect(await graph.read({ name: 'one', text: 'RETURN 1' }, {})).toEqual([[1]])
  } finally {
    await graph.close()
  }
}, 240_000)
