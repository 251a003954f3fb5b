import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { parseRecords } from '../../src/claims/parse.ts'
import { makeProgram } from '../../src/cli/program.ts'
import { SETTINGS } from '../../src/config/settings.ts'
import { ERROR_CODES } from '../../src/errors.ts'
import { readJsonLines } from '../../src/intake/json-lines.ts'
import { readYaml } from '../../src/intake/yaml.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { loadSavedQueries } from '../../src/questions/saved.ts'

// What a user can say to Dealgraph, and what it can answer, stands in the documents, whoever adds it; and what stands there is so.
const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''
const readme = read('README.md')
const schema = makeSchema(QUESTIONS)
const program = makeProgram({
  doors: {
    schema: () => {
      throw new Error('not asked for')
    },
    execute: async () => ({}),
    exhibit: async () => {
      throw new Error('Nothing is asked here.')
    },
    export: async () => {
      throw new Error('not asked for')
    },
    serve: async () => ({ address: '', warm: async () => undefined, stop: async () => undefined }),
  },
  output: { out: () => undefined, err: () => undefined, width: 80 },
  env: {},
  exitCode: 0,
})

describe('README.md documents', () => {
  test.each(program.commands.map((command) => command.name()))('the command dealgraph %s', (name) => {
    expect(readme).toMatch(new RegExp(`dealgraph ${name}\\b`))
  })
  test.each(Object.entries(SETTINGS))('the setting %s with its default', (name, setting) => {
    const line = readme.split('\n').find((text) => text.includes(`\`${name}\``))
    expect(line, `no line of README.md has \`${name}\``).toBeDefined()
    if (setting.default !== null) expect(line).toContain(setting.default)
  })
})

test('every command and every option has its help', () => {
  for (const command of program.commands) {
    expect([command.name(), command.description()]).not.toEqual([command.name(), ''])
    for (const option of command.options)
      expect([option.flags, option.description]).not.toEqual([option.flags, ''])
  }
})

describe('the documents tell of', () => {
  test.each(QUESTIONS.map(({ field }) => field))('the question %s', (field) => {
    expect(readme, 'a row in the table of README.md').toContain(`| \`${field}\` |`)
    expect(read('docs/questions.md'), 'what counts, in docs/questions.md').toMatch(
      new RegExp(`^## ${field}$`, 'm'),
    )
  })
  test.each(loadSavedQueries(schema).map(({ name }) => name))('the saved query %s', (name) => {
    expect(readme, 'its name in the table of README.md').toContain(`\`${name}\``)
  })
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  test.each(Object.keys(scripts))('the script %s', (script) => {
    const call = ['start', 'test'].includes(script) ? `npm ${script}` : `npm run ${script}`
    expect(read('CONTRIBUTING.md')).toMatch(new RegExp(`\`${call}[\` ]`))
  })
  test.each(Object.keys(ERROR_CODES))('the code %s', (code) => {
    expect(read('docs/errors.md')).toContain(`\`${code}\``)
  })
  test.each(codesFrom('BAD_CONFIG', 'DATABASE_START_FAILED'))('what helps against %s', (code) => {
    expect(readme).toContain(`error ${code}: `)
  })
  test.each(codesFrom('NOT_UTF8', 'SELF_TIE'))('the fault %s', (code) => {
    expect(read('docs/import.md')).toContain(code)
  })
  test.each(readdirSync(join(root, 'docs')).filter((name) => name !== 'README.md'))('docs/%s', (name) => {
    expect(read('docs/README.md')).toContain(`](${name.includes('.') ? name : `${name}/`})`)
  })
})

/** The codes of one part of the table, from first to last. */
function codesFrom(first: keyof typeof ERROR_CODES, last: keyof typeof ERROR_CODES): string[] {
  const codes = Object.keys(ERROR_CODES)
  return codes.slice(codes.indexOf(first), codes.indexOf(last) + 1)
}

const SKIPPED = new Set(['node_modules', '.git', 'coverage', 'tmp'])
function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : markdownIn(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}
const documents = markdownIn(root).map((path) => relative(root, path))

/** As a reader's browser names the headings of a page. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test('no relative link in any document is dead', () => {
  const dead = documents.flatMap((document) =>
    [...prose(read(document)).matchAll(/\]\(([^()\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !isThere(document, target))
      .map((target) => `${document}: ${target}`),
  )
  expect(dead).toEqual([])
})

function isThere(document: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? document : join(dirname(document), path)
  return existsSync(join(root, file)) && (anchor === undefined || anchorsOf(read(file)).includes(anchor))
}

/** Without blocks and pieces of code, in which brackets are no links. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
}

/** Every block of one language, with the document that it stands in. */
const blocks = (language: string): [document: string, text: string][] =>
  documents.flatMap((document) =>
    [...read(document).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
      ([, text = '']): [string, string] => [document, text],
    ),
  )

describe('examples hold', () => {
  test.each(blocks('graphql'))('GraphQL in %s', (_, text) => {
    expect(validate(schema, parse(text))).toEqual([])
  })
  test.each([
    ...blocks('jsonl').map(([document, text]) => [document, readJsonLines(text)] as const),
    ...blocks('yaml').map(([document, text]) => [document, readYaml(text)] as const),
  ])('records in %s', (_, { records, faults }) => {
    expect([...faults, ...parseRecords(records).faults]).toEqual([])
    expect(records.length).toBeGreaterThan(0)
  })
  test('there are some of each', () => {
    for (const language of ['graphql', 'jsonl', 'yaml'])
      expect([language, blocks(language).length]).not.toEqual([language, 0])
    expect(blocks('jsonl').map(([document]) => document)).toContain('README.md')
  })
})
