import {
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { nearest } from '../claims/nearness.ts'
import { DealgraphError } from '../errors.ts'
import type { SavedQuery } from './saved.ts'

/** Arguments of the scope that may be given by their own names. */
const SHORTCUTS: readonly string[] = ['validAt', 'knownAt', 'minConfidence', 'statuses', 'withoutSources']

/** What was written for one name: its own values, and what stands behind a dot. */
interface Written {
  values: string[]
  parts: Map<string, Written>
}
const nothing = (): Written => ({ values: [], parts: new Map() })

/**
 * Names and texts, as a query string or a command line has them, to the variables of a saved query, each read by its type.
 * A list is a name given more than once; an input object is written with dots (`scope.validAt=2026-05-06`) or as JSON.
 */
export function parseVariables(
  query: Pick<SavedQuery, 'name' | 'variables'>,
  pairs: Iterable<readonly [string, string]>,
): { [name: string]: unknown } {
  const written = nothing()
  for (const [key, value] of pairs) {
    let at = written
    for (const step of pathOf(query, key)) {
      const next = at.parts.get(step) ?? nothing()
      at.parts.set(step, next)
      at = next
    }
    at.values.push(value)
  }
  const variables: { [name: string]: unknown } = {}
  for (const variable of query.variables) {
    const given = written.parts.get(variable.name)
    if (given) variables[variable.name] = read(given, variable.type, variable.name)
    else if (variable.required) {
      throw new DealgraphError(
        'MISSING_VARIABLE',
        `The saved query ${query.name} needs ${variable.name} (${String(variable.type)}).`,
        {
          variable: variable.name,
        },
      )
    }
  }
  return variables
}

/** Every name that may be given, shortcuts of the scope included. */
export const namesOf = (query: Pick<SavedQuery, 'variables'>): string[] => {
  const own = query.variables.map((variable) => variable.name)
  return own.includes('scope') ? [...own, ...SHORTCUTS.filter((name) => !own.includes(name))] : own
}

function pathOf(query: Pick<SavedQuery, 'name' | 'variables'>, key: string): string[] {
  const path = key.split('.')
  const [first = ''] = path
  if (query.variables.some((variable) => variable.name === first)) return path
  if (SHORTCUTS.includes(first) && namesOf(query).includes(first)) return ['scope', ...path]
  throw unknown(key, namesOf(query), `The saved query ${query.name}`)
}

function unknown(key: string, known: readonly string[], of: string): DealgraphError {
  const near = nearest(key, known)
  const hint =
    known.length === 0
      ? 'It has none.'
      : `It has ${known.join(', ')}${near ? `; the nearest is ${near}` : ''}.`
  return new DealgraphError(
    'UNKNOWN_VARIABLE',
    `${of} has no variable named ${JSON.stringify(key.slice(0, 100))}. ${hint}`,
    { known },
  )
}

function read(given: Written, type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return read(given, type.ofType, name)
  if (isListType(type)) {
    const json = given.values.length === 1 ? parsedJson(given.values[0] ?? '', '[', name) : undefined
    if (json !== undefined) return json
    const itemType = type.ofType
    return given.values.map((value) => read({ values: [value], parts: new Map() }, itemType, name))
  }
  const [value, second] = given.values
  if (second !== undefined) throw bad(name, 'was given more than once, but takes one value')
  if (isInputObjectType(type)) {
    const object = value === undefined ? {} : parsedJson(value, '{', name)
    if (object === undefined)
      throw bad(name, `is an object: write ${name}.${Object.keys(type.getFields())[0]}=… or JSON`)
    const parts = readParts(given, type, name)
    const twice = Object.keys(parts).find((part) => Object.hasOwn(object, part))
    if (twice) throw bad(`${name}.${twice}`, `is given twice, by itself and within ${name}: give it once`)
    return { ...object, ...parts }
  }
  if (value === undefined || given.parts.size > 0)
    throw bad(name, `is one value of type ${type.name}, so no dot can follow its name`)
  return readOne(value, type, name)
}

function readParts(
  given: Written,
  type: GraphQLNullableType & GraphQLInputType,
  name: string,
): { [field: string]: unknown } {
  const fields = isInputObjectType(type) ? type.getFields() : {}
  const parts: { [field: string]: unknown } = {}
  for (const [part, below] of given.parts) {
    const field = Object.hasOwn(fields, part) ? fields[part] : undefined
    if (!field)
      throw unknown(
        `${name}.${part}`,
        Object.keys(fields).map((known) => `${name}.${known}`),
        `The variable ${name}`,
      )
    parts[part] = read(below, field.type, `${name}.${part}`)
  }
  return parts
}

function readOne(value: string, type: GraphQLNamedInputType, name: string): unknown {
  const shown = JSON.stringify(value.slice(0, 100))
  if (isEnumType(type)) {
    const words = type.getValues().map((word) => word.name)
    if (!words.includes(value)) throw bad(name, `must be one of ${words.join(', ')}, not ${shown}`)
    return value
  }
  switch (type.name) {
    case 'Int':
    case 'Float': {
      const pattern = type.name === 'Int' ? /^-?\d{1,10}$/ : /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/
      if (!pattern.test(value))
        throw bad(name, `must be a ${type.name === 'Int' ? 'whole number' : 'number'}, not ${shown}`)
      return Number(value)
    }
    case 'Boolean':
      if (value !== 'true' && value !== 'false') throw bad(name, `must be true or false, not ${shown}`)
      return value === 'true'
    default:
      return value
  }
}

/** The value if it is written as JSON of that sort, undefined if it is not meant as JSON at all. */
function parsedJson(value: string, opening: '[' | '{', name: string): object | undefined {
  if (!value.trimStart().startsWith(opening)) return undefined
  let json: object
  try {
    json = JSON.parse(value) as object
  } catch {
    throw bad(name, 'looks like JSON, but cannot be read as such')
  }
  if (isDeeper(json, DEEPEST)) throw bad(name, 'nests deeper than anything that can be asked with')
  return json
}

/** What nests by the thousand cannot be walked through by those who read it next. */
const DEEPEST = 10
const isDeeper = (value: unknown, most: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (most === 0 || Object.values(value).some((inner) => isDeeper(inner, most - 1)))

const bad = (name: string, problem: string): DealgraphError =>
  new DealgraphError('BAD_INPUT', `${name} ${problem}.`, { variable: name })
