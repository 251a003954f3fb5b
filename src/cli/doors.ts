import type { FormattedExecutionResult, GraphQLSchema } from 'graphql'
import type { Config } from '../config.ts'
import type { Exported } from '../export/export.ts'
import type { Graph } from '../graph/graph.ts'
import type { SavedQuery } from '../questions/saved.ts'
import type { Exhibit } from '../surfaces/exhibit.ts'

/** The part of pino that commands need. */
export interface Log {
  error(what: object, message: string): void
  warn(what: object, message: string): void
  info(what: object, message: string): void
}

export interface Operation {
  query: string
  variables: { [name: string]: unknown }
}

/** A server that listens. */
export interface Serving {
  address: string
  /** Makes ready what first readers would wait for; never rejects. */
  warm(): Promise<void>
  stop(): Promise<void>
}

/** What commands need of the API, which this room does not know: main.ts hands it in. */
export interface Doors {
  schema(): GraphQLSchema
  /** Runs an operation as POST /graphql would: same limits, same resolvers, same answer. */
  execute(graph: Graph, config: Config, operation: Operation): Promise<FormattedExecutionResult>
  /** Asks a saved query and brings what surfaces show of it; `run` runs an operation, here or elsewhere. */
  exhibit(
    run: (operation: Operation) => Promise<FormattedExecutionResult>,
    query: SavedQuery,
    pairs: readonly (readonly [string, string])[],
  ): Promise<Exhibit>
  /** Opens an export, as GET /export would: parameters by name, in the words of the address. */
  export(graph: Graph, config: Config, pairs: readonly (readonly [string, string])[]): Promise<Exported>
  serve(graph: Graph, config: Config, log: Log): Promise<Serving>
}
