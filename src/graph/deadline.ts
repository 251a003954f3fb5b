import { DealgraphError } from '../errors.ts'

export interface Limits {
  /** What is running, for the message. */
  readonly name: string
  /** 0 means none: give a signal then. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  /** Called once when the work is given up; must not throw. */
  readonly abandon: () => void
}

/** Milliseconds that are left, at least 1; 0 where there is no limit. */
export type Left = () => number

/**
 * Runs `work` and stops waiting for it at the deadline or the signal, whichever comes first.
 * No driver setting covers a network that swallows bytes, so this must not rely on `work` ever settling.
 */
export function withinLimits<T>(limits: Limits, work: (left: Left) => Promise<T>): Promise<T> {
  const { name, timeoutMs, signal, abandon } = limits
  if (signal?.aborted) return Promise.reject(reasonOf(signal))
  const end = performance.now() + timeoutMs
  const left: Left = () => (timeoutMs === 0 ? 0 : Math.max(1, Math.round(end - performance.now())))
  return new Promise<T>((resolve, reject) => {
    const release = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
    const giveUp = (error: Error) => {
      release()
      abandon()
      reject(error)
    }
    const onAbort = () => giveUp(reasonOf(signal))
    const timer =
      timeoutMs === 0
        ? undefined
        : setTimeout(() => giveUp(new DealgraphError('TIMEOUT', timeoutMessage(name, timeoutMs))), timeoutMs)
    signal?.addEventListener('abort', onAbort, { once: true })
    work(left).then(resolve, reject).finally(release)
  })
}

export const timeoutMessage = (name: string, timeoutMs: number): string =>
  `${name} took longer than ${timeoutMs} ms and was given up.`

/** Who cancels knows why, and nobody else reads it: the signal's own reason, without a code of ours. */
const reasonOf = (signal: AbortSignal | undefined): Error =>
  signal?.reason instanceof Error ? signal.reason : new DOMException('Cancelled', 'AbortError')

/** True if the promise settled within the time; never rejects. */
export async function settles(promise: Promise<unknown>, withinMs?: number): Promise<boolean> {
  const settled = promise.then(
    () => true,
    () => true,
  )
  if (withinMs === undefined) return settled
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs)
  })
  return Promise.race([settled, late]).finally(() => clearTimeout(timer))
}
