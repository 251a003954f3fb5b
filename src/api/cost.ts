import {
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { DealgraphError } from '../errors.ts'

const MAX_PAGE = 100

interface Operation {
  schema: GraphQLSchema
  operation: OperationDefinitionNode
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** As coerced, with defaults. */
  variables: { [name: string]: unknown }
}

/**
 * The most things that an operation may have to bring: along each branch the product of its page sizes, summed over branches.
 * Lists without `first` count once, as they belong to what holds them. Refuses a page size outside 1..100.
 */
export function costOf(of: Operation): number {
  const root = of.schema.getRootType(of.operation.operation)
  if (!root) return 0
  const fragmentCosts = new Map<string, number>()

  const ofSelection = (set: SelectionSetNode, type: GraphQLNamedType): number => {
    let cost = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) cost += ofFragment(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? of.schema.getType(selection.typeCondition.name.value) : type
        if (on) cost += ofSelection(selection.selectionSet, on)
      } else if (selection.selectionSet) {
        const field = fieldOf(type, selection.name.value)
        if (!field) continue
        const below = ofSelection(selection.selectionSet, getNamedType(field.type))
        const args = getArgumentValues(field, selection, of.variables)
        cost += pageSize(field, args) * given(args) * (1 + below)
      }
    }
    return cost
  }

  // Counted once and remembered: fragments that spread one another would otherwise cost exponential time to count.
  const ofFragment = (name: string): number => {
    const known = fragmentCosts.get(name)
    if (known !== undefined) return known
    const fragment = of.fragments.get(name)
    const type = fragment && of.schema.getType(fragment.typeCondition.name.value)
    const cost = fragment && type ? ofSelection(fragment.selectionSet, type) : 0
    fragmentCosts.set(name, cost)
    return cost
  }

  return ofSelection(of.operation.selectionSet, root)
}

/** A mutation answers of each claim that it is given. */
function given({ input }: { [name: string]: unknown }): number {
  const claims = typeof input === 'object' && input !== null && 'claims' in input ? input.claims : null
  return Array.isArray(claims) ? Math.max(1, claims.length) : 1
}

const fieldOf = (type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined

function pageSize(field: GraphQLField<unknown, unknown>, args: { [name: string]: unknown }): number {
  if (!field.args.some((arg) => arg.name === 'first')) return 1
  const first = args['first']
  // An explicit null asks for no bound; there is always one.
  if (typeof first === 'number' && first >= 1 && first <= MAX_PAGE) return first
  throw new DealgraphError(
    'BAD_INPUT',
    `first of ${field.name} must be from 1 to ${MAX_PAGE}, not ${String(first)}.`,
    {
      argument: 'first',
      max: MAX_PAGE,
    },
  )
}
