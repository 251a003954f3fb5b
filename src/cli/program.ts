import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { rebuild } from '../claims/rebuild.ts'
import { type Config, readConfig } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { importFiles } from '../intake/import.ts'
import { loadSavedQueries } from '../questions/saved.ts'
import { ask } from './ask.ts'
import { withDatabase } from './database.ts'
import type { Doors } from './doors.ts'
import { addKeys } from './keys.ts'
import type { Output } from './output.ts'
import { addResolve } from './resolve.ts'
import { start } from './start.ts'
import { wrap } from './text.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

interface Run {
  doors: Doors
  output: Output
  env: Readonly<Record<string, string | undefined>>
  /** Set by the command that ran. */
  exitCode: number
}

/** Every command, with its help. README.md names each of them; a test sees to that. */
export function makeProgram(run: Run): Command {
  const { doors, output } = run
  const config = (): Config => readConfig(run.env)
  const program = new Command('dealgraph')
    .description(
      'A graph of who owns, funds, supplies and rivals whom: questions answered with their evidence.',
    )
    .version(version, '-V, --version', 'Show the version.')
    .helpOption('-h, --help', 'Show this help.')
    .helpCommand(false)
    // What is written after the name of a saved query, --help too, is that query's.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: () => undefined,
      getOutHelpWidth: () => output.width,
    })
    .addHelpText(
      'after',
      '\nSettings are environment variables; README.md lists them. `dealgraph help <command>` tells more.',
    )

  program
    .command('start')
    .description(
      'Serve the API and the pages, with a local Neo4j unless NEO4J_URI is set. `npm start` is the same.',
    )
    .action(async () => {
      run.exitCode = await start(doors, config(), output)
    })

  program
    .command('ask')
    .description('Ask a saved query and print its answer.')
    .argument('<name>', 'Which one; `dealgraph queries` lists them.')
    .argument('[options...]', '--<variable> <value>, --format table|json, --url <address>')
    .usage('<name> [--<variable> <value>…] [--format table|json] [--url <address>]')
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action(async (name: string, options: string[]) => {
      if (name === '--help' || name === '-h') output.out(askHelp(program, doors, output.width))
      else run.exitCode = await ask(doors, config(), output, name, options)
    })

  program
    .command('import')
    .description(
      'Import files of claims (JSON Lines or YAML), all or nothing. Importing a file again changes nothing.',
    )
    .argument('<file...>', 'One or more files; their records may refer to one another.')
    .option('--dry-run', 'Check everything, write nothing.')
    .action(async (files: string[], { dryRun = false }: { dryRun?: boolean }) => {
      await withDatabase(config(), output, async ({ graph }) => {
        const { added, repeated, sources, entities, events } = await importFiles(graph, files, { dryRun })
        const counts = [
          count(added.length, 'claim'),
          count(sources, 'source'),
          count(entities, 'changed or new entity', 'changed or new entities'),
          ...(events > 0 ? [count(events, 'event')] : []),
        ]
        output.out(
          `${dryRun ? 'Would record' : 'Recorded'} ${counts.join(', ')}; ${count(repeated.length, 'claim')} already known.`,
        )
      })
    })

  program
    .command('rebuild')
    .description(
      'Make every link anew from the claims. Nothing changes unless links were damaged or the rules are newer.',
    )
    .action(async () => {
      await withDatabase(config(), output, async ({ graph }) => {
        const { bundles, changed } = await rebuild(graph)
        output.out(`Looked at ${count(bundles, 'bundle')} of ties; ${count(changed, 'tie')} changed.`)
      })
    })

  addResolve(program, (use) => withDatabase(config(), output, use), output)
  addKeys(program, (use) => withDatabase(config(), output, use), output)

  program
    .command('queries')
    .description('List the saved queries.')
    .action(() => output.out(queryList(doors, output.width)))

  return program
}

/** Runs the command line; resolves to the exit code. Failures are thrown, coded. */
export async function runProgram(run: Run, args: readonly string[]): Promise<number> {
  const program = makeProgram(run)
  try {
    // `help` is another way to write --help, which each saved query has too.
    const [first, ...rest] = args
    const known = program.commands.some((command) => command.name() === rest[0])
    const given = first !== 'help' ? args : rest.length === 0 || known ? [...rest, '--help'] : rest
    if (given.length === 0) program.outputHelp()
    else await program.parseAsync([...given], { from: 'user' })
    return run.exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    const message = error.message.replace(/^error: /, '').replaceAll(/\s+/g, ' ')
    throw new DealgraphError(
      'BAD_INPUT',
      `${message.charAt(0).toUpperCase()}${message.slice(1)}. \`dealgraph --help\` lists the commands.`,
    )
  }
}

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

function askHelp(program: Command, doors: Doors, width: number): string {
  const help = program.commands.find((command) => command.name() === 'ask')?.helpInformation() ?? ''
  return `${help.trimEnd()}\n\nSaved queries (\`dealgraph ask <name> --help\` lists the variables of one):\n\n${queryList(doors, width)}`
}

function queryList(doors: Doors, width: number): string {
  const saved = loadSavedQueries(doors.schema())
  if (saved.length === 0) return 'There are no saved queries.'
  const margin = Math.max(...saved.map((query) => query.name.length)) + 4
  return saved
    .map(
      (query) =>
        `  ${query.name.padEnd(margin - 2)}${wrap(query.title, width - margin).join(`\n${' '.repeat(margin)}`)}`,
    )
    .join('\n')
}
