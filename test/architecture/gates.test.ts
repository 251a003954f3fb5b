import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GATES, runGate } from '../../scripts/gates.ts'

/** Each gate runs with the settings of this repository over a small project of its own, sound or with one fault. */
const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const SETTINGS = [
  'package-lock.json',
  'tsconfig.json',
  'src/web/tsconfig.json',
  'biome.json',
  '.oxlintrc.json',
  'knip.json',
  'schema',
  'docs/errors.md',
  'docs/embedding.md',
  'docs/claims.schema.json',
]
const SOUND = {
  'package.json': '{\n  "name": "sound",\n  "type": "module",\n  "private": true\n}\n',
  'src/main.ts': "import { twice } from './twice.ts'\n\nprocess.exitCode = twice(0)\n",
  'src/web/page.ts': "document.title = 'sound'\n",
  'src/twice.ts': 'export const twice = (n: number): number => 2 * n\n',
}

/** As npm leaves it where the registry lacks the package for another platform. */
const LOCK = JSON.stringify({
  packages: { 'node_modules/thing': { optionalDependencies: { 'thing-win32-x64': '1.0.0' } } },
})

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dealgraph-gates-'))
  // Beside the projects, not inside: the linter would walk through the link and read every package.
  await symlink(join(root, 'node_modules'), join(home, 'node_modules'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

let made = 0
async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const dir = join(home, `project-${(made += 1)}`)
  for (const name of SETTINGS) await cp(join(root, name), join(dir, name), { recursive: true })
  await cp(join(root, 'src/generated'), join(dir, 'src/generated'), { recursive: true })
  for (const [name, text] of Object.entries({ ...SOUND, ...files })) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), text)
  }
  return dir
}

async function run(name: string, files: Readonly<Record<string, string>>): Promise<[boolean, string]> {
  const gate = GATES.find((one) => one.name === name)
  if (!gate) throw new Error(`no gate ${name}`)
  const { ok, output } = await runGate(gate, await project(files))
  return [ok, output]
}

const main = (text: string): Record<string, string> => ({ 'src/main.ts': text })

describe.concurrent('gates', { timeout: 180_000 }, () => {
  test.each(GATES.map(({ name }) => name))('%s passes a sound project', async (name) => {
    const [ok, output] = await run(name, {})
    expect(ok, output).toBe(true)
  })

  test.each([
    ['types', 'TS2322', main("const n: number = 'one'\nprocess.title = String(n)\n")],
    ['types', 'TS2532', main('const list = [1]\nprocess.exitCode = list[0].valueOf()\n')],
    ['types', 'TS1294', main('enum A {\n  B,\n}\nprocess.exitCode = A.B\n')],
    ['types in browsers', 'TS2591', { 'src/web/page.ts': 'document.title = process.title\n' }],
    ['lint', 'no-floating-promises', main('const wait = async () => 1\nwait()\n')],
    ['lint', 'no-explicit-any', main('export const a = (b: any): string => typeof b\n')],
    ['lint', 'no-unsafe-assignment', main("export const a: string = JSON.parse('1')\n")],
    ['lint', 'no-unsafe-member-access', main("process.exitCode = Number(JSON.parse('{}').a)\n")],
    [
      'lint',
      'switch-exhaustiveness-check',
      main(
        "export function a(b: 'x' | 'y') {\n  switch (b) {\n    case 'x':\n      process.exitCode = 1\n  }\n}\n",
      ),
    ],
    ['lint', 'no-console', { 'src/twice.ts': `${SOUND['src/twice.ts']}console.log('here')\n` }],
    ['format', 'main.ts', main('process.exitCode   = 1;\n')],
    ['unused code', 'src/lonely.ts', { 'src/lonely.ts': 'export const lonely = 1\n' }],
    [
      'unused code',
      'thrice',
      { 'src/twice.ts': `${SOUND['src/twice.ts']}export const thrice = (n: number): number => 3 * n\n` },
    ],
    ['generated schema types', 'is stale', { 'schema/base/new.graphql': 'type New {\n  id: ID!\n}\n' }],
    ['lockfile', 'lacks thing-win32-x64', { 'package-lock.json': LOCK }],
    ['generated error table', 'is stale', { 'docs/errors.md': 'old\n' }],
    [
      'generated part about wikis',
      'is stale',
      {
        'docs/embedding.md':
          '<!-- Generated from src/surfaces/share/wikis.ts by `npm run generate`: do not edit. -->\n<!-- End of what is generated. -->\n',
      },
    ],
    ['generated claims schema', 'is stale', { 'docs/claims.schema.json': '{}\n' }],
  ] as const)('%s finds %s', async (name, word, files) => {
    const [ok, output] = await run(name, files)
    expect(ok).toBe(false)
    expect(output).toContain(word)
  })
})
