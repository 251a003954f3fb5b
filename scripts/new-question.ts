import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ObjectTypeDefinitionNode, type InterfaceTypeDefinitionNode, Kind, parse, print } from 'graphql'

/**
 * `npm run new:question <slug>`: makes a room with its schema, its saved query and a failing test, and registers it.
 * What every answer and finding has is taken from the schema's interfaces, so that a new room always fits them.
 */
const root = process.env['DEALGRAPH_ROOT'] ?? fileURLToPath(new URL('../', import.meta.url))
const templates = fileURLToPath(new URL('./new-question/', import.meta.url))

function main(slug: string | undefined): void {
  if (!slug || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) {
    fail('Give the name of the question in lower-case words joined by hyphens: npm run new:question shared-suppliers')
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
  const words: Record<string, string> = {
    slug,
    camel,
    pascal,
    sentence: slug.replaceAll('-', ' '),
    answerFields: fieldsOf('Answer', new Set(['findings'])),
    findingFields: fieldsOf('Finding', new Set()),
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, file, '..'), { recursive: true })
    writeFileSync(join(root, file), text.replace(/__(\w+?)__/g, (whole, word: string) => words[word] ?? whole))
  }
  register(slug, camel)
  console.log(`Made ${Object.keys(files).join('\n     ')}\nand registered it in src/questions/registry.ts.`)
  console.log(`\nNext: say in ${room}/${slug}.test.ts what it must find, then make it so; npm run generate; npm run check.`)
}

const template = (name: string): string => readFileSync(join(templates, name), 'utf8')

/** The fields of an interface as SDL, one to a line with its description. */
function fieldsOf(name: string, without: ReadonlySet<string>): string {
  const document = parse(readFileSync(join(root, 'schema/base/answer.graphql'), 'utf8'))
  const found = document.definitions.find(
    (d): d is InterfaceTypeDefinitionNode | ObjectTypeDefinitionNode => d.kind === Kind.INTERFACE_TYPE_DEFINITION && d.name.value === name,
  )
  const fields = (found?.fields ?? []).filter((field) => !without.has(field.name.value))
  return fields.map((field) => print(field).replace(/^/gm, '  ')).join('\n')
}

function register(slug: string, camel: string): void {
  const file = join(root, 'src/questions/registry.ts')
  const lines = readFileSync(file, 'utf8').split('\n')
  const lastImport = lines.findLastIndex((line) => line.startsWith('import '))
  const end = lines.findIndex((line) => line.startsWith('] as readonly'))
  if (lastImport < 0 || end < 0) fail('src/questions/registry.ts has no list of questions to add to.')
  lines.splice(end, 0, `  ${camel},`)
  lines.splice(lastImport + 1, 0, `import { ${camel} } from './${slug}/${slug}.ts'`)
  writeFileSync(file, lines.join('\n'))
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

main(process.argv[2])
