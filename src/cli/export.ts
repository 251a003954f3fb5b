import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { writeFileWhole } from '../export/file.ts'
import { openDatabase } from './database.ts'
import type { Doors } from './doors.ts'
import type { Output } from './output.ts'

export interface ExportOptions {
  format: string
  table?: string
  query?: string
  var?: string[]
  validAt?: string
  knownAt?: string
  minConfidence?: string
  statuses?: string[]
  withoutSources?: string[]
  out?: string
}

/** Writes the graph, or an answer's part of it, to a file or to standard output. */
export async function exportGraph(
  doors: Doors,
  config: Config,
  output: Output,
  { out, ...options }: ExportOptions,
): Promise<void> {
  const pairs = pairsOf(options)
  const database = await openDatabase(config, (line) => output.err(line))
  try {
    const { chunks } = await doors.export(database.graph, config, pairs)
    if (out === undefined) await toStandardOutput(chunks)
    else {
      await writeFileWhole(out, chunks)
      output.err(`Written to ${out}.`)
    }
  } finally {
    await database.close()
  }
}

/** The options in the words of the address. */
export function pairsOf({ var: variables = [], ...options }: Omit<ExportOptions, 'out'>): [string, string][] {
  const own = Object.entries(options).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  return [...own, ...variables.map(toPair)]
}

/** What stands behind --var: name=value; the name may be written in kebab case. */
export function toPair(text: string): [name: string, value: string] {
  const [name = '', ...value] = text.split('=')
  if (value.length > 0)
    return [name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value.join('=')]
  throw new DealgraphError(
    'BAD_INPUT',
    `${JSON.stringify(text.slice(0, 100))} is no variable: write --var <name>=<value>.`,
  )
}

async function toStandardOutput(chunks: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(chunks), process.stdout, { end: false })
  } catch (error) {
    // Whoever reads has had enough, such as `head`.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}
