import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { COMMAND_LINE } from '../audit/note.ts'
import { rebuild } from '../claims/rebuild.ts'
import { type Config, readConfig } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { backUp } from '../export/backup.ts'
import { FORMATS as EXPORT_FORMATS, TABLES } from '../export/formats.ts'
import { restore } from '../export/restore.ts'
import { FORMATS } from '../intake/formats/registry.ts'
import { loadSavedQueries } from '../questions/saved.ts'
import { ask } from './ask.ts'
import { addAudit } from './audit.ts'
import { openDatabase, withDatabase } from './database.ts'
import { doctor } from './doctor/doctor.ts'
import type { Doors } from './doors.ts'
import { type ExportOptions, exportGraph } from './export.ts'
import { type ImportArguments, runImport } from './import.ts'
import { addKeys } from './keys.ts'
import type { Output } from './output.ts'
import { addResolve } from './resolve.ts'
import { start } from './start.ts'
import { count, wrap } from './text.ts'
import { addViews } from './views.ts'

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
      'Import files of claims and other formats, packed with gzip or not. Importing a file again changes nothing.',
    )
    .argument(
      '<file...>',
      'One or more files, - for what is piped in; their records may refer to one another.',
    )
    .option('--format <name>', `auto, ${FORMATS.map(({ name }) => name).join(', ')}.`, 'auto')
    .option('--source <id>', 'The source that claims cite where the format names none; made if unknown.')
    .option('--mapping <file>', 'What the columns of a CSV file mean.')
    .option('--dry-run', 'Check everything, write nothing.')
    .option('--rejects <file>', 'Write what is sound, and what is refused with the reasons into this file.')
    .action(async (files: string[], given: ImportArguments) => {
      await withDatabase(config(), output, async ({ graph }) => {
        run.exitCode = await runImport(graph, output, files, given)
      })
    })

  program
    .command('export')
    .description(
      'Write the whole graph, or the part of it that an answer shows, to a file or to standard output.',
    )
    .requiredOption('--format <format>', `One of ${Object.keys(EXPORT_FORMATS).join(', ')}.`)
    .option('--table <table>', `Of csv: ${TABLES.join(', ')}. Default: ${TABLES[0]}.`)
    .option(
      '--query <name>',
      'Only what the answer of this saved query shows: its entities, links and claims.',
    )
    .option('--var <name=value>', 'A variable of that saved query; may be given more than once.', gather)
    .option('--valid-at <day>', 'The world on this day. Default: today.')
    .option('--known-at <moment>', 'What had been recorded by this moment. Default: now.')
    .option('--min-confidence <number>', 'Links at least this sure.')
    .option('--statuses <status>', 'Claims of this status; may be given more than once.', gather)
    .option(
      '--without-sources <id>',
      'As if this source had never been read; may be given more than once.',
      gather,
    )
    .option('--out <file>', 'Write to this file instead of standard output.')
    .action(async (options: ExportOptions) => await exportGraph(doors, config(), output, options))

  program
    .command('backup')
    .description('Write everything that is recorded to one file, as of one moment, while the server goes on.')
    .argument('<file>', 'The file to write, such as dealgraph.backup.')
    .action(async (file: string) => {
      await withDatabase(config(), output, async ({ graph }) => {
        await backUp(graph, file)
        output.out(`Backed up to ${file}.`)
      })
    })

  program
    .command('restore')
    .description('Make the graph what a backup holds. The file is checked first; stop the server before.')
    .argument('<file>', 'A file that `dealgraph backup` wrote.')
    .option('--force', 'Replace what is recorded. Without it, a graph that is not empty is left as it is.')
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      const database = await openDatabase(config(), (line) => output.err(line), { toRestore: true })
      try {
        const { madeAt, counts } = await restore(database.graph, file, { force })
        const restored = [
          count(counts.claim, 'claim'),
          count(counts.source, 'source'),
          count(counts.entity, 'entity', 'entities'),
          count(counts.event, 'event'),
        ]
        output.out(`Restored ${restored.join(', ')}, as of ${madeAt}.`)
      } finally {
        await database.close()
      }
    })

  program
    .command('rebuild')
    .description(
      'Make every link anew from the claims. Nothing changes unless links were damaged or the rules are newer.',
    )
    .action(async () => {
      await withDatabase(config(), output, async ({ graph }) => {
        const { bundles, changed } = await rebuild(graph, COMMAND_LINE)
        output.out(`Looked at ${count(bundles, 'bundle')} of ties; ${count(changed, 'tie')} changed.`)
      })
    })

  program
    .command('doctor')
    .description('Look at all that a server needs, change nothing, and name what to do.')
    .action(async () => {
      run.exitCode = await doctor(run.env, output, version)
    })

  addResolve(program, (use) => withDatabase(config(), output, use), output)
  addKeys(program, (use) => withDatabase(config(), output, use), output)
  addAudit(program, (use) => withDatabase(config(), output, use), output)
  addViews(program, { doors, config, output, within: (use) => withDatabase(config(), output, use) })

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

const gather = (value: string, before: string[] = []): string[] => [...before, value]

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
