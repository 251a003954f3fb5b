// oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access -- not part of the typed program
// JavaScript, for tsx does not reach into a thread: started as it stands, it is also up sooner.
import { parentPort } from 'node:worker_threads'
import elk from 'elkjs/lib/elk.bundled.js'

const layouts = new elk.default()

parentPort?.on('message', (graph) => {
  layouts.layout(graph).then(
    (result) => {
      parentPort?.postMessage({ result })
    },
    (error) => {
      parentPort?.postMessage({ fault: String(error) })
    },
  )
})
