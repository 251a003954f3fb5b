import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import { type ExportParts, exportOf } from './export.ts'
import type { Log } from './log.ts'
import { pairsOf } from './views.ts'

/** Who takes nothing for so long has gone, though the connection stands. */
const STALLED_MS = 25_000

/** `GET /export?format=…`: the graph, or an answer's part of it, as a file. */
export function addExport(
  app: FastifyInstance,
  { admit, ...parts }: ExportParts & { admit: onRequestAsyncHookHandler },
  log: Log,
): void {
  app.get<{ Querystring: Record<string, string | string[]> }>(
    '/export',
    // Asking for the head alone would run all of it.
    { exposeHeadRoute: false, onRequest: admit },
    async (request, reply) => {
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const { mediaType, filename, chunks } = await exportOf(
        parts,
        [...pairsOf(request.query)],
        request.id,
        gone.signal,
      )
      request.budget?.lift()
      cutStalled(reply.raw)
      const body = Readable.from(chunks)
      body.once('error', (err) => {
        // The status is sent already: all that is left is to cut the connection, so that nobody takes a part for the whole.
        if (!gone.signal.aborted) log.error({ requestId: request.id, err }, 'export broke off')
      })
      return await reply
        .header('content-type', mediaType)
        .header('content-disposition', `attachment; filename="${filename}"`)
        .send(body)
    },
  )
}

/** Other connections are cut when nothing happens on them; here the database may be what is waited for. */
function cutStalled(response: ServerResponse): void {
  response.setTimeout(STALLED_MS, () => {
    if (response.writableNeedDrain) response.destroy()
    else response.socket?.setTimeout(STALLED_MS)
  })
}
