import { GraphQLError, Kind, type SelectionSetNode, type ValidationRule } from 'graphql'
import { tooExpensive } from './mask.ts'

/** Far above what a document of 2 000 tokens says when it does not repeat itself. */
const MAX_SELECTIONS = 10_000

/**
 * Refuses documents that are small as text and huge once fragments are written out: forty fragments that each spread the next
 * one twice are 2⁴⁰ selections, and whoever walks a selection (as we do, to know what to fetch) walks them all.
 */
export const boundedExpansion: ValidationRule = (context) => {
  const sizes = new Map<string, number>()

  const sizeOf = (set: SelectionSetNode): number =>
    set.selections.reduce((size, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return size + 1 + sizeOfFragment(selection.name.value)
      return size + 1 + (selection.selectionSet ? sizeOf(selection.selectionSet) : 0)
    }, 0)

  function sizeOfFragment(name: string): number {
    const known = sizes.get(name)
    if (known !== undefined) return known
    // A fragment that spreads itself is refused by a rule of GraphQL's own; here it must only not go on for ever.
    sizes.set(name, 0)
    const fragment = context.getFragment(name)
    const size = fragment ? sizeOf(fragment.selectionSet) : 0
    sizes.set(name, size)
    return size
  }

  return {
    OperationDefinition(node) {
      if (sizeOf(node.selectionSet) <= MAX_SELECTIONS) return
      context.reportError(
        tooExpensive(
          `With its fragments written out, the operation has more than ${MAX_SELECTIONS} selections.`,
          {
            limit: 'selections',
            max: MAX_SELECTIONS,
          },
        ),
      )
    },
  }
}

/** Longer than any field, so that a name can say which. */
const MAX_ALIAS = 100

/**
 * Answers are objects under the names that the caller chose: one such as __proto__ or __typename would change the object itself, and a long one
 * comes back with each thing of a list.
 */
export const boundedAliases: ValidationRule = (context) => ({
  Field(node) {
    const alias = node.alias?.value ?? ''
    if (alias.length > MAX_ALIAS) {
      const message = `The alias ${alias.slice(0, 20)}… has ${alias.length} characters; at most ${MAX_ALIAS} are allowed.`
      context.reportError(tooExpensive(message, { limit: 'aliasLength', max: MAX_ALIAS }))
    } else if (alias.startsWith('__')) {
      const message = `The alias ${alias} starts with two underscores, which GraphQL keeps for itself.`
      context.reportError(new GraphQLError(message, { nodes: node }))
    }
  },
})

/** GraphQL finds an operation that the schema has no root for only when it runs it, and then it would look like a failure of ours. */
export const knownOperation: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return
    const message = `There is no ${node.operation} here: this API answers queries and mutations.`
    context.reportError(new GraphQLError(message, { nodes: node }))
  },
})
