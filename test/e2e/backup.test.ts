import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { backUp } from '../../src/export/backup.ts'
import { restore } from '../../src/export/restore.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { importFiles } from '../../src/intake/import.ts'
import { exported, tempFile } from '../support/export.ts'
import { useSeededApi } from '../support/seeded-api.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const seeded = useSeededApi((opened) => {
  graph = opened
  return Promise.resolve()
})
let graph: Graph
let file = ''
beforeAll(async () => {
  file = join(dirname(tempFile('x', '')), 'dealgraph.backup')
  await backUp(graph, file)
}, 300_000)

const read = (text: string, params = {}) => graph.read({ name: 'test', text }, params)
const write = (text: string) => graph.write('test', (tx) => tx.run({ name: 'test', text }, {}))
/** Every link, every tie and every claim, with all that they carry. */
const dump = async (): Promise<string> =>
  JSON.stringify(
    [
      await read(
        'MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r) AS p ORDER BY a.id, type(r), b.id, r.tie, r.knownFrom, r.validFrom',
      ),
      await read(
        'MATCH (n) WHERE NOT n:Meta AND NOT n:Audit RETURN labels(n) AS l, n {.*, lockedBy: null, turn: null} AS p, n.id ORDER BY n.id, l[0]',
      ),
      await read('MATCH (m:Meta) RETURN m.packs, m.restoring, m.storeVersion, m.consolidation'),
    ],
    (_key, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  )
const answers = async () =>
  await Promise.all(
    ['connections', 'shared-infrastructure'].map(async (name) => {
      const response = await seeded.api.app.inject(
        `/v/${name}.json?validAt=2026-06-01&knownAt=2026-11-01T00:00:00Z`,
      )
      return response.body
    }),
  )
const refused = (code: string) => ({ code })

describe('a backup', () => {
  test('restored, gives the same answers and the same links', async () => {
    const [before, told] = [await dump(), await answers()]
    expect(told.every((answer) => answer.includes('"findings":[{'))).toBe(true)
    await importFiles(graph, [
      tempFile('more.jsonl', '{"entity": {"id": "newcomer", "kind": "COMPANY", "name": "Newcomer"}}\n'),
    ])
    await write("CREATE (:Key {id: 'somebody'})")
    const { counts } = await restore(graph, file, { force: true })
    expect(counts.claim).toBeGreaterThan(200)
    expect((await write('MATCH (k:Key) DELETE k RETURN count(*)'))[0]).toEqual([1])
    expect(await dump()).toBe(before)
    expect(await answers()).toEqual(told)
  }, 300_000)

  test('is refused by a graph that holds something, and that stays as it is', async () => {
    const before = await dump()
    await expect(restore(graph, file)).rejects.toMatchObject(refused('GRAPH_NOT_EMPTY'))
    expect(await dump()).toBe(before)
  })

  test('that was cut or altered is refused before anything is written', async () => {
    const before = await dump()
    const bytes = readFileSync(file)
    const text = gunzipSync(bytes).toString('utf8')
    const lines = text.split('\n')
    const flipped = Buffer.from(bytes)
    flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1
    const damaged = [
      bytes.subarray(0, bytes.length - 10),
      flipped,
      gzipSync(text.replace('Anthropic', 'Misanthropic')),
      gzipSync([...lines.slice(0, 5), ...lines.slice(6)].join('\n')),
      gzipSync(lines.slice(0, -2).join('\n')),
      gzipSync(`${text}{"entity":{}}\n`),
      gzipSync(text.replace('"version":1', '"version":9')),
      gzipSync(await exported(graph, 'claims')),
      Buffer.from('no backup'),
      Buffer.alloc(0),
    ]
    for (const [i, content] of damaged.entries())
      await expect(
        restore(graph, tempFile('damaged', content), { force: true }),
        `case ${i}`,
      ).rejects.toMatchObject(refused('BACKUP_DAMAGED'))
    await expect(restore(graph, '/nowhere', { force: true })).rejects.toMatchObject(refused('BAD_INPUT'))
    expect(await dump()).toBe(before)
  }, 300_000)

  test('whose restore was interrupted is told, and can be restored again', async () => {
    const before = await dump()
    let writes = 0
    const dying: Graph = {
      ...graph,
      write: (...args) => (++writes > 4 ? Promise.reject(new Error('the power went')) : graph.write(...args)),
    }
    await expect(restore(dying, file, { force: true })).rejects.toThrow('the power went')
    await expect(run('backup', `${file}2`)).rejects.toMatchObject({
      stderr: expect.stringContaining('RESTORE_UNFINISHED') as unknown,
    })
    const { stdout } = await run('restore', file)
    expect(stdout).toMatch(/^Restored \d+ claims, \d+ sources, \d+ entities, \d+ events?, as of /)
    expect(await dump()).toBe(before)
  }, 300_000)

  test('is of one moment, though others write', async () => {
    const path = `${file}-busy`
    let busy = 0
    const writing: Graph = {
      ...graph,
      async read(...args) {
        // A write between the reads of the first two tries, and one that has to wait in the third.
        if (args[0].name === 'claims-page') {
          const line = JSON.stringify({
            entity: { id: `meanwhile-${++busy}`, kind: 'COMPANY', name: 'Meanwhile' },
          })
          const done = importFiles(graph, [tempFile('busy.jsonl', line)])
          await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 300))])
        }
        return graph.read(...args)
      },
    }
    await backUp(writing, path)
    expect(busy).toBeGreaterThan(2)
    expect(existsSync(`${path}.part`)).toBe(false)
    writeFileSync(`${path}.jsonl`, gunzipSync(readFileSync(path)))
    const { counts } = await restore(graph, path, { force: true })
    expect(counts.claim).toBeGreaterThan(200)
  }, 300_000)
})

async function run(...args: string[]) {
  const { uri, user, password } = inject('neo4j')
  const env = { ...process.env, NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password }
  return await promisify(execFile)(process.execPath, ['bin/dealgraph.js', ...args], { cwd: ROOT, env })
}
