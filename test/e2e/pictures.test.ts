import { expect, test } from 'vitest'
import { exhibitOf } from '../../src/api/exhibit.ts'
import { makeSchema } from '../../src/api/schema.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { loadSavedQueries } from '../../src/questions/saved.ts'
import { pictureOf } from '../../src/surfaces/picture/draw.ts'
import { faultsOf } from '../support/picture-faults.ts'
import { useSeededApi } from '../support/seeded-api.ts'

const seeded = useSeededApi()
const schema = makeSchema(QUESTIONS)
const asked = loadSavedQueries(schema).filter(({ variables }) => variables.every(({ required }) => !required))

test.each(asked)('nothing lies over anything in the picture of $name', async (query) => {
  const execute = async (payload: object) =>
    (await seeded.api.app.inject({ method: 'POST', url: '/graphql', payload })).json<{
      data: { [field: string]: unknown } | null
    }>()
  const exhibit = await exhibitOf(execute, schema, query, [])
  expect(faultsOf(await pictureOf(exhibit))).toEqual([])
})
