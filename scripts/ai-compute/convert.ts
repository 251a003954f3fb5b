/**
 * The table of facts on AI deals → the seed pack ai-compute.
 * node --import tsx scripts/ai-compute/convert.ts [folder of the table] [folder of the pack]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readDecisions } from './decisions.ts'
import { packOf } from './pack.ts'
import { readmeOf } from './readme.ts'
import { filesOf } from './render.ts'
import { readTables } from './tables.ts'

const root = join(import.meta.dirname, '../..')
/** Beside the repository; no part of it. */
export const tableFolder = join(root, '../shared/data/ai-deals')
export const packFolder = join(root, 'seeds/ai-compute')

/** Every file of the pack by name. */
export function convert(folder: string): Map<string, string> {
  const tables = readTables(folder)
  const decisions = readDecisions()
  const pack = packOf(tables, decisions)
  return filesOf(pack, decisions).set('README.md', readmeOf(tables, pack, decisions))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [from = tableFolder, to = packFolder] = process.argv.slice(2)
  mkdirSync(to, { recursive: true })
  for (const [name, text] of convert(from)) writeFileSync(join(to, name), text)
  console.log(`The pack is in ${to}.`)
}
