import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CONFIG, fakeBehind, silent } from '../../test/support/fake-behind.ts'
import { makeApi } from './server.ts'

const LATE_MS = 1_500

async function stopping() {
  const api = await makeApi({ config: CONFIG, behind: fakeBehind(), log: silent, drainMs: 100 })
  const address = await api.listen('127.0.0.1', 0)
  const began = performance.now()
  return { address, stopped: api.stop().then(() => performance.now() - began) }
}

test('whoever hears late that it is to go elsewhere is answered until it does', async () => {
  const { address, stopped } = await stopping()
  const statuses: number[] = []
  for (let ms = 0; ms < LATE_MS; ms += 50) {
    const told = await fetch(`${address}/v/nothing.json`)
    expect(told.headers.get('connection')).toBe('close')
    statuses.push(told.status)
    await pause(50)
  }
  expect(new Set(statuses)).toEqual(new Set([404]))
  expect(await stopped).toBeGreaterThan(LATE_MS)
  await expect(fetch(address)).rejects.toThrow('fetch failed')
})

test('who only looks whether it is ready is not waited for', async () => {
  const { address, stopped } = await stopping()
  const looking = setInterval(() => void fetch(`${address}/ready`).catch(() => undefined), 50)
  const ms = await stopped
  clearInterval(looking)
  expect(ms).toBeGreaterThanOrEqual(99)
  expect(ms).toBeLessThan(5_000)
})
