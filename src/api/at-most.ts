import { DealgraphError } from '../errors.ts'
import type { Queue } from './watch/metrics.ts'

export interface AtMost extends Queue {
  /** Runs it when its turn comes; BUSY where too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Runs at most so many at once and lets so many wait, first come, first served. Drawing takes processor time: what is begun for everyone
 * at once is done late for everyone.
 */
export function atMost(most: number, mostWaiting: number): AtMost {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    get running() {
      return running
    },
    get waiting() {
      return waiting.length
    },
    async run(work) {
      if (running >= most) {
        if (waiting.length >= mostWaiting) {
          throw new DealgraphError(
            'BUSY',
            'Too many answers are being drawn just now. Ask again in a moment.',
          )
        }
        await new Promise<void>((resolve) => waiting.push(resolve))
      } else running++
      try {
        return await work()
      } finally {
        // Whoever waits takes over the place.
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
