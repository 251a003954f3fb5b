import { buildSchema } from 'graphql'
import { expect, it } from 'vitest'
import { parseSavedQuery } from '../questions/saved.ts'
import { firstAsked } from './start.ts'

const schema = buildSchema(`
  interface Answer { summary: String }
  type OwnersAnswer implements Answer { summary: String }
  type Query { owners(of: ID): OwnersAnswer other(of: ID): String }
`)
const saved = (text: string) => parseSavedQuery('x', `# X\n${text}`, schema)
const owners = saved('query ($of: ID = "a") { owners(of: $of) { summary } }')
const other = saved('{ other }')

it('a start plans every saved query, then what pictures and pages ask of its answer', () => {
  const [first, second, third, ...more] = firstAsked([owners, other], schema)
  expect([first, second]).toEqual([owners.text, other.text])
  expect(third).toContain('...exhibit')
  expect(more).toEqual([])
})

it('but none that cannot be asked without a variable', () => {
  expect(firstAsked([saved('query ($of: ID!) { owners(of: $of) { summary } }')], schema)).toEqual([])
})
