import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process by number and start, since numbers are used again. */
export interface ProcessRef {
  readonly pid: number
  readonly start: string
}

export function processRef(pid: number): ProcessRef {
  return { pid, start: startOf(pid) ?? 'gone' }
}

export const isRunning = ({ pid, start }: ProcessRef): boolean => startOf(pid) === start

/** Something that only this process of this number has; nothing if there is none, or only its zombie. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return startOnLinux(pid)
  try {
    const text = execFileSync('ps', ['-o', 'lstart=,state=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return /\sZ\S*$/.test(text) ? undefined : text.replace(/\s\S+$/, '') || undefined
  } catch {
    return undefined
  }
}

function startOnLinux(pid: number): string | undefined {
  try {
    // The name in brackets may hold anything; state is the first field after it, the start time the twentieth.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? []
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${boot}:${fields[19]}`
  } catch {
    return undefined
  }
}

/** Asks a process to end, insists after a while, and returns when it has. */
export async function endProcess(ref: ProcessRef, patienceMs: number): Promise<void> {
  send(ref, 'SIGTERM')
  if (await hasEnded(ref, patienceMs)) return
  send(ref, 'SIGKILL')
  await hasEnded(ref, 5_000)
}

export async function hasEnded(ref: ProcessRef, patienceMs: number): Promise<boolean> {
  const end = Date.now() + patienceMs
  while (isRunning(ref)) {
    if (Date.now() > end) return false
    await pause(50)
  }
  return true
}

function send(ref: ProcessRef, signal: NodeJS.Signals): void {
  try {
    if (isRunning(ref)) process.kill(ref.pid, signal)
  } catch {
    // It ended in between, or is not ours; hasEnded tells.
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
