import { readFileSync } from 'node:fs'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
} from 'graphql'
import type { SavedQuery } from './saved.ts'

const EXHIBIT = parse(readFileSync(new URL('./exhibit.graphql', import.meta.url), 'utf8'))
/** The fragments that tell of an entity, a link and a claim all that surfaces show, for operations of their own. */
export const SHOWN_FRAGMENTS: Readonly<Record<'exhibitEntity' | 'exhibitLink' | 'exhibitClaim', string>> = {
  exhibitEntity: fragment('exhibitEntity'),
  exhibitLink: fragment('exhibitLink'),
  exhibitClaim: fragment('exhibitClaim'),
}

function fragment(name: string): string {
  const found = EXHIBIT.definitions.find(
    (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
  )
  if (!found) throw new Error(`exhibit.graphql has no fragment ${name}.`)
  return print(found)
}

const SPREAD = { kind: Kind.FRAGMENT_SPREAD, name: { kind: Kind.NAME, value: 'exhibit' } } as const

/** A saved query with what every surface needs of its answer, and under which name of the data that answer stands. */
export interface ExhibitQuery {
  text: string
  key: string
}

/** Null where the query asks no question, or more than one: then there is not one answer to show. */
export function toExhibitQuery(query: SavedQuery, schema: GraphQLSchema): ExhibitQuery | null {
  const answers = rootFields(query.document).filter((field) => isAnswer(field, schema))
  const [answer] = answers
  if (!answer || answers.length > 1) return null
  const wider: FieldNode = {
    ...answer,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...(answer.selectionSet?.selections ?? []), SPREAD],
    },
  }
  const definitions = query.document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? {
          ...definition,
          selectionSet: {
            ...definition.selectionSet,
            selections: definition.selectionSet.selections.map((one) => (one === answer ? wider : one)),
          },
        }
      : definition,
  )
  const document: DocumentNode = { ...query.document, definitions: [...definitions, ...EXHIBIT.definitions] }
  return { text: print(document), key: (answer.alias ?? answer.name).value }
}

const rootFields = (document: DocumentNode): FieldNode[] =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.filter((one) => one.kind === Kind.FIELD)
      : [],
  )

function isAnswer(field: FieldNode, schema: GraphQLSchema): boolean {
  const type = getNamedType(schema.getQueryType()?.getFields()[field.name.value]?.type)
  const answer = schema.getType('Answer')
  return isObjectType(type) && isInterfaceType(answer) && type.getInterfaces().includes(answer)
}
