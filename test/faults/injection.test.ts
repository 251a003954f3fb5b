import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { createKey } from '../../src/keys/store.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { LONG, report, SEED } from '../support/faults.ts'
import { BAD_BYTES } from '../support/hostile/bytes.ts'
import { placed, readsOf } from '../support/hostile/calls.ts'
import { atOnce, type Send, someOf, triesOf, tryRead, variablesFor } from '../support/hostile/try-reads.ts'
import { Rounds } from '../support/hostile/try-writes.ts'
import { countAll } from '../support/hostile/watch.ts'
import { RECORDS } from '../support/hostile/world.ts'
import { HOSTILE, HUGE } from '../support/hostile-texts.ts'
import { endAllAndRemove } from '../support/left-behind.ts'
import { recordAll } from '../support/recording.ts'
import { graphOf, ServerProcess } from '../support/server-process.ts'

// Nothing that anyone writes into a call takes the server long: short, texts of each kind in every argument; long, all of them.
const WITHIN_MS = 2_000
const AGAIN = 3
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-faults-'))
/** How long it takes is measured here; a plan that is made on a busy machine is not to be given up. */
const PATIENT = { READ_TIMEOUT_MS: '60000', QUESTION_TIMEOUT_MS: '60000', WRITE_TIMEOUT_MS: '60000' }
const schema = makeSchema(QUESTIONS)
let server: ServerProcess
let key: string

beforeAll(async () => {
  server = await ServerProcess.start(folder, PATIENT)
  const graph = graphOf(folder)
  await recordAll(graph, ...RECORDS)
  key = (await createKey(graph, { name: 'desk', scope: 'write', expiresAt: null })).text
  await graph.close()
  // What is asked for the first time waits for its plan, whatever the text; with another argument it is another plan.
  for (const call of readsOf(schema)) {
    await server.ask(call.query, call.variables, key)
    for (const place of call.places.filter(({ isChoice }) => !isChoice))
      await server.ask(call.query, placed(variablesFor(call, place), place.path, 'nobody'), key)
  }
}, 560_000)
afterAll(async () => {
  await server?.signal('SIGKILL')
  await endAllAndRemove(folder)
}, 30_000)

/**
 * Tries all, and tells how long it took. What took too long is tried again by itself: Neo4j makes a plan anew from time to time, for whoever
 * comes just then; a text that is at fault takes as long each time.
 */
async function tryAll<T>(
  what: string,
  all: readonly T[],
  width: number,
  work: (one: T, send: Send) => Promise<string[]>,
): Promise<void> {
  const taken: number[] = []
  const attempt = async (one: T): Promise<{ wrongs: string[]; longest: number }> => {
    let longest = 0
    const wrongs = await work(one, async (query, variables) => {
      const told = await server.ask(query, variables, key)
      taken.push(told.ms)
      longest = Math.max(longest, told.ms)
      return told
    })
    return { wrongs, longest }
  }
  const late: T[] = []
  const wrongs = await atOnce(all, width, async (one) => {
    const tried = await attempt(one)
    if (tried.longest > WITHIN_MS) late.push(one)
    return tried.wrongs
  })
  expect(wrongs).toEqual([])
  taken.sort((x, y) => x - y)
  const at = (part: number): number => Math.round(taken[Math.floor((taken.length - 1) * part)] ?? 0)
  report(
    `${what}: ${taken.length} requests, half within ${at(0.5)} ms, 99 of 100 within ${at(0.99)} ms, all within ${at(1)} ms; ${late.length} tried again`,
  )
  const slow: unknown[] = []
  for (const one of late) {
    let tries = 0
    let longest = Infinity
    while (tries++ < AGAIN && longest > WITHIN_MS) ({ longest } = await attempt(one))
    if (longest > WITHIN_MS) slow.push([longest, one])
  }
  expect(slow).toEqual([])
}

test(`a text in an argument of a question (seed ${SEED})`, async () => {
  const graph = graphOf(folder)
  const before = await countAll(graph)
  await tryAll('reads', triesOf(schema, { all: LONG, seed: SEED }), 2, (one, send) => tryRead(send, one))
  expect(await countAll(graph)).toEqual(before)
  await graph.close()
}, 7_200_000)

test('nearly a megabyte in an argument of each question, and for a name', async () => {
  const huge = Object.entries(HUGE).map(([name, text]) => ({ name, text }))
  const tries = readsOf(schema).flatMap((call) =>
    call.places
      .filter(({ isChoice }) => !isChoice)
      .flatMap((place, i) => {
        const what = huge[(i + SEED) % huge.length]
        return what ? [{ call, place, what }] : []
      }),
  )
  await tryAll('a megabyte', tries, 1, (one, send) => tryRead(send, one))
  const record =
    'mutation ($input: RecordClaimsInput!) { recordClaims(input: $input) { faults { code message } } }'
  await tryAll('a name of a megabyte', huge, 1, async ({ name, text }, send) => {
    const entities = [{ id: 'huge', kind: 'COMPANY', name: text }]
    const { json } = await send(record, { input: { idempotencyKey: name, entities, claims: [] } })
    const told = JSON.stringify(json.data)
    return told.length < 1_000 && told.includes('name must not have more than 500 characters.')
      ? []
      : [`${name}: ${told.slice(0, 300)}`]
  })
}, 600_000)

test(`a text in a mutation (seed ${SEED})`, async () => {
  const graph = graphOf(folder)
  let ask: Send = (query, variables) => server.ask(query, variables, key)
  const rounds = new Rounds({ send: (query, variables) => ask(query, variables), schema, graph })
  // The first rounds make the plans.
  for (const name of ['the first', 'the usual']) expect(await rounds.tryText(name, null)).toEqual([])
  await tryAll('mutations', LONG ? HOSTILE : someOf(1, SEED), 1, async ({ name, text }, send) => {
    ask = send
    return await rounds.tryText(name, text)
  })
  await graph.close()
}, 7_200_000)

test.each(Object.entries(BAD_BYTES))('%s is refused in a body and in an address', async (_, bytes) => {
  const body = Buffer.concat([
    Buffer.from('{"query":"{ search(text: \\"'),
    bytes,
    Buffer.from('\\") { matched } }"}'),
  ])
  const posted = await server.request('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  expect([posted.status, posted.code]).toEqual([400, 'NOT_UTF8'])
  const encoded = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  for (const path of [`/v/ultimate-owners.json?of=${encoded}`, `/e/${encoded}`, `/?q=${encoded}`]) {
    const got = await server.request(path)
    expect([path, got.status, got.code]).toEqual([path, 400, 'NOT_UTF8'])
  }
})
