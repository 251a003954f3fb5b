import { DealgraphError } from '../errors.ts'

/** How many are at work and how many wait, where only so many are served at once. */
export interface Queue {
  readonly running: number
  readonly waiting: number
}

export interface AtMost extends Queue {
  /** Whether whoever comes now is refused. */
  readonly isFull: boolean
  /** Resolves when there is a place; what it resolves to gives the place up again. BUSY where too many wait already, or after waiting too long. */
  enter(): Promise<() => void>
  /** Runs it when its turn comes. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Runs at most so many at once, which may change, and lets so many wait, first come, first served. What takes processor time and is begun for everyone
 * at once is done late for everyone.
 */
export function atMost(most: number | (() => number), mostWaiting: number, patienceMs?: number): AtMost {
  let running = 0
  const waiting = new Set<() => void>()
  const isTaken = (): boolean => running >= (typeof most === 'number' ? most : most())
  const isFull = (): boolean => isTaken() && waiting.size >= mostWaiting

  /** Whoever waits takes over the place, and others may where there are more by now. */
  function leaving(): () => void {
    let hasLeft = false
    return () => {
      if (hasLeft) return
      hasLeft = true
      running--
      for (const next of waiting) {
        if (isTaken()) return
        running++
        next()
      }
    }
  }

  async function turn(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const take = (): void => {
        waiting.delete(take)
        clearTimeout(giveUp)
        resolve()
      }
      const giveUp =
        patienceMs === undefined
          ? undefined
          : setTimeout(() => {
              waiting.delete(take)
              reject(busy())
            }, patienceMs)
      waiting.add(take)
    })
  }

  async function enter(): Promise<() => void> {
    if (isFull()) throw busy()
    if (isTaken()) await turn()
    else running++
    return leaving()
  }

  return {
    get running() {
      return running
    },
    get waiting() {
      return waiting.size
    },
    get isFull() {
      return isFull()
    },
    enter,
    async run(work) {
      const leave = await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}

export const busy = (): DealgraphError =>
  new DealgraphError('BUSY', 'The server has more to do just now than it takes on. Ask again in a moment.')
