/** Whether tests break things as often as is promised, or only so often that a mistake shows. */
export const LONG = process.env['FAULTS_LONG'] === '1'

/** Printed with what fails, and given as FAULTS_SEED to repeat it. */
export const SEED = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000)

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until it is so, and tells after how many milliseconds; what it waits for stands in the error. */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  withinMs = 60_000,
): Promise<number> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > withinMs) throw new Error(`After ${withinMs} ms still not: ${what}.`)
    await pause(50)
  }
  return performance.now() - began
}

/** What was measured, for docs/promises.md. */
export const report = (line: string): boolean => process.stdout.write(`  ${line}\n`)
