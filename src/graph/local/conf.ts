import type { Java } from './java.ts'

export interface Sizes {
  readonly heapMb: number
  readonly pageCacheMb: number
  /** What all transactions together may take of the heap. */
  readonly transactionsMb: number
}

/** Enough for some hundred thousand companies, and little enough for a laptop. */
export const ORDINARY: Sizes = { heapMb: 1024, pageCacheMb: 256, transactionsMb: 512 }
export const SMALL: Sizes = { heapMb: 512, pageCacheMb: 64, transactionsMb: 256 }

/** The whole neo4j.conf: nothing of it is edited by hand, it is written anew at each start. */
export function neo4jConf(port: number, sizes: Sizes): string {
  return [
    '# Written by Dealgraph at each start.',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    'server.bolt.telemetry.enabled=false',
    'dbms.security.allow_csv_import_from_file_urls=false',
    `server.memory.pagecache.size=${sizes.pageCacheMb}m`,
    `dbms.memory.transaction.total.max=${sizes.transactionsMb}m`,
    // We close transactions that run too long ourselves; this is for those whose client is gone.
    'db.transaction.monitor.check.interval=1s',
    'db.tx_log.rotation.retention_policy=2 files',
    'db.tx_log.rotation.size=32m',
    'db.tx_log.preallocate=false',
    // The store is already safe when Neo4j begins to wait ten seconds for new connections that cannot come.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    'internal.dbms.bolt.netty_server_shutdown_timeout=2',
    '',
  ].join('\n')
}

const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang']

/** What Neo4j's own start script would pass. */
export function javaOptions(java: Java, heapMb: number): string[] {
  return [
    '-Xms128m',
    `-Xmx${heapMb}m`,
    '-XX:+ExitOnOutOfMemoryError',
    '-Dfile.encoding=UTF-8',
    '--enable-native-access=ALL-UNNAMED',
    ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    // Neo4j 5 still needs what later Javas warn of and then forbid.
    ...(java.major >= 24 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
  ]
}

/** One argument of a Java argument file. */
export const quoted = (argument: string): string => `"${argument.replace(/[\\"]/g, '\\$&')}"`
