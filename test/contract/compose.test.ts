import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { SETTINGS } from '../../src/config/settings.ts'
import { readConfig } from '../../src/config.ts'

// Docker is not at hand where tests run: what can be told of these files without it.
const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const text = read('compose.yaml')

interface Service {
  image: string
  environment?: Record<string, string>
  volumes?: string[]
  ports?: string[]
  depends_on?: Record<string, object> | string[]
}
const { services, volumes } = parse(text, { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, null>
}
const servers = Object.entries(services).filter(([, { image }]) => image === 'dealgraph')
const [dockerfile, caddyfile, documents] = ['Dockerfile', 'deploy/Caddyfile', 'docs/deployment.md'].map(read)

describe('compose.yaml', () => {
  test('runs three servers that are set up alike, by settings that exist and can be read', () => {
    expect(servers.length).toBe(3)
    for (const [, { environment = {} }] of servers) {
      expect(environment).toEqual(servers[0]?.[1].environment)
      expect(Object.keys(environment).filter((name) => !(name in SETTINGS))).toEqual([])
      const given = Object.entries(environment).map(([name, value]): [string, string] => [
        name,
        value.replace(/\$\{[^}]*\}/g, ''),
      ])
      expect(readConfig(Object.fromEntries(given)).neo4j?.uri).toBe('bolt://neo4j:7687')
    }
  })

  test('has no password, and does not start without one', () => {
    const passwords = [...text.matchAll(/\$\{NEO4J_PASSWORD(.)/g)].map(([, sign]) => sign)
    expect(passwords).toEqual([':', ':'])
    expect(text).not.toMatch(/\$\{NEO4J_PASSWORD:?-/)
    for (const [, { environment = {} }] of Object.entries(services))
      for (const [name, value] of Object.entries(environment))
        if (/PASSWORD|AUTH/.test(name)) expect(value).toMatch(/\$\{NEO4J_PASSWORD:\?/)
  })

  test('names only variables that docs/deployment.md tells of', () => {
    const variables = new Set([...text.matchAll(/\$\{([A-Z_0-9]+)/g)].map(([, name = '']) => name))
    expect([...variables].filter((name) => !documents?.includes(`\`${name}\``))).toEqual([])
  })

  test('names only services, volumes and files that are there', () => {
    for (const { depends_on: on = [], volumes: mounted = [] } of Object.values(services)) {
      for (const name of Array.isArray(on) ? on : Object.keys(on)) expect(services).toHaveProperty(name)
      for (const [from = ''] of mounted.map((one) => one.split(':')))
        expect([from, from.startsWith('.') ? existsSync(join(root, from)) : from in volumes]).toEqual([
          from,
          true,
        ])
    }
  })

  test('is reached from this machine alone', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? [])
    expect(ports).toEqual(['127.0.0.1:8080:80'])
  })
})

test('the proxy knows each server, and asks it whether it is ready', () => {
  const [, upstreams = ''] = /reverse_proxy (.*) \{/.exec(caddyfile ?? '') ?? []
  expect(upstreams.split(' ')).toEqual(servers.map(([name]) => `${name}:${SETTINGS.PORT.default}`))
  expect(caddyfile).toContain('health_uri /ready')
})

describe('the Dockerfile', () => {
  test('copies what the package has and what is not kept out', () => {
    const kept = read('.dockerignore').split('\n')
    const copied = [...(dockerfile ?? '').matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, from = '']) =>
      from.split(' '),
    )
    expect(copied.filter((path) => !existsSync(join(root, path)) || !kept.includes(`!${path}`))).toEqual([])
    const { files } = JSON.parse(read('package.json')) as { files: string[] }
    expect(files.filter((path) => path !== 'docs' && !copied.includes(path))).toEqual([])
  })

  test('installs nothing for development, runs nothing of packages, and is not root', () => {
    expect(dockerfile).toContain('npm ci --omit=dev --ignore-scripts')
    expect(dockerfile).toMatch(/^USER node$/m)
  })

  test('starts what npm start does', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } }
    const command = JSON.parse(/^CMD (.+)$/m.exec(dockerfile ?? '')?.[1] ?? '[]') as string[]
    expect(`exec ${command.join(' ')}`).toBe(`${scripts.start} start`)
  })
})
