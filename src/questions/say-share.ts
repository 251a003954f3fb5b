import { sayShare } from '../words/say-amounts.ts'
import type { Share } from './shares.ts'

/** "25 % of its known supply", "up to 40 % of …", "an unknown share of …", "all …": a share of a whole. */
export function sayMeasured({ min, max }: Share, whole: string): string {
  if (min === 1) return `all of ${whole}`
  if (max === 0) return `nothing of ${whole}`
  if (min === 0 && max === 1) return `an unknown share of ${whole}`
  return `${sayBounds({ min, max })} of ${whole}`
}

/** A share that may be nothing is "up to", one that may be all "at least". */
export const sayBounds = ({ min, max }: Share): string =>
  sayShare({ min: min === 0 && max > 0 ? null : min, max: max === 1 && min > 0 && min < 1 ? null : max }) ??
  'an unknown share'
