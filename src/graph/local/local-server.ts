import { setTimeout } from 'node:timers/promises'
import { DealgraphError } from '../../errors.ts'
import { isBroken } from '../failure.ts'
import { openGraph } from '../graph.ts'
import { Backoff } from './backoff.ts'
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
  /** Lets go of the database; stops it if it is ours, by force where it takes longer than that. Can be called again. */
  stop(withinMs?: number): Promise<void>
}

const LOOK_EVERY_MS = 500
/** How often it is asked whether it still can do its work, and how long it has to say so. */
const ASK_EVERY_MS = 2_000
/** Time that even a process that is ended by force takes to go. */
const FORCED_MS = 500

/**
 * The database of a data directory: started, or found running. It ends with the process that started it; whoever is
 * attached then starts it again on the same port, as does the owner when the database itself dies, or can no longer write.
 * It is tried again until it comes up, after a longer wait each time.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const log = options.log ?? (() => {})
  let running = await startOrAttach(options)
  let runningSince = Date.now()
  const { port, password } = running
  const uri = `bolt://127.0.0.1:${port}`
  const user = 'neo4j'
  const asked = openGraph({ uri, user, password, readTimeoutMs: ASK_EVERY_MS, writeTimeoutMs: ASK_EVERY_MS })
  const backoff = new Backoff()
  const stopping = new AbortController()
  let restarting: Promise<void> | undefined
  let asking: Promise<void> | undefined

  const looking = setInterval(look, LOOK_EVERY_MS)
  const askingNow = setInterval(() => {
    asking ??= endIfBroken().finally(() => {
      asking = undefined
    })
  }, ASK_EVERY_MS)
  for (const timer of [looking, askingNow]) timer.unref()

  function look(): void {
    if (stopping.signal.aborted || restarting || isRunning(running.server)) return
    restarting = restart().finally(() => {
      restarting = undefined
    })
  }

  async function restart(): Promise<void> {
    for (let ranMs = Date.now() - runningSince; !stopping.signal.aborted; ranMs = 0) {
      const wait = backoff.wait(ranMs)
      const when = wait === 0 ? 'now' : `in ${wait / 1_000} s`
      log(`The local database has stopped; it is started again ${when}.`)
      // Rejects only where nobody wants it any more.
      await setTimeout(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      if (stopping.signal.aborted) return
      try {
        running = await startOrAttach(options, port)
        runningSince = Date.now()
        log('The local database runs again.')
        break
      } catch (error) {
        log(error instanceof DealgraphError ? error.message : 'The local database could not be started.')
      }
    }
    if (stopping.signal.aborted) await release(running, STOP_WITHIN_MS)
  }

  /** One that could not write, for want of room on its disk, serves nothing any more, even when there is room again. */
  async function endIfBroken(): Promise<void> {
    if (stopping.signal.aborted || restarting || !running.owned) return
    const error: unknown = await asked.verify().catch((reason: unknown) => reason)
    if (!isBroken(error)) return
    log('The local database has failed; its disk may be full.')
    await endProcess(running.server, STOP_WITHIN_MS)
  }

  return {
    uri,
    user,
    password,
    get owned() {
      return running.owned
    },
    async stop(withinMs = STOP_WITHIN_MS) {
      stopping.abort()
      for (const timer of [looking, askingNow]) clearInterval(timer)
      const patienceMs = Math.max(0, withinMs - FORCED_MS)
      // A restart under way may take long; what it starts ends with us anyway.
      const restarted = Promise.race([restarting, setTimeout(patienceMs, undefined, { ref: false })])
      await Promise.all([asked.close(), restarted, release(running, patienceMs)])
    },
  }
}

async function release({ owned, server }: Running, patienceMs: number): Promise<void> {
  if (owned) await endProcess(server, patienceMs)
}
