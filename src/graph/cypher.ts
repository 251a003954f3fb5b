import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DealgraphError } from '../errors.ts'
import type { Graph, Statement } from './graph.ts'
import { expandMacros } from './macros.ts'

/** Building an index on a filled store takes longer than any other write: minutes, for a million companies. */
const SCHEMA_TIMEOUT_MS = 1_200_000

/** Reads a `.cypher` file beside the caller, once at load: `loadCypher(import.meta.url, './x.cypher')`. */
export function loadCypher(base: string, path: string): Statement {
  const file = fileURLToPath(new URL(path, base))
  return { name: basename(file, '.cypher'), text: expandMacros(withoutHeader(readFileSync(file, 'utf8'))) }
}

/** The same for a file of several statements, each ended by a semicolon at a line's end. */
export function loadCypherAll(base: string, path: string): Statement[] {
  const { name, text } = loadCypher(base, path)
  const texts = text.split(/;[ \t]*(?:\r?\n|$)/).map((part) => withoutHeader(part))
  return texts.filter((part) => part !== '').map((part, i) => ({ name: `${name}-${i + 1}`, text: part }))
}

/** Runs constraints and indexes one after another and waits until they are online. They say IF NOT EXISTS themselves. */
export async function applySchema(graph: Graph, statements: readonly Statement[]): Promise<void> {
  const options = { timeoutMs: SCHEMA_TIMEOUT_MS }
  try {
    // Neo4j refuses schema and data in one transaction, so each has its own.
    for (const statement of statements)
      await graph.write(statement.name, (tx) => tx.run(statement, {}), options)
    const seconds = SCHEMA_TIMEOUT_MS / 1000
    await graph.read({ name: 'await-indexes', text: 'CALL db.awaitIndexes($seconds)' }, { seconds }, options)
  } catch (error) {
    throw (await isLost(graph)) ? lost(error) : error
  }
}

/** What a database says of a statement while it goes down tells nothing of that: so it is asked. */
const isLost = (graph: Graph): Promise<boolean> =>
  graph.verify().then(
    () => false,
    () => true,
  )

const lost = (cause: unknown): DealgraphError =>
  new DealgraphError(
    'DATABASE_UNAVAILABLE',
    'The database went away while its constraints and indexes were made. Start again: what was made stays.',
    {},
    { cause },
  )

/** Comments at the top are for readers; without them less goes over the wire with every call. */
const withoutHeader = (text: string): string => text.replace(/^(?:\s*\/\/.*(?:\r?\n|$))+/, '').trim()
