import { DealgraphError } from '../errors.ts'

/**
 * Runs at most so many at once and lets so many wait, first come, first served; BUSY for whoever comes beyond that. Drawing takes
 * processor time: what is begun for everyone at once is done late for everyone.
 */
export function atMost(most: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) {
      if (waiting.length >= mostWaiting) {
        throw new DealgraphError('BUSY', 'Too many answers are being drawn just now. Ask again in a moment.')
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
  }
}
