import {
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { type FieldsByTypeName, parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info'
import { selectedOn } from '../reads/trees.ts'

/** What was selected below the field that is being resolved, by type name. */
export function fieldsBelow(info: GraphQLResolveInfo): FieldsByTypeName {
  const tree = parseResolveInfo(info)
  return isTree(tree) ? tree.fieldsByTypeName : {}
}

const isTree = (tree: ReturnType<typeof parseResolveInfo>): tree is ResolveTree =>
  typeof tree === 'object' && tree !== null && typeof tree['fieldsByTypeName'] === 'object' && 'alias' in tree

/** The fields that an object of this type must show, as GraphQL joins those of its type and of its interfaces. */
export const selectedIn = (fields: FieldsByTypeName, type: GraphQLObjectType): ResolveTree[] =>
  selectedOn(fields, [type.name, ...type.getInterfaces().map((i) => i.name)])

type Thing = 'entity' | 'link' | 'claim' | 'source' | 'node'
const THING_OF: Readonly<Record<string, Thing>> = {
  Entity: 'entity',
  Link: 'link',
  Claim: 'claim',
  Source: 'source',
  Node: 'node',
}

/** What an id in a position of this type stands for; undefined where the position holds a plain object. */
export function thingOf(type: GraphQLNamedType): Thing | undefined {
  const own = THING_OF[type.name]
  if (own || !(isObjectType(type) || isInterfaceType(type))) return own
  return (type as GraphQLObjectType | GraphQLInterfaceType)
    .getInterfaces()
    .map((i) => THING_OF[i.name])
    .find((thing) => thing !== undefined && thing !== 'node')
}
