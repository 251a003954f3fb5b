import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Manifest = z.object({ version: z.string(), jars: z.record(z.string(), z.number().int().positive()) })

const FILE = 'manifest.json'

/** Notes what arrived. Written last, so a folder without it was never complete. */
export function writeManifest(folder: string, version: string): number {
  const jars = sizes(join(folder, 'jars'))
  writeFileSync(join(folder, FILE), JSON.stringify({ version, jars }, null, 1))
  return Object.keys(jars).length
}

/** True if the folder holds exactly the jars that were fetched, each of its full size. */
export function isIntact(folder: string, version: string): boolean {
  try {
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')))
    const found = Object.entries(sizes(join(folder, 'jars')))
    return (
      manifest.version === version &&
      found.length > 0 &&
      found.length === Object.keys(manifest.jars).length &&
      found.every(([jar, size]) => manifest.jars[jar] === size)
    )
  } catch {
    return false
  }
}

function sizes(folder: string): Record<string, number> {
  const jars = readdirSync(folder).filter((name) => name.endsWith('.jar'))
  return Object.fromEntries(jars.sort().map((jar) => [jar, statSync(join(folder, jar)).size]))
}
