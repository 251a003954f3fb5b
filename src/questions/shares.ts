import type { Range } from '../claims/types.ts'

/** A part of a whole: how much it is by some measure, and which share of the whole a claim says that it is. */
export interface Part {
  min: number
  /** Infinity where unknown. */
  max: number
  /** Null: no claim states its share, so the measure decides. */
  share: Range | null
}
export interface Share {
  min: number
  max: number
}

/** The same part where it may not count at all. */
export const perhaps = ({ max, share }: Part): Part => ({
  min: 0,
  max,
  share: share && { min: 0, max: share.max },
})

/**
 * Which share of the whole some of its parts are, at least and at most: [Lmin / (Lmin + Rmax), Lmax / (Lmax + Rmin)]. Parts whose
 * share a claim states have that share; the others divide what is left by their amounts. Unknown amounts are more than nothing, so
 * parts without a rest are all there is; nothing out of nothing may be any share. `open`: there is a rest that nobody knows.
 */
export function shareOf(parts: readonly Part[], rest: readonly Part[], open = false): Share {
  const [said, others] = [stated(parts), stated(rest)]
  const ratio = ratioOf(parts.filter(isMeasured), rest.filter(isMeasured), open)
  return {
    min: rounded(said.min + left(said.min + others.max) * ratio.min),
    max: rounded(said.max + left(said.max + others.min) * ratio.max),
  }
}

/** Sums are not exact in binary: a third is a third, in whichever order it was summed. */
const rounded = (share: number): number => Math.min(1, Math.round(share * 1e12) / 1e12)

const isMeasured = (part: Part): boolean => part.share === null
const left = (taken: number): number => Math.max(0, 1 - taken)
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Stated shares together; no sum of them is more than all. */
function stated(parts: readonly Part[]): Share {
  const shares = parts.flatMap(({ share }) => share ?? [])
  return {
    min: Math.min(1, sum(shares.map(({ min }) => min ?? 0))),
    max: Math.min(1, sum(shares.map(({ max }) => max ?? 1))),
  }
}

function ratioOf(parts: readonly Part[], rest: readonly Part[], open: boolean): Share {
  if (parts.length === 0) return { min: 0, max: 0 }
  const total = (of: readonly Part[], end: 'min' | 'max') => sum(of.map((part) => part[end]))
  const [least, most] = [total(parts, 'min'), total(parts, 'max')]
  const [restLeast, restMost] = [total(rest, 'min'), open ? Number.POSITIVE_INFINITY : total(rest, 'max')]
  return {
    min: restMost > 0 ? least / (least + restMost) : most > 0 ? 1 : 0,
    max: most === Number.POSITIVE_INFINITY || restMost === 0 ? 1 : most === 0 ? 0 : most / (most + restLeast),
  }
}
