/** To two places, rounded half up in decimals: 0.595 is 0.60, though its binary form lies below. */
export const sayConfidence = (confidence: number): string => rounded(confidence, 2)

/** To as many places as it takes to be seen below a bound: 0.67 would not be below 0.67, where 0.665 is. */
export function sayBelow(confidence: number, bound: number): string {
  for (let places = 2; places < MOST_PLACES; places++) {
    const text = rounded(confidence, places)
    if (Number(text) < bound) return text
  }
  return String(confidence)
}
const MOST_PLACES = 12

const rounded = (confidence: number, places: number): string => {
  const finer = 10 ** (places + 1)
  return (Math.round(confidence * finer) / finer + 10 ** -(places + 7)).toFixed(places)
}
