import { execFile, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** A real wiki on loopback, with one page that can be written. */
export interface Wiki {
  name: string
  version: string
  /** Writes the page in the wiki's own words, and gives its address. */
  write(text: string): Promise<string>
  stop(): void
}

/** Where a wiki is made, and the only address from which it is to show pictures. */
export interface Place {
  folder: string
  port: number
  pictures: string
}

export const run = promisify(execFile)

/** PHP's own server over a folder, ready when it answers; what is given back stops it. */
export async function serve(
  folder: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<() => void> {
  const server = spawn('php', ['-d', 'display_errors=0', '-S', `127.0.0.1:${port}`, '-t', folder], {
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4', ...env },
    stdio: 'ignore',
    // Its workers outlive it, unless all of its group are ended.
    detached: true,
  })
  const stop = (): void => {
    if (server.pid !== undefined) process.kill(-server.pid)
  }
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => null)) return stop
    await sleep(100)
  }
  stop()
  throw new Error(`PHP did not answer at port ${port}.`)
}
