import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyInstance } from 'fastify'
import { OperationTypeNode } from 'graphql'
import type { Config } from '../config.ts'
import { Budget, currentBudget, withinBudget } from '../graph/budget.ts'
import type { ApiContext } from './context.ts'

type Timeouts = Config['timeouts']

declare module 'fastify' {
  interface FastifyRequest {
    budget: Budget | null
  }
}

/** What a request does beside its longest read: finding out who asks, reading the version, showing what was found. */
const BESIDE_MS = 2_000
/** Kept back for what is not the database, so that the answer is there in time. */
const KEPT_BACK_MS = 250

/** Every request ends in time, however its database fails: all that it asks of it together has one budget. */
export function boundRequests(app: FastifyInstance, { questionMs, readMs }: Timeouts): void {
  app.decorateRequest('budget', null)
  app.addHook('onRequest', (request, _reply, done) => {
    request.budget = new Budget(Math.max(questionMs, readMs) + BESIDE_MS - KEPT_BACK_MS)
    withinBudget(request.budget, done)
  })
}

/** What writes has less time: whoever waits for it holds what others may want to write. */
export const boundWrites = ({ writeMs }: Timeouts): ApolloServerPlugin<ApiContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === OperationTypeNode.MUTATION)
          currentBudget()?.limit(Math.max(1, writeMs - KEPT_BACK_MS))
      },
    }
  },
})
