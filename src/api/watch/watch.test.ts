import { expect, test } from 'vitest'
import { fakeBehind, fakeGraph, silent } from '../../../test/support/fake-behind.ts'
import { openApi, post } from '../../../test/support/open-api.ts'
import { DealgraphError } from '../../errors.ts'

/** The lines of the log, and the numbers that stand under a name. */
async function watchedApi(options: Parameters<typeof openApi>[2] = {}, behind = fakeBehind()) {
  const lines: object[] = []
  const api = await openApi(behind, { ...silent, info: (what) => lines.push(what) }, options)
  const metrics = async (): Promise<string> => (await api.app.inject('/metrics')).body
  return { api, lines, metrics }
}

test('every operation is one line and one count, by its fields and how it ended, with no value in either', async () => {
  const { api, lines, metrics } = await watchedApi()
  await post(api, { query: 'query Secret($id: ID!) { entity(id: $id) { name } }', variables: { id: 'acme' } })
  await post(api, {
    query:
      '{ a: entity(id: "hidden-acme") { name } ...More } fragment More on Query { source(id: "x") { id } __typename }',
  })
  await post(api, { query: '{ nothing }' })
  await post(api, {
    query:
      'mutation { retractClaim(input: {idempotencyKey: "k", id: "claim_1", because: "x"}) { faults { code } } }',
  })
  expect(lines).toMatchObject([
    { type: 'query', fields: ['entity'], outcome: 'ok', caller: null },
    { type: 'query', fields: ['entity', 'source', 'introspection'], outcome: 'ok' },
    { type: 'none', fields: [], outcome: 'GRAPHQL_VALIDATION_FAILED' },
    { type: 'mutation', fields: ['retractClaim'], outcome: 'UNAUTHENTICATED' },
  ])
  const text = await metrics()
  for (const value of ['acme', 'hidden', 'Secret', 'claim_1'])
    expect([value, JSON.stringify(lines).includes(value), text.includes(value)]).toEqual([
      value,
      false,
      false,
    ])
  expect(text).toContain('dealgraph_operations_total{type="query",field="entity",outcome="ok"} 1')
  expect(text).toContain('dealgraph_operations_total{type="query",field="several",outcome="ok"} 1')
  expect(text).toContain(
    'dealgraph_operations_total{type="mutation",field="retractClaim",outcome="UNAUTHENTICATED"} 1',
  )
  expect(text).toContain('dealgraph_operation_duration_seconds_count{type="none",field="unread"} 1')
  expect(text).toContain('dealgraph_operation_cost_count 3')
})

test('made-up addresses count as none, so that nobody can fill the memory with them', async () => {
  const { api, metrics } = await watchedApi()
  for (let i = 0; i < 5; i++) await api.app.inject(`/nowhere-${i}`)
  await api.app.inject('/v/no-such-query.json')
  const text = await metrics()
  expect(text).toContain(
    'dealgraph_http_request_duration_seconds_count{route="none",method="GET",status="404"} 5',
  )
  expect(text).toContain(
    'dealgraph_http_request_duration_seconds_count{route="/v/*",method="GET",status="404"} 1',
  )
  expect(text).not.toContain('nowhere')
})

test('tells of the graph, of calls to the database and of what is drawn', async () => {
  const { api, metrics } = await watchedApi()
  await api.app.inject('/ready')
  const text = await metrics()
  expect(text).toContain('dealgraph_database_up 1')
  expect(text).toContain('dealgraph_graph_version 3')
  expect(text).toContain('dealgraph_graph_things{kind="claims"} 284')
  expect(text).toContain('dealgraph_imports_under_way 0')
  expect(text).toContain('dealgraph_renders_running 0')
  expect(text).toContain('dealgraph_renders_waiting 0')
  expect(text).toContain('dealgraph_database_connections_max 64')
  expect(text).toMatch(
    /dealgraph_http_request_duration_seconds_count\{route="\/ready",method="GET",status="200"\} 1/,
  )
})

test('stands while the database does not, and says that', async () => {
  const read = async (): Promise<never> => {
    throw new DealgraphError('DATABASE_UNAVAILABLE', 'gone')
  }
  const { api, metrics } = await watchedApi({}, fakeBehind({ graph: fakeGraph({ read }) }))
  await api.app.inject('/v/shared-infrastructure.json')
  const text = await metrics()
  expect(text).toContain('dealgraph_database_up 0')
  expect(text).not.toContain('dealgraph_graph_version 3')
  expect(text).toMatch(
    /dealgraph_database_call_duration_seconds_count\{mode="read",outcome="DATABASE_UNAVAILABLE"\} \d/,
  )
  expect(text).toContain('dealgraph_database_calls_in_flight{mode="read"} 0')
})

test.each([
  ['open', 200],
  ['key', 401],
  ['off', 404],
] as const)('with METRICS=%s, whoever has no key gets %i', async (metrics, status) => {
  const { api } = await watchedApi({ metrics })
  expect((await api.app.inject('/metrics')).statusCode).toBe(status)
})
