import type { GraphQLFieldResolver } from 'graphql'
import type { ApiContext, Shown } from './context.ts'

/**
 * What is behind a field was made for its selection and stands under the response key. The field's own name is the way out
 * for plain values; it comes second, because another field may have been given that name as its alias.
 */
export const fieldResolver: GraphQLFieldResolver<unknown, ApiContext> = (source, _args, _context, info) => {
  if (typeof source !== 'object' || source === null) return undefined
  const { key } = info.path
  return Object.hasOwn(source, key) ? (source as Shown)[key] : (source as Shown)[info.fieldName]
}
