import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { DealgraphError, type ErrorCode } from '../errors.ts'
import { BARE_ERROR_HEADERS } from './guards.ts'
import { errorBody } from './http-errors.ts'

type Refused = readonly [status: string, code: ErrorCode, message: string]

const REFUSED: Readonly<Record<string, Refused>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'TOO_EXPENSIVE',
    'The address and the headers of the request are too long together. Send a long document by POST.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'BAD_INPUT', 'The request did not arrive in time.'],
}
const NOT_HTTP: Refused = ['400 Bad Request', 'BAD_INPUT', 'What was sent is not HTTP.']

/** What cannot be read as a request has no route and no reply: it is answered on its socket, in the shape of all errors, and closed. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  // Who never said a word is not answered: there may be thousands of them.
  if (socket.writable && socket.bytesRead > 0) {
    const [status, code, message] = REFUSED[error.code ?? ''] ?? NOT_HTTP
    const body = JSON.stringify(errorBody(new DealgraphError(code, message), randomUUID()))
    socket.write(
      [
        `HTTP/1.1 ${status}`,
        ...Object.entries(BARE_ERROR_HEADERS).map(([name, value]) => `${name}: ${value}`),
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  }
  socket.destroy(error)
}
