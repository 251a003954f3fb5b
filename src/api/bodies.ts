import { Transform } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { busy } from '../graph/at-most.ts'
import type { Metrics } from './watch/metrics.ts'

/** So many of the largest bodies may be in the memory together. */
const LARGEST_AT_ONCE = 64

/** Bounds what is kept of all bodies together, from their first byte until their requests are over: many that arrive slowly would fill the memory. */
export function boundBodies(
  app: FastifyInstance,
  bodyBytes: number,
  { requestShed }: Pick<Metrics, 'requestShed'>,
): void {
  const most = LARGEST_AT_ONCE * bodyBytes
  let kept = 0
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { headers } = request
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
      done(null, payload)
      return
    }
    let own = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        // One that is too large is refused for that, and nothing is kept of it.
        if (own + chunk.length > bodyBytes) {
          next(null, chunk)
          return
        }
        if (kept + chunk.length > most) {
          requestShed('bodies')
          reply.header('connection', 'close')
          next(busy())
          // The rest is let go by, so that the answer is read.
          payload.resume()
          return
        }
        own += chunk.length
        kept += chunk.length
        next(null, chunk)
      },
    })
    reply.raw.once('close', () => {
      kept -= own
    })
    payload.once('error', (error) => counted.destroy(error))
    done(null, payload.pipe(counted))
  })
}
