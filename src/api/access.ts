import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import { OperationTypeNode } from 'graphql'
import type { Config } from '../config.ts'
import { type Caller, requireScope } from '../keys/caller.ts'
import type { Callers } from '../keys/callers.ts'
import type { ApiContext } from './context.ts'
import { refuseTwice } from './hosts.ts'
import { refusing } from './mask.ts'
import type { Throttle } from './rate-limit.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Null: someone without a key. */
    caller: Caller | null
  }
}

/**
 * Who asks, found out before the body is read; for the addresses at which something can be asked. Only the header is looked at: what
 * stands in an address is written down on the way.
 */
export function admission(
  app: FastifyInstance,
  callers: Callers,
  throttled: Throttle,
): (reading: Config['reading']) => onRequestAsyncHookHandler {
  app.decorateRequest('caller', null)
  return (reading) => async (request, reply) => {
    try {
      refuseTwice(request, 'authorization')
      request.caller = await callers(request.headers.authorization)
    } finally {
      // Whoever comes with a key that is no good is counted by address.
      await throttled(request, reply)
    }
    if (reading === 'key') requireScope(request.caller, 'read', 'Reading')
  }
}

/** Refuses a mutation before any of it is run, so that the refusal has its HTTP status. */
export const accessPlugin: ApolloServerPlugin<ApiContext> = {
  async requestDidStart({ contextValue: { caller } }) {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === OperationTypeNode.MUTATION)
          refusing(() => requireScope(caller, 'write', 'Writing'))
      },
    }
  },
}
