import { beforeAll, expect, test } from 'vitest'
import { LONG, pause, report, until } from '../support/faults.ts'
import { agreementOf } from '../support/retried.ts'
import { useSeveral } from '../support/several.ts'

const COUNT = 3
const ROUNDS = LONG ? 5 : 1
const READERS = 3
const WRITERS = 2
/** So that a server which has to start again beside them does come up. */
const REST_MS = 100
const READS = [
  '{ companies(first: 3) { nodes { id name } } }',
  '{ search(text: "anthropic") { entity { id } } }',
]
const PATHS = ['/e/supplier', '/v/ultimate-owners.json', '/']
const ours = useSeveral(COUNT)

beforeAll(
  async () =>
    await until('each kind is planned', async () => {
      const first = await Promise.all([write('warm'), ...PATHS.map((path) => ours.several.send(path))])
      return first.every(({ status, code }) => status === 200 && code === undefined)
    }),
  300_000,
)

async function write(id: string) {
  const { key, query, input } = agreementOf(id, 'supplier')
  return await ours.several.ask(
    query,
    { input: { idempotencyKey: key, ...input } },
    { authorization: `Bearer ${ours.desk}` },
  )
}

test(
  `a rolling restart of ${COUNT} servers under load, ${ROUNDS} times: nothing fails, each write is done once and read at once`,
  async () => {
    const state = { isOver: false }
    const failed: string[] = []
    const written: string[] = []
    let requests = 0
    const note = (what: string, { status, ms, code, text, by }: Awaited<ReturnType<typeof write>>): void => {
      requests++
      if (status !== 200 || code !== undefined)
        failed.push(
          `${what} by ${by} after ${Math.round(ms)} ms: ${status} ${code ?? ''} ${text.slice(0, 200)}`,
        )
    }
    const reader = async (n: number): Promise<void> => {
      for (let i = n; !state.isOver; i++) {
        const path = PATHS[i % 5]
        note(
          path ?? 'a question',
          await (path === undefined ? ours.several.ask(READS[i % 2] ?? '') : ours.several.send(path)),
        )
        await pause(REST_MS)
      }
    }
    const writer = async (n: number): Promise<void> => {
      for (let i = 0; !state.isOver; i++) {
        const id = `rolling-${n}-${i}`
        const told = await write(id)
        note(`writing ${id}`, told)
        written.push(id)
        // The next server in turn tells it at once.
        const bookmark = told.headers.get('dealgraph-bookmark') ?? ''
        const query = `{ agreement(id: "deal-${id}") { parties { from { id } } } }`
        const read = await ours.several.ask(query, {}, { 'dealgraph-bookmark': bookmark })
        note(`reading ${id}`, read)
        if (!read.text.includes(`customer-${id}`)) failed.push(`${id} was written and not read: ${read.text}`)
        await pause(REST_MS)
      }
    }
    const load = Promise.all([
      ...Array.from({ length: READERS }, async (_, n) => await reader(n)),
      ...Array.from({ length: WRITERS }, async (_, n) => await writer(n)),
    ])
    const began = performance.now()
    try {
      for (let round = 0; round < ROUNDS; round++) {
        for (let place = 0; place < COUNT; place++) {
          expect(await ours.several.restart(place)).toBe(0)
          await until('it gets requests again', () => ours.several.proxy.isReady(place), 120_000)
        }
      }
    } finally {
      state.isOver = true
      await load
    }
    expect(failed).toEqual([])
    const text = `MATCH (s:Source) WHERE s.id STARTS WITH 'paper-rolling-'
      RETURN substring(s.id, 6), COUNT { (:Claim)-[:HAD_PRIMARY_SOURCE]->(s) } ORDER BY s.id`
    const stored = await ours.graph.read({ name: 'stored', text }, {})
    expect(stored).toEqual([...written].sort().map((id) => [id, 2]))
    const seconds = Math.round((performance.now() - began) / 1_000)
    report(
      `${requests} requests, ${written.length} of them writes, in ${seconds} s of restarts: none failed.`,
    )
  },
  LONG ? 900_000 : 300_000,
)
