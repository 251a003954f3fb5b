import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { CONFIG, fakeBehind } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'

const BYTES = 1_000
/** Together more than 64 of the largest, each almost there. */
const SLOW = 80
const ASKED = { method: 'POST', url: '/graphql', payload: { query: '{ __typename }'.padEnd(900) } } as const

const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})

async function beginBody(port: number): Promise<{ socket: Socket; told: () => string }> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  sockets.push(socket)
  let told = ''
  socket.on('data', (text: string) => (told += text))
  await once(socket, 'connect')
  const head = `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${BYTES}\r\n\r\n`
  socket.write(head + '{'.padEnd(BYTES - 1))
  return { socket, told: () => told }
}

test('bodies that never end are kept up to a bound in all; who comes then is told to come again; nothing is kept of those who go', async () => {
  const api = await openApi(fakeBehind(), undefined, { limits: { ...CONFIG.limits, bodyBytes: BYTES } })
  const port = Number(new URL(await api.listen('127.0.0.1', 0)).port)
  const slow = await Promise.all(Array.from({ length: SLOW }, async () => await beginBody(port)))
  const refused = () => slow.filter(({ told }) => told() !== '')
  await expect.poll(() => refused().length).toBe(SLOW - 64)
  for (const { told } of refused()) {
    expect(told()).toMatch(/^HTTP\/1\.1 503 /)
    expect(told()).toMatch(/\r\nretry-after: 2\r\n/)
    expect(told()).toMatch(/"code":"BUSY"/)
  }
  expect((await api.app.inject(ASKED)).statusCode).toBe(503)
  expect((await api.app.inject('/health')).statusCode).toBe(200)
  expect((await api.app.inject('/metrics')).body).toContain(
    `dealgraph_requests_shed_total{because="bodies"} ${SLOW - 64 + 1}`,
  )
  for (const { socket } of slow) socket.destroy()
  await expect.poll(async () => (await api.app.inject(ASKED)).statusCode).toBe(200)
})

test('whoever sends its whole body after others is answered, again and again', async () => {
  const api = await openApi(fakeBehind(), undefined, { limits: { ...CONFIG.limits, bodyBytes: BYTES } })
  for (let i = 0; i < 200; i++) {
    const { statusCode } = await api.app.inject(ASKED)
    expect([i, statusCode]).toEqual([i, 200])
  }
})
