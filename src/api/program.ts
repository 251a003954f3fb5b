import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Changes with whatever stands in these folders of the program, and is the same on every server that runs it. */
export function codeIn(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of folders) {
    const folder = fileURLToPath(new URL(`../../${name}/`, import.meta.url))
    if (!existsSync(folder)) continue
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    for (const path of files.map((file) => join(file.parentPath, file.name)).sort())
      hash.update(readFileSync(path))
  }
  return hash.digest('hex')
}
