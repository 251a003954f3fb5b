import { randomUUID } from 'node:crypto'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { atMost } from '../graph/at-most.ts'
import { currentBudget } from '../graph/budget.ts'
import { POOL_SIZE } from '../graph/driver.ts'
import { makeCallers } from '../keys/callers.ts'
import { loadSavedQueries } from '../questions/saved.ts'
import { type Accepting, acceptMore, WAITING } from './accepting.ts'
import { admission } from './access.ts'
import { execute, makeApollo, type Operation } from './apollo.ts'
import { addAudit } from './audit-route.ts'
import { boundBodies } from './bodies.ts'
import { addBookmarks } from './bookmarks.ts'
import { boundRequests, boundWrites } from './budgets.ts'
import { answerUnreadable } from './client-errors.ts'
import type { ApiContext, Behind } from './context.ts'
import { allowOrigins } from './cors.ts'
import { makeDraining } from './draining.ts'
import { addElement } from './element.ts'
import { addEmbed } from './embed.ts'
import { addAsk } from './explorer/ask.ts'
import { addAssets } from './explorer/assets.ts'
import { addEntity } from './explorer/entity.ts'
import { addSame } from './explorer/same.ts'
import { addShortLinks } from './explorer/short-links.ts'
import { warmExplorer } from './explorer/warm.ts'
import { addExport } from './export-route.ts'
import { addGraphiql } from './graphiql.ts'
import { refuseBadText, refuseLargeDocuments, refusePackedBodies, setSecurityHeaders } from './guards.ts'
import { refuseForeignHosts } from './hosts.ts'
import { answerBeforeRoutes, answerErrors, withRequestId } from './http-errors.ts'
import type { Log } from './log.ts'
import { addOembed } from './oembed.ts'
import { packTexts } from './packing.ts'
import { throttle } from './rate-limit.ts'
import { makeSchema } from './schema.ts'
import { serving } from './serving.ts'
import { capacityOf, shed } from './shedding.ts'
import { addStartPage } from './start-page.ts'
import { type Status, statusOf } from './status.ts'
import { keepSurroundings } from './surroundings.ts'
import { addTokens } from './tokens.ts'
import { addViews } from './views.ts'
import { makeMetrics } from './watch/metrics.ts'
import { operationsPlugin } from './watch/operations.ts'
import { addMetrics, watchRequests } from './watch/routes.ts'
import { inOperation, traceRequests } from './watch/traces.ts'
import { watched } from './watch/watched-graph.ts'

export interface ApiParts {
  config: Pick<
    Config,
    'limits' | 'reading' | 'metrics' | 'timeouts' | 'tokens' | 'traffic' | 'trustedProxies' | 'embedding'
  >
  behind: Behind
  log: Log
  /** How long a load balancer is given at least to see that /ready turned 503. */
  drainMs?: number
}

export interface Api {
  app: FastifyInstance
  /** Resolves to the address that it listens on. */
  listen(host: string, port: number): Promise<string>
  /** Makes ready what first readers would wait for; never rejects. */
  warm(): Promise<void>
  /** Lets requests in flight finish, refuses new ones, and ends within 15 seconds. */
  stop(): Promise<void>
}

const DRAIN_MS = 2_000
/** A request that has not ended by then, such as a long export, is cut off: the database has to be closed in the same fifteen seconds. */
const CUT_AFTER_MS = 10_000

export async function makeApi({
  config: { limits, reading, metrics: metricsFor, timeouts, tokens, traffic, trustedProxies, embedding },
  behind: unwatched,
  log,
  drainMs = DRAIN_MS,
}: ApiParts): Promise<Api> {
  const renders = atMost(traffic.renders, traffic.waitingRenders)
  const capacity = capacityOf(traffic)
  const status = statusOf(unwatched.graph)
  const metrics = makeMetrics({ status, requests: capacity.places, renders, connections: POOL_SIZE })
  const behind = { ...unwatched, graph: watched(unwatched.graph, metrics) }
  const schema = makeSchema(behind.questions)
  const saved = loadSavedQueries(schema)
  const plugins = [operationsPlugin(log, metrics), boundWrites(timeouts)]
  const apollo = makeApollo({ schema, limits, log, plugins })
  await apollo.start()

  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: limits.bodyBytes,
    // A whole request must arrive within the first; a socket on which nothing happens, such as one that nobody reads from, goes after the second.
    requestTimeout: 15_000,
    connectionTimeout: 25_000,
    keepAliveTimeout: 20_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 250, maxHeaderSize: 32_768 },
    exposeHeadRoutes: true,
    // What comes over a connection that is open already is answered: who sent it had no way to know.
    return503OnClosing: false,
    trustProxy: trustedProxies ?? false,
    frameworkErrors: answerBeforeRoutes,
    clientErrorHandler: answerUnreadable,
  })
  let accepting: Promise<Accepting> | undefined
  const { isDraining, drain } = makeDraining(app, drainMs)
  boundRequests(app, timeouts)
  const reached = addBookmarks(app, behind.graph)
  watchRequests(app, metrics)
  traceRequests(app)
  keepSurroundings(app)
  shed(app, capacity, metrics)
  boundBodies(app, limits.bodyBytes, metrics)
  setSecurityHeaders(app)
  const listensOn = refuseForeignHosts(app, embedding)
  packTexts(app)
  allowOrigins(app, embedding.origins)
  refuseBadText(app)
  refusePackedBodies(app)
  answerErrors(app, log)
  const throttled = await throttle(app, traffic.requestsPerMinute)
  const admitting = admission(app, makeCallers(behind.graph, tokens), throttled)
  const admit = reached(admitting(reading))
  const serve = serving({ apollo, behind, schema, renders, log })

  const answer = fastifyApolloHandler(apollo, {
    context: async ({ id, caller }): Promise<ApiContext> => ({
      behind,
      requestId: id,
      caller,
      now: new Date(),
    }),
  })
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: admit,
    preHandler: async (request) => refuseLargeDocuments(request.body, request.query, limits.documentBytes),
    onSend: async (request, reply, payload) =>
      reply.statusCode >= 400 ? withRequestId(payload, request.id) : payload,
    handler: (request, reply) => inOperation(async () => await answer.call(app, request, reply)),
  })
  addHealth(app, behind, { status, withinMs: timeouts.readMs, isDraining })
  if (metricsFor !== 'off') addMetrics(app, metrics, admitting(metricsFor))
  const views = { behind, saved, serve, log, reading, embedding, admit }
  addViews(app, views)
  addEmbed(app, views)
  addOembed(app, views)
  addElement(app)
  addTokens(app, { behind, saved, serve, log, embedding, admit: reached(throttled) })
  addExport(app, { apollo, behind, saved, schema, admit }, log)
  const explorer = {
    ...views,
    run: (requestId: string) => async (operation: Operation) =>
      await execute(apollo, behind, operation, requestId),
  }
  addAudit(app, { graph: behind.graph, admit })
  addStartPage(app, { ...explorer, status })
  addAsk(app, explorer)
  addEntity(app, { ...explorer, schema })
  addSame(app, explorer)
  addAssets(app)
  addShortLinks(app, { ...views, limits })
  addGraphiql(app)

  return {
    app,
    async listen(host, port) {
      listensOn(host)
      try {
        const address = await app.listen({ host, port, backlog: WAITING })
        accepting = acceptMore(app.server)
        await accepting
        return address
      } catch (error) {
        throw toListenError(error, host, port)
      }
    },
    async warm() {
      const execute = explorer.run('warming')
      await warmExplorer(execute).catch((error: unknown) =>
        log.warn({ err: error }, 'not all could be warmed'),
      )
    },
    async stop() {
      const cut = setTimeout(() => app.server.closeAllConnections(), CUT_AFTER_MS)
      try {
        await drain()
        await Promise.all([(await accepting)?.close(), app.close()])
        await apollo.stop()
      } finally {
        clearTimeout(cut)
      }
    },
  }
}

/** /health: this process runs. /ready: it can answer, for the database does and holds a prepared store. */
function addHealth(
  app: FastifyInstance,
  { graph }: Behind,
  {
    status,
    withinMs,
    isDraining,
  }: { status: () => Promise<Status>; withinMs: number; isDraining: () => boolean },
): void {
  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    const notReady = async (reason: string) => await reply.code(503).send({ status: 'unavailable', reason })
    currentBudget()?.limit(withinMs)
    if (isDraining()) return await notReady('The server is stopping.')
    try {
      await graph.verify()
      if ((await status()).graphVersion === null)
        return await notReady('The database has not been prepared and seeded yet.')
      return { status: 'ready' }
    } catch {
      return await notReady('The database does not answer.')
    }
  })
}

function toListenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new DealgraphError('PORT_TAKEN', `Port ${port} on ${host} is taken by another program.`, { port })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES') {
    return new DealgraphError('BAD_CONFIG', `The server cannot listen on ${host}, port ${port} (${code}).`)
  }
  return error
}
