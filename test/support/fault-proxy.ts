import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

interface Pair {
  near: Socket
  far: Socket
  /** What is held back, in its order. */
  held: (() => void)[]
  /** Nothing comes through any more, though nobody is told. */
  isDead: boolean
}

/** Stands before a server on the loopback address and breaks connections in the ways of a bad network. */
export class FaultProxy {
  /** Added each way. */
  latencyMs = 0
  /** Connections are cut without a word after so many bytes from the server. */
  cutAfterBytes = Number.POSITIVE_INFINITY
  /** Is told what clients send. */
  onSent: (bytes: Buffer) => void = () => undefined
  private mode: 'pass' | 'hold' | 'refuse' = 'pass'
  private readonly pairs = new Set<Pair>()
  private readonly server: Server
  private readonly upstream: number

  private constructor(upstream: number) {
    this.upstream = upstream
    this.server = createServer((near) => this.accept(near))
  }

  static async before(upstream: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(upstream)
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** Takes all bytes and hands none on. */
  hold(): void {
    this.mode = 'hold'
  }

  /** Resets every connection, and each that comes, at once. */
  refuse(): void {
    this.mode = 'refuse'
    this.reset()
  }

  /** Resets the connections that there are. */
  reset(): void {
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
  }

  /** From now on nothing is in the way; what was held back arrives. */
  heal(): void {
    this.latencyMs = 0
    this.cutAfterBytes = Number.POSITIVE_INFINITY
    this.mode = 'pass'
    for (const { held, isDead } of this.pairs) for (const send of isDead ? [] : held.splice(0)) send()
  }

  /** Those that are open stay silent for good; only new ones work again, as after a firewall has forgotten them. */
  healForNewOnes(): void {
    for (const pair of this.pairs) pair.isDead = true
    this.heal()
  }

  async close(): Promise<void> {
    this.reset()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  private accept(near: Socket): void {
    if (this.mode === 'refuse') {
      near.resetAndDestroy()
      return
    }
    const far = connect(this.upstream, '127.0.0.1')
    const pair: Pair = { near, far, held: [], isDead: false }
    this.pairs.add(pair)
    let fromServer = 0
    near.on('data', (bytes) => {
      this.onSent(bytes)
      this.pass(pair, far, bytes)
    })
    far.on('data', (bytes) => {
      fromServer += bytes.length
      if (fromServer > this.cutAfterBytes) near.destroy()
      else this.pass(pair, near, bytes)
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => {})
      one.on('close', () => {
        this.pairs.delete(pair)
        other.destroy()
      })
    }
  }

  private pass(pair: Pair, to: Socket, bytes: Buffer): void {
    const send = (): void => {
      if (!to.destroyed) to.write(bytes)
    }
    const arrive = (): void => {
      if (this.mode === 'hold' || pair.isDead) pair.held.push(send)
      else send()
    }
    if (this.latencyMs > 0) setTimeout(arrive, this.latencyMs)
    else arrive()
  }
}
