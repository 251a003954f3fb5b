import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parseValue,
} from 'graphql'
import { ENTITY_KINDS, type EntityKind } from '../../graph/vocabulary.ts'
import type { SavedQuery } from '../../questions/saved.ts'

/** One thing that a form asks for: a variable of a saved query, or a part of one. */
export interface Input {
  /** As an address names it: market, affiliates.basis, validAt. */
  name: string
  /** The variable that it is, or is a part of. */
  variable: string
  kind: 'thing' | 'source' | 'choice' | 'day' | 'moment' | 'number' | 'flag' | 'text'
  many: boolean
  /** Of a thing: what it may be. */
  kinds: readonly EntityKind[]
  /** Of a choice, as the schema writes them. */
  choices: readonly string[]
  /** Of a number: that it is whole. */
  whole: boolean
  /** In the words of an address; empty where there is none. */
  defaults: readonly string[]
  required: boolean
  description: string
}

/** Where a list goes on, and how far: the page has links for it. */
const NOT_ASKED = new Set(['after'])

/** Every input of a query's form, from the types of its variables alone. */
export const inputsOf = (query: SavedQuery): Input[] =>
  query.variables
    .filter(({ name }) => !NOT_ASKED.has(name))
    .flatMap(({ name, type, required, default: written, description, kinds }) =>
      inputsFor(type, {
        name,
        variable: name,
        kinds,
        defaults: written === null ? [] : wordsIn(written),
        required,
        description,
      }),
    )

type Given = Pick<Input, 'name' | 'variable' | 'kinds' | 'defaults' | 'required' | 'description'>

function inputsFor(type: GraphQLInputType, given: Given): Input[] {
  const many = isListType(isNonNullType(type) ? type.ofType : type)
  const named = innermost(type)
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).flatMap((field) =>
      inputsFor(field.type, {
        ...given,
        // The parts of the scope go by their own names.
        name: given.name === 'scope' ? field.name : `${given.name}.${field.name}`,
        defaults: [],
        required: false,
        description: (field.description ?? '').replaceAll(/\s+/g, ' '),
      }),
    )
  }
  const choices = isEnumType(named) ? named.getValues().map(({ name }) => name) : []
  const isSource = named.name === 'ID' && given.kinds.length === 0 && given.name === 'withoutSources'
  const kind = isSource ? 'source' : isEnumType(named) ? 'choice' : (KIND_OF[named.name] ?? 'text')
  const kinds = kind !== 'thing' ? [] : given.kinds.length > 0 ? given.kinds : ENTITY_KINDS
  return [{ ...given, kind, many, kinds, choices, whole: named.name === 'Int' }]
}

const KIND_OF: Readonly<Record<string, Input['kind']>> = {
  ID: 'thing',
  Date: 'day',
  DateTime: 'moment',
  Int: 'number',
  Float: 'number',
  Boolean: 'flag',
}

function innermost(type: GraphQLInputType) {
  let at = type
  while (isNonNullType(at) || isListType(at)) at = at.ofType
  return at
}

/** A default as GraphQL writes it, in the words of an address. */
function wordsIn(written: string): string[] {
  const value = parseValue(written)
  const values = value.kind === Kind.LIST ? value.values : [value]
  return values.flatMap((one) => ('value' in one ? [String(one.value)] : []))
}

/** Words of an address by the input that they are for: given ones, else its defaults. */
export const valuesOf = (input: Input, words: readonly (readonly [string, string])[]): readonly string[] => {
  const given = words.filter(([name]) => name === input.name).map(([, value]) => value)
  return given.length > 0 ? given : input.defaults
}

/** The parts of a sentence: texts, and the inputs that are its blanks. */
export const partsOf = (ask: string, inputs: readonly Input[]): (string | Input)[] =>
  ask
    .split(/\[(\w+)\]/)
    .flatMap((part, i): (string | Input)[] =>
      i % 2 === 0 ? [part] : inputs.filter(({ name }) => name === part),
    )
    .filter((part) => part !== '')
