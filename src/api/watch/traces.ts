import {
  type Attributes,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { FastifyInstance } from 'fastify'
import { DealgraphError } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    span: Span | null
  }
}

const tracer = trace.getTracer('dealgraph')

/** The trace that goes on, for the log; nothing where none is kept. */
export const traceId = (): { traceId?: string } => {
  const told = trace.getActiveSpan()?.spanContext()
  return told ? { traceId: told.traceId } : {}
}

/** How it ended: never the words of an error, which may hold a value that somebody gave. */
const failed = (span: Span, code: string): Span =>
  span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', code)

/** A span of its own around `work`, below the one that goes on. */
export async function inSpan<T>(
  name: string,
  { kind, attributes }: { kind: SpanKind; attributes: Attributes },
  work: () => Promise<T>,
): Promise<T> {
  return await tracer.startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      failed(span, error instanceof DealgraphError ? error.code : 'other')
      throw error
    } finally {
      span.end()
    }
  })
}

/** Around one GraphQL operation; `tellOperation` says, before it ends, which it was. */
export const inOperation = <T>(work: () => Promise<T>): Promise<T> =>
  inSpan('operation', { kind: SpanKind.INTERNAL, attributes: {} }, work)

/** Names the span of the operation by what is counted of it. */
export function tellOperation(of: {
  type: string
  field: string
  outcome: string
  cost: number | null
}): void {
  const span = trace.getActiveSpan()
  if (!span) return
  span.updateName(`${of.type} ${of.field}`).setAttributes({
    'graphql.operation.type': of.type,
    'dealgraph.field': of.field,
    'dealgraph.outcome': of.outcome,
    ...(of.cost === null ? {} : { 'dealgraph.cost': of.cost }),
  })
  if (of.outcome !== 'ok') failed(span, of.outcome)
}

/** One span a request, by its route as the program knows it: an address would hold what somebody asked for. Goes on with the caller's trace. */
export function traceRequests(app: FastifyInstance): void {
  app.decorateRequest('span', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const from = propagation.extract(context.active(), request.headers)
    request.span = tracer.startSpan(
      `${request.method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': request.method,
          'http.route': route,
          'dealgraph.request_id': request.id,
        },
      },
      from,
    )
    context.with(trace.setSpan(from, request.span), done)
  })
  app.addHook('onResponse', async ({ span }, { statusCode }) => {
    span?.setAttribute('http.response.status_code', statusCode)
    if (span && statusCode >= 500) failed(span, String(statusCode))
    span?.end()
  })
  app.addHook('onRequestAbort', async ({ span }) => {
    if (span) failed(span, 'aborted').end()
  })
}
