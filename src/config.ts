import type { z } from 'zod'
import type { Env } from './config/readers.ts'
import { SETTINGS, type Setting } from './config/settings.ts'
import { DealgraphError } from './errors.ts'

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
