/** Measures the server against a floor, at the seed's size and with generated companies around it. See docs/benchmarks.md. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { rebuild } from '../src/claims/rebuild.ts'
import { prepareStore } from '../src/claims/store.ts'
import { readConfig } from '../src/config.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { startLocalServer } from '../src/graph/local/local-server.ts'
import { loadSeeds } from '../src/intake/seeds.ts'
import { CASES } from './cases.ts'
import { Child, type Database, type Trip } from './child.ts'
import { generate } from './generate.ts'
import { load } from './load.ts'
import { type Measured, measure, type Pair } from './measure.ts'
import { type Effort, profile } from './plans.ts'
import { efforts, ratios, type Stage } from './table.ts'

const { values } = parseArgs({
  options: {
    companies: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    'cpu-prof': { type: 'string' },
    'check-links': { type: 'boolean', default: false },
  },
})
const COMPANIES = Number(values.companies)
const ROUNDS = Number(values.rounds)
/** A tenth of the companies is loaded first: what an answer costs is compared at three sizes, and timed at the ends. */
const FIRST = Math.round(COMPANIES / 10)
const WARM_ROUNDS = 60
const STAGE_MS = 150_000
const PATIENCE_MS = 60_000

const seeds = fileURLToPath(new URL('../seeds/', import.meta.url))
const say = (line: string): void => console.error(line)
const cases = CASES.filter(({ name }) => name.includes(values.only))

async function withPair<T>(database: Database, work: (pair: Pair) => Promise<T>): Promise<T> {
  const dir = values['cpu-prof']
  const product = new Child('./product.ts', dir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${dir}`])
  const floor = new Child('./floor.ts')
  try {
    const port = async (child: Child) => (await child.order({ do: 'listen', database })).port ?? 0
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

async function grow(graph: Graph, prefix: string, companies: number): Promise<void> {
  const start = performance.now()
  const ties = await load(graph, generate({ prefix, companies }), new Date().toISOString())
  const [[nodes, relationships] = []] = await graph.read(
    { name: 'size', text: 'MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)' },
    {},
  )
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  say(
    `${companies} companies, ${ties} ties in ${seconds} s; now ${Number(nodes)} nodes, ${Number(relationships)} relationships`,
  )
}

const dataDir = mkdtempSync(join(tmpdir(), 'dealgraph-bench-'))
const local = await startLocalServer({ dataDir, cacheDir: readConfig(process.env).cacheDir, log: say })
try {
  const database = { uri: local.uri, user: local.user, password: local.password }
  const graph = openGraph({ ...database, readTimeoutMs: PATIENCE_MS, writeTimeoutMs: PATIENCE_MS })
  await prepareStore(graph)
  await loadSeeds(graph, seeds, say)
  const stages = [await stage('seed', database, ROUNDS)]
  await grow(graph, 'a', FIRST)
  if (values['check-links']) {
    const { bundles, changed } = await rebuild(graph)
    say(`made the links of ${bundles} bundles anew: ${changed} ties changed`)
  }
  const between = await stage(`${FIRST} companies`, database, 0)
  await grow(graph, 'b', COMPANIES - FIRST)
  stages.push(await stage(`${COMPANIES} companies`, database, ROUNDS))
  await graph.close()
  console.log(`${ratios(stages)}\n\n${efforts([...stages.slice(0, 1), between, ...stages.slice(1)])}`)
} finally {
  await local.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
