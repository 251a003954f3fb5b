import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FaultProxy } from '../support/fault-proxy.ts'
import { pause } from '../support/faults.ts'

let echo: Server
let proxy: FaultProxy
beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => {}).pipe(socket))
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve))
  proxy = await FaultProxy.before((echo.address() as AddressInfo).port)
})
afterEach(async () => {
  await proxy.close()
  await new Promise((resolve) => echo.close(resolve))
})

/** What comes back of what is sent, until now. */
function caller() {
  const socket = connect(proxy.port, '127.0.0.1')
  const told = { text: '', ended: '' }
  socket.on('data', (bytes) => (told.text += bytes.toString()))
  socket.on('error', (error: NodeJS.ErrnoException) => (told.ended = error.code ?? 'error'))
  socket.on('close', () => (told.ended ||= 'closed'))
  return { socket, told }
}

test('the proxy passes on what is said, late if so wished', async () => {
  const { socket, told } = caller()
  socket.write('a')
  await expect.poll(() => told.text).toBe('a')
  proxy.latencyMs = 100
  const began = performance.now()
  socket.write('b')
  await expect.poll(() => told.text, { interval: 5 }).toBe('ab')
  expect(performance.now() - began).toBeGreaterThan(190)
})

test('holds bytes back until it is healed', async () => {
  const { socket, told } = caller()
  socket.write('a')
  await expect.poll(() => told.text).toBe('a')
  proxy.hold()
  socket.write('bc')
  await pause(100)
  expect(told.text).toBe('a')
  proxy.heal()
  await expect.poll(() => told.text).toBe('abc')
})

test('is silent for good to those that are there, and heals for new ones', async () => {
  const { socket, told } = caller()
  await once(socket, 'connect')
  proxy.hold()
  proxy.healForNewOnes()
  socket.write('a')
  const late = caller()
  late.socket.write('b')
  await expect.poll(() => late.told.text).toBe('b')
  expect(told).toEqual({ text: '', ended: '' })
})

test('resets, refuses and cuts', async () => {
  const { socket, told } = caller()
  socket.write('a')
  await expect.poll(() => told.text).toBe('a')
  proxy.refuse()
  await expect.poll(() => told.ended).toBe('ECONNRESET')
  const refused = caller()
  await expect.poll(() => refused.told.ended).toBe('ECONNRESET')
  proxy.heal()
  proxy.cutAfterBytes = 2
  const cut = caller()
  cut.socket.write('ab')
  await expect.poll(() => cut.told.text).toBe('ab')
  cut.socket.write('c')
  await expect.poll(() => cut.told.ended).not.toBe('')
  expect(cut.told.text).toBe('ab')
})
