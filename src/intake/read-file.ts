import { readFile } from 'node:fs/promises'
import type { Fault, RawRecord } from '../claims/parse.ts'
import { DealgraphError } from '../errors.ts'
import { unreadable } from '../file-errors.ts'
import { readJsonLines } from './json-lines.ts'
import { readYaml } from './yaml.ts'

export interface ReadFile {
  records: RawRecord[]
  faults: Fault[]
}

/**
 * Reads a file of the interchange format, by its ending: .yaml and .yml, else JSON Lines. Faults of form are returned by line;
 * a file that is not UTF-8, or not there, is an error.
 */
export async function readClaimsFile(path: string): Promise<ReadFile> {
  const text = decode(await read(path), path)
  return /\.ya?ml$/i.test(path) ? readYaml(text) : readJsonLines(text)
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw unreadable(path, error)
  }
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new DealgraphError(
      'NOT_UTF8',
      `The file ${path} is not UTF-8; save it as UTF-8 and import it again.`,
    )
  }
}
