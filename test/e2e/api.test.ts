import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { columns } from '../../src/cli/text.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { useSeededApi } from '../support/seeded-api.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const seeded = useSeededApi()

interface Told {
  data: { [field: string]: unknown } | null
  errors?: { message: string; extensions: { code: string; nearest?: unknown[] } }[]
}
const view = async (url: string): Promise<Told> => (await seeded.api.app.inject(url)).json()
async function post(query: string, variables: object = {}): Promise<Told> {
  seeded.trips = 0
  const response = await seeded.api.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: { query, variables },
  })
  return response.json()
}

const SHARED = `query ($scope: Scope) {
  sharedInfrastructure(market: "frontier-ai-models", scope: $scope) {
    findings {
      competitors { id } shared { id name __typename }
      weakestLink { __typename from { name } to { name } }
      explanation { sentence entities { id name } links { type from { name } to { name } evidence { source { title } } } }
      evidence { locator source { id publisher } }
    }
    leftOut { reason claim { id source { id } } }
    subgraph { entities { id name } links { id from { id } to { id } } }
  }
}`

describe('over HTTP, on the seed pack', () => {
  test('a question with all that can be selected of it takes at most three trips', async () => {
    const { data, errors } = await post(SHARED)
    expect(errors).toBeUndefined()
    expect(seeded.trips).toBeLessThanOrEqual(3)
    expect(data).toMatchObject({
      sharedInfrastructure: {
        findings: expect.arrayContaining([
          expect.objectContaining({ shared: { id: 'spacex', name: 'SpaceX', __typename: 'Company' } }),
        ]) as unknown,
      },
    })
  })

  test('claims of a source that is left out are still told of', async () => {
    const { data, errors } = await post(SHARED, { scope: { withoutSources: ['bloomberg-2026-05-06'] } })
    expect(errors).toBeUndefined()
    const { leftOut } = (data ?? {})['sharedInfrastructure'] as {
      leftOut: { claim: { source: { id: string } } }[]
    }
    expect(leftOut.length).toBeGreaterThan(0)
    expect(new Set(leftOut.map(({ claim }) => claim.source.id))).toEqual(new Set(['bloomberg-2026-05-06']))
  })

  test('a look-up takes one trip, an unknown id is null, an unknown id in a question is coded', async () => {
    expect(
      await post('{ company(id: "spacex") { name owners { from { name } evidence { source { id } } } } }'),
    ).toMatchObject({ data: { company: { name: 'SpaceX' } } })
    expect(seeded.trips).toBe(1)
    expect((await post('{ company(id: "spacexx") { name } }')).data).toEqual({ company: null })
    const { errors } = await post('{ connections(from: "anthropc", to: "spacex") { summary } }')
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', id: 'anthropc' } }])
    expect(errors?.[0]?.message).toContain('anthropic')
  })

  test('a cursor that was tampered with is coded', async () => {
    const { errors } = await post('{ companies(after: "xyz") { nodes { id } } }')
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }])
  })

  // Each is planned anew, so a busy machine takes its time.
  test('every saved query answers at its address, the same as by POST /graphql', {
    timeout: 120_000,
  }, async () => {
    const { loadSavedQueries } = await import('../../src/questions/saved.ts')
    const { makeSchema } = await import('../../src/api/schema.ts')
    for (const query of loadSavedQueries(makeSchema(QUESTIONS))) {
      if (query.variables.some((variable) => variable.required)) continue
      const scope = { validAt: '2026-11-20', knownAt: '2026-11-20T00:00:00Z' }
      // Moments of record are arguments of its own where a question has no scope.
      const hasScope = query.variables.some((variable) => variable.name === 'scope')
      const variables = hasScope ? { scope } : { until: scope.knownAt }
      const pairs: Record<string, string> = hasScope ? scope : { until: scope.knownAt }
      const viewed = await view(`/v/${query.name}.json?${new URLSearchParams(pairs).toString()}`)
      const posted = await post(query.text, variables)
      expect([query.name, posted.errors]).toEqual([query.name, undefined])
      expect(viewed).toEqual({ data: posted.data })
    }
  })

  test('is ready, and counts what there is on the start page', async () => {
    expect((await seeded.api.app.inject('/ready')).statusCode).toBe(200)
    expect((await seeded.api.app.inject('/')).body).toMatch(/<strong>[1-9]\d*<\/strong>companies/)
  })
})

test('the command line gives the same answer as the address', async () => {
  const { uri, user, password } = inject('neo4j')
  const env = {
    ...process.env,
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    READ_TIMEOUT_MS: '20000',
    QUESTION_TIMEOUT_MS: '20000',
  }
  const run = async (...args: string[]) =>
    await promisify(execFile)(process.execPath, [`${ROOT}bin/dealgraph.js`, ...args], { env, cwd: '/' })
  const scope = ['--valid-at', '2026-11-20', '--known-at', '2026-11-20T00:00:00Z']
  const { stdout } = await run('ask', 'shared-infrastructure', ...scope, '--format', 'json')
  expect(JSON.parse(stdout)).toEqual(
    await view('/v/shared-infrastructure.json?validAt=2026-11-20&knownAt=2026-11-20T00:00:00Z'),
  )
  const table = await run('ask', 'shared-infrastructure')
  expect(table.stdout).toContain('Why')
  for (const line of table.stdout.split('\n')) expect(columns(line)).toBeLessThanOrEqual(100)
  await expect(run('ask', 'shared-infra')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^error UNKNOWN_QUERY: .*shared-infrastructure/) as string,
  })
}, 300_000)
