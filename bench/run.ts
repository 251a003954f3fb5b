/** Measures the server against a floor, at the seed's size and with generated companies around it. See docs/benchmarks.md. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { prepareStore } from '../src/claims/store.ts'
import { readConfig } from '../src/config.ts'
import { loadSeeds } from '../src/intake/seeds.ts'
import { importGenerated } from './bulk.ts'
import { CASES } from './cases.ts'
import { checkImport } from './check.ts'
import { Child, type Database, type Trip } from './child.ts'
import { type Measured, measure, type Pair } from './measure.ts'
import { type Effort, profile } from './plans.ts'
import { efforts, ratios, type Stage } from './table.ts'
import { withDatabase } from './with-database.ts'

const { values } = parseArgs({
  options: {
    companies: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    'cpu-prof': { type: 'string' },
    'check-import': { type: 'boolean', default: false },
  },
})
const COMPANIES = Number(values.companies)
const ROUNDS = Number(values.rounds)
/** A tenth of the companies is loaded first: what an answer costs is compared at three sizes, and timed at the ends. */
const FIRST = Math.round(COMPANIES / 10)
const WARM_ROUNDS = 60
const STAGE_MS = 150_000

const { cacheDir } = readConfig(process.env)
const seeds = fileURLToPath(new URL('../seeds/', import.meta.url))
const say = (line: string): void => console.error(line)
const cases = CASES.filter(({ name }) => name.includes(values.only))

async function withPair<T>(database: Database, work: (pair: Pair) => Promise<T>): Promise<T> {
  const profiles = values['cpu-prof']
  const options = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
  const product = new Child('./product.ts', options)
  const floor = new Child('./floor.ts')
  try {
    const port = async (child: Child) =>
      (await child.order({ do: 'listen', database, limits: 'patient', keeps: false })).port ?? 0
    return await work({
      product: { child: product, port: await port(product) },
      floor: { child: floor, port: await port(floor) },
    })
  } finally {
    await product.stop()
    await floor.stop()
  }
}

/** New processes for each stage: one that has served a small graph is not the one that a large graph's users meet. */
async function stage(name: string, database: Database, rounds: number): Promise<Stage> {
  say(`${name}: measuring`)
  const measured = await withPair(database, (pair) =>
    measure(pair, cases, { warm: rounds > 0 ? WARM_ROUNDS : 0, rounds, withinMs: STAGE_MS }),
  )
  return { name, measured, efforts: await effortsOf(database, measured) }
}

async function effortsOf(database: Database, measured: readonly Measured[]): Promise<Map<string, Effort[]>> {
  const found = new Map<string, Effort[]>()
  for (const { case: of, trips } of measured)
    found.set(of.name, await profile(database, trips satisfies Trip[]))
  return found
}

/** A database with so many generated companies and the seed pack, in a folder of its own. */
async function sized<T>(
  companies: number,
  work: (name: string, database: Database) => Promise<T>,
): Promise<T> {
  const name = companies === 0 ? 'seed' : `${companies} companies`
  const place = { dataDir: join(dir, String(companies)), cacheDir }
  if (companies > 0)
    await importGenerated({ ...place, companies, recordedAt: new Date().toISOString(), log: say })
  return await withDatabase(place, async (graph, database) => {
    await prepareStore(graph)
    await loadSeeds(graph, seeds, say)
    return await work(name, database)
  })
}

const dir = mkdtempSync(join(tmpdir(), 'dealgraph-bench-'))
try {
  if (values['check-import']) say(`${await checkImport(cacheDir, say)} things are stored alike`)
  const first = await sized(0, (name, database) => stage(name, database, ROUNDS))
  const between = await sized(FIRST, (name, database) => stage(name, database, 0))
  const last = await sized(COMPANIES, (name, database) => stage(name, database, ROUNDS))
  console.log(`${ratios([first, last])}\n\n${efforts([first, between, last])}`)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
process.exit(0)
