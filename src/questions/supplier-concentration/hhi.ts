/** How much one part of a whole may be: 0 ≤ min ≤ max, and max may be infinite. */
export interface Bounds {
  min: number
  max: number
}
export interface Hhi extends Bounds {
  /** Whether the maximum was looked for and not proved. */
  truncated: boolean
}

/** All shares of one hand: the index of a single supplier. */
const ALL = 10_000
/** Up to so many parts of unknown size every combination of ends is tried. */
const MOST_TRIED = 16

/**
 * The Herfindahl–Hirschman index of all wholes that the bounds allow, Σ sᵢ² × 10 000: from the least to the most. Null where there is
 * nothing to have a share of.
 */
export function hhiOf(parts: readonly Bounds[]): Hhi | null {
  // What is certainly nothing has no share.
  const counted = parts.filter(({ max }) => max > 0)
  if (counted.length === 0) return null
  const { value, truncated } = most(counted)
  return { min: ALL * least(counted), max: ALL * value, truncated }
}

/** The share of each part: least where the others are at their most, most where they are at their least. */
export function sharesOf(parts: readonly Bounds[]): Bounds[] {
  const [least, most] = [othersOf(parts.map(({ min }) => min)), othersOf(parts.map(({ max }) => max))]
  return parts.map(({ min, max }, i) => {
    const [restLeast = 0, restMost = 0] = [least[i], most[i]]
    if (max === 0) return { min: 0, max: 0 }
    return {
      min: restMost === 0 ? 1 : min / (min + restMost),
      max: max === Number.POSITIVE_INFINITY ? 1 : max / (max + restLeast),
    }
  })
}

/** For each the sum of all others; from both sides, because taking one away from a sum with ∞ leaves nothing to count with. */
function othersOf(amounts: readonly number[]): number[] {
  const before = sumsBefore(amounts)
  const after = sumsBefore(amounts.toReversed()).toReversed()
  return before.map((sum, i) => sum + (after[i] ?? 0))
}
function sumsBefore(amounts: readonly number[]): number[] {
  let sum = 0
  return amounts.map((amount) => {
    const before = sum
    sum += amount
    return before
  })
}

/** Σ x² / (Σ x)²; null where everything is 0. */
function concentration(amounts: readonly number[]): number | null {
  const sum = amounts.reduce((a, b) => a + b, 0)
  // Shares are squared, not amounts: dollars squared would lose digits.
  return sum > 0 ? amounts.reduce((total, amount) => total + (amount / sum) ** 2, 0) : null
}

const clamp = (value: number, { min, max }: Bounds): number => Math.min(Math.max(value, min), max)

/**
 * Shares are as even as they can be where every part is as near as its bounds allow to one level c, and at the best level
 * c = Σ x² / Σ x over the parts that are held at a bound. Which are held changes only where c passes a bound, so each stretch between
 * two neighbouring bounds is tried; where none is held, all are equal.
 */
function least(parts: readonly Bounds[]): number {
  const bounds = [...new Set(parts.flatMap(({ min, max }) => [min, max]))]
    .filter((bound) => bound > 0 && bound < Number.POSITIVE_INFINITY)
    .sort((a, b) => a - b)
  const edges = [0, ...bounds, Number.POSITIVE_INFINITY]
  const levels = edges.slice(1).flatMap((high, i) => {
    const low = edges[i] ?? 0
    const held = parts.flatMap(({ min, max }) => (min >= high ? [min] : max <= low ? [max] : []))
    const sum = held.reduce((a, b) => a + b, 0)
    const level = sum > 0 ? held.reduce((a, x) => a + x * (x / sum), 0) : between(low, high)
    return [clamp(level, { min: low, max: high })]
  })
  const found = [...bounds, ...levels]
    .filter((level) => level < Number.POSITIVE_INFINITY)
    .flatMap((level) => concentration(parts.map((part) => clamp(level, part))) ?? [])
  return Math.min(...found, 1)
}
const between = (low: number, high: number): number =>
  high < Number.POSITIVE_INFINITY ? (low + high) / 2 : low + 1

/** The most uneven shares have every part at one of its ends, for the index is convex; without an upper end one part may become nearly all. */
function most(parts: readonly Bounds[]): { value: number; truncated: boolean } {
  if (parts.length === 1 || parts.some(({ max }) => max === Number.POSITIVE_INFINITY)) {
    return { value: 1, truncated: false }
  }
  const ranged = parts.filter(({ min, max }) => min < max)
  const fixed = parts.filter(({ min, max }) => min === max).map(({ min }) => min)
  return ranged.length <= MOST_TRIED
    ? { value: best(ranged, fixed), truncated: false }
    : { value: searched(ranged, fixed), truncated: true }
}

/** Every combination of lower and upper ends. */
function best(ranged: readonly Bounds[], fixed: readonly number[]): number {
  const scale = [...fixed, ...ranged.map(({ max }) => max)].reduce((a, b) => a + b, 0)
  const go = (at: number, sum: number, squares: number): number => {
    const part = ranged[at]
    if (!part) return sum > 0 ? squares / sum ** 2 : 0
    const [low, high] = [part.min / scale, part.max / scale]
    return Math.max(go(at + 1, sum + low, squares + low ** 2), go(at + 1, sum + high, squares + high ** 2))
  }
  const known = fixed.map((amount) => amount / scale)
  return go(
    0,
    known.reduce((a, b) => a + b, 0),
    known.reduce((a, b) => a + b ** 2, 0),
  )
}

/** From each one at its upper end alone, and from the largest few of them, one end is turned at a time as long as that helps. */
function searched(ranged: readonly Bounds[], fixed: readonly number[]): number {
  const bySize = [...ranged].sort((a, b) => b.max + b.min - (a.max + a.min))
  const starts = bySize.flatMap((_, i) => [bySize.map((_, j) => j === i), bySize.map((_, j) => j <= i)])
  return Math.max(...starts.map((start) => climbed(bySize, fixed, start)))
}

function climbed(ranged: readonly Bounds[], fixed: readonly number[], start: readonly boolean[]): number {
  const ups = [...start]
  const amounts = ranged.map(({ min, max }, i) => (ups[i] === true ? max : min))
  let sum = [...amounts, ...fixed].reduce((a, b) => a + b, 0)
  let squares = [...amounts, ...fixed].reduce((a, b) => a + b ** 2, 0)
  for (let better = true; better; ) {
    better = false
    for (const [i, { min, max }] of ranged.entries()) {
      const [now = 0, then] = [amounts[i], ups[i] === true ? min : max]
      const [newSum, newSquares] = [sum - now + then, squares - now ** 2 + then ** 2]
      // By more than rounding, else two equal corners could be turned for ever.
      if (newSum <= 0 || newSquares / newSum ** 2 <= (squares / sum ** 2) * (1 + 1e-12)) continue
      ups[i] = then === max
      amounts[i] = then
      sum = newSum
      squares = newSquares
      better = true
    }
  }
  return concentration([...amounts, ...fixed]) ?? 0
}
