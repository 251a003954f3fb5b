import { expect, it } from 'vitest'
import { makeSchema } from '../api/schema.ts'
import { QUESTIONS } from '../questions/registry.ts'
import { loadSavedQueries, parseSavedQuery } from '../questions/saved.ts'
import { firstAsked } from './start.ts'

const schema = makeSchema(QUESTIONS)

it('a start plans every saved query, and what pictures and pages ask beside it', () => {
  const saved = loadSavedQueries(schema)
  const texts = firstAsked(saved, schema)
  expect(texts.slice(0, saved.length)).toEqual(saved.map(({ text }) => text))
  expect(texts.slice(saved.length)).toHaveLength(saved.length)
  for (const text of texts.slice(saved.length)) expect(text).toContain('...exhibit')
})

it('but none that cannot be asked without a variable, and no picture of what is no answer', () => {
  const needs = parseSavedQuery('a', '# A\nquery A($id: ID!) { company(id: $id) { id } }', schema)
  const plain = parseSavedQuery('b', '# B\n{ __typename }', schema)
  expect(firstAsked([needs, plain], schema)).toEqual([plain.text])
})
