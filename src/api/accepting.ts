import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { createServer, type Server } from 'node:net'

/** Accepted at once, at most; each is a file that the process holds open. */
const AT_ONCE = 64
/** So many wait to be accepted; whoever comes then is not told so, and tries again after a second, three, seven. */
export const WAITING = 1024
/** What is handed to another process and back is the same listening socket under a file of its own. */
const HAND_BACK = `process.on('disconnect', () => process.exit())
process.once('message', ({ times }, server) => {
  for (let i = 0; i < times; i++) process.send({}, server._handle)
})`

export interface Accepting {
  /** Takes no more connections; resolves once those that it took have ended. */
  close(): Promise<void>
}

/**
 * Node accepts one connection in each turn of its loop. Where a turn takes 10 ms that is a hundred a second: the others wait where nobody sees
 * them, in the system's queue, while the server thinks that it has little to do and refuses nobody. Under several files the same socket
 * is accepted from as often in each turn. Where no other process can be started, it is one as before.
 */
export async function acceptMore(server: HttpServer): Promise<Accepting> {
  const more: Server[] = []
  const child = spawn(process.execPath, ['-e', HAND_BACK], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  child.on('error', () => undefined)
  child.on('message', (_, handed) => {
    // As the server itself is made.
    const listening = createServer({ allowHalfOpen: true, noDelay: true })
    listening.on('connection', (socket) => server.emit('connection', socket))
    // A connection that cannot be accepted is lost to itself alone.
    listening.on('error', () => undefined)
    listening.listen(handed, WAITING)
    more.push(listening)
    if (more.length === AT_ONCE - 1) child.kill()
  })
  child.send({ times: AT_ONCE - 1 }, server, () => undefined)
  await once(child, 'exit').catch(() => undefined)
  return {
    async close() {
      await Promise.all(more.map((one) => new Promise((resolve) => one.close(resolve))))
    },
  }
}
