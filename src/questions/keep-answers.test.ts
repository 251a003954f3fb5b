import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Graph } from '../graph/graph.ts'
import { defineQuestion } from './define-question.ts'
import { keepAnswers } from './keep-answers.ts'

/** A question that counts how often it is worked out, in a graph that only knows its version. */
function makeWorld(takesMs = 1, forMs = 60_000) {
  const world = { version: 1, searches: 0, versionReads: 0, fails: false }
  const graph: Graph = {
    read: async ({ name }) => {
      if (name === 'graph-version') world.versionReads++
      return name === 'graph-version' ? [[world.version]] : []
    },
    write: () => Promise.reject(new Error('nothing is written here')),
    verify: async () => undefined,
    close: async () => undefined,
  }
  const question = defineQuestion<{ of: string | null; most: number }>({
    field: 'example',
    slug: 'example',
    statements: [],
    parameters: z.strictObject({ of: z.string().nullable().default(null), most: z.int().default(3) }),
    named: () => [],
    isBroad: ({ of }) => of === null,
    async search() {
      world.searches++
      await new Promise((resolve) => setTimeout(resolve, takesMs))
      if (world.fails) throw new Error('too late')
      return { rows: [], explored: world.searches, truncated: false }
    },
    decide: () => [],
    summary: () => '',
  })
  const ask = keepAnswers(forMs)
  const at = (args: object, now = '2026-06-01T12:00:00Z') =>
    ask(graph, question, { first: 50, ...args }, new Date(now))
  return { world, at }
}

test('what many ask of the whole graph at once is worked out once', async () => {
  const { world, at } = makeWorld()
  const answers = await Promise.all(Array.from({ length: 16 }, () => at({})))
  expect(world.searches).toBe(1)
  expect(new Set(answers.map(({ explored }) => explored))).toEqual(new Set([1]))
})

test('it is kept until something is written, by whomever', async () => {
  const { world, at } = makeWorld()
  await at({})
  await at({})
  expect(world.searches).toBe(1)
  world.version++
  await at({})
  expect(world.searches).toBe(2)
})

test('it is told as of the moment of asking', async () => {
  const { world, at } = makeWorld()
  await at({})
  const later = await at({}, '2026-06-01T13:00:00Z')
  expect(world.searches).toBe(1)
  expect([later.knownAt, later.lens.knownAt]).toEqual([
    '2026-06-01T13:00:00.000Z',
    '2026-06-01T13:00:00.000Z',
  ])
})

test.each([
  ['another argument', { most: 4 }],
  ['another page', { first: 10 }],
  ['a scope', { scope: { minConfidence: 0.5 } }],
  ['a day that is today anyway, for what it leaves out is told', { scope: { validAt: '2026-06-01' } }],
  ['a moment of knowing', { scope: { knownAt: '2026-05-01T00:00:00Z' } }],
])('%s is another answer', async (_, args) => {
  const { world, at } = makeWorld()
  await at({})
  await at(args)
  expect(world.searches).toBe(2)
})

test('so is the next day', async () => {
  const { world, at } = makeWorld()
  await at({})
  await at({}, '2026-06-02T00:00:00Z')
  expect(world.searches).toBe(2)
})

test('a default that is given is the same answer', async () => {
  const { world, at } = makeWorld()
  await at({})
  await at({ most: 3, of: null })
  expect(world.searches).toBe(1)
})

test('failures are not kept', async () => {
  const { world, at } = makeWorld()
  world.fails = true
  await expect(at({})).rejects.toThrow('too late')
  world.fails = false
  await at({})
  expect(world.searches).toBe(2)
})

test('of one thing nothing is kept and no version is read, unless it took long', async () => {
  const fast = makeWorld()
  await fast.at({ of: 'acme' })
  await fast.at({ of: 'acme' })
  expect([fast.world.searches, fast.world.versionReads]).toEqual([2, 0])

  const slow = makeWorld(120)
  for (let i = 0; i < 4; i++) await slow.at({ of: 'acme' })
  expect([slow.world.searches, slow.world.versionReads]).toEqual([2, 3])
})

test('what is recorded ahead of its time comes to count after a while', async () => {
  const { world, at } = makeWorld(1, 20)
  await at({})
  await new Promise((resolve) => setTimeout(resolve, 40))
  await at({})
  expect(world.searches).toBe(2)
})
