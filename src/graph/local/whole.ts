import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileName, type Jar, type JarLock } from './jars.ts'

const MARK = 'verified'

/** Notes that each file of a folder is the one that the lock names. Written last. */
export const markWhole = (folder: string, { id }: JarLock): void =>
  writeFileSync(join(folder, MARK), `${id}\n`)

/** True if a folder was found sound once, and still holds exactly these files, each of its full size. */
export function isWhole(folder: string, { jars, id }: JarLock): boolean {
  try {
    const found = jarsIn(folder)
    return (
      readFileSync(join(folder, MARK), 'utf8').trim() === id &&
      found.length === jars.length &&
      jars.every((jar) => statSync(join(folder, 'jars', fileName(jar))).size === jar.bytes)
    )
  } catch {
    return false
  }
}

/** What a folder lacks of a lock, and what it holds that is not as the lock says. */
export async function compare(
  folder: string,
  { jars }: JarLock,
): Promise<{ missing: Jar[]; wrong: string[] }> {
  const found = new Set(jarsIn(folder))
  const missing: Jar[] = []
  for (const jar of jars) {
    const name = fileName(jar)
    if (!found.has(name)) missing.push(jar)
    else if (await isSound(join(folder, 'jars', name), jar)) found.delete(name)
    else missing.push(jar)
  }
  return { missing, wrong: [...found] }
}

async function isSound(file: string, { bytes, sha256 }: Jar): Promise<boolean> {
  if (statSync(file).size !== bytes) return false
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex') === sha256
}

const jarsIn = (folder: string): string[] => readdirSync(join(folder, 'jars'))
