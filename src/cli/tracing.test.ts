import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as read } from 'node:stream/consumers'
import { trace } from '@opentelemetry/api'
import { afterEach, expect, test, vi } from 'vitest'
import { silent } from '../../test/support/fake-behind.ts'
import { startTracing } from './tracing.ts'

afterEach(() => trace.disable())

async function collector() {
  const bodies: { path: string | undefined; text: string }[] = []
  const server = createServer((request, response) => {
    void read(request).then((text) => {
      bodies.push({ path: request.url, text })
      return response.end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    close: () => server.close(),
  }
}

const someSpan = (): void => trace.getTracer('test').startSpan('GET /health').end()

test('sends what is left to the collector when it ends, under the name of the service', async () => {
  const { endpoint, bodies, close } = await collector()
  const end = await startTracing({ tracing: { endpoint } }, silent)
  someSpan()
  await end()
  close()
  expect(bodies.map(({ path }) => path)).toEqual(['/v1/traces'])
  expect(bodies[0]?.text).toContain('"stringValue":"dealgraph"')
  expect(bodies[0]?.text).toContain('GET /health')
})

test('a collector that is away holds nobody up, and is told once', async () => {
  const { endpoint, close } = await collector()
  close()
  const warn = vi.fn()
  const end = await startTracing({ tracing: { endpoint } }, { ...silent, warn })
  someSpan()
  const began = performance.now()
  await end()
  expect(performance.now() - began).toBeLessThan(5_000)
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce(), 30_000)
})

test('without an address nothing is kept', async () => {
  await startTracing({ tracing: null }, silent)
  expect(trace.getTracer('test').startSpan('x').isRecording()).toBe(false)
})
