import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Load, LoadTold } from './load-process.ts'

/** Offers a server load from a process of its own, and tells what became of it. */
export function loadOn(address: string) {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), [address], {
    execArgv: ['--import', 'tsx'],
  })
  return {
    async offer(load: Load): Promise<LoadTold> {
      const told = once(child, 'message')
      child.send(load)
      return ((await told) as [LoadTold])[0]
    },
    end: () => child.disconnect(),
  }
}
