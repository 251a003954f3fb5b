import neo4j, { type Driver } from 'neo4j-driver'

export interface Connection {
  readonly uri: string
  readonly user: string
  /** Null: no authentication. */
  readonly password: string | null
}

/** Connections at most. */
export const POOL_SIZE = 64

/** A driver that waits for no connection longer than `patienceMs`, and leaves trying again to us. */
export function connect({ uri, user, password }: Connection, patienceMs: number): Driver {
  const auth = password === null ? undefined : neo4j.auth.basic(user, password)
  return neo4j.driver(uri, auth, {
    disableLosslessIntegers: true,
    fetchSize: -1,
    maxConnectionPoolSize: POOL_SIZE,
    connectionTimeout: patienceMs,
    connectionAcquisitionTimeout: patienceMs,
    maxTransactionRetryTime: 0,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    telemetryDisabled: true,
    userAgent: 'dealgraph',
  })
}
