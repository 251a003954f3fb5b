import { expect, it } from 'vitest'
import { sayBelow, sayConfidence } from './say-confidence.ts'

it.each([
  [0.595, '0.60'],
  [0.665, '0.67'],
  [0.6, '0.60'],
  [1, '1.00'],
  [0.1 + 0.2, '0.30'],
])('%d is said as %s', (confidence, said) => expect(sayConfidence(confidence)).toBe(said))

it.each([
  [0.665, 0.67, '0.665'],
  [0.6, 0.67, '0.60'],
  [0.6699, 0.67, '0.6699'],
  [0.2499, 0.25, '0.2499'],
  [0.66999999, 0.67, '0.66999999'],
])('%d is said to be below %d as %s', (confidence, bound, said) =>
  expect(sayBelow(confidence, bound)).toBe(said),
)
