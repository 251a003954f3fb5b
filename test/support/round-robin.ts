import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

interface Member {
  address: string
  isReady: boolean
  /** One question at a time: a busy machine would drown in them. */
  isAsked: boolean
}
/** Behind a server that is asked this often, none that stops is sent anything more. */
const LOOK_EACH_MS = 200
/** Gone by itself before a server takes a connection for idle. */
const IDLE_MS = 15_000

/**
 * Stands before servers as a usual proxy does: each request goes to the next one whose /ready is 200, over connections that are kept, and is
 * never sent a second time. An answer tells under `x-answered-by` whose it is.
 */
export class RoundRobin {
  private readonly agent = new Agent({ keepAlive: true, timeout: IDLE_MS })
  private readonly members: Member[] = []
  private readonly server: Server
  private readonly looking: NodeJS.Timeout
  private turn = 0

  private constructor() {
    this.server = createServer((from, to) => this.pass(from, to))
    this.looking = setInterval(() => void this.look(), LOOK_EACH_MS)
  }

  static async before(addresses: readonly string[]): Promise<RoundRobin> {
    const proxy = new RoundRobin()
    for (const [i, address] of addresses.entries()) proxy.set(i, address)
    await proxy.look()
    proxy.server.listen(0, '127.0.0.1')
    await once(proxy.server, 'listening')
    return proxy
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Another server in this place; it gets requests once it is ready. */
  set(place: number, address: string): void {
    this.members[place] = { address, isReady: false, isAsked: false }
  }

  isReady(place: number): boolean {
    return this.members[place]?.isReady === true
  }

  async close(): Promise<void> {
    clearInterval(this.looking)
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
    this.agent.destroy()
  }

  private async look(): Promise<void> {
    await Promise.all(this.members.filter(({ isAsked }) => !isAsked).map(lookAt))
  }

  private pass(from: IncomingMessage, to: ServerResponse): void {
    const ready = [...this.members.entries()].filter(([, { isReady }]) => isReady)
    const [place, member] = ready[this.turn++ % Math.max(1, ready.length)] ?? []
    const fail = (why: string): void => {
      if (to.headersSent) to.destroy()
      else to.writeHead(502, { 'content-type': 'text/plain' }).end(why)
    }
    if (!member) {
      fail('No server is ready.')
      return
    }
    const { connection: _, ...headers } = from.headers
    const onward = request(new URL(from.url ?? '/', member.address), {
      method: from.method,
      headers,
      agent: this.agent,
    })
    onward.on('response', (answer) => {
      const { connection: _own, 'keep-alive': _keep, ...told } = answer.headers
      to.writeHead(answer.statusCode ?? 502, { ...told, 'x-answered-by': String(place) })
      answer.pipe(to)
      answer.on('error', () => to.destroy())
    })
    onward.on('error', (error) => fail(`Server ${place} broke off: ${error.message}`))
    from.pipe(onward)
  }
}

/** Slow is not gone: what takes long to answer stays what it was. */
async function lookAt(member: Member): Promise<void> {
  member.isAsked = true
  try {
    const told = await fetch(`${member.address}/ready`, { signal: AbortSignal.timeout(5_000) })
    await told.arrayBuffer()
    member.isReady = told.status === 200
  } catch (error) {
    if (!(error instanceof DOMException)) member.isReady = false
  } finally {
    member.isAsked = false
  }
}
