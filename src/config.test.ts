import { homedir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { SETTINGS } from './config/settings.ts'
import { readConfig } from './config.ts'
import { DealgraphError } from './errors.ts'

function faultOf(env: Record<string, string>): DealgraphError {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof DealgraphError) return error
    throw error
  }
  throw new Error('no fault')
}

describe('readConfig', () => {
  test('has a default for all that is unset or empty', () => {
    const unset = readConfig({})
    expect(unset).toMatchObject({ host: '127.0.0.1', port: 4000, neo4j: null, logLevel: 'info' })
    expect(unset.timeouts).toEqual({ readMs: 2000, questionMs: 8000, writeMs: 5000 })
    expect(unset.dataDir).toBe(`${homedir()}/.local/share/dealgraph`)
    expect(unset.cacheDir).toBe(`${homedir()}/.cache/dealgraph`)
    expect(readConfig(Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, ''])))).toEqual(unset)
  })

  test('every documented default reads as itself', () => {
    const given = Object.entries(SETTINGS).flatMap(([name, s]) =>
      s.default === null ? [] : [[name, s.default] as const],
    )
    expect(readConfig(Object.fromEntries(given))).toEqual(readConfig({}))
  })

  test('follows XDG, unless the path is relative', () => {
    expect(readConfig({ XDG_DATA_HOME: '/data' }).dataDir).toBe('/data/dealgraph')
    expect(readConfig({ XDG_CACHE_HOME: 'cache' }).cacheDir).toBe(`${homedir()}/.cache/dealgraph`)
    expect(readConfig({ XDG_DATA_HOME: '/data', DEALGRAPH_DATA_DIR: '~/deals' }).dataDir).toBe(
      `${homedir()}/deals`,
    )
  })

  test('takes a Neo4j of your own', () => {
    expect(readConfig({ NEO4J_URI: 'neo4j+s://db.example:7687', NEO4J_PASSWORD: 'pw' }).neo4j).toEqual({
      uri: 'neo4j+s://db.example:7687',
      user: 'neo4j',
      password: 'pw',
      database: null,
    })
  })

  test.each([
    ['PORT', '65536'],
    ['PORT', '4000.5'],
    ['PORT', '-1'],
    ['PORT', ' 80'],
    ['READ_TIMEOUT_MS', '0'],
    ['MAX_DEPTH', '1e2'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused with its name, its value and what to do', (name, value) => {
    const fault = faultOf({ [name]: value })
    expect(fault.code).toBe('BAD_CONFIG')
    expect(fault.message).toContain(`${name} is "${value}": it must be`)
    expect(fault.message).toContain('or unset it')
  })

  test.each(['http://db.example', 'bolt://', 'neo4j://neo4j:hunter2@db.example', 'hunter2'])(
    'NEO4J_URI=%s is refused without repeating it',
    (value) => {
      const fault = faultOf({ NEO4J_URI: value })
      expect(fault.message).toMatch(/^NEO4J_URI must /)
      expect(fault.message).not.toContain('hunter2')
    },
  )

  test.each([
    'ftp://ann:hunter2@repo',
    'https://ann:hunter2@repo/x?y',
    'https://ann:hunter2%@repo',
    'hunter2',
  ])('MAVEN_REPO_URL=%s is refused without repeating it', (value) => {
    const fault = faultOf({ MAVEN_REPO_URL: value })
    expect(fault.message).toMatch(/^MAVEN_REPO_URL must /)
    expect(fault.message).not.toContain('hunter2')
  })

  test('takes a Maven repository, with a password too', () => {
    const url = 'https://ann:hunter%402@repo.example/maven2/'
    expect(readConfig({ MAVEN_REPO_URL: url }).mavenRepoUrl).toBe(url)
  })

  test('names all faults at once', () => {
    expect(faultOf({ PORT: 'x', MAX_COST: 'y' }).details['faults']).toEqual([
      expect.objectContaining({ variable: 'PORT' }),
      expect.objectContaining({ variable: 'MAX_COST' }),
    ])
  })
})

describe('tokens', () => {
  const issuer = { JWT_JWKS_URL: 'https://issuer.example/jwks', JWT_ISSUER: 'https://issuer.example' }
  test('are taken of one issuer, for one audience', () => {
    expect(readConfig({}).tokens).toBeNull()
    expect(readConfig({ ...issuer, JWT_AUDIENCE: 'dealgraph' }).tokens).toEqual({
      jwksUrl: issuer.JWT_JWKS_URL,
      issuer: issuer.JWT_ISSUER,
      audience: 'dealgraph',
      scopeClaim: 'scope',
    })
  })
  test('need the issuer and the audience, and keys that nobody on the way can change', () => {
    expect(faultOf(issuer).message).toContain('JWT_AUDIENCE is not set')
    for (const url of ['http://issuer.example/jwks', 'http://localhost.example/jwks', 'file:///jwks', 'jwks'])
      expect(faultOf({ ...issuer, JWT_AUDIENCE: 'dealgraph', JWT_JWKS_URL: url }).message).toContain('https')
    for (const url of ['http://localhost:1/jwks', 'http://127.0.0.1/jwks', 'http://[::1]:1/jwks'])
      expect(readConfig({ ...issuer, JWT_AUDIENCE: 'dealgraph', JWT_JWKS_URL: url }).tokens).not.toBeNull()
  })
})
