import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { EITHER, EXAMPLES, EXAMPLES_OF, WAYS } from './world.ts'

/** Where in the variables a text can stand. */
export type Path = readonly (string | number)[]
export interface Place {
  /** As in Query.connections.scope.withoutSources.0 */
  name: string
  path: Path
  /** Of an enum: GraphQL itself refuses what is none of its values. */
  isChoice: boolean
}
/** One field of the API that takes texts, asked of the world of `world.ts`; what it brings stands under `x`. */
export interface Call {
  name: string
  query: string
  variables: Record<string, unknown>
  places: Place[]
}

/** Every field of every type that takes a text anywhere in its arguments, found in the schema: a new argument is tried as soon as it is there. */
export function readsOf(schema: GraphQLSchema): Call[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !/^(__|Mutation$)/.test(type.name))
    .flatMap((type) => {
      if (!isObjectType(type) && !isInterfaceType(type)) return []
      return Object.values(type.getFields()).flatMap((field) => callOf(type.name, field) ?? [])
    })
}

function callOf(type: string, field: GraphQLField<unknown, unknown>): Call | null {
  const name = `${type}.${field.name}`
  const places = field.args.flatMap((arg) => placesIn(arg.type, [arg.name], name))
  if (places.length === 0) return null
  const used = field.args.filter(
    (arg) => isRequiredArgument(arg) || places.some(({ path }) => path[0] === arg.name),
  )
  const asked = `x: ${field.name}(${used.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})${selectionOf(field)}`
  const way = type === 'Query' ? (one: string) => one : WAYS[type]
  if (!way) throw new Error(`How does one come by a ${type}? Say so in test/support/hostile/world.ts.`)
  const variables = Object.fromEntries(
    field.args
      .filter((arg) => isRequiredArgument(arg) || arg.name === EITHER[name]?.[0])
      .map((arg) => [arg.name, exampleOf(arg.type, arg.name, name)]),
  )
  const given = used.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  return { name, query: `query (${given}) { ${way(asked)} }`, variables, places }
}

/** Every place within a value of this type at which a text may stand. */
export function placesIn(type: GraphQLInputType, path: Path, name: string): Place[] {
  if (isNonNullType(type)) return placesIn(type.ofType, path, name)
  if (isListType(type)) return placesIn(type.ofType, [...path, 0], name)
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) =>
      placesIn(field.type, [...path, field.name], name),
    )
  if (!isLeafType(type) || /^(Int|Float|Boolean)$/.test(type.name)) return []
  return [{ name: `${name}.${path.join('.')}`, path, isChoice: isEnumType(type) }]
}

function exampleOf(type: GraphQLInputType, arg: string, field: string): unknown {
  if (isNonNullType(type)) return exampleOf(type.ofType, arg, field)
  if (isListType(type)) return [exampleOf(type.ofType, arg, field)]
  const example = EXAMPLES_OF[`${field}.${arg}`] ?? EXAMPLES[arg]
  if (example === undefined)
    throw new Error(`What is ${arg} of ${field}? Say so in test/support/hostile/world.ts.`)
  return example
}

/** Enough to see whether anything was found. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return ''
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
  if (type.name === 'SearchHit') return ' { matched entity { id } }'
  const list = ['nodes', 'findings'].find((one) => one in fields)
  return list === undefined ? ' { __typename }' : ` { ${list} { __typename } }`
}

/** The variables with a text at a place. */
export function placed(variables: object, path: Path, text: unknown): Record<string, unknown> {
  const copy = structuredClone(variables) as Record<string, unknown>
  let at = copy as Record<string | number, unknown>
  for (const [i, key] of path.slice(0, -1).entries()) {
    at[key] ??= typeof path[i + 1] === 'number' ? [] : {}
    at = at[key] as Record<string | number, unknown>
  }
  const last = path.at(-1)
  if (last !== undefined) at[last] = text
  return copy
}
