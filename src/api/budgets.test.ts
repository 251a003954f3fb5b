import { describe, expect, test } from 'vitest'
import { fakeBehind, fakeGraph } from '../../test/support/fake-behind.ts'
import { openApi, post } from '../../test/support/open-api.ts'
import { readConfig } from '../config.ts'
import { currentBudget } from '../graph/budget.ts'

const { timeouts } = readConfig({})

/** What is left of the time of whoever asks the database, when it does. */
async function leftWhile(ask: (api: Awaited<ReturnType<typeof openApi>>) => Promise<unknown>) {
  const left: (number | undefined)[] = []
  const note = async () => {
    left.push(currentBudget()?.left())
  }
  const played = fakeBehind()
  const api = await openApi(
    fakeBehind({
      graph: fakeGraph({
        read: async () => {
          await note()
          return [[3, 0, 0, 0, 0, 0, 0]]
        },
        verify: note,
        write: async () => {
          await note()
          throw new Error('played')
        },
      }),
      fetchRoots: async (...args) => {
        await note()
        return await played.fetchRoots(...args)
      },
    }),
    undefined,
    { timeouts },
  )
  await ask(api)
  return left
}

const expectBetween = (left: readonly (number | undefined)[], from: number, to: number): void => {
  expect(left).not.toEqual([])
  for (const ms of left) {
    expect(ms).toBeGreaterThan(from)
    expect(ms).toBeLessThanOrEqual(to)
  }
}

describe('all that a request asks of the database ends', () => {
  test('in less than ten seconds', async () => {
    expectBetween(
      await leftWhile((api) => post(api, { query: '{ company(id: "acme") { id } }' })),
      7_000,
      9_750,
    )
    expectBetween(
      await leftWhile((api) => api.app.inject('/v/connections.json?from=ada&to=acme')),
      7_000,
      9_750,
    )
  })
  test('in two where it is only whether the server is ready', async () => {
    expectBetween(await leftWhile((api) => api.app.inject('/ready')), 500, 2_000)
  })
  test('and of commands, whenever it does', () => {
    expect(currentBudget()).toBeUndefined()
  })
})
