/**
 * The Herfindahl–Hirschman index within bounds, slowly. Least: one part after the other is set to what is best while the others stay,
 * Σ others² / Σ others, until nothing moves any more; the index has no other low point than its lowest. Most: every corner.
 */
export interface Ends {
  min: number
  max: number
}

export function hhi(amounts: readonly number[]): number {
  const sum = amounts.reduce((a, b) => a + b, 0)
  return sum === 0 ? 0 : 10_000 * amounts.reduce((total, amount) => total + (amount / sum) ** 2, 0)
}

export function leastHhi(parts: readonly Ends[]): number {
  const counted = parts.filter((part) => part.max > 0)
  const high = Math.max(
    1,
    ...counted.flatMap(({ min, max }) => [min, ...(max < Number.POSITIVE_INFINITY ? [max] : [])]),
  )
  // From the top of the bounds, where nothing is 0.
  const amounts = counted.map(({ max }) => Math.min(max, high))
  for (let round = 0; round < 3_000; round++) {
    for (const [i, { min, max }] of counted.entries()) {
      const others = amounts.filter((_, j) => j !== i)
      const sum = others.reduce((a, b) => a + b, 0)
      if (sum > 0)
        amounts[i] = Math.min(
          Math.max(
            others.reduce((a, b) => a + b * (b / sum), 0),
            min,
          ),
          max,
        )
    }
  }
  return hhi(amounts)
}

export function mostHhi(parts: readonly Ends[]): number {
  const counted = parts.filter((part) => part.max > 0)
  if (counted.length === 1 || counted.some((part) => part.max === Number.POSITIVE_INFINITY)) return 10_000
  const corners = counted.reduce<number[][]>(
    (some, { min, max }) =>
      some.flatMap((corner) => [
        [...corner, min],
        [...corner, max],
      ]),
    [[]],
  )
  return Math.max(...corners.map(hhi))
}
