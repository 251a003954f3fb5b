import { Command, Option } from 'commander'
import type { FormattedExecutionResult } from 'graphql'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { writeFileWhole } from '../export/file.ts'
import { findSaved, loadSavedQueries, type SavedQuery } from '../questions/saved.ts'
import { namesOf, parseVariables } from '../questions/saved-variables.ts'
import { FORMATS, formatNamed } from '../surfaces/formats.ts'
import { LOOK_NAMES, parseLook } from '../surfaces/look.ts'
import { openDatabase } from './database.ts'
import type { Doors, Operation } from './doors.ts'
import { type Output, plain, tellError } from './output.ts'
import { renderData } from './render.ts'
import { inWords } from './table.ts'

interface AskOptions {
  pairs: [string, string][]
  /** `table`, `json`, or one of the formats of surfaces. */
  format: string
  /** A file for what is written; null: the terminal. */
  out: string | null
  url: string | null
  help: boolean
}

const OWN_OPTIONS = ['format', 'out', 'url', ...LOOK_NAMES]

/** `ask <name> [--variable value…]`: a saved query in the terminal. Resolves to the exit code. */
export async function ask(
  doors: Doors,
  config: Config,
  output: Output,
  name: string,
  args: readonly string[],
): Promise<number> {
  const query = findSaved(loadSavedQueries(doors.schema()), name)
  const options = parseAskOptions(query, args)
  if (options.help) {
    output.out(queryHelp(query, output.width))
    return 0
  }
  const run = (operation: Operation): Promise<FormattedExecutionResult> =>
    options.url === null ? here(doors, config, output, operation) : there(options.url, operation)
  if (options.format !== 'table' && options.format !== 'json') {
    const format = formatNamed(options.format)
    const { rest, ...look } = parseLook(options.pairs)
    const exhibit = await doors.exhibit(run, query, rest)
    await put(output, await format.write(exhibit, { ...look, base: options.url }), options.out)
    return 0
  }
  const result = await run({ query: query.text, variables: parseVariables(query, options.pairs) })
  for (const error of result.errors ?? [])
    tellError(output, inWords(error.extensions?.['code'] ?? 'INTERNAL'), error.message)
  if (result.errors) return 1
  const text =
    options.format === 'json'
      ? JSON.stringify({ data: result.data }, null, 2)
      : renderData(result.data ?? {}, output.width)
  await put(output, `${text}\n`, options.out)
  return 0
}

/** Into a file, or to the terminal: but no picture, which would be noise there. */
async function put(output: Output, written: string | Uint8Array, file: string | null): Promise<void> {
  if (file !== null) {
    await writeFileWhole(file, [written])
    return output.err(`Written to ${file}.`)
  }
  if (typeof written === 'string') return output.out(written.replace(/\n$/, ''))
  if (process.stdout.isTTY) {
    throw new DealgraphError(
      'BAD_INPUT',
      'A picture is not for a terminal: name a file with --out, such as answer.png.',
    )
  }
  process.stdout.write(written)
}

async function here(
  doors: Doors,
  config: Config,
  output: Output,
  operation: Operation,
): Promise<FormattedExecutionResult> {
  const database = await openDatabase(config, (line) => output.err(line))
  try {
    return await doors.execute(database.graph, config, operation)
  } finally {
    await database.close()
  }
}

/** Asks another Dealgraph over its API; the document is ours, so it need not have the same saved queries. */
async function there(url: string, operation: Operation): Promise<FormattedExecutionResult> {
  let response: Response
  try {
    response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(operation),
      signal: AbortSignal.timeout(30_000),
    })
    return (await response.json()) as FormattedExecutionResult
  } catch (cause) {
    throw new DealgraphError(
      'BAD_INPUT',
      `No Dealgraph answers at ${plain(url)}. Give its address, such as http://localhost:4000.`,
      {},
      { cause },
    )
  }
}

/** `--name value`, `--name=value`, and `--name` alone for true; names may be written in kebab case. */
export function parseAskOptions(query: SavedQuery, args: readonly string[]): AskOptions {
  const options: AskOptions = { pairs: [], format: 'table', out: null, url: null, help: false }
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--help' || arg === '-h') {
      options.help = true
      continue
    }
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(arg)
    const [, written, joined] = match ?? []
    if (written === undefined) {
      throw new DealgraphError(
        'BAD_INPUT',
        `${JSON.stringify(arg.slice(0, 100))} stands alone: write --<variable> <value>.`,
      )
    }
    const name = written.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const value =
      joined ?? (isFlag(query, name) && (rest[0]?.startsWith('--') ?? true) ? 'true' : rest.shift())
    if (value === undefined) throw new DealgraphError('BAD_INPUT', `--${written} has no value after it.`)
    if (name === 'format') options.format = formatOf(value)
    else if (name === 'out') options.out = value
    else if (name === 'url') options.url = value
    else options.pairs.push([name, value])
  }
  return options
}

const FORMAT_NAMES = ['table', 'json', ...FORMATS.map(({ extension }) => extension)]

function formatOf(value: string): string {
  if (FORMAT_NAMES.includes(value)) return value
  throw new DealgraphError(
    'BAD_INPUT',
    `--format is one of ${FORMAT_NAMES.join(', ')}, not ${JSON.stringify(value.slice(0, 100))}.`,
  )
}

const isFlag = (query: SavedQuery, name: string): boolean =>
  query.variables.some((variable) => variable.name === name && String(variable.type).startsWith('Boolean'))

/** The help of one saved query: its variables as options, with what the schema says of them. */
export function queryHelp(query: SavedQuery, width: number): string {
  const command = new Command(`dealgraph ask ${query.name}`)
    .usage('[options]')
    // A file's own line breaks within a paragraph would break the lines twice.
    .description(
      [query.title, ...query.description.split('\n\n').map((part) => part.replaceAll('\n', ' '))]
        .join('\n\n')
        .trim(),
    )
    .configureHelp({ helpWidth: width })
    .helpOption('-h, --help', 'Show this help.')
  for (const variable of query.variables) {
    if (OWN_OPTIONS.includes(variable.name)) continue
    const notes = [
      variable.description,
      variable.required ? 'Must be given.' : '',
      variable.default === null ? '' : `In this query: ${variable.default}.`,
    ]
    command.addOption(
      new Option(
        `--${variable.name} <${String(variable.type)}>`,
        notes.filter((note) => note !== '').join(' '),
      ),
    )
  }
  const shortcuts = namesOf(query).filter(
    (name) => !query.variables.some((variable) => variable.name === name),
  )
  command.option('--format <format>', `${FORMAT_NAMES.join(', ')}. Default: table.`)
  command.option('--out <file>', 'Write into this file instead of to the terminal.')
  command.option('--theme <theme>', 'light or dark, where the format has a look. Default: light.')
  command.option(
    '--width <pixels>',
    'How wide a picture is to be, 160 to 2400. Default: as wide as it needs.',
  )
  command.option('--url <address>', 'Ask a Dealgraph that runs elsewhere instead of the database.')
  const notes = ['A list is an option given more than once.']
  if (shortcuts.length > 0)
    notes.push(`Parts of the scope may stand alone: ${shortcuts.map((name) => `--${name}`).join(', ')}.`)
  return `${command.helpInformation()}\n${notes.join('\n')}`
}
