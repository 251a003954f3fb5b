import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'

/** The operation that asks for one field with no more than it must be given. */
export function leastOperation(
  schema: GraphQLSchema,
  type: 'query' | 'mutation',
  name: string,
): { query: string; variables: Record<string, unknown> } {
  const root = type === 'query' ? schema.getQueryType() : schema.getMutationType()
  const field = root?.getFields()[name]
  if (!field) throw new Error(`There is no ${type} ${name}.`)
  const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)
  const declared = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const given = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const shown = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'
  return {
    query: `${type}${declared && ` (${declared})`} { ${name}${given && `(${given})`}${shown} }`,
    variables: Object.fromEntries(needed.map((arg) => [arg.name, leastValue(arg.type)])),
  }
}

function leastValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return leastValue(type.ofType)
  if (isListType(type)) return [leastValue(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((field) => [field.name, leastValue(field.type)]),
    )
  return { ID: 'acme', Int: 1, Float: 1, Boolean: true, DateTime: '2026-01-01T00:00:00Z' }[type.name] ?? 'x'
}
