import { expect, test, vi } from 'vitest'
import { TIMEOUT_MS } from './check.ts'
import { countDisputed } from './marker.ts'

test('counting the disputed ties of a large graph may take longer than a question', async () => {
  const read = vi.fn().mockResolvedValue([[3]])
  const graph = { read, write: vi.fn(), verify: vi.fn(), close: vi.fn() }
  expect(await countDisputed(graph)).toBe(3)
  expect(read.mock.calls[0]?.[2]).toEqual({ timeoutMs: TIMEOUT_MS })
})
