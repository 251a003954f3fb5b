import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { DealgraphError } from './errors.ts'

type Env = Readonly<Record<string, string | undefined>>

/** One setting: what it is called, what it is when unset, what it does, and how its text is read. */
interface Setting<T> {
  /** As documented; null where being unset has a meaning of its own, which the description tells. */
  default: string | null
  description: string
  schema: z.ZodType<T, string>
  /** The value is never repeated in a message. */
  secret?: true
  /** Where the default depends on the environment: what to use instead of `default`. */
  defaultFrom?: (env: Env) => string
}

function whole(min: number, max: number): z.ZodType<number, string> {
  const problem = `must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,15}$/, problem)
    .transform(Number)
    .refine((n) => n >= min && n <= max, problem)
}

const text = z.string()
const directory = z.string().transform((path) => resolve(path.replace(/^~(?=\/|$)/, homedir())))
const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'must be one of fatal, error, warn, info, debug, trace, silent',
})
const SCHEME = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/\s]/
const uri = z
  .string()
  .regex(SCHEME, 'must start with neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc://')
  .refine((s) => !s.includes('@'), 'must not hold a user or password: use NEO4J_USER and NEO4J_PASSWORD')

/** The XDG rule: a relative path in these variables counts as unset. */
function xdg(variable: string, fallback: string): (env: Env) => string {
  return (env) => {
    const base = env[variable]
    return join(base && isAbsolute(base) ? base : join(homedir(), fallback), 'dealgraph')
  }
}

/** Public keys that anyone on the way could change would let anyone in. */
const jwksUrl = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      (text.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(text)),
    'must be an https address, or http on this machine',
  )
const neo4jVersion = z.enum(['5.26', '2026'], { error: 'must be 5.26 or 2026' })
const repositoryUrl = z
  .string()
  .refine(isRepository, 'must be an address such as https://repo.example.com/maven2, without ? and #')
const collector = z
  .string()
  .refine((text) => /^https?:\/\/[^/\s]/.test(text) && URL.canParse(text), 'must be an http or https address')
  .transform((text) => text.replace(/\/+$/, ''))
const metrics = z.enum(['open', 'key', 'off'], { error: 'must be open, key or off' })
const reading = z.enum(['open', 'key'], { error: 'must be open or key' })

const proxies = z
  .string()
  .transform((given) =>
    given
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
  .refine(
    (list) => list.length > 0 && list.every(isNetwork),
    'must be addresses or networks, such as 127.0.0.1,10.0.0.0/8',
  )

function isNetwork(given: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(given) ?? []
  const version = isIP(address)
  return version !== 0 && (bits === undefined || Number(bits) <= (version === 4 ? 32 : 128))
}

function isRepository(given: string): boolean {
  if (!/^https?:\/\/[^?#\s]+$/.test(given) || !URL.canParse(given)) return false
  const { username, password } = new URL(given)
  try {
    decodeURIComponent(username + password)
    return true
  } catch {
    return false
  }
}

const publicUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\/[^/?#@\s]+\/?$/.test(text) && URL.canParse(text),
    'must be an address without a path, such as https://deals.example.com',
  )
  .transform((text) => new URL(text).origin)

/** Each is put into a header as it stands. */
const SITE = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/
const sites = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .refine(
    (all) => (all.length === 1 && ['*', 'none'].includes(all[0] ?? '')) || all.every((one) => SITE.test(one)),
    'must be *, none, or addresses such as https://wiki.example.com with spaces between',
  )
  .transform((all) => all.filter((one) => one !== 'none'))

const ms = whole(1, 3_600_000)
const count = whole(1, 1_000_000_000)

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

export type SettingName = keyof typeof SETTINGS
type Values = {
  [K in SettingName]:
    | z.output<(typeof SETTINGS)[K]['schema']>
    | ((typeof SETTINGS)[K]['default'] extends null ? null : never)
}

export type Config = ReturnType<typeof arrange>

/** Reads all settings. Throws one BAD_CONFIG that names every variable at fault. */
export function readConfig(env: Env): Config {
  const values: Partial<Record<SettingName, unknown>> = {}
  const faults: { variable: string; problem: string }[] = []
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const setting: Setting<unknown> = SETTINGS[name]
    // An empty string counts as unset: that is what `PORT= npm start` and empty lines of .env files mean.
    const given = env[name] || setting.defaultFrom?.(env) || setting.default
    if (given === null) {
      values[name] = null
      continue
    }
    const parsed = setting.schema.safeParse(given)
    if (parsed.success) values[name] = parsed.data
    else faults.push({ variable: name, problem: describe(name, setting, given, parsed.error) })
  }
  if (values.JWT_JWKS_URL != null) {
    for (const name of ['JWT_ISSUER', 'JWT_AUDIENCE'] as const) {
      if (values[name] !== null) continue
      faults.push({ variable: name, problem: `${name} is not set: it must be, where JWT_JWKS_URL is.` })
    }
  }
  if (faults.length > 0) {
    throw new DealgraphError('BAD_CONFIG', faults.map((f) => f.problem).join('\n'), { faults })
  }
  return arrange(values as Values)
}

function describe(name: string, setting: Setting<unknown>, given: string, error: z.ZodError): string {
  const subject = setting.secret ? name : `${name} is ${JSON.stringify(given)}: it`
  const problem = error.issues[0]?.message ?? 'cannot be used'
  const way = setting.default === null ? 'or unset it' : `or unset it to get ${setting.default}`
  return `${subject} ${problem}. Correct it, ${way}.`
}

function arrange(v: Values) {
  return {
    host: v.HOST,
    port: v.PORT,
    /** Null: Dealgraph starts a Neo4j of its own in `dataDir`. */
    neo4j: v.NEO4J_URI === null ? null : database(v.NEO4J_URI, v),
    dataDir: v.DEALGRAPH_DATA_DIR,
    cacheDir: v.DEALGRAPH_CACHE_DIR,
    neo4jVersion: v.NEO4J_VERSION,
    /** Null: by Maven where there is one, else from Maven Central. */
    mavenRepoUrl: v.MAVEN_REPO_URL,
    logLevel: v.LOG_LEVEL,
    timeouts: { readMs: v.READ_TIMEOUT_MS, questionMs: v.QUESTION_TIMEOUT_MS, writeMs: v.WRITE_TIMEOUT_MS },
    reading: v.READING,
    metrics: v.METRICS,
    /** Null: no traces. */
    tracing: v.OTEL_EXPORTER_OTLP_ENDPOINT === null ? null : { endpoint: v.OTEL_EXPORTER_OTLP_ENDPOINT },
    /** Null: who asks is who connects. */
    trustedProxies: v.TRUSTED_PROXIES,
    traffic: {
      /** 0: any number. */
      requestsPerMinute: v.MAX_REQUESTS_PER_MINUTE,
      requestsAtOnce: v.MAX_REQUESTS_AT_ONCE,
      /** 0: any. */
      lateMs: v.MAX_LATE_MS,
      renders: v.MAX_RENDERS,
      waitingRenders: v.MAX_WAITING_RENDERS,
    },
    /** Null: no tokens are taken. */
    tokens:
      v.JWT_JWKS_URL === null || v.JWT_ISSUER === null || v.JWT_AUDIENCE === null
        ? null
        : {
            jwksUrl: v.JWT_JWKS_URL,
            issuer: v.JWT_ISSUER,
            audience: v.JWT_AUDIENCE,
            scopeClaim: v.JWT_SCOPE_CLAIM,
          },
    embedding: {
      /** Null: the address that was asked for. */
      publicUrl: v.PUBLIC_URL,
      /** Empty: none. */
      ancestors: v.EMBED_ANCESTORS,
      origins: v.CORS_ORIGINS,
    },
    limits: {
      bodyBytes: v.MAX_BODY_BYTES,
      documentBytes: v.MAX_DOCUMENT_BYTES,
      tokens: v.MAX_TOKENS,
      depth: v.MAX_DEPTH,
      aliases: v.MAX_ALIASES,
      directives: v.MAX_DIRECTIVES,
      cost: v.MAX_COST,
      /** Of callers without a key. */
      shortLinks: v.MAX_SHORT_LINKS,
    },
  }
}

function database(uriOfOwn: string, v: Values) {
  return { uri: uriOfOwn, user: v.NEO4J_USER, password: v.NEO4J_PASSWORD, database: v.NEO4J_DATABASE }
}
