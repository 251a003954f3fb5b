import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isOfFile, unwritable } from '../file-errors.ts'

/** Under another name until it is whole, so that a file of this name never holds half of it. */
export async function writeFileWhole(
  path: string,
  chunks: AsyncIterable<string> | Iterable<string | Uint8Array>,
  through: readonly Transform[] = [],
): Promise<void> {
  const part = `${path}.part`
  try {
    await pipeline([Readable.from(chunks), ...through, createWriteStream(part)])
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw isOfFile(error) ? unwritable(path, error) : error
  }
}
