import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'
import type { ApiContext } from '../context.ts'
import type { Log } from '../log.ts'
import type { Metrics, OperationDone } from './metrics.ts'
import { tellOperation, traceId } from './traces.ts'

/** Counts and times every operation, and gives each one line of the log: who asked, for which fields, how it ended. Never a value. */
export const operationsPlugin = (
  log: Log,
  { operationDone }: Pick<Metrics, 'operationDone'>,
): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart({ contextValue: { requestId, caller } }) {
    const begun = performance.now()
    let fields: string[] = []
    let type: OperationDone['type'] = 'none'
    return {
      async didResolveOperation({ document, operation }) {
        if (!operation) return
        fields = rootFields(document, operation)
        type = operation.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query'
      },
      async willSendResponse({ response }) {
        const result = response.body.kind === 'single' ? response.body.singleResult : undefined
        const code = result?.errors?.[0]?.extensions?.['code']
        const outcome = result?.errors === undefined ? 'ok' : typeof code === 'string' ? code : 'INTERNAL'
        const cost = costIn(result?.extensions?.['cost'])
        const ms = performance.now() - begun
        const field = named(fields)
        operationDone({ type, field, outcome, seconds: ms / 1_000, cost })
        tellOperation({ type, field, outcome, cost })
        log.info(
          {
            requestId,
            ...traceId(),
            caller: caller?.writer ?? null,
            type,
            fields,
            outcome,
            cost,
            ms: Math.round(ms),
          },
          'operation',
        )
      },
    }
  },
})

/** Each once, in the order of the document; what is asked of the schema itself counts as one. */
function rootFields(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const found = new Set<string>()
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD)
        found.add(selection.name.value.startsWith('__') ? 'introspection' : selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet)
      else {
        const { value } = selection.name
        for (const part of document.definitions)
          if (part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === value) look(part.selectionSet)
      }
    }
  }
  look(operation.selectionSet)
  return [...found]
}

/** So few words that counting by them stays small, whatever is asked. */
const named = (fields: readonly string[]): string => (fields.length > 1 ? 'several' : (fields[0] ?? 'unread'))

const costIn = (told: unknown): number | null =>
  typeof told === 'object' && told !== null && 'requested' in told && typeof told.requested === 'number'
    ? told.requested
    : null
