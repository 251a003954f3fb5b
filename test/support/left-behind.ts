import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { hasEnded, processRef } from '../../src/graph/local/processes.ts'

/** Ends every process that was started for a folder of a test, such as the Neo4j of a server that was killed, even one that is paused. */
export async function endAllOf(folder: string): Promise<void> {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  const found = lines.filter((line) => line.includes(`${folder}/`)).map((line) => Number.parseInt(line, 10))
  for (const pid of found.filter((one) => one !== process.pid)) {
    const ref = processRef(pid)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself.
    }
    await hasEnded(ref, 5_000)
  }
}

/** The folder too. */
export async function endAllAndRemove(folder: string): Promise<void> {
  await endAllOf(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
