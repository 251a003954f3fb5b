import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DocumentNode, Kind, print } from 'graphql'
import { readSchema } from './read-schema.ts'

/**
 * `npm run new:question <slug>`: makes a room with its schema, its saved query and a failing test, and registers it.
 * What every answer and finding has is taken from the schema's interfaces, so that a new room always fits them.
 */
const root = process.env['DEALGRAPH_ROOT'] ?? fileURLToPath(new URL('../', import.meta.url))
const REGISTRY = 'src/questions/registry.ts'
const templates = fileURLToPath(new URL('./new-question/', import.meta.url))

async function main(slug: string | undefined): Promise<void> {
  if (!slug || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) {
    fail(
      'Give the name of the question in lower-case words joined by hyphens: npm run new:question shared-suppliers',
    )
  }
  const camel = slug.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const pascal = camel.charAt(0).toUpperCase() + camel.slice(1)
  const room = `src/questions/${slug}`
  const files: Record<string, string> = {
    [`${room}/${slug}.ts`]: template('question.ts.txt'),
    [`${room}/${slug}.cypher`]: template('question.cypher.txt'),
    [`${room}/${slug}.test.ts`]: template('question.test.ts.txt'),
    [`queries/${slug}.graphql`]: template('query.graphql.txt'),
    [`schema/questions/${slug}.graphql`]: template('schema.graphql.txt'),
  }
  const taken = Object.keys(files).filter((file) => existsSync(join(root, file)))
  if (taken.length > 0) fail(`There is such a question already: ${taken.join(', ')}`)
  const schema = await readSchema(join(root, 'schema'))
  const known = namesIn(schema)
  const clash = [camel, pascal, `${pascal}Answer`].find((name) => known.has(name))
  if (clash !== undefined)
    fail(`The schema has a field or type ${clash} already: choose another name than ${slug}.`)
  const spaced = slug.replaceAll('-', ' ')
  const words: Record<string, string> = {
    slug,
    camel,
    pascal,
    sentence: spaced.charAt(0).toUpperCase() + spaced.slice(1),
    answerFields: fieldsOf(schema, 'Answer', new Set(['findings'])),
    findingFields: fieldsOf(schema, 'Finding', new Set()),
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, file, '..'), { recursive: true })
    writeFileSync(
      join(root, file),
      text.replace(/__(\w+?)__/g, (whole, word: string) => words[word] ?? whole),
    )
  }
  register(slug, camel)
  format([...Object.keys(files).filter((file) => /\.(ts|graphql)$/.test(file)), REGISTRY])
  console.log(`Made ${Object.keys(files).join('\n     ')}\nand registered it in ${REGISTRY}.`)
  console.log(`
Next:
  1. Say in ${room}/${slug}.test.ts what it must find, then make it so.
  2. Say what it answers: schema/questions/${slug}.graphql, the head of queries/${slug}.graphql,
     the table in README.md, and what counts in docs/questions.md.
  3. npm run generate, npm run check, npm test.
CONTRIBUTING.md tells more.`)
}

const template = (name: string): string => readFileSync(join(templates, name), 'utf8')

/** The fields of an interface as SDL, one to a line with its description. */
function fieldsOf(schema: DocumentNode, name: string, without: ReadonlySet<string>): string {
  const found = schema.definitions.find(
    (d) => d.kind === Kind.INTERFACE_TYPE_DEFINITION && d.name.value === name,
  )
  const all = found?.kind === Kind.INTERFACE_TYPE_DEFINITION ? (found.fields ?? []) : []
  const fields = all.filter((field) => !without.has(field.name.value))
  return fields.map((field) => print(field).replace(/^/gm, '  ')).join('\n')
}

/** Types, and the fields of Query: what a new question must not be called. */
function namesIn(schema: DocumentNode): Set<string> {
  const names = new Set<string>()
  for (const definition of schema.definitions) {
    if (!('name' in definition) || definition.name === undefined) continue
    names.add(definition.name.value)
    if (definition.name.value !== 'Query' || !('fields' in definition)) continue
    for (const field of definition.fields ?? []) names.add(field.name.value)
  }
  return names
}

function register(slug: string, camel: string): void {
  const file = join(root, REGISTRY)
  const lines = readFileSync(file, 'utf8').split('\n')
  const lastImport = lines.findLastIndex((line) => line.startsWith('import '))
  const end = lines.findIndex((line) => line.startsWith('] as readonly'))
  if (lastImport < 0 || end < 0) fail(`${REGISTRY} has no list of questions to add to.`)
  lines.splice(end, 0, `  ${camel},`)
  lines.splice(lastImport + 1, 0, `import { ${camel} } from './${slug}/${slug}.ts'`)
  writeFileSync(file, lines.join('\n'))
}

/** As the format gate wants it, whatever that is. */
function format(files: readonly string[]): void {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
  execFileSync(process.execPath, [biome, 'check', '--write', ...files], { cwd: root, stdio: 'pipe' })
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

await main(process.argv[2])
