import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { faultsOf, importsOf } from './arrows.ts'

const src = join(dirname(fileURLToPath(import.meta.url)), '../../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.[cm]?[jt]s$/.test(path))
  .map((path) => path.replaceAll(sep, '/'))

describe('arrows point one way', () => {
  test('there are files to look at', () => expect(files.length).toBeGreaterThan(2))
  test.each(files)('%s', (path) => {
    expect(faultsOf(path, readFileSync(join(src, path), 'utf8'))).toEqual([])
  })
})

describe('every way of naming a module is seen', () => {
  test.each([
    "import a from 'x'",
    "import 'x'",
    "import type { A } from 'x'",
    "import { type A } from 'x'",
    "export { a } from 'x'",
    "export {} from 'x'",
    "export * from 'x'",
    "export * as a from 'x'",
    "const a = await import('x')",
    'const a = await import(`x`)',
    "type A = import('x').A",
    "type A = typeof import('x')",
  ])('%s', (source) => expect(importsOf('a.ts', source)).toEqual(['x']))

  test('a file that does not parse is a fault, not a file without imports', () => {
    expect(() => importsOf('a.ts', 'import from')).toThrow('a.ts')
  })
})

describe('a seeded violation is found', () => {
  test.each([
    ['graph/a.ts', '../claims/a.ts'],
    ['claims/a.ts', '../ownership/a.ts'],
    ['ownership/a.ts', '../questions/a.ts'],
    ['questions/one/one.ts', '../../reads/a.ts'],
    ['questions/one/one.ts', '../../api/a.ts'],
    ['questions/one/one.ts', '../two/two.ts'],
    ['questions/one/one.test.ts', '../two/two.ts'],
    ['questions/shared.ts', './two/two.ts'],
    ['intake/a.ts', '../surfaces/a.ts'],
    ['surfaces/a.ts', '../questions/registry.ts'],
    ['export/a.ts', '../questions/ask.ts'],
    ['export/a.ts', '../intake/a.ts'],
    ['reads/a.ts', '../intake/a.ts'],
    ['cli/a.ts', '../api/a.ts'],
    ['api/a.ts', '../cli/a.ts'],
    ['api/a.ts', '../main.ts'],
    ['web/a.ts', '../graph/a.ts'],
    ['errors.ts', './config.ts'],
    ['config.ts', './graph/a.ts'],
    ['generated/a.ts', '../errors.ts'],
    ['claims/a.ts', '../../scripts/a.ts'],
    ['claims/a.ts', '../../test/support/a.ts'],
    ['claims/a.ts', '../attic/a.ts'],
    ['claims/a.ts', 'neo4j-driver'],
    ['reads/a.ts', 'neo4j-driver-core'],
    ['cli/a.ts', 'fastify'],
    ['main.ts', '@apollo/server'],
    ['questions/one/one.ts', '@as-integrations/fastify'],
  ])('%s imports %s', (path, specifier) => {
    expect(faultsOf(path, `import '${specifier}'`)).toHaveLength(1)
    expect(faultsOf(path, `import type { A } from '${specifier}'`)).toHaveLength(1)
  })

  test('a room that the arrows do not know', () => {
    expect(faultsOf('attic/a.ts', '')).toHaveLength(1)
  })
})

test.each([
  ['main.ts', './api/a.ts'],
  ['main.ts', './cli/a.ts'],
  ['api/a.ts', '../questions/registry.ts'],
  ['api/a.ts', '../generated/a.ts'],
  ['api/a.ts', 'fastify'],
  ['cli/a.ts', '../../package.json'],
  ['questions/registry.ts', './one/one.ts'],
  ['questions/laws.test.ts', './one/one.ts'],
  ['questions/one/one.ts', '../define-question.ts'],
  ['questions/one/one.ts', './more.ts'],
  ['questions/one/one.ts', '../../ownership/a.ts'],
  ['questions/one/one.test.ts', '../../../test/support/a.ts'],
  ['reads/a.ts', '../graph/a.ts'],
  ['ownership/a.ts', '../errors.ts'],
  ['graph/a.ts', 'neo4j-driver'],
  ['config.ts', './errors.ts'],
  ['web/a.ts', '../surfaces/a.ts'],
  ['claims/a.ts', 'node:crypto'],
])('%s may import %s', (path, specifier) => {
  expect(faultsOf(path, `import '${specifier}'`)).toEqual([])
})
