import type { z } from 'zod'
import {
  collector,
  count,
  directory,
  type Env,
  jwksUrl,
  logLevel,
  metrics,
  ms,
  neo4jVersion,
  proxies,
  publicUrl,
  reading,
  repositoryUrl,
  sites,
  text,
  uri,
  whole,
  xdg,
} from './readers.ts'

/** One setting: what it is called, what it is when unset, what it does, and how its text is read. */
export interface Setting<T> {
  /** As documented; null where being unset has a meaning of its own, which the description tells. */
  default: string | null
  description: string
  schema: z.ZodType<T, string>
  /** The value is never repeated in a message. */
  secret?: true
  /** Where the default depends on the environment: what to use instead of `default`. */
  defaultFrom?: (env: Env) => string
}

export const SETTINGS = {
  HOST: {
    default: '127.0.0.1',
    description: 'Address to listen on. 0.0.0.0 opens the server to the network.',
    schema: text,
  },
  PORT: {
    default: '4000',
    description: 'Port to listen on; 0 takes a free one.',
    schema: whole(0, 65_535),
  },
  NEO4J_URI: {
    default: null,
    description:
      'A Neo4j of your own, such as neo4j://host:7687. Unset: a local Neo4j is started by Dealgraph.',
    schema: uri,
    // A mistaken address may hold a password.
    secret: true,
  },
  NEO4J_USER: { default: 'neo4j', description: 'User of NEO4J_URI.', schema: text },
  NEO4J_PASSWORD: {
    default: null,
    description: 'Password of NEO4J_URI. Unset: no authentication.',
    schema: text,
    secret: true,
  },
  NEO4J_DATABASE: {
    default: null,
    description: 'Database of NEO4J_URI. Unset: the default one of that server.',
    schema: text,
  },
  DEALGRAPH_DATA_DIR: {
    default: '~/.local/share/dealgraph',
    description: 'Directory of the local database. Follows XDG_DATA_HOME.',
    schema: directory,
    defaultFrom: xdg('XDG_DATA_HOME', '.local/share'),
  },
  DEALGRAPH_CACHE_DIR: {
    default: '~/.cache/dealgraph',
    description: 'Directory of the fetched Neo4j; can be deleted at any time. Follows XDG_CACHE_HOME.',
    schema: directory,
    defaultFrom: xdg('XDG_CACHE_HOME', '.cache'),
  },
  NEO4J_VERSION: {
    default: '5.26',
    description: 'Which Neo4j the local database is: 5.26, or 2026, which needs Java 21 or later.',
    schema: neo4jVersion,
  },
  MAVEN_REPO_URL: {
    default: null,
    description:
      'A Maven repository to fetch the local Neo4j from without Maven; may hold user:password@. Unset: by Maven where there is one, else from Maven Central.',
    schema: repositoryUrl,
    // It may hold a password.
    secret: true,
  },
  LOG_LEVEL: {
    default: 'info',
    description: 'Least severe level that is logged: fatal, error, warn, info, debug, trace or silent.',
    schema: logLevel,
  },
  READ_TIMEOUT_MS: {
    default: '2000',
    description:
      'Milliseconds that one read of the database may take. The first of each kind gets more, to be planned, within what its request may take.',
    schema: ms,
  },
  QUESTION_TIMEOUT_MS: {
    default: '8000',
    description: 'Milliseconds that one read of a question may take; the first gets ten seconds more too.',
    schema: ms,
  },
  WRITE_TIMEOUT_MS: {
    default: '5000',
    description: 'Milliseconds that a request that writes may take in all.',
    schema: ms,
  },
  READING: {
    default: 'open',
    description:
      'Who may ask questions: open, whoever reaches the server; key, whoever has a key or a token.',
    schema: reading,
  },
  METRICS: {
    default: 'open',
    description:
      'Who may read /metrics: open, whoever reaches the server; key, whoever has a key or a token; off, nobody.',
    schema: metrics,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    default: null,
    description:
      'Where traces are sent, as OTLP over HTTP, such as http://localhost:4318. Unset: none are kept. Other OTEL_ variables are as OpenTelemetry says.',
    schema: collector,
    // It may hold a password.
    secret: true,
  },
  TRUSTED_PROXIES: {
    default: null,
    description:
      'Addresses or networks of proxies before the server, such as 127.0.0.1 or 10.0.0.0/8, with commas between them: only theirs is believed who asks, under which host and by https. Unset: none.',
    schema: proxies,
  },
  MAX_REQUESTS_PER_MINUTE: {
    default: '600',
    description:
      'Requests a minute of one caller: a key or token, or without one an address (of IPv6 its /64). 0: any number.',
    schema: whole(0, 1_000_000_000),
  },
  MAX_REQUESTS_AT_ONCE: {
    default: '32',
    description:
      'Requests that are worked on at once. As many again wait a moment; beyond them the answer is 503 with Retry-After.',
    schema: count,
  },
  MAX_LATE_MS: {
    default: '25',
    description:
      'Milliseconds by which the server may be late with everything, on average of a quarter of a second, before it works on eight requests at once only. 0: any.',
    schema: whole(0, 3_600_000),
  },
  MAX_RENDERS: {
    default: '4',
    description: 'Pictures, pages and texts of answers that are made at once.',
    schema: count,
  },
  MAX_WAITING_RENDERS: {
    default: '100',
    description: 'How many may wait for that; beyond them the answer is 503 with Retry-After.',
    schema: whole(0, 1_000_000_000),
  },
  MAX_SHORT_LINKS: {
    default: '10000',
    description:
      'Short links of views that are kept of callers without a key, each of at most 16 KiB; whoever has a key makes as many as they like. 0: none.',
    schema: whole(0, 1_000_000_000),
  },
  JWT_JWKS_URL: {
    default: null,
    description:
      'Where an issuer of tokens publishes its public keys (JWKS). With it, JWT_ISSUER and JWT_AUDIENCE must be set. Unset: no tokens are taken, only keys.',
    schema: jwksUrl,
  },
  JWT_ISSUER: {
    default: null,
    description: 'What the claim iss of a token must be.',
    schema: text,
  },
  JWT_AUDIENCE: {
    default: null,
    description: 'What the claim aud of a token must hold.',
    schema: text,
  },
  JWT_SCOPE_CLAIM: {
    default: 'scope',
    description: 'The claim of a token that holds read, write or admin: words in a text, or a list.',
    schema: text,
  },
  PUBLIC_URL: {
    default: null,
    description:
      'The address by which others reach this server, such as https://deals.example.com; it stands in what is pasted elsewhere. Unset: the address that was asked for.',
    schema: publicUrl,
  },
  EMBED_ANCESTORS: {
    default: '*',
    description:
      'Which sites may frame the page of an answer: *, none, or addresses such as https://wiki.example.com with spaces between.',
    schema: sites,
  },
  CORS_ORIGINS: {
    default: 'none',
    description:
      'From which sites a script, such as the element deal-graph, may read answers: *, none, or addresses with spaces between.',
    schema: sites,
  },
  MAX_BODY_BYTES: { default: '1000000', description: 'Bytes of a request body.', schema: count },
  MAX_DOCUMENT_BYTES: { default: '20000', description: 'Bytes of a GraphQL document.', schema: count },
  MAX_TOKENS: { default: '2000', description: 'Tokens of a GraphQL document.', schema: count },
  MAX_DEPTH: { default: '12', description: 'Levels of nesting of a GraphQL document.', schema: count },
  MAX_ALIASES: { default: '30', description: 'Aliases in a GraphQL document.', schema: count },
  MAX_DIRECTIVES: { default: '30', description: 'Directives in a GraphQL document.', schema: count },
  MAX_COST: {
    default: '20000',
    description: 'Cost of a request: the product of page sizes along each branch, summed over branches.',
    schema: count,
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>
