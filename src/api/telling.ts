import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { DealgraphError } from '../errors.ts'
import { FORMATS } from '../surfaces/formats.ts'
import type { Look } from '../surfaces/look.ts'
import { type Notice, notice } from '../surfaces/notice.ts'
import { errorBody, sayWhenAgain, statusOfCode, toTold } from './http-errors.ts'
import type { Log } from './log.ts'
import { AnsweredWithErrors, policyOf } from './serving.ts'

/** Shown by wikis only with a status that says that all is well. */
const PICTURES = new Set(['svg', 'png'])

/** Where the answer should have been shown, and how. */
export interface Place {
  extension: string
  look: Pick<Look, 'theme' | 'width'>
  /** Who may show it in a frame; empty: nobody. */
  frameAncestors: readonly string[]
}

/** Sends a notice in the place of an answer, with this status; null where the format has no way to show one. */
export async function sendNotice(
  reply: FastifyReply,
  { extension, look, frameAncestors }: Place,
  status: number,
  told: Notice,
): Promise<FastifyReply | null> {
  const format = FORMATS.find((one) => one.extension === extension)
  const body = format ? await notice(extension, told, look) : null
  if (!format || body === null) return null
  return await reply
    .code(status)
    .type(format.mediaType)
    .header('content-security-policy', await policyOf(format, frameAncestors))
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(typeof body === 'string' ? body : Buffer.from(body))
}

/**
 * Tells a failure in the format that was asked for, so that it can be read where the answer should have stood. A picture that cannot be had
 * just now comes with status 200, since wikis and their caches show no other; nobody may keep it. Everything else has the status of its code.
 */
export async function tellInPlace(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  place: Place,
  log: Log,
): Promise<FastifyReply> {
  if (error instanceof AnsweredWithErrors) {
    const { data, errors, worst } = error
    sayWhenAgain(reply, worst)
    return await reply.code(statusOfCode(worst)).header('cache-control', 'no-store').send({ data, errors })
  }
  const [status, told] = toTold(error as FastifyError | DealgraphError)
  if (told.code === 'INTERNAL') log.error({ requestId: request.id, err: error }, 'request failed')
  sayWhenAgain(reply, told.code)
  reply.header('cache-control', 'no-store').header('dealgraph-error', told.code)
  const isPassing = status >= 500 && PICTURES.has(place.extension)
  const title = status >= 500 ? 'This cannot be shown just now' : 'This cannot be shown'
  const sent = await sendNotice(reply, place, isPassing ? 200 : status, { title, text: told.message })
  return sent ?? (await reply.code(status).send(errorBody(told, request.id)))
}
