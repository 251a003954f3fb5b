// Run by tests as a process of its own, to be killed: imports the file in argv[2] into the Neo4j of argv[3] to argv[5], in small batches.
import { openGraph } from '../../src/graph/graph.ts'
import { importFiles } from '../../src/intake/import.ts'

const [file = '', uri = '', user = '', password = ''] = process.argv.slice(2)
const graph = openGraph({ uri, user, password, readTimeoutMs: 60_000, writeTimeoutMs: 60_000 })
await importFiles(graph, [file], {
  batchSize: 100,
  onProgress: ({ phase, done }) => process.stdout.write(`${phase} ${done}\n`),
})
await graph.close()
