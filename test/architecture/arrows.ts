import { dirname, posix } from 'node:path'
import { type Expression, parseSync, Visitor } from 'oxc-parser'

/**
 * Which room may import which, besides itself; config.ts, errors.ts, file-errors.ts and generated types are open to all.
 * A room that is not listed here is a fault, so that a new one is thought about.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = (() => {
  const claims = ['audit', 'graph']
  const ownership = ['claims', ...claims]
  const middle = ['ownership', ...ownership]
  const outer = [
    'questions',
    'intake',
    'export',
    'surfaces',
    'reads',
    'writing',
    'views',
    'keys',
    'identity',
    ...middle,
  ]
  return {
    main: ['api', 'cli', ...outer],
    api: outer,
    cli: outer,
    // The browser gets drawing, words and types, and nothing of the server.
    web: ['surfaces'],
    questions: middle,
    intake: middle,
    export: ['claims', ...claims],
    surfaces: middle,
    reads: middle,
    writing: ['keys', ...middle],
    keys: ['audit', 'graph'],
    audit: ['graph'],
    views: ['questions', 'writing', 'keys', ...middle],
    identity: ['claims', ...claims],
    ownership,
    claims,
    graph: [],
    config: [],
    errors: [],
    'file-errors': [],
    generated: [],
    words: [],
  }
})()

/** Leaves, open to all. errors.ts may not read config.ts, which throws its errors. */
const OPEN = ['config', 'errors', 'file-errors', 'generated', 'words']
const OPEN_TO_LEAVES: Readonly<Record<string, readonly string[]>> = {
  config: ['errors'],
  errors: [],
  'file-errors': ['errors'],
  generated: [],
  web: ['generated', 'words'],
  words: [],
}

/** The one list of all questions, and tests of what holds for all of them. */
const GATHERS_QUESTIONS = /^questions\/(registry\.ts|[^/]+\.test\.ts)$/

/** Packages that only one room may import: the driver, and the server's frameworks. */
const DOORS: readonly (readonly [test: RegExp, room: string])[] = [
  [/^neo4j-driver(-|\/|$)/, 'graph'],
  [/^(@apollo\/|@as-integrations\/|@fastify\/|fastify(\/|$)|@escape\.tech\/graphql-armor)/, 'api'],
]

/** The room of a path in src/: its first folder, or the file's own name. */
function roomOf(path: string): string {
  const [first = ''] = path.split('/')
  return first.replace(/(\.test)?\.[cm]?[jt]s$/, '')
}

/** The folder of one question, or null for files that questions share. */
function questionOf(path: string): string | null {
  const [room, question, file] = path.split('/')
  return room === 'questions' && file !== undefined ? (question ?? null) : null
}

/** Every module that a source names: imports, re-exports, import() of a fixed text, types such as import('x').Y. */
export function importsOf(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found = new Set<string>()
  const take = ({ source: from }: { source: Expression | null }): void => {
    if (from?.type === 'Literal' && typeof from.value === 'string') found.add(from.value)
    if (from?.type === 'TemplateLiteral' && from.expressions.length === 0)
      found.add(from.quasis[0]?.value.cooked ?? '')
  }
  new Visitor({
    ImportDeclaration: take,
    ExportNamedDeclaration: take,
    ExportAllDeclaration: take,
    ImportExpression: take,
    TSImportType: take,
  }).visit(program)
  return [...found]
}

/** What a file of src/ may not import, each in one sentence. Paths are relative to src/. Tests are held to it too. */
export function faultsOf(path: string, source: string): string[] {
  const room = roomOf(path)
  const allowed = MAY_IMPORT[room]
  if (!allowed) return [`${path}: ${room} is a room that the arrows do not know`]
  const open = OPEN_TO_LEAVES[room] ?? OPEN
  const faults: string[] = []
  for (const specifier of importsOf(path, source)) {
    const fault = specifier.startsWith('.') ? faultOfFile(specifier) : faultOfPackage(specifier)
    if (fault) faults.push(`${path} imports ${specifier}: ${fault}`)
  }
  return faults

  function faultOfPackage(specifier: string): string | null {
    const door = DOORS.find(([test]) => test.test(specifier))
    return door && door[1] !== room ? `only ${door[1]} may` : null
  }

  function faultOfFile(specifier: string): string | null {
    const target = posix.normalize(posix.join(dirname(path), specifier))
    if (target.startsWith('../')) return outside(target)
    const to = roomOf(target)
    const other = questionOf(target)
    const own = questionOf(path)
    if (room === 'questions' && other !== null && other !== own && !GATHERS_QUESTIONS.test(path))
      return 'a question never imports another question'
    if (to === room || allowed?.includes(to) || open.includes(to)) return null
    return `${room} may not import ${to}`
  }

  /** Tests may use their supports; nothing else reaches out of src/ but for package.json. */
  function outside(target: string): string | null {
    if (target === '../package.json') return null
    return path.endsWith('.test.ts') && target.startsWith('../test/') ? null : 'it lies outside src/'
  }
}
