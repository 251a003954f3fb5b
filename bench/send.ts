import { Agent, request } from 'node:http'

export interface Sent {
  ms: number
  status: number
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Sends a request and reads the whole answer; returns it with the milliseconds that took. */
export async function send(port: number, path: string, body: string): Promise<Sent> {
  const start = performance.now()
  return await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const outgoing = request(
      { agent, port, host: '127.0.0.1', path, method: 'POST', headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const ms = performance.now() - start
          resolve({ ms, status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() })
        })
      },
    )
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // The server may have closed a connection that was idle while another was asked.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve(send(port, path, body))
      else reject(error)
    })
    outgoing.end(body)
  })
}
