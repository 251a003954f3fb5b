// Run by tests as a process of its own: opens many sockets to the port at argv[2] and is no good caller with any of them.
import { connect, type Socket } from 'node:net'

export type Hostility = 'idle' | 'headers' | 'bodies' | 'readers'

const DRIP_MS = 1_000
/** So many connections are asked for at once, as many as may wait to be accepted. */
const AT_ONCE = 200
/** Answers that nobody reads: more than what lies between the two holds. */
const EXPORTS = 'GET /export?format=claims HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n'.repeat(100)

const FIRST: Readonly<Record<Hostility, string>> = {
  idle: '',
  headers: 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n',
  bodies:
    'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{"query":"',
  readers: EXPORTS,
}
const DRIPPED: Partial<Record<Hostility, string>> = { headers: 'x-more: 1\r\n', bodies: 'a' }

const port = Number(process.argv[2])

async function open(kind: Hostility): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1')
    socket.on('error', () => resolve(false))
    socket.once('connect', () => {
      resolve(true)
      if (FIRST[kind] !== '') socket.write(FIRST[kind])
      if (kind === 'readers') socket.pause()
      else socket.resume()
      const more = DRIPPED[kind]
      const dripping = more === undefined ? undefined : setInterval(() => socket.write(more), DRIP_MS)
      socket.once('close', () => clearInterval(dripping))
    })
  })
}

process.on('message', ({ kind, count }: { kind: Hostility; count: number }) => {
  void (async () => {
    let opened = 0
    for (let begun = 0; begun < count; begun += AT_ONCE) {
      const some = Math.min(AT_ONCE, count - begun)
      const all = await Promise.all(Array.from({ length: some }, async () => await open(kind)))
      opened += all.filter(Boolean).length
    }
    process.send?.(opened)
  })()
})
process.on('disconnect', () => process.exit())
