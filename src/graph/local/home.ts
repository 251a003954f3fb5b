import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DealgraphError } from '../../errors.ts'
import { FIRST_LINE, type Neo4jLine } from './versions.ts'

/** The folder that holds all of the local database: Neo4j's store and logs, and a few small files of ours. */
export interface Home {
  readonly dir: string
  readonly confDir: string
  readonly lock: string
  readonly logDir: string
}

const Ref = z.object({ pid: z.number().int(), start: z.string() })
const State = z.object({ host: z.string(), owner: Ref, server: Ref, port: z.number().int() })
/** Who runs the database, and where it listens. */
export type State = z.infer<typeof State>

export function openHome(dataDir: string): Home {
  const dir = join(dataDir, 'neo4j')
  const confDir = join(dir, 'conf')
  const logDir = join(dir, 'logs')
  try {
    // For this user alone: it holds a password.
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    mkdirSync(confDir, { recursive: true })
    mkdirSync(logDir, { recursive: true })
  } catch (cause) {
    const message = `The data directory ${dataDir} cannot be written: set DEALGRAPH_DATA_DIR to one that can.`
    throw new DealgraphError('DATABASE_START_FAILED', message, {}, { cause })
  }
  return { dir, confDir, lock: join(dir, 'start.lock'), logDir }
}

export function readState(home: Home): State | undefined {
  const text = readIfThere(stateFile(home))
  if (text === undefined) return undefined
  try {
    return State.parse(JSON.parse(text))
  } catch {
    // Of another version of ours, or damaged: as good as none, and Neo4j's own lock still guards the store.
    return undefined
  }
}

export const writeState = (home: Home, state: State): void =>
  replaceFile(stateFile(home), JSON.stringify(state))

export const readPassword = (home: Home): string | undefined => readIfThere(passwordFile(home))?.trim()

export const writePassword = (home: Home, password: string): void =>
  replaceFile(passwordFile(home), `${password}\n`)

/** False until Neo4j has started here once. */
export const hasStore = ({ dir }: Home): boolean => existsSync(join(dir, 'data', 'databases'))

/** Which Neo4j the store is of. Null: no store yet. */
export function readLine(home: Home): string | null {
  return hasStore(home) ? (readIfThere(lineFile(home))?.trim() ?? FIRST_LINE) : null
}

export const writeLine = (home: Home, line: Neo4jLine): void => replaceFile(lineFile(home), `${line}\n`)

/** Whole or not at all, and readable by this user only. */
export function replaceFile(file: string, text: string): void {
  const next = `${file}.${process.pid}`
  rmSync(next, { force: true })
  writeFileSync(next, text, { mode: 0o600 })
  renameSync(next, file)
}

const stateFile = ({ dir }: Home) => join(dir, 'server.json')
const lineFile = ({ dir }: Home) => join(dir, 'neo4j-version')
const passwordFile = ({ dir }: Home) => join(dir, 'password')

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
