import { readFileSync } from 'node:fs'

/** The most memory that a process ever held at once; only Linux tells. */
export function peakMemoryMb(pid: number | undefined): number {
  const kb = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (kb === undefined) throw new Error('The system does not tell how much memory a process holds.')
  return Number(kb) / 1024
}
