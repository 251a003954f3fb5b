import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { parseRecords } from '../../src/claims/parse.ts'
import { FORMATS } from '../../src/export/formats.ts'
import { readJsonLines } from '../../src/intake/json-lines.ts'
import { tempFile } from '../support/export.ts'
import { useSeededApi } from '../support/seeded-api.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const seeded = useSeededApi()
const fetched = (query: string) => seeded.api.app.inject(`/export?${query}`)
interface Connected {
  data: { connections: { findings: { evidence: { id: string }[] }[] } }
}
interface Failed {
  errors?: { extensions: { code: string } }[]
}
const codeOf = async (query: string): Promise<[number, string | undefined]> => {
  const response = await fetched(query)
  return [response.statusCode, response.json<Failed>().errors?.[0]?.extensions.code]
}
const batchOf = (text: string) => {
  const { batch, faults } = parseRecords(readJsonLines(text).records)
  expect(faults).toEqual([])
  return batch
}

describe('GET /export', () => {
  test.each(Object.entries(FORMATS))(
    '%s has its media type and a name for its file',
    async (format, { mediaType, ending }) => {
      const { statusCode, headers, body } = await fetched(`format=${format}&validAt=2026-06-01`)
      expect(statusCode).toBe(200)
      expect(headers['content-type']).toBe(mediaType)
      expect(headers['content-disposition']).toBe(`attachment; filename="dealgraph-2026-06-01.${ending}"`)
      expect(body.length).toBeGreaterThan(10_000)
    },
  )

  test.each([
    ['', 400, 'BAD_INPUT'],
    ['format=xls', 400, 'BAD_INPUT'],
    ['format=toString', 400, 'BAD_INPUT'],
    ['format=claims&format=claims', 400, 'BAD_INPUT'],
    ['format=claims&table=links', 400, 'BAD_INPUT'],
    ['format=claims&colour=red', 400, 'UNKNOWN_VARIABLE'],
    ['format=claims&validAt=2026-02-30', 400, 'BAD_DATE'],
    ['format=claims&knownAt=2999-01-01T00:00:00Z', 400, 'KNOWN_AT_FUTURE'],
    ['format=claims&minConfidence=2', 400, 'BAD_CONFIDENCE'],
    ['format=claims&statuses=RUMOURED', 400, 'BAD_INPUT'],
    ['format=claims&withoutSources=nobody', 404, 'NOT_FOUND'],
    ['format=claims&query=nothing', 404, 'UNKNOWN_QUERY'],
    ['format=claims&query=connections&from=nobody', 404, 'NOT_FOUND'],
    ['format=claims&query=connections&colour=red', 400, 'UNKNOWN_VARIABLE'],
  ])('%s is refused', async (query, status, code) => {
    expect(await codeOf(query)).toEqual([status, code])
  })

  test("an answer's part has its entities, links and claims, and nothing else", async () => {
    const variables = 'from=anthropic&to=xai&validAt=2026-06-01'
    const view = await seeded.api.app.inject(`/v/connections.json?${variables}`)
    const { connections } = view.json<Connected>().data
    const evidence = connections.findings.flatMap((finding) => finding.evidence.map(({ id }) => id))
    const batch = batchOf((await fetched(`format=claims&query=connections&${variables}`)).body)
    const ids = batch.claims.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([...new Set(evidence)]))
    expect(ids.length).toBeLessThan(100)
    expect(batch.entities.map(({ id }) => id)).toContain('anthropic')
    expect(new Set(batch.claims.map(({ record }) => record.source))).toEqual(
      new Set(batch.sources.map(({ id }) => id)),
    )
  })

  test('nothing more is read once the reader has gone', async () => {
    const address = await seeded.api.listen('127.0.0.1', 0)
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${address}/export?format=claims`, { agent: false }, resolve).once('error', reject)
    })
    response.once('error', () => undefined)
    await new Promise((resolve) => response.once('data', resolve))
    response.destroy()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const trips = seeded.trips
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(seeded.trips).toBe(trips)
  })
})

describe('dealgraph export', () => {
  const run = async (...args: string[]) => {
    const { uri, user, password } = inject('neo4j')
    const env = { ...process.env, NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password }
    return await promisify(execFile)(process.execPath, ['bin/dealgraph.js', 'export', ...args], {
      cwd: ROOT,
      env,
      maxBuffer: 1e8,
    })
  }

  test('writes the same as the address, to a file or to standard output', async () => {
    const { body } = await fetched('format=claims&withoutSources=untitled-blog&statuses=REPORTED')
    const scope = ['--without-sources', 'untitled-blog', '--statuses', 'REPORTED']
    expect((await run('--format', 'claims', ...scope)).stdout).toBe(body)
    const out = tempFile('old.jsonl', 'old')
    await run('--format', 'claims', ...scope, '--out', out)
    expect(readFileSync(out, 'utf8')).toBe(body)
  })

  test('of an answer takes its variables', async () => {
    const { body } = await fetched('format=claims&query=connections&maxHops=2')
    expect((await run('--format', 'claims', '--query', 'connections', '--var', 'max-hops=2')).stdout).toBe(
      body,
    )
  })

  test.each([
    [['--format', 'claims', '--out', '/nowhere/at/all'], 'BAD_INPUT'],
    [['--format', 'claims', '--query', 'connections', '--var', 'from'], 'BAD_INPUT'],
    [['--format', 'xls'], 'BAD_INPUT'],
  ])('%j is refused', async (args, code) => {
    await expect(run(...args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(code) as unknown,
    })
  })
})
