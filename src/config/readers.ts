import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'

export type Env = Readonly<Record<string, string | undefined>>

/** How texts of settings are read; each says in its error what a text must be. */
export function whole(min: number, max: number): z.ZodType<number, string> {
  const problem = `must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,15}$/, problem)
    .transform(Number)
    .refine((n) => n >= min && n <= max, problem)
}

export const text = z.string()
export const directory = z.string().transform((path) => resolve(path.replace(/^~(?=\/|$)/, homedir())))
export const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'must be one of fatal, error, warn, info, debug, trace, silent',
})
const SCHEME = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/\s]/
export const uri = z
  .string()
  .regex(SCHEME, 'must start with neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc://')
  .refine((s) => !s.includes('@'), 'must not hold a user or password: use NEO4J_USER and NEO4J_PASSWORD')

/** The XDG rule: a relative path in these variables counts as unset. */
export function xdg(variable: string, fallback: string): (env: Env) => string {
  return (env) => {
    const base = env[variable]
    return join(base && isAbsolute(base) ? base : join(homedir(), fallback), 'dealgraph')
  }
}

/** Public keys that anyone on the way could change would let anyone in. */
export const jwksUrl = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      (text.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(text)),
    'must be an https address, or http on this machine',
  )
export const neo4jVersion = z.enum(['5.26', '2026'], { error: 'must be 5.26 or 2026' })
export const repositoryUrl = z
  .string()
  .refine(isRepository, 'must be an address such as https://repo.example.com/maven2, without ? and #')
export const collector = z
  .string()
  .refine((text) => /^https?:\/\/[^/\s]/.test(text) && URL.canParse(text), 'must be an http or https address')
  .transform((text) => text.replace(/\/+$/, ''))
export const metrics = z.enum(['open', 'key', 'off'], { error: 'must be open, key or off' })
export const reading = z.enum(['open', 'key'], { error: 'must be open or key' })

export const proxies = z
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

export const publicUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\/[^/?#@\s]+\/?$/.test(text) && URL.canParse(text),
    'must be an address without a path, such as https://deals.example.com',
  )
  .transform((text) => new URL(text).origin)

/** Each is put into a header as it stands. */
const SITE = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/
export const sites = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .refine(
    (all) => (all.length === 1 && ['*', 'none'].includes(all[0] ?? '')) || all.every((one) => SITE.test(one)),
    'must be *, none, or addresses such as https://wiki.example.com with spaces between',
  )
  .transform((all) => all.filter((one) => one !== 'none'))

export const ms = whole(1, 3_600_000)
export const count = whole(1, 1_000_000_000)
