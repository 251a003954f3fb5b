import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloArmor } from '@escape.tech/graphql-armor'
import {
  type FragmentDefinitionNode,
  type GraphQLError,
  getVariableValues,
  Kind,
  OperationTypeNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import type { Config } from '../config.ts'
import type { ApiContext } from './context.ts'
import { costOf } from './cost.ts'
import { boundedAliases, boundedExpansion, knownOperation } from './expansion.ts'
import { boundedIntrospection } from './introspection-cost.ts'
import { refusing, tooExpensive } from './mask.ts'

/** As text, for it is compared with the kind of any node. */
const FRAGMENT: string = Kind.FRAGMENT_DEFINITION

type Limits = Config['limits']

/** More are not told, and each costs as much as there are of them. */
const MOST_FAULTS = { maxErrors: 25 }

/** What a document may not exceed: rules that run when it is validated, once per text, for the document store keeps it. */
export function documentRules(limits: Limits): ValidationRule[] {
  const told = (limit: 'depth' | 'aliases' | 'directives', most: number, say: (found: string) => string) => ({
    n: most,
    flattenFragments: true,
    propagateOnRejection: false,
    onReject: [
      (context: ValidationContext | null, error: GraphQLError) => {
        const found = /found (\d+)/.exec(error.message)?.[1] ?? 'more'
        context?.reportError(tooExpensive(say(found), { limit, max: most }))
      },
    ],
  })
  const armor = new ApolloArmor({
    // Introspection is open, so a suggested name tells nothing new; the cost is reckoned with variables, below; tokens are
    // counted by the parser itself, which armor would run a second time.
    blockFieldSuggestion: { enabled: false },
    costLimit: { enabled: false },
    maxTokens: { enabled: false },
    maxDepth: told(
      'depth',
      limits.depth,
      (n) => `The document nests ${n} levels deep; at most ${limits.depth} are allowed.`,
    ),
    maxAliases: told(
      'aliases',
      limits.aliases,
      (n) => `The document has ${n} aliases; at most ${limits.aliases} are allowed.`,
    ),
    maxDirectives: told(
      'directives',
      limits.directives,
      (n) => `The document has ${n} directives; at most ${limits.directives} are allowed.`,
    ),
  })
  return [
    ...armor.protect().validationRules,
    boundedExpansion,
    boundedIntrospection,
    boundedAliases,
    knownOperation,
  ]
}

/** Page sizes and their product, with the variables as given, before anything is asked of the database. */
export const limitsPlugin = (limits: Limits): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart({ request, schema }) {
    let cost: number | undefined
    if (request.query !== undefined && Buffer.byteLength(request.query) > limits.documentBytes) {
      throw tooExpensive(`The document is larger than ${limits.documentBytes} bytes.`, {
        limit: 'documentBytes',
        max: limits.documentBytes,
      })
    }
    return {
      async didResolveOperation({ document, operation }) {
        // An operation that is not in the document is execution's to tell, and so are faults of variables.
        if (!operation) return
        if (
          operation.operation === OperationTypeNode.QUERY &&
          !isWithin(request.variables, limits.documentBytes)
        ) {
          throw tooExpensive(`The variables have more than ${limits.documentBytes} characters.`, {
            limit: 'variables',
            max: limits.documentBytes,
          })
        }
        const variables = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          { ...request.variables },
          MOST_FAULTS,
        )
        const { coerced } = variables
        if (!coerced) return
        const fragments = new Map(document.definitions.filter(isFragment).map((f) => [f.name.value, f]))
        cost = refusing(() => costOf({ schema, operation, fragments, variables: coerced }))
        if (cost > limits.cost) {
          throw tooExpensive(`The request may bring ${cost} things; at most ${limits.cost} are allowed.`, {
            limit: 'cost',
            max: limits.cost,
            cost,
          })
        }
      },
      async willSendResponse({ response }) {
        if (cost === undefined || response.body.kind !== 'single') return
        const result = response.body.singleResult
        result.extensions = { ...result.extensions, cost: { requested: cost, max: limits.cost } }
      },
    }
  },
})

/** Whether all that a value holds has at most so many characters; stops where it has more, and is not deterred by what is nested deeply. */
function isWithin(value: unknown, most: number): boolean {
  let left = most
  const open = [value]
  while (open.length > 0 && left >= 0) {
    const next = open.pop()
    if (typeof next === 'object' && next !== null)
      for (const [key, below] of Object.entries(next)) {
        left -= key.length + 1
        open.push(below)
      }
    else left -= String(next).length
  }
  return left >= 0
}

const isFragment = (node: { kind: string }): node is FragmentDefinitionNode => node.kind === FRAGMENT
