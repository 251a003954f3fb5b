import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql'
import type { Config } from '../config.ts'
import { accessPlugin } from './access.ts'
import type { ApiContext, Behind } from './context.ts'
import { fieldResolver } from './field-resolver.ts'
import { documentRules, limitsPlugin } from './limits.ts'
import type { Log } from './log.ts'
import { mask, requestIdPlugin } from './mask.ts'
import { inOperation } from './watch/traces.ts'

export interface ApolloParts {
  schema: GraphQLSchema
  limits: Config['limits']
  log: Log
  plugins?: ApolloServerPlugin<ApiContext>[]
}

/** Everything that Apollo would decide from NODE_ENV or other variables is decided here, the same for everyone. */
export const makeApollo = ({ schema, limits, log, plugins = [] }: ApolloParts): ApolloServer<ApiContext> =>
  new ApolloServer<ApiContext>({
    schema,
    fieldResolver,
    validationRules: documentRules(limits),
    parseOptions: { maxTokens: limits.tokens },
    formatError: mask,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: unknown) => log.warn({ from: 'apollo' }, String(message)),
      error: (message: unknown) => log.error({ from: 'apollo' }, String(message)),
    },
    plugins: [
      // By default it wraps every field and doubles the cost of execution.
      ApolloServerPluginCacheControlDisabled(),
      // It needs a CDN; ours are / and /graphiql.
      ApolloServerPluginLandingPageDisabled(),
      // Nothing is ever told to a third party, whatever the environment holds.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      accessPlugin,
      limitsPlugin(limits),
      requestIdPlugin(log),
      ...plugins,
    ],
  })

export interface Operation {
  query: string
  variables: { [name: string]: unknown }
}

/** The one way in which an operation is run that does not come over /graphql: same rules, same limits, same answer; nothing is written. */
export async function execute(
  apollo: ApolloServer<ApiContext>,
  behind: Behind,
  { query, variables }: Operation,
  requestId: string,
): Promise<FormattedExecutionResult> {
  const contextValue: ApiContext = { behind, requestId, caller: null, now: new Date() }
  const { body } = await inOperation(() => apollo.executeOperation({ query, variables }, { contextValue }))
  // Only @defer and @stream answer in parts, and the schema has neither.
  if (body.kind !== 'single') throw new Error('An operation was answered in parts.')
  return body.singleResult
}
