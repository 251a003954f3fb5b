import type { GraphQLSchema } from 'graphql'
import { DealgraphError } from '../errors.ts'
import { toExhibitQuery } from '../questions/exhibit-query.ts'
import type { SavedQuery } from '../questions/saved.ts'
import { parseVariables } from '../questions/saved-variables.ts'
import { type Exhibit, toExhibit } from '../surfaces/exhibit.ts'
import type { Operation } from './apollo.ts'
import { fromTold, type ToldError } from './told.ts'

export type Words = readonly (readonly [name: string, value: string])[]

/** Runs an operation, here or at another server. */
export type Execute = (operation: Operation) => Promise<{
  data?: { [field: string]: unknown } | null
  errors?: readonly ToldError[]
}>

/** Asks a saved query, and brings all that a surface shows of its answer. Errors: those of the question, with their codes. */
export const exhibitOf = async (
  execute: Execute,
  schema: GraphQLSchema,
  query: SavedQuery,
  words: Words,
): Promise<Exhibit> =>
  await exhibitWith(execute, schema, query, { variables: parseVariables(query, words), words })

/** The same with variables that were read before; `words` says them as an address would. */
export async function exhibitWith(
  execute: Execute,
  schema: GraphQLSchema,
  query: SavedQuery,
  { variables, words }: { variables: Operation['variables']; words: Words },
): Promise<Exhibit> {
  const exhibit = toExhibitQuery(query, schema)
  if (!exhibit) {
    throw new DealgraphError(
      'BAD_INPUT',
      `The saved query ${query.name} does not ask exactly one question, so there is no one answer to show. Ask for it as json.`,
    )
  }
  const { data, errors } = await execute({ query: exhibit.text, variables })
  const [error] = errors ?? []
  if (error) throw fromTold(error)
  return toExhibit(data?.[exhibit.key], query, words)
}
