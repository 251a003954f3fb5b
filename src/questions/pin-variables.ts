import {
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  valueFromAST,
} from 'graphql'
import { DealgraphError } from '../errors.ts'
import type { SavedQuery } from './saved.ts'

type Variables = { [name: string]: unknown }

/** Every variable as it is asked with: what was given, read by its type, and the defaults of what was not. */
export function pinVariables(schema: GraphQLSchema, query: SavedQuery, given: Variables): Variables {
  const known = query.variables.map(({ name }) => name)
  const stray = Object.keys(given).find((name) => !known.includes(name))
  if (stray !== undefined) {
    throw new DealgraphError(
      'UNKNOWN_VARIABLE',
      `The saved query ${query.name} has no variable named ${JSON.stringify(stray.slice(0, 100))}. It has ${known.join(', ')}.`,
      { known },
    )
  }
  const missing = query.variables.find(({ name, required }) => required && given[name] == null)
  if (missing) {
    throw new DealgraphError('MISSING_VARIABLE', `The saved query ${query.name} needs ${missing.name}.`, {
      variable: missing.name,
    })
  }
  const { coerced, errors } = getVariableValues(schema, operationOf(query).variableDefinitions ?? [], given)
  if (errors) throw new DealgraphError('BAD_INPUT', errors[0]?.message ?? 'A variable cannot be read.')
  // Without prototypes, and as it will be read from the store.
  return JSON.parse(JSON.stringify(coerced)) as Variables
}

/** Pinned variables in the words of an address, but for those that are as the saved query has them anyway. */
export function wordsOf(query: SavedQuery, pinned: Variables): [name: string, value: string][] {
  const definitions = operationOf(query).variableDefinitions ?? []
  return query.variables.flatMap(({ name, type }) => {
    const value = pinned[name] ?? null
    const node = definitions.find(({ variable }) => variable.name.value === name)?.defaultValue
    const usual: unknown = (node && valueFromAST(node, type)) ?? null
    if (JSON.stringify(value) === JSON.stringify(usual)) return []
    // The parts of a scope may stand alone.
    return name === 'scope' && typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([part, of]) => worded(part, of))
      : worded(name, value)
  })
}

function worded(name: string, value: unknown): [string, string][] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((one) => worded(name, one))
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([part, of]) => worded(`${name}.${part}`, of))
  return [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
}

function operationOf({ name, document }: SavedQuery): OperationDefinitionNode {
  const found = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (!found) throw new Error(`queries/${name}.graphql holds no operation.`)
  return found
}
