import { readConfig } from '../../src/config.ts'
import { type LocalServerOptions, SMALL } from '../../src/graph/local/local-server.ts'

/** A local server for tests: little memory, and a compiler that starts fast. The fetched Neo4j is the user's own. */
export const forTests = (dataDir: string): LocalServerOptions => ({
  dataDir,
  cacheDir: readConfig(process.env).cacheDir,
  sizes: SMALL,
  javaOptions: ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
})
