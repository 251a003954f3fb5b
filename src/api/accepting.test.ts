import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Accepting, acceptMore } from './accepting.ts'

const ALL = 256
/** Until each turn of the loop is over. */
const TURN_MS = 20

const server = createServer((_request, response) => response.end('answered'))
let accepting: Accepting | undefined
afterEach(async () => {
  await Promise.all([accepting?.close(), new Promise((resolve) => server.close(resolve))])
})

test('many connections are accepted in one turn of the loop, each is served, and none after the end', async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  accepting = await acceptMore(server)
  const { port } = server.address() as AddressInfo
  const accepted: number[] = []
  let turn = 0
  server.on('connection', () => accepted.push(turn))
  const sockets = Array.from({ length: ALL }, () => connect({ port, host: '127.0.0.1', allowHalfOpen: true }))
  const told = sockets.map(
    async (socket) =>
      await new Promise<string>((resolve, reject) => {
        let text = ''
        socket.setEncoding('utf8').on('data', (more: string) => (text += more))
        socket.once('end', () => resolve(text)).once('error', reject)
      }),
  )
  // The system has taken them all up before the first is accepted.
  for (; accepted.length < ALL; turn++) {
    const end = performance.now() + TURN_MS
    while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve))
  }
  // Who says that it will send no more is answered all the same.
  for (const socket of sockets) socket.end('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')
  for (const text of await Promise.all(told)) expect(text).toMatch(/^HTTP\/1\.1 200 OK[^]*answered$/)
  expect(new Set(accepted).size).toBeLessThan(ALL / 8)
  await Promise.all([accepting.close(), new Promise((resolve) => server.close(resolve))])
  const late = connect(port, '127.0.0.1')
  await expect(once(late, 'connect')).rejects.toThrow('ECONNREFUSED')
})
