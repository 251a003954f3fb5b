/** Does the bulk import store what recording stores? A small graph goes both ways into two databases; every difference is told. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareText } from '../src/claims/order.ts'
import { parseRecords } from '../src/claims/parse.ts'
import { recordBatch } from '../src/claims/record.ts'
import { prepareStore } from '../src/claims/store.ts'
import type { Graph } from '../src/graph/graph.ts'
import { importGenerated } from './bulk.ts'
import { generate } from './generate.ts'
import { withDatabase } from './with-database.ts'

const COMPANIES = 120
const RECORDED_AT = '2026-11-01T00:00:00.000Z'
/** The mark of the last lock is of a write, not of what was written. */
const NODES = `MATCH (n) WHERE NOT n:Meta AND NOT n:Audit RETURN labels(n), n {.*, lockedBy: null}`
const RELATIONSHIPS = 'MATCH (a)-[r]->(b) RETURN type(r), labels(a)[0], a.id, labels(b)[0], b.id, r {.*}'

/** How many nodes and relationships were compared; throws where they differ. */
export async function checkImport(cacheDir: string, log: (line: string) => void): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'dealgraph-check-'))
  try {
    const options = { cacheDir, companies: COMPANIES, recordedAt: RECORDED_AT, log: () => undefined }
    const bulk = join(dir, 'bulk')
    await importGenerated({ ...options, dataDir: bulk })
    const imported = await withDatabase({ ...options, dataDir: bulk }, dump)
    const recorded = await withDatabase({ ...options, dataDir: join(dir, 'recorded') }, async (graph) => {
      await prepareStore(graph)
      const { batch } = parseRecords([...generate(COMPANIES)].flat())
      const { faults } = await recordBatch(graph, batch, {
        now: RECORDED_AT,
        by: 'bench',
        audit: { by: 'bench', operation: 'bench' },
      })
      if (faults.length > 0) throw new Error(`A generated record is faulty: ${JSON.stringify(faults[0])}`)
      return await dump(graph)
    })
    const differences = [
      ...[...recorded].filter((line) => !imported.has(line)).map((line) => `only recorded: ${line}`),
      ...[...imported].filter((line) => !recorded.has(line)).map((line) => `only imported: ${line}`),
    ].sort()
    for (const line of differences.slice(0, 20)) log(line)
    if (differences.length > 0) throw new Error(`The bulk import differs in ${differences.length} places.`)
    return recorded.size
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function dump(graph: Graph): Promise<Set<string>> {
  const rows = [
    ...(await graph.read({ name: 'nodes', text: NODES }, {})),
    ...(await graph.read({ name: 'relationships', text: RELATIONSHIPS }, {})),
  ]
  return new Set(rows.map((row) => JSON.stringify(row.map(sorted))))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return (value as unknown[])
      .map(sorted)
      .map((item) => JSON.stringify(item))
      .sort(compareText)
  if (value === null || typeof value !== 'object') return value
  const present = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(
    present.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]),
  )
}
