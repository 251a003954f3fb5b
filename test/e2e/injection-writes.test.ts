import { expect, test } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { LONG } from '../support/faults.ts'
import { useApiOver } from '../support/hostile/api.ts'
import { someOf } from '../support/hostile/try-reads.ts'
import { mutationsOf, Rounds, textsOf } from '../support/hostile/try-writes.ts'
import { RECORDS } from '../support/hostile/world.ts'
import { STEPS } from '../support/hostile/write-steps.ts'
import { HOSTILE, SEED } from '../support/hostile-texts.ts'

// Whatever is written comes back letter by letter or is refused by its place, and nothing else is written with it.
const { database, send } = useApiOver(RECORDS)
const schema = makeSchema(QUESTIONS)

const MADE = { n: 0, claim: 'c', entity: 'e', view: 'v' }

test('every mutation is tried, at every place of its input where a text may stand', () => {
  expect(mutationsOf(schema).sort()).toEqual(STEPS.map(({ mutation }) => mutation).sort())
  expect(STEPS.flatMap((step) => textsOf(schema, step, step.base(MADE)).leftOut)).toEqual([])
})

test(`no text in any mutation writes or breaks anything beside (seed ${SEED})`, async () => {
  const rounds = new Rounds({ send, schema, graph: database })
  for (const name of ['the first', 'the usual']) expect(await rounds.tryText(name, null)).toEqual([])
  const wrongs: string[] = []
  for (const { name, text } of LONG ? HOSTILE : someOf(2, SEED))
    wrongs.push(...(await rounds.tryText(name, text)))
  expect(wrongs).toEqual([])
}, 1_800_000)
