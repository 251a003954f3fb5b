import { setTimeout } from 'node:timers/promises'
import { DealgraphError } from '../../errors.ts'
import { endProcess, isRunning } from './processes.ts'
import { type LocalServerOptions, type Running, STOP_WITHIN_MS, startOrAttach } from './server.ts'

export { SMALL } from './conf.ts'
export type { LocalServerOptions } from './server.ts'

export interface LocalServer {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** True while this process is the one whose end ends the database. Changes when it takes over. */
  readonly owned: boolean
  /** Lets go of the database; stops it if it is ours. Can be called again. */
  stop(): Promise<void>
  /** Called once if the database goes and does not come back at this address. */
  onExit(listener: (error: DealgraphError) => void): void
}

const LOOK_EVERY_MS = 500
/** More restarts than this within the window and the cause is not passing. */
const RESTARTS = 3
const WINDOW_MS = 60_000

/**
 * The database of a data directory: started, or found running. It ends with the process that started it; whoever is
 * attached then starts it again on the same port, as does the owner when the database itself dies.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const log = options.log ?? (() => {})
  let running = await startOrAttach(options)
  const { port, password } = running
  const listeners: ((error: DealgraphError) => void)[] = []
  let restarts: number[] = []
  let stopped = false
  let restarting: Promise<void> | undefined

  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()

  function look(): void {
    if (stopped || restarting || isRunning(running.server)) return
    restarting = restart()
      .catch(giveUp)
      .finally(() => {
        restarting = undefined
      })
  }

  async function restart(): Promise<void> {
    restarts = [...restarts.filter((at) => at > Date.now() - WINDOW_MS), Date.now()]
    if (restarts.length > RESTARTS) throw gone('The local database keeps stopping; see its logs.')
    log('The local database has stopped; starting it again.')
    running = await startOrAttach(options)
    if (stopped) await release(running)
    else if (running.port !== port) {
      await release(running)
      throw gone('The local database came back on another port; start this program again.')
    }
  }

  function giveUp(error: unknown): void {
    clearInterval(timer)
    const coded = error instanceof DealgraphError ? error : gone('The local database has stopped.', error)
    for (const listener of listeners) listener(coded)
  }

  return {
    uri: `bolt://127.0.0.1:${port}`,
    user: 'neo4j',
    password,
    get owned() {
      return running.owned
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      // A restart under way may take long; what it starts ends with us anyway.
      await Promise.race([restarting, setTimeout(STOP_WITHIN_MS, undefined, { ref: false })])
      await release(running)
    },
    onExit(listener) {
      listeners.push(listener)
    },
  }
}

async function release({ owned, server }: Running): Promise<void> {
  if (owned) await endProcess(server, STOP_WITHIN_MS)
}

const gone = (message: string, cause?: unknown) =>
  new DealgraphError('DATABASE_UNAVAILABLE', message, {}, { cause })
