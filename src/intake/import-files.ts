import { createHash } from 'node:crypto'
import { createWriteStream, type Stats, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { slug } from '../claims/schema.ts'
import { DealgraphError } from '../errors.ts'
import { unreadable } from '../file-errors.ts'
import type { Format, ReaderOptions } from './formats/format.ts'
import { chooseFormat } from './formats/registry.ts'
import { headOf, openFile } from './open-file.ts'

/** A file to import, looked at but not yet read. */
export interface ImportFile {
  /** As it was given. */
  name: string
  path: string
  size: number
  hash: string
  format: Format
  options: ReaderOptions
}

export interface FileChoices {
  format: string
  /** Id of the source for which the files stand; null: one is made of each file's name and content. */
  source: string | null
  /** Path of the mapping file. */
  mapping: string | null
}

export async function lookAt(
  names: readonly string[],
  { format, source, mapping }: FileChoices,
  folder: string,
): Promise<ImportFile[]> {
  if (source !== null && !slug.safeParse(source).success) {
    throw new DealgraphError(
      'BAD_INPUT',
      `${source} cannot be the id of a source: 1 to 100 of a-z, 0-9 and hyphens, not beginning with a hyphen.`,
    )
  }
  const mappingText = mapping === null ? null : await textOf(mapping)
  const files: ImportFile[] = []
  for (const name of new Set(names)) {
    const path = name === '-' ? await keepInput(folder) : name
    const bare = name.replace(/\.gz$/i, '')
    const chosen = chooseFormat({ format, hasMapping: mapping !== null }, await headOf(path), bare)
    const hash = await hashOf(path)
    const id = source ?? sourceId(bare, hash)
    const options = { source: { id, publishedOn: null }, mapping: mappingText }
    files.push({ name, path, size: statSync(path).size, hash, format: chosen, options })
  }
  return files
}

/** The same for the same files, read in the same way: by it an import that was broken off is known again. */
export function importId(files: readonly ImportFile[], by: string): string {
  const hash = createHash('sha256').update(by)
  for (const { hash: content, format, options } of files)
    hash.update(JSON.stringify([content, format.name, options]))
  return hash.digest('hex').slice(0, 32)
}

/** Of the file's name and content, so that a newer file of the same name is another source. */
function sourceId(name: string, hash: string): string {
  const words = basename(name)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `${words.slice(0, 80) || 'file'}-${hash.slice(0, 8)}`
}

/** Of what a file holds: packed or not, it is the same. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of await openFile(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** What is refused must not be written over what is read. */
export function refuseOverwriting(rejects: string, read: readonly string[]): void {
  const there = known(rejects)
  if (!there?.isFile()) return
  if (read.map(known).some((one) => one?.ino === there.ino && one.dev === there.dev))
    throw new DealgraphError(
      'BAD_INPUT',
      `--rejects names ${rejects}, which is to be read and would be overwritten; name another file.`,
    )
}

function known(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

/** What is piped in can be read only once, and we read twice. */
async function keepInput(folder: string): Promise<string> {
  const path = join(folder, 'standard-input')
  await pipeline(process.stdin, createWriteStream(path))
  return path
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw unreadable(path, error)
  }
}
