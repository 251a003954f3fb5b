import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValidationRule,
} from 'graphql'
import { tooExpensive } from './mask.ts'

/** So much of what tells the whole schema may one document ask for; some tools ask a little more than GraphQL's own query does. */
const MOST_OF_WHOLE = 1.5

type FragmentSet = (name: string) => { on: string; set: SelectionSetNode } | null | undefined

/** Refuses documents that ask the schema about itself over and over: GraphQL bounds how deep that goes, and the cost of pages says nothing of it. */
export const boundedIntrospection: ValidationRule = (context) => {
  const schema = context.getSchema()
  return {
    OperationDefinition({ selectionSet }) {
      const asked = costOf(schema, selectionSet, (name) => {
        const fragment = context.getFragment(name)
        return fragment && { on: fragment.typeCondition.name.value, set: fragment.selectionSet }
      })
      if (asked === 0 || asked <= MOST_OF_WHOLE * wholeOf(schema)) return
      context.reportError(
        tooExpensive(
          'The document asks for far more of the schema itself than there is to be told: ask for each part of it once.',
          { limit: 'introspection' },
        ),
      )
    },
  }
}

const wholes = new WeakMap<GraphQLSchema, number>()

/** What the query of all tools for the whole schema costs. */
function wholeOf(schema: GraphQLSchema): number {
  const known = wholes.get(schema)
  if (known !== undefined) return known
  const document = parse(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }))
  const fragments = new Map<string, { on: string; set: SelectionSetNode }>()
  let whole = 0
  for (const part of document.definitions)
    if (part.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(part.name.value, { on: part.typeCondition.name.value, set: part.selectionSet })
  for (const part of document.definitions)
    if (part.kind === Kind.OPERATION_DEFINITION)
      whole += costOf(schema, part.selectionSet, (name) => fragments.get(name))
  wholes.set(schema, whole)
  return whole
}

/** About how many values an answer would hold that tell of the schema. */
function costOf(schema: GraphQLSchema, root: SelectionSetNode, fragmentOf: FragmentSet): number {
  const lengths = lengthsIn(schema)
  const known = new Map<string, number>()

  const ofSelection = (set: SelectionSetNode, type: GraphQLNamedType): number => {
    let cost = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) cost += ofFragment(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type
        if (on) cost += ofSelection(selection.selectionSet, on)
      } else {
        const field = fieldOf(type, selection.name.value)
        if (!field || !(isAboutSchema(type) || isAboutSchema(getNamedType(field.type)))) continue
        const below = selection.selectionSet
          ? ofSelection(selection.selectionSet, getNamedType(field.type))
          : 0
        const isList = isListType(getNullableType(field.type))
        cost += (isList ? (lengths.get(field.name) ?? 1) : 1) * (1 + below)
      }
    }
    return cost
  }

  // Counted once; one that spreads itself is refused elsewhere, and must only not go on for ever here.
  const ofFragment = (name: string): number => {
    const before = known.get(name)
    if (before !== undefined) return before
    known.set(name, 0)
    const fragment = fragmentOf(name)
    const type = fragment && schema.getType(fragment.on)
    const cost = fragment && isCompositeType(type) ? ofSelection(fragment.set, type) : 0
    known.set(name, cost)
    return cost
  }

  const query = schema.getQueryType()
  return query ? ofSelection(root, query) : 0
}

const isAboutSchema = ({ name }: GraphQLNamedType): boolean => name.startsWith('__')

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  return isObjectType(type) ? type.getFields()[name] : undefined
}

/** How long the lists of introspection are: the mean of those that are not empty. */
function lengthsIn(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap())
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type))
  const fields = withFields.map((type) => Object.values(type.getFields()))
  return new Map([
    ['types', types.length],
    ['directives', schema.getDirectives().length],
    ['fields', mean(fields.map(({ length }) => length))],
    ['args', mean(fields.flat().map(({ args }) => args.length))],
    ['interfaces', mean(withFields.map((type) => type.getInterfaces().length))],
    [
      'possibleTypes',
      mean(
        types.map((type) =>
          isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type).length : 0,
        ),
      ),
    ],
    ['enumValues', mean(types.map((type) => (isEnumType(type) ? type.getValues().length : 0)))],
    [
      'inputFields',
      mean(types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0))),
    ],
  ])
}

function mean(counts: readonly number[]): number {
  const some = counts.filter((count) => count > 0)
  return some.reduce((sum, count) => sum + count, 0) / Math.max(1, some.length)
}
