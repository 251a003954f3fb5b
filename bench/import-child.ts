/** One import in a process of its own, so that its memory is its own: told as one line of JSON. */

import { openGraph } from '../src/graph/graph.ts'
import { importFiles } from '../src/intake/import.ts'

const [uri = '', user = '', password = '', file = ''] = process.argv.slice(2)
const graph = openGraph({ uri, user, password, readTimeoutMs: 600_000, writeTimeoutMs: 600_000 })
const seconds: { [phase: string]: number } = {}
let last = performance.now()
const begun = last
const summary = await importFiles(graph, [file], {
  onProgress({ phase }) {
    const now = performance.now()
    seconds[phase] = (seconds[phase] ?? 0) + (now - last) / 1000
    last = now
  },
})
const inAll = (performance.now() - begun) / 1000
await graph.close()
const { maxRSS } = process.resourceUsage()
console.log(JSON.stringify({ seconds, inAll, claims: summary.claims.added, megabytes: maxRSS / 1024 }))
