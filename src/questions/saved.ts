import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { nearest } from '../claims/nearness.ts'
import { DealgraphError } from '../errors.ts'
import type { EntityKind } from '../graph/vocabulary.ts'
import { kindsOf } from './argument-kinds.ts'

const QUERIES_DIR = fileURLToPath(new URL('../../queries/', import.meta.url))

export interface SavedVariable {
  name: string
  type: GraphQLInputType
  required: boolean
  /** As written in the operation; null where it has none. */
  default: string | null
  description: string
  /** Of an id: the kinds of thing that it may stand for; empty of anything else. */
  kinds: readonly EntityKind[]
}

/** An operation with a name, made public by being a file: a command, an address and a link on the start page. */
export interface SavedQuery {
  name: string
  title: string
  description: string
  /** The question as a sentence with variables in brackets: Who owns [of] in the end? Null where the file has none. */
  ask: string | null
  text: string
  document: DocumentNode
  variables: SavedVariable[]
}

/** Every saved query, by name. The schema tells what the variables are. */
export function loadSavedQueries(schema: GraphQLSchema, folder = QUERIES_DIR): SavedQuery[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) =>
      parseSavedQuery(basename(file, '.graphql'), readFileSync(join(folder, file), 'utf8'), schema),
    )
}

/** The comment at the head of the file is what people read: its first line the title, one may ask, the rest the description. */
export function parseSavedQuery(name: string, text: string, schema: GraphQLSchema): SavedQuery {
  const document = parse(text)
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION)
  const [operation] = operations
  if (!operation || operations.length > 1)
    throw new Error(`queries/${name}.graphql must hold exactly one operation.`)
  if (operation.operation !== OperationTypeNode.QUERY)
    throw new Error(`queries/${name}.graphql must hold a query: whoever opens an address changes nothing.`)
  const head = headOf(text)
  const [title, ...description] = head.filter((line) => !line.startsWith(ASK))
  if (!title)
    throw new Error(`queries/${name}.graphql must begin with a comment: a title, then a description.`)
  const variables = variablesOf(operation, document, schema)
  const ask =
    head
      .find((line) => line.startsWith(ASK))
      ?.slice(ASK.length)
      .trim() ?? null
  const stray = blanksOf(ask ?? '').find((blank) => !variables.some((variable) => variable.name === blank))
  if (stray !== undefined)
    throw new Error(`queries/${name}.graphql asks with [${stray}], which is none of its variables.`)
  return { name, title, description: description.join('\n').trim(), ask, text, document, variables }
}

const ASK = 'Ask: '

/** The variables that a sentence has blanks for, in order. */
const blanksOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)

function headOf(text: string): string[] {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    if (!line.startsWith('#')) break
    lines.push(line.replace(/^#+ ?/, '').trimEnd())
  }
  return lines
}

function variablesOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
): SavedVariable[] {
  const described = describe(document, schema)
  return (operation.variableDefinitions ?? []).map(({ variable, type: node, defaultValue }) => {
    const name = variable.name.value
    const type = typeFromAST(schema, node)
    if (!isInputType(type))
      throw new Error(`The schema has no type ${print(node)}, which the variable $${name} is of.`)
    return {
      name,
      type,
      required: node.kind === Kind.NON_NULL_TYPE && !defaultValue,
      default: defaultValue ? print(defaultValue) : null,
      description: described.get(name)?.text ?? '',
      kinds: getNamedType(type).name === 'ID' ? (described.get(name)?.kinds ?? []) : [],
    }
  })
}

interface Described {
  text: string
  kinds: readonly EntityKind[]
}

/** A variable is what the argument or input field is that it is first given to: its description stands in the schema. */
function describe(document: DocumentNode, schema: GraphQLSchema): Map<string, Described> {
  const described = new Map<string, Described>()
  const types = new TypeInfo(schema)
  let inField: string | null | undefined
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: () => false,
      ObjectField: {
        enter: (node) => {
          const parent = types.getParentInputType()
          inField = parent && 'getFields' in parent ? parent.getFields()[node.name.value]?.description : null
        },
        leave: () => {
          inField = null
        },
      },
      Variable: (node) => {
        const text = inField ?? types.getArgument()?.description
        if (text && !described.has(node.name.value))
          described.set(node.name.value, {
            text: text.replaceAll(/\s+/g, ' '),
            kinds: kindsOf(types.getFieldDef()?.name ?? '', types.getArgument()?.name ?? ''),
          })
      },
    }),
  )
  return described
}

/** The query of that name, or UNKNOWN_QUERY with the nearest name there is. */
export function findSaved(queries: readonly SavedQuery[], name: string): SavedQuery {
  const found = queries.find((query) => query.name === name)
  if (found) return found
  const names = queries.map((query) => query.name)
  // Of a name cut short the whole one is meant; its distance would rather suggest some short other one.
  const near = names.find((one) => one.startsWith(name)) ?? nearest(name, names)
  const hint =
    names.length === 0
      ? 'There are none.'
      : near
        ? `The nearest name is ${near}.`
        : `There are ${names.join(', ')}.`
  // The name came from outside and is repeated: at most so much of it.
  throw new DealgraphError(
    'UNKNOWN_QUERY',
    `There is no saved query named ${JSON.stringify(name.slice(0, 100))}. ${hint}`,
    { nearest: near, known: names },
  )
}
