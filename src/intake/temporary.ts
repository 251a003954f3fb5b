import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isOfFile, noTemporary } from '../file-errors.ts'

/** A folder for what is laid aside, which goes when it is no longer used. Of files that somebody has named, errors are coded already. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  let folder: string | null = null
  try {
    folder = mkdtempSync(join(tmpdir(), 'dealgraph-import-'))
    return await use(folder)
  } catch (error) {
    throw isOfFile(error) ? noTemporary(tmpdir(), error) : error
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}
