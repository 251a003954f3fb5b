import { buildSchema, parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import { toExhibitQuery } from './exhibit-query.ts'
import { parseSavedQuery } from './saved.ts'

const schema = buildSchema(`
  interface Answer { summary: String }
  type OwnersAnswer implements Answer { summary: String share: Float }
  type Query { owners(of: ID): OwnersAnswer other: String }
`)
const wider = (body: string) => toExhibitQuery(parseSavedQuery('x', `# X\n${body}`, schema), schema)

it('a saved query is asked with the exhibit beside what it selects itself', () => {
  const exhibit = wider('query X($of: ID = "a") { owners(of: $of) { share } other }')
  expect(exhibit?.key).toBe('owners')
  expect(exhibit?.text.replaceAll(/\s+/g, ' ')).toContain(
    'query X($of: ID = "a") { owners(of: $of) { share ...exhibit } other } fragment exhibit on Answer {',
  )
  // What a schema so small lacks is all that speaks against it.
  const faults = validate(schema, parse(exhibit?.text ?? '')).map(({ message }) => message)
  expect(faults.filter((fault) => !/Cannot query field|Unknown type/.test(fault))).toEqual([])
})

it('its answer stands under the name that the query gives it', () => {
  expect(wider('{ who: owners { share } }')?.key).toBe('who')
})

it.each(['{ other }', '{ a: owners { share } b: owners { share } }', '{ __typename }'])(
  'there is not one answer to show of %s',
  (body) => expect(wider(body)).toBeNull(),
)
