import type { SpanExporter } from '@opentelemetry/sdk-trace-node'
import type { Config } from '../config.ts'
import type { Log } from './doors.ts'

/** What is not sent by then is lost: nobody's end waits for a collector. */
const LAST_SENT_WITHIN_MS = 1_000

/** Sends spans to where OTEL_EXPORTER_OTLP_ENDPOINT says; resolves to what ends that. Without it nothing is kept, nor loaded. */
export async function startTracing(
  { tracing }: Pick<Config, 'tracing'>,
  log: Log,
): Promise<() => Promise<void>> {
  if (tracing === null) return async () => undefined
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } = resources
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'dealgraph' }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      new BatchSpanProcessor(telling(new OTLPTraceExporter({ url: `${tracing.endpoint}/v1/traces` }), log)),
    ],
  })
  provider.register()
  return async () => {
    const late = new Promise((resolve) => setTimeout(resolve, LAST_SENT_WITHIN_MS).unref())
    await Promise.race([provider.shutdown().catch(() => undefined), late])
  }
}

/** The same, but the log says when a collector stops taking spans, and when it takes them again. */
function telling(exporter: SpanExporter, log: Log): SpanExporter {
  let isTaken = true
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const was = isTaken
        isTaken = result.error === undefined
        if (was && !isTaken)
          log.warn({}, 'traces could not be sent: is OTEL_EXPORTER_OTLP_ENDPOINT right, and up?')
        if (!was && isTaken) log.info({}, 'traces are sent again')
        done(result)
      })
    },
    shutdown: () => exporter.shutdown(),
  }
}
