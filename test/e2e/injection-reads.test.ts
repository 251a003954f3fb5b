import { expect, test } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { LONG } from '../support/faults.ts'
import { useApiOver } from '../support/hostile/api.ts'
import { readsOf } from '../support/hostile/calls.ts'
import { atOnce, triesOf, tryRead } from '../support/hostile/try-reads.ts'
import { countAll } from '../support/hostile/watch.ts'
import { RECORDS } from '../support/hostile/world.ts'
import { SEED } from '../support/hostile-texts.ts'

// Whatever is written into a question stays a text: it finds nothing but what it names, writes nothing, and no fault of it reaches the database.
const { database, send } = useApiOver(RECORDS)
const schema = makeSchema(QUESTIONS)

test('every call without a hostile text in it is a good one', async () => {
  const wrongs = await atOnce(readsOf(schema), 4, async ({ name, query, variables }) => {
    const { json, text } = await send(query, variables)
    return json.errors ? [`${name}: ${text}`] : []
  })
  expect(wrongs).toEqual([])
}, 180_000)

test(`no text in any argument brings, writes or breaks anything (seed ${SEED})`, async () => {
  const before = await countAll(database)
  const wrongs = await atOnce(triesOf(schema, { all: LONG, seed: SEED }), 6, (one) => tryRead(send, one))
  expect(wrongs).toEqual([])
  expect(await countAll(database)).toEqual(before)
}, 1_800_000)
