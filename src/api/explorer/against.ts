import type { GraphQLSchema } from 'graphql'
import type { SavedQuery } from '../../questions/saved.ts'
import { parseVariables } from '../../questions/saved-variables.ts'
import { type Comparison, compareExhibits } from '../../surfaces/compare/compare.ts'
import type { Exhibit } from '../../surfaces/exhibit.ts'
import { type Execute, exhibitOf, type Words } from '../exhibit.ts'
import { otherWords } from './scope-words.ts'
import { lookUp, orNote, sayAgainst, sideOf } from './sides.ts'

interface Asking {
  run: Execute
  schema: GraphQLSchema
  query: SavedQuery
}

/** As many findings as can be asked for at once. */
const MOST_FINDINGS = '100'

/** What is otherwise in an answer than in the same question's answer in an earlier scope, with why. */
export const comparedWith = async (
  asking: Asking,
  shown: Exhibit,
  against: Words,
): Promise<{ compared: Comparison } | { note: string }> => await orNote(compare(asking, shown, against))

async function compare(asking: Asking, shown: Exhibit, against: Words): Promise<{ compared: Comparison }> {
  const { run, query } = asking
  const words = shown.variables
  const [before, after] = await Promise.all([
    wholeOf(asking, [...otherWords(words), ...against]),
    isWhole(shown) ? shown : wholeOf(asking, words),
  ])
  const [left, right] = [sideOf(before), sideOf(after)]
  const scopeOf = ({ variables }: Exhibit): unknown => parseVariables(query, variables)['scope']
  await Promise.all([lookUp(run, scopeOf(after), left, right), lookUp(run, scopeOf(before), right, left)])
  return { compared: compareExhibits(left, right, await sayAgainst(run, [before, after], against)) }
}

const isWhole = ({ findings, totalFindings, variables }: Exhibit): boolean =>
  findings.length === totalFindings && variables.every(([name]) => name !== 'after')

async function wholeOf({ run, schema, query }: Asking, words: Words): Promise<Exhibit> {
  const paged = new Set(['first', 'after'])
  const isPaged = query.variables.some(({ name }) => name === 'first')
  const rest = words.filter(([name]) => !paged.has(name))
  return await exhibitOf(run, schema, query, isPaged ? [...rest, ['first', MOST_FINDINGS]] : rest)
}
