import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
const { packages } = JSON.parse(read('package-lock.json')) as {
  packages: Record<
    string,
    {
      version: string
      license?: string
      integrity?: string
      resolved?: string
      os?: string[]
      dev?: boolean
      optional?: boolean
    }
  >
}
const installed = Object.entries(packages).filter(([path]) => path !== '')

describe('each package that is named is documented with its licence and reason', () => {
  const text = read('docs/dependencies.md')
  test.each(Object.entries({ ...dependencies, ...devDependencies }))('%s', (name, version) => {
    expect(version, 'a version of its own, no range').toMatch(/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/)
    const licence = packages[`node_modules/${name}`]?.license
    expect(text).toMatch(new RegExp(`^\\| \`${name}\` \\| ${licence} \\| \\S.+ \\|$`, 'm'))
  })
  test('and nothing else is', () => {
    const named = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)
    expect(new Set(named)).toEqual(new Set(Object.keys({ ...dependencies, ...devDependencies })))
  })
})

/** Of what packages of packages come with. */
const LICENCES = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'PSF-2.0',
  'OFL-1.1',
  'MIT/X11',
  'MPL-2.0',
  'EPL-2.0',
])

test('no package, at any depth, has a licence that is not on the list', () => {
  const others = installed.filter(([path, { license, os }]) => {
    // Its licence is a file of its own, MIT.
    if (path === 'node_modules/khroma') return false
    // Facts about browsers, for development alone.
    if (path === 'node_modules/caniuse-lite') return license !== 'CC-BY-4.0'
    // Those of other systems, which npm left out here, tell none; their own package for this system does.
    if (license === undefined) return os === undefined
    const choices = license.replace(/^\((.*)\)$/, '$1').split(' OR ')
    return !choices.some((choice) => choice.split(' AND ').every((part) => LICENCES.has(part.trim())))
  })
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})

test('what is installed is what was seen: each has its hash, and comes from the registry', () => {
  const loose = installed.filter(([, { integrity, os }]) => integrity === undefined && os === undefined)
  expect(loose.map(([path]) => path)).toEqual([])
  const elsewhere = installed.filter(
    ([, { resolved = '' }]) => resolved !== '' && !resolved.startsWith('https://registry.npmjs.org/'),
  )
  expect(elsewhere.map(([path]) => path)).toEqual([])
})

test('graphql is one that a small document cannot keep busy', () => {
  const [major = 0, minor = 0] = (packages['node_modules/graphql']?.version ?? '').split('.').map(Number)
  expect(major * 1_000 + minor).toBeGreaterThanOrEqual(16_015)
  expect(installed.filter(([path]) => path.endsWith('node_modules/graphql'))).toHaveLength(1)
})

test('the list of what it is made of is the same wherever it is made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealgraph-sbom-'))
  try {
    const made = ['a', 'b'].map((name) => {
      const at = join(folder, name)
      mkdirSync(at)
      for (const file of ['package.json', 'package-lock.json', 'scripts'])
        cpSync(join(root, file), join(at, file), { recursive: true })
      symlinkSync(join(root, 'node_modules'), join(at, 'node_modules'))
      return execFileSync(process.execPath, ['--import', 'tsx', 'scripts/sbom.ts'], {
        cwd: at,
        encoding: 'utf8',
        maxBuffer: 1e8,
      })
    })
    expect(made[0]).toBe(made[1])
    const { components } = JSON.parse(made[0] ?? '') as { components: { 'bom-ref': string }[] }
    const refs = components.map((component) => component['bom-ref'])
    const needed = installed.filter(([, { dev, optional }]) => dev !== true && optional !== true)
    for (const [path, { version }] of needed)
      expect(refs).toContain(`${path.replace(/^.*node_modules\//, '')}@${version}`)
    for (const [name, version] of Object.entries(dependencies)) expect(refs).toContain(`${name}@${version}`)
    expect(refs.join(' ')).not.toContain('vitest@')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
