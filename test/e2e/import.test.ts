import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { type ImportOptions, importFiles } from '../../src/intake/import.ts'
import { everythingIn } from '../support/everything.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const graph = testGraph()
const NOW = new Date('2026-06-01T00:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-import-test-'))
const PROCESS = fileURLToPath(new URL('../support/import-process.ts', import.meta.url))
const ask = (text: string, params = {}) => graph.read({ name: 'test', text }, params)

let files = 0
function file(...lines: object[]): string {
  const path = join(folder, `${++files}.jsonl`)
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'))
  return path
}
const load = (lines: readonly object[], options: ImportOptions = {}) =>
  importFiles(graph, [file(...lines)], { now: NOW, ...options })

const source = (id: string) => ({ source: { id, kind: 'NEWS', reliability: 'B' } })
const company = (id: string, more: object = {}) => ({
  entity: { id, kind: 'COMPANY', name: id.toUpperCase(), ...more },
})
const owns = (from: string, to: string, more: object = {}) => ({
  claim: { link: 'OWNERSHIP', from, to, status: 'REPORTED', source: 'paper', ...more },
})
const deal = (id: string, customer: string) => ({
  claim: {
    agreement: {
      id,
      kind: 'LOAN',
      parties: [
        { role: 'LENDER', entity: 'a' },
        { role: 'BORROWER', entity: customer },
      ],
    },
    status: 'REPORTED',
    source: 'paper',
  },
})
const covers = (from: string, to: string) => ({
  claim: { link: 'COVERS', from, to, status: 'REPORTED', source: 'paper' },
})

/** Companies in a ring, each owning the next, and each second tie told twice, in an order that puts claims first. */
function ring(size: number): object[] {
  const id = (i: number) => `ring-${i % size}`
  const numbers = Array.from({ length: size }, (_, i) => i)
  return [
    ...numbers.flatMap((i) => [
      owns(id(i), id(i + 1)),
      ...(i % 2 === 0 ? [owns(id(i), id(i + 1), { locator: 'again' })] : []),
    ]),
    ...numbers.map((i) => company(id(i))),
    source('paper'),
  ]
}

beforeEach(async () => {
  await wipe(graph)
  await prepareStore(graph)
}, 300_000)
afterAll(() => graph.close())

describe('an import in batches', () => {
  it('ends as one in a single transaction does, and leaves no marker', async () => {
    const lines = ring(150)
    await load(lines)
    const atOnce = await everythingIn(graph)
    await wipe(graph)
    const summary = await load(lines, { batchSize: 100 })
    expect(await everythingIn(graph)).toBe(atOnce)
    expect(summary).toMatchObject({
      claims: { added: 225, repeated: 0 },
      entities: 150,
      sources: 1,
      before: 0,
    })
    expect(await load(lines, { batchSize: 100 })).toMatchObject({
      claims: { added: 0, repeated: 225 },
      files: [{ read: 376, added: 0, repeated: 376, refused: 0, conflicting: 0 }],
    })
    expect(await everythingIn(graph)).toBe(atOnce)
  }, 300_000)

  it('writes nothing where there is any fault, and tells a hundred of very many', async () => {
    const before = await everythingIn(graph)
    const error: unknown = await load([...ring(100), owns('ring-1', 'nobody')], { batchSize: 50 }).catch(
      (e: unknown) => e,
    )
    expect(error).toMatchObject({ details: { faults: [{ code: 'DANGLING_ID', line: 252 }] } })
    const many = Array.from({ length: 130 }, (_, i) => company(`Bad ${i}`))
    const manyFaults = (await load(many).catch((e: unknown) => e)) as Error & {
      details: { faults: unknown[] }
    }
    expect(manyFaults.message).toMatch(/^130 faults .* first 100\.$/)
    expect(manyFaults.details.faults).toHaveLength(100)
    expect(await everythingIn(graph)).toBe(before)
  }, 300_000)

  it('writes nothing where what it says itself stands against a merge', async () => {
    const merge = { event: { kind: 'MERGE', at: '2026-06-02T00:00:00Z', by: 'me', keep: 'a', absorb: 'b' } }
    const lei = (value: string) => ({ identifiers: [{ scheme: 'LEI', value }] })
    const before = await everythingIn(graph)
    for (const lines of [
      [source('paper'), company('a'), company('b'), owns('a', 'b'), merge],
      [
        company('a', lei('529900T8BM49AURSDO55')),
        company('c'),
        company('b', lei('5493001KJTIIGC8Y1R12')),
        merge,
      ],
    ])
      await expect(load(lines, { batchSize: 2 })).rejects.toMatchObject({
        details: { faults: [{ code: 'MERGE_CONFLICT' }] },
      })
    expect(await everythingIn(graph)).toBe(before)
    const fine = [source('paper'), company('a'), company('b'), owns('a', 'c'), company('c'), merge]
    const dry = await load(fine, { batchSize: 2, dryRun: true })
    expect(dry).toMatchObject({ claims: { added: 1 }, entities: 3, events: 1 })
    expect(await load(fine, { batchSize: 2 })).toMatchObject({ claims: { added: 1 }, entities: 3, events: 1 })
  }, 300_000)

  it('that is killed goes on where it stopped, and ends as if nothing had happened', async () => {
    const path = file(...ring(400))
    const { uri, user, password } = inject('neo4j')
    const run = async (killAfter: number | null): Promise<string[]> => {
      const child = spawn(process.execPath, ['--import', 'tsx', PROCESS, path, uri, user, password], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const told: string[] = []
      const exit = once(child, 'exit')
      for await (const line of createInterface({ input: child.stdout })) {
        told.push(line)
        if (killAfter !== null && told.filter((l) => l.startsWith('Writing')).length === killAfter)
          child.kill('SIGKILL')
      }
      expect((await exit)[0]).toBe(killAfter === null ? 0 : null)
      return told
    }
    // Whenever it was run, its claims count as recorded then.
    const timeless = async () => (await everythingIn(graph)).replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'then')
    await run(null)
    const undisturbed = await timeless()
    await wipe(graph)
    for (const batches of [1, 5]) await run(batches)
    expect(await ask('MATCH (i:Import) RETURN size(i.done) >= 5')).toEqual([[true]])
    await run(null)
    expect(await timeless()).toBe(undisturbed)
    expect(await ask('MATCH (c:Claim) RETURN count(DISTINCT c.recordedFrom[0])')).toEqual([[1]])
    expect(await ask('MATCH (i:Import) RETURN i.id')).toEqual([])
  }, 300_000)

  it('stops between two batches when it is told to, and skips what was written', async () => {
    const path = file(...ring(200))
    const stop = new AbortController()
    const stopping = importFiles(graph, [path], {
      batchSize: 100,
      signal: stop.signal,
      onProgress: ({ phase, done }) => {
        if (phase === 'Writing' && done >= 300) stop.abort()
      },
    })
    await expect(stopping).rejects.toMatchObject({ code: 'CANCELLED' })
    const summary = await importFiles(graph, [path], { batchSize: 100 })
    expect(summary.before).toBeGreaterThanOrEqual(300)
    expect(summary.files[0]).toMatchObject({ read: 501, added: 501, repeated: 0 })
  }, 300_000)
})

describe('with a file for what is refused', () => {
  const refused = async (lines: readonly object[], batchSize?: number) => {
    const rejects = join(folder, `rejects-${++files}.jsonl`)
    const options = { rejects, ...(batchSize !== undefined && { batchSize }) }
    const summary = await load(lines, options)
    const rows = readFileSync(rejects, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { line: number; code: string; reason: string; row: unknown })
    return { summary, rows: rows.sort((a, b) => a.line - b.line) }
  }

  it.each([undefined, 4])(
    'the rest is written, and what rests on a refused record is refused, too',
    async (batch) => {
      const bad = company('b', { country: 'UK' })
      const lines = [
        source('paper'),
        company('a'),
        bad,
        company('c'),
        owns('a', 'b'),
        owns('a', 'c'),
        deal('loan', 'b'),
        covers('loan', 'plant'),
        { entity: { id: 'plant', kind: 'FACILITY', name: 'Plant' } },
        owns('c', 'nobody'),
      ]
      const { summary, rows } = await refused(lines, batch)
      expect(rows.map(({ line, code }) => [line, code])).toEqual([
        [3, 'BAD_COUNTRY'],
        [5, 'DANGLING_ID'],
        [7, 'DANGLING_ID'],
        [8, 'DANGLING_ID'],
        [10, 'DANGLING_ID'],
      ])
      expect(rows[0]).toMatchObject({ field: 'entity.country', row: bad })
      expect(rows[1]?.reason).toBe('b was refused itself, so this cannot be recorded.')
      expect(summary.files).toMatchObject([{ read: 10, added: 5, refused: 5, conflicting: 0 }])
      expect(await ask('MATCH (c:Claim) RETURN c.ends')).toEqual([[['a', 'c']]])
    },
    300_000,
  )

  it('what is recorded otherwise counts as conflicting, and stands', async () => {
    await load([source('paper'), company('a'), company('b'), owns('a', 'b', { note: 'one' })])
    const { summary, rows } = await refused([
      company('a', { name: 'Other' }),
      owns('a', 'b', { note: 'two' }),
      owns('b', 'a'),
      { event: { kind: 'RETRACT', at: '2026-07-01T00:00:00Z', by: 'me', claim: `claim_${'0'.repeat(32)}` } },
    ])
    expect(rows.map(({ code }) => code)).toEqual(['ENTITY_DIFFERS', 'CLAIM_DIFFERS', 'DANGLING_ID'])
    expect(summary.files).toMatchObject([{ read: 4, added: 1, conflicting: 2, refused: 1 }])
    expect(await ask("MATCH (e:Entity {id: 'a'}) RETURN e.name")).toEqual([['A']])
  }, 300_000)

  it('that file is none of those that are read, and can be written', async () => {
    const [claims, mapping] = [file(source('paper'), company('a')), file({})]
    const before = readFileSync(claims, 'utf8')
    const link = `${claims}.link`
    symlinkSync(claims, link)
    for (const [rejects, options] of [
      [claims, {}],
      [link, {}],
      [mapping, { mapping }],
    ] as const)
      await expect(importFiles(graph, [claims], { ...options, rejects })).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: `--rejects names ${rejects}, which is to be read and would be overwritten; name another file.`,
      })
    expect(readFileSync(claims, 'utf8')).toBe(before)
    const nowhere = join(folder, 'nowhere', 'refused.jsonl')
    await expect(importFiles(graph, [claims], { rejects: nowhere })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: `The file ${nowhere} cannot be written: there is no such folder; make it first.`,
    })
    expect(await ask('MATCH (n:Slug) RETURN n.id')).toEqual([])
  }, 300_000)
})

describe('entities that have a number of another record', () => {
  const lei = (id: string, value: string) => company(id, { identifiers: [{ scheme: 'LEI', value }] })
  const [ONE, OTHER] = ['529900T8BM49AURSDO55', '5493001KJTIIGC8Y1R12']

  it.each([undefined, 2])(
    'are counted: in the files, in the graph, and not where they are merged',
    async (size) => {
      const options = size === undefined ? {} : { batchSize: size }
      const ticker = { identifiers: [{ scheme: 'TICKER', value: 'ACME' }] }
      expect(
        await load([company('x', ticker), company('y', ticker), lei('c', OTHER)], options),
      ).toMatchObject({
        sharing: 0,
      })
      expect(await load([lei('a', ONE), lei('b', ONE), company('d')], options)).toMatchObject({ sharing: 2 })
      expect(await load([lei('e', OTHER)], { ...options, dryRun: true })).toMatchObject({ sharing: 1 })
      const merge = { kind: 'MERGE', at: '2026-05-01T00:00:00Z', by: 'me', keep: 'a', absorb: 'b' }
      expect(await load([lei('a', ONE), lei('b', ONE), { event: merge }], options)).toMatchObject({
        sharing: 0,
      })
    },
    300_000,
  )
})
