import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Params, Statement } from '../src/graph/graph.ts'

export interface Database {
  uri: string
  user: string
  password: string
}
/** One trip to the database, as it was made. */
export interface Trip {
  statement: Statement
  params: Params
}
/** Deadlines: those that people get, or none to speak of, so that a busy machine slows a run and does not fail it. */
export type Limits = 'real' | 'patient'
export interface Listen {
  do: 'listen'
  database: Database
  limits: Limits
  /** Whether answers are kept, as they are for people. */
  keeps: boolean
}
export type Order =
  | Listen
  | { do: 'record' }
  | { do: 'recorded' }
  | { do: 'replay'; name: string; trips: Trip[] }
  | { do: 'stop' }
/** Whatever the order asks for, in one form: an address, or the trips recorded. */
export interface Reply {
  port?: number
  trips?: Trip[]
  error?: string
}

/** A server in a process of its own, so that neither of the two compared pays for the other or for the client. */
export class Child {
  private readonly process: ChildProcess

  constructor(file: string, nodeOptions: readonly string[] = []) {
    const path = fileURLToPath(new URL(file, import.meta.url))
    this.process = fork(path, [], { execArgv: ['--import', 'tsx', ...nodeOptions] })
  }

  async order(order: Order): Promise<Reply> {
    const reply = await new Promise<Reply>((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`A server ended by itself (${code}).`))
      this.process.once('exit', gone)
      this.process.once('message', (message) => {
        this.process.off('exit', gone)
        resolve(message as Reply)
      })
      this.process.send(order)
    })
    if (reply.error !== undefined) throw new Error(reply.error)
    return reply
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    // It may have ended on its own, and then has nobody to tell.
    this.process.send({ do: 'stop' }, () => undefined)
    await ended
  }
}

/** The child's side: obeys one order after another; ends when told, or when the parent goes. */
export function obey(handle: (order: Order) => Promise<Reply>): void {
  const answer = async (order: Order): Promise<void> => {
    try {
      process.send?.(await handle(order))
    } catch (error) {
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
    if (order.do === 'stop') process.disconnect()
  }
  process.on('message', (order: Order) => void answer(order))
  process.on('disconnect', () => process.exit(0))
}
