// Run by tests as a process of its own: someone who asks something ordinary of the server at argv[2] all the time, each time over a new connection.
import { sendRaw } from './send-raw.ts'

/** What it saw since it was last asked. */
export interface Waits {
  asked: number
  longestMs: number
  /** What was not answered well, in words. */
  failed: string[]
}

const ORDINARY = [
  {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ company(id: "anthropic") { name owners { share { min } } } }' }),
  },
  { method: 'GET', path: '/v/shared-infrastructure.svg' },
]
const EVERY_MS = 50
const address = process.argv[2] ?? ''
let waits: Waits = { asked: 0, longestMs: 0, failed: [] }

process.on('message', () => {
  process.send?.(waits)
  waits = { asked: 0, longestMs: 0, failed: [] }
})
process.on('disconnect', () => process.exit())
process.send?.('begun')

for (let i = 0; ; i++) {
  const began = performance.now()
  const sent = ORDINARY[i % ORDINARY.length] ?? {}
  try {
    const { status, text } = await sendRaw(address, sent)
    if (status !== 200 || text.includes('"errors"')) waits.failed.push(`${status}: ${text.slice(0, 200)}`)
  } catch (error) {
    waits.failed.push(String(error))
  }
  waits.asked++
  waits.longestMs = Math.max(waits.longestMs, performance.now() - began)
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
}
