/**
 * The import of generated claims against a bare load of the same nodes and relationships: `npm run bench:import -- --claims 100000`.
 * See docs/benchmarks.md.
 */
import { execFile } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { prepareStore } from '../src/claims/store.ts'
import { readConfig } from '../src/config.ts'
import { BareLoad } from './bare-load.ts'
import { generate } from './generate.ts'
import { Storing } from './stored.ts'
import { withDatabase } from './with-database.ts'

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '100000' },
    'no-bare': { type: 'boolean', default: false },
    'cpu-prof': { type: 'string', default: '' },
  },
})
/** How many claims a generated company comes to. */
const CLAIMS_EACH = 2.2
const companies = Math.ceil(Number(values.claims) / CLAIMS_EACH)
const { cacheDir } = readConfig(process.env)
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-bench-'))
const sizes = { heapMb: 1536, pageCacheMb: 1024, transactionsMb: 768 }

interface Measured {
  seconds: { [phase: string]: number }
  inAll: number
  claims: number
  megabytes: number
}

function writeFile(path: string): { lines: number; claims: number } {
  const file = openSync(path, 'w')
  let [lines, claims, text] = [0, 0, '']
  for (const lot of generate(companies)) {
    for (const { kind, value } of lot) {
      lines++
      if (kind === 'claim') claims++
      text += `${JSON.stringify({ [kind]: value })}\n`
    }
    if (text.length > 1 << 20) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
  return { lines, claims }
}

async function importIt(path: string): Promise<Measured> {
  return await withDatabase(
    { dataDir: join(folder, 'import'), cacheDir, sizes },
    async (graph, { uri, user, password }) => {
      await prepareStore(graph)
      const profile = values['cpu-prof'] ? ['--cpu-prof', `--cpu-prof-dir=${values['cpu-prof']}`] : []
      const child = fileURLToPath(new URL('./import-child.ts', import.meta.url))
      const args = [...profile, '--import', 'tsx', child, uri, user, password, path]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      return JSON.parse(stdout) as Measured
    },
  )
}

async function loadIt(): Promise<number> {
  return await withDatabase({ dataDir: join(folder, 'bare'), cacheDir, sizes }, async (graph, database) => {
    await prepareStore(graph)
    const load = new BareLoad(database)
    const storing = new Storing('2026-11-01T00:00:00.000Z')
    for (const lot of generate(companies)) await load.add(storing.store(lot))
    await load.end()
    return load.seconds
  })
}

try {
  const path = join(folder, 'claims.jsonl')
  const { lines, claims } = writeFile(path)
  console.error(`${lines} lines, ${claims} of them claims, ${(statSync(path).size / 1e6).toFixed(0)} MB`)
  const measured = await importIt(path)
  console.error(JSON.stringify(measured))
  const bare = values['no-bare'] ? null : await loadIt()
  const rate = (seconds: number) => Math.round(lines / seconds).toLocaleString('en')
  const ratio = bare === null ? '' : (bare / measured.inAll).toFixed(2)
  console.log(
    '| lines | claims | import: seconds | lines/s | memory | bare load: seconds | lines/s | ratio |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  console.log(
    `| ${lines} | ${claims} | ${measured.inAll.toFixed(1)} | ${rate(measured.inAll)} | ${measured.megabytes.toFixed(0)} MB | ${bare?.toFixed(1) ?? ''} | ${bare === null ? '' : rate(bare)} | ${ratio} |`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
// The lifeline to the database's process would keep this one.
process.exit(0)
