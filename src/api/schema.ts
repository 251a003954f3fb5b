import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { GraphQLError, type GraphQLSchema, Kind, type ValueNode } from 'graphql'
import { GraphQLJSON } from 'graphql-scalars'
import type { Question } from '../questions/define-question.ts'
import { resolvers } from './resolvers.ts'

const SCHEMA_DIR = fileURLToPath(new URL('../../schema/', import.meta.url))

/** The public contract, from schema/**\/*.graphql, with resolvers that only delegate. */
export const makeSchema = (questions: readonly Question<unknown>[]): GraphQLSchema =>
  makeExecutableSchema({
    typeDefs: readSdl(),
    resolvers: { ...resolvers(questions), ...SCALARS },
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  })

/** Every SDL file, in the order of its path. */
export function readSdl(): string[] {
  const files = readdirSync(SCHEMA_DIR, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.graphql'),
  )
  return files.sort().map((file) => readFileSync(join(SCHEMA_DIR, file), 'utf8'))
}

/**
 * Text that passes through as it is. What a date or a moment must look like is checked where it is used, so that a bad one gets
 * our own coded error (BAD_DATE, KNOWN_AT_FUTURE) at every door alike.
 */
function textScalar(name: string) {
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value
    throw new GraphQLError(`${name} must be written as text.`)
  }
  // Parts of the type, not a type: its description is that of the schema.
  return {
    __serialize: text,
    __parseValue: text,
    __parseLiteral: (node: ValueNode) => text(node.kind === Kind.STRING ? node.value : undefined),
  }
}

const SCALARS = {
  PartialDate: textScalar('PartialDate'),
  Date: textScalar('Date'),
  DateTime: textScalar('DateTime'),
  URL: textScalar('URL'),
  JSON: {
    __serialize: GraphQLJSON.serialize,
    __parseValue: GraphQLJSON.parseValue,
    __parseLiteral: GraphQLJSON.parseLiteral,
  },
}
