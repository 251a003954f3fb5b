import { SpanStatusCode } from '@opentelemetry/api'
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node'
import { beforeEach, expect, test } from 'vitest'
import { fakeBehind, fakeGraph, silent } from '../../../test/support/fake-behind.ts'
import { openApi } from '../../../test/support/open-api.ts'
import { DealgraphError } from '../../errors.ts'

const kept = new InMemorySpanExporter()
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(kept)] }).register()
beforeEach(() => kept.reset())

/** Each span with the name of what it lies below. */
const tree = (): Record<string, string | undefined> => {
  const spans = kept.getFinishedSpans()
  const nameOf = (id: string | undefined) => spans.find((span) => span.spanContext().spanId === id)?.name
  return Object.fromEntries(spans.map((span) => [span.name, nameOf(span.parentSpanContext?.spanId)]))
}
const named = (name: string) => kept.getFinishedSpans().find((span) => span.name === name)

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const TRACEPARENT = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` }

test('a request, its operation and its calls of the database are one trace, which goes on with that of the caller', async () => {
  const lines: object[] = []
  const api = await openApi(fakeBehind(), { ...silent, info: (what) => lines.push(what) })
  kept.reset()
  await api.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...TRACEPARENT },
    payload: {
      query: 'query Secret($id: ID!) { entity(id: $id) { name } source(id: "paper") { id } }',
      variables: { id: 'acme' },
    },
  })
  expect(tree()).toMatchObject({ 'POST /graphql': undefined, 'query several': 'POST /graphql' })
  expect(named('POST /graphql')).toMatchObject({
    parentSpanContext: { spanId: 'b7ad6b7169203331' },
    attributes: { 'http.route': '/graphql', 'http.response.status_code': 200 },
  })
  for (const span of kept.getFinishedSpans()) expect(span.spanContext().traceId).toBe(TRACE)
  expect(lines).toMatchObject([{ traceId: TRACE, fields: ['entity', 'source'] }])
})

test('a page has the operations that it asks below it, and no value stands in any span', async () => {
  const api = await openApi()
  await api.app.inject('/v/shared-infrastructure.json?market=acme')
  expect(tree()).toMatchObject({ 'query sharedInfrastructure': 'GET /v/*', 'GET /v/*': undefined })
  const told = JSON.stringify(
    kept.getFinishedSpans().map(({ name, attributes, status }) => [name, attributes, status]),
  )
  expect(told).not.toContain('acme')
})

test('what failed says so by its code alone', async () => {
  const read = async (): Promise<never> => {
    throw new DealgraphError('DATABASE_UNAVAILABLE', 'The words of it.')
  }
  const api = await openApi(fakeBehind({ graph: fakeGraph({ read }) }))
  await api.app.inject('/v/shared-infrastructure.json')
  const failed = kept.getFinishedSpans().filter(({ status }) => status.code === SpanStatusCode.ERROR)
  expect(failed.map(({ attributes }) => attributes['error.type'])).toContain('DATABASE_UNAVAILABLE')
  expect(
    JSON.stringify(failed.map(({ attributes, status, events }) => [attributes, status, events])),
  ).not.toContain('words')
})
