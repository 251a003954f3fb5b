import type { Range } from '../claims/types.ts'

/** A fraction in percent, without the noise of floating point. */
export const toPercent = (fraction: number): number => Number((fraction * 100).toPrecision(12))

/** A range of fractions in words: 14, 10–14, at least 10, at most 14. */
export function percent({ min, max }: Range): string {
  if (min !== null && max !== null)
    return min === max ? String(toPercent(min)) : `${toPercent(min)}–${toPercent(max)}`
  if (min !== null) return `at least ${toPercent(min)}`
  return max === null ? '' : `at most ${toPercent(max)}`
}
