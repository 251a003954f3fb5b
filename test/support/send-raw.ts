import { EventEmitter, once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

/** A request that `fetch` would not send. */
export interface SentAs {
  method?: string
  path?: string
  headers?: Readonly<Record<string, string>>
  body?: string | Buffer
  /** Instead of a body: spaces, until the server wants no more. */
  streamedBytes?: number
  /** Without saying how long it is. */
  isChunked?: boolean
}

export interface RawAnswer {
  status: number
  ms: number
  bytes: number
  text: string
  code: string | undefined
  headers: NodeJS.Dict<string | string[]>
}

const PIECE = Buffer.alloc(65_536, ' ')

/** Whoever still sends when the connection is cut may not get to hear the answer, and then asks again. */
const TRIES = 5

/** What came back; an answer counts though the server cuts the connection while it is still being sent to. */
export async function sendRaw(address: string, sent: SentAs): Promise<RawAnswer> {
  for (let tries = 1; ; tries++) {
    try {
      return await sendOnce(address, sent)
    } catch (error) {
      if (tries === TRIES || sent.streamedBytes === undefined) throw error
    }
  }
}

async function sendOnce(
  address: string,
  { method = 'POST', path = '/graphql', headers = {}, body, streamedBytes, isChunked = false }: SentAs,
): Promise<RawAnswer> {
  const began = performance.now()
  return await new Promise((resolve, reject) => {
    const length = isChunked ? {} : { 'content-length': streamedBytes ?? Buffer.byteLength(body ?? '') }
    const state = { hasAnswer: false }
    const outgoing = request(`${address}${path}`, {
      method,
      headers: { ...headers, ...length },
      agent: false,
    })
    outgoing.on('response', (response) => {
      state.hasAnswer = true
      const pieces: Buffer[] = []
      const end = (): void => {
        const text = Buffer.concat(pieces).toString()
        resolve({
          status: response.statusCode ?? 0,
          ms: performance.now() - began,
          bytes: Buffer.concat(pieces).length,
          text,
          code: codeOf(text),
          headers: response.headers,
        })
        outgoing.destroy()
      }
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.once('end', end)
      response.once('error', end)
    })
    outgoing.on('error', (error) => {
      if (!state.hasAnswer) reject(error)
    })
    if (streamedBytes === undefined) outgoing.end(body)
    else void stream(outgoing, streamedBytes, () => state.hasAnswer)
  })
}

async function stream(outgoing: ClientRequest, bytes: number, isOver: () => boolean): Promise<void> {
  const goesOn = new EventEmitter()
  for (const event of ['drain', 'close', 'response', 'continue']) outgoing.on(event, () => goesOn.emit('on'))
  if (outgoing.hasHeader('expect')) {
    outgoing.flushHeaders()
    await once(goesOn, 'on')
  }
  for (let sent = 0; sent < bytes && !isOver() && !outgoing.destroyed; sent += PIECE.length) {
    if (!outgoing.write(PIECE.subarray(0, Math.min(PIECE.length, bytes - sent)))) await once(goesOn, 'on')
    // What came back is looked at first.
    await setTimeout(1)
  }
  if (!isOver() && !outgoing.destroyed) outgoing.end()
}

function codeOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] }).errors?.[0]?.extensions
      ?.code
  } catch {
    return undefined
  }
}
