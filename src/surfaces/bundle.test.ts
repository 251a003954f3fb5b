import { expect, test, vi } from 'vitest'
import { bundled } from './bundle.ts'
import { pageParts } from './page/parts.ts'

const built = vi.hoisted(() => ({ times: 0 }))
vi.mock('esbuild', () => ({
  build: async () => {
    if (built.times++ < 2) throw new Error('no process could be started')
    return { outputFiles: [{ text: 'made' }] }
  },
}))

test('a script that could not be made is made when it is next asked for, and then kept', async () => {
  await expect(bundled('deal-graph')).rejects.toThrow('no process')
  await expect(pageParts()).rejects.toThrow('no process')
  expect(await bundled('deal-graph')).toBe('made')
  expect((await pageParts()).script).toBe('made')
  await Promise.all([bundled('deal-graph'), bundled('page'), pageParts()])
  expect(built.times).toBe(4)
})
