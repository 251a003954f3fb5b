/** Measures every question in a database made by graph.ts: `npm run bench:scale -- --data /tmp/graph`. See docs/benchmarks.md. */
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { type Asking, askings } from './asking.ts'
import { Child, type Database, type Limits } from './child.ts'
import { countHits, type Hit } from './hits.ts'
import { measureAsking, type Pressed, press } from './pressed.ts'
import { pickSubjects } from './subjects.ts'
import { crowds, hitCounts, scales } from './table.ts'
import { withDatabase } from './with-database.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    of: { type: 'string', default: '' },
    seconds: { type: 'string', default: '6' },
    clients: { type: 'string', default: '16' },
    'no-floor': { type: 'boolean', default: false },
    hits: { type: 'boolean', default: false },
  },
})
const say = (line: string): void => console.error(line)

async function start(
  database: Database,
  file: string,
  { keeps = false, limits = 'real' }: { keeps?: boolean; limits?: Limits } = {},
): Promise<{ child: Child; port: number }> {
  const child = new Child(file)
  return { child, port: (await child.order({ do: 'listen', database, limits, keeps })).port ?? 0 }
}

async function measureAll(chosen: readonly Asking[], database: Database): Promise<void> {
  const product = await start(database, './product.ts')
  const floor = values['no-floor'] ? null : await start(database, './floor.ts')
  try {
    const measured: Pressed[] = []
    for (const asking of chosen) {
      const one = await measureAsking({ product, floor }, asking, Number(values.seconds) * 1000)
      measured.push(one)
      say(scales([one]).split('\n').at(-1) ?? '')
    }
    console.log(`${scales(measured)}\n`)
    await crowd(chosen, database)
  } finally {
    await product.child.stop()
    await floor?.child.stop()
  }
}

/** What the database reads for each question, which does not depend on what else the machine does. */
async function countAll(chosen: readonly Asking[], database: Database): Promise<void> {
  const product = await start(database, './product.ts', { limits: 'patient' })
  try {
    const counted: Hit[] = []
    for (const asking of chosen) {
      const one = await countHits(product, asking, database)
      counted.push(one)
      say(hitCounts([one]).split('\n').at(-1) ?? '')
    }
    console.log(hitCounts(counted))
  } finally {
    await product.child.stop()
  }
}

/** A server of its own, which keeps answers as people's does: the first of each is worked out while all wait. */
async function crowd(chosen: readonly Asking[], database: Database): Promise<void> {
  const product = await start(database, './product.ts', { keeps: true })
  try {
    const broad = chosen.filter(({ of }) => of === 'everything' || of === 'hub market')
    const clients = Number(values.clients)
    if (clients > 0) {
      const pressed = []
      for (const asking of broad)
        pressed.push(await press(product.port, asking, clients, Number(values.seconds) * 1000))
      console.log(crowds(pressed, clients))
    }
  } finally {
    await product.child.stop()
  }
}

if (!values.data) throw new Error('Say where the database is: --data <folder>.')
const place = {
  dataDir: values.data,
  cacheDir: readConfig(process.env).cacheDir,
  // A graph of a million companies is some gigabytes; whoever keeps one gives Neo4j more than a laptop's share.
  sizes: { heapMb: 1536, pageCacheMb: 1024, transactionsMb: 768 },
}
await withDatabase(place, async (graph, database) => {
  const all = askings(await pickSubjects(graph))
  const chosen = all.filter(({ field, of }) => field.includes(values.only) && of.includes(values.of))
  await (values.hits ? countAll : measureAll)(chosen, database)
})
process.exit(0)
