// JavaScript, for tsx does not reach into a thread: started as it stands, it is also up sooner.
// oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access -- not in tsconfig.json
// oxlint-disable unicorn/require-post-message-target-origin -- threads have no origin
import { parentPort } from 'node:worker_threads'
import elk from 'elkjs/lib/elk.bundled.js'

const layouts = new elk.default()

async function answer(graph) {
  try {
    const result = await layouts.layout(graph)
    parentPort?.postMessage({ result })
  } catch (error) {
    parentPort?.postMessage({ fault: String(error) })
  }
}

parentPort?.on('message', (graph) => {
  void answer(graph)
})
