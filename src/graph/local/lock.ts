import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { isRunning, type ProcessRef, pause, processRef } from './processes.ts'

const BEAT_MS = 1_000
/** A holder that has not touched its lock for so long is gone; needed where its process cannot be looked up. */
const STALE_MS = 15_000

interface Holder extends ProcessRef {
  readonly host: string
}

/**
 * Runs `work` while holding a lock file; one holder at a time among our processes. It saves work and confusion only:
 * that two databases never open one store is Neo4j's own lock's business.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, onWait: () => void): Promise<T> {
  let told = false
  while (!take(file)) {
    if (!told) onWait()
    told = true
    await pause(200)
  }
  const beat = setInterval(() => touch(file), BEAT_MS)
  beat.unref()
  try {
    return await work()
  } finally {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  const holder: Holder = { host: hostname(), ...processRef(process.pid) }
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  if (isStale(file)) discard(file)
  return false
}

function isStale(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_MS) return true
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return holder.host === hostname() && !isRunning(holder)
  } catch {
    // Gone, or being written: the next turn tells.
    return false
  }
}

/** By renaming, so that of several who find it stale only one removes it. */
function discard(file: string): void {
  const aside = `${file}.stale-${process.pid}`
  try {
    renameSync(file, aside)
    rmSync(aside, { force: true })
  } catch {
    // Another was faster.
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Removed from outside; the work goes on.
  }
}
