import { readConfig } from '../../src/config.ts'
import { type LocalServerOptions, SMALL } from '../../src/graph/local/local-server.ts'

/** A local server for tests: little memory, and a compiler that starts fast. The fetched Neo4j is the user's own. */
export function forTests(dataDir: string): LocalServerOptions {
  const { cacheDir, neo4jVersion: line, mavenRepoUrl: repositoryUrl } = readConfig(process.env)
  const javaOptions = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
  return { dataDir, cacheDir, line, repositoryUrl, sizes: SMALL, javaOptions }
}
