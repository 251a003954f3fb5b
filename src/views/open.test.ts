import { expect, test } from 'vitest'
import { graphWith, tokenOf, VIEW } from '../../test/support/stored-view.ts'
import { viewOpener } from './open.ts'

test('views that are remembered are few where each was made with many claims', async () => {
  const shown = Array.from({ length: 2_000 }, (_, i) => `claim_${i}`)
  const views = Array.from({ length: 120 }, (_, i) => ({
    ...VIEW,
    id: i.toString(16).padStart(16, '0'),
    shown,
  }))
  const graph = graphWith(views)
  const asked: unknown[] = []
  const open = viewOpener({
    ...graph,
    read: async (statement, params) => {
      if (statement.name === 'find-view') asked.push(params['id'])
      return await graph.read(statement, params)
    },
  })
  const [first, last] = [await tokenOf(views[0]), await tokenOf(views[119])]
  for (const view of views) expect((await open(await tokenOf(view))).state).toBe('open')
  await open(last)
  expect(asked).toHaveLength(120)
  await open(first)
  expect(asked).toHaveLength(121)
})
