// Run by tests as a process of its own, to be killed: owns or joins the local database of the folder in argv[2].
import { startLocalServer } from '../../src/graph/local/local-server.ts'
import { forTests } from './local-server.ts'

const dataDir = process.argv[2] ?? ''
const server = await startLocalServer(forTests(dataDir))
process.stdout.write(`${JSON.stringify({ uri: server.uri, owned: server.owned })}\n`)
setInterval(() => {}, 1_000)
